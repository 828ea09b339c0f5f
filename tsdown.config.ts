import { createRequire } from 'node:module';
import { defineConfig } from 'tsdown';

/// WordNet's tables are code, an assignment for each of 77,000 words. As JSON they take a third of the time to load, which was a
/// sixth of the program's start.
const wordnetAsJson = {
  name: 'wordnet-as-json',
  transform: {
    filter: { id: /wink-lexicon\/src\/wn-[a-z-]+\.js$/ },
    handler(_code: string, id: string): string {
      const table: unknown = createRequire(import.meta.url)(id);
      const parsed = `JSON.parse(${JSON.stringify(JSON.stringify(table))})`;
      return `module.exports = ${Array.isArray(table) ? parsed : `Object.setPrototypeOf(${parsed}, null)`};\n`;
    },
  },
};

const shared = {
  format: 'esm',
  clean: true,
  fixedExtension: false,
  sourcemap: false,
} as const;

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      cli: 'src/cli/main.ts',
      worker: 'src/work/worker.ts',
      counting: 'src/store/sqlite/counting-thread.ts',
      exporting: 'src/work/export-thread.ts',
    },
    platform: 'node',
    plugins: [wordnetAsJson],
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
