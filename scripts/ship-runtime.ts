/// Puts beside the built program what runs the language model, so that a user need install nothing more: the WebAssembly of
/// onnxruntime-web, and the native code of onnxruntime-node for Linux on x64, which is what servers have. The whole of both
/// packages would be 430 MB. Run by `npm run build`.
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'tsdown';
import { ONNXRUNTIME, SHIPPED_RUNTIME, WASM_FILE } from '../src/equip/runtime.js';

const SHIPPED_PLATFORM = 'bin/napi-v6/linux/x64';

const require = createRequire(import.meta.url);
const web = dirname(dirname(require.resolve('onnxruntime-web')));
const node = dirname(dirname(require.resolve('onnxruntime-node')));
for (const folder of [web, node]) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  if (version !== ONNXRUNTIME) throw new Error(`${name} is ${version}, src/equip/runtime.ts says ${ONNXRUNTIME}`);
}
mkdirSync(SHIPPED_RUNTIME, { recursive: true });
cpSync(join(web, 'dist', WASM_FILE), join(SHIPPED_RUNTIME, WASM_FILE));
cpSync(join(node, SHIPPED_PLATFORM), join(SHIPPED_RUNTIME, SHIPPED_PLATFORM), { recursive: true });
// Its `require` of the native code is relative, and so keeps its place.
await build({
  config: false,
  entry: { node: require.resolve('onnxruntime-node') },
  outDir: join(SHIPPED_RUNTIME, 'js'),
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  dts: false,
  deps: { alwaysBundle: /./, onlyBundle: ['onnxruntime-common', 'onnxruntime-node'] },
  logLevel: 'error',
});
