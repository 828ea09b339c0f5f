import { defineConfig } from 'tsdown';

const shared = {
  format: 'esm',
  clean: true,
  fixedExtension: false,
  sourcemap: false,
} as const;

export default defineConfig([
  {
    ...shared,
    entry: { index: 'src/index.ts', cli: 'src/cli/main.ts', worker: 'src/work/worker.ts' },
    platform: 'node',
    target: 'node20',
    dts: { entry: 'src/index.ts' },
    // What is large on disk and of which little is used comes with the program; scripts/ship-runtime.ts adds the runtimes.
    deps: {
      alwaysBundle: [/^onnxruntime-(?:web|common)/, /^wink-/],
      neverBundle: ['onnxruntime-node'],
      onlyBundle: ['onnxruntime-common', 'onnxruntime-web', 'wink-lemmatizer', 'wink-lexicon'],
    },
    banner:
      '/*! Herodotus, Apache-2.0; holds onnxruntime-web, wink-lemmatizer and wink-lexicon, all MIT (licences/) */',
  },
  /// One file with all that it needs, so that a page can import it from any static host.
  {
    ...shared,
    entry: { browser: 'src/browser/index.ts' },
    platform: 'browser',
    target: 'es2023',
    minify: true,
    deps: { alwaysBundle: /./, onlyBundle: ['onnxruntime-web', 'wink-lemmatizer', 'wink-lexicon'] },
    banner: '/*! Herodotus, Apache-2.0; holds onnxruntime-web, wink-lemmatizer and wink-lexicon, all MIT */',
    dts: true,
  },
]);
