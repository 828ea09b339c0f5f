import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import type { Network } from '../parse/network.js';
import { openNetwork as openNetworkOn, type Onnx } from '../parse/onnx.js';
import { openParser } from '../parse/open-parser.js';
import type { Parser } from '../parse/parser.js';
import { PACKAGE_ROOT } from './package-root.js';

/// The model that comes with the package.
const OWN_MODEL = join(PACKAGE_ROOT, 'language', 'en', 'model');

/// Which runtime evaluates the network: `node` is several times faster but an optional dependency.
export type Runtime = 'node' | 'web';

/// The parser with the model of the package, or of another directory. Throws `model-missing`, `model-broken` and
/// `model-format`.
export async function loadParser(directory = OWN_MODEL, runtime?: Runtime): Promise<Parser> {
  return openParser((name) => read(directory, name), importRuntime(runtime));
}

/// The network alone, as `loadParser` opens it.
export async function openNetwork(bytes: Uint8Array, file: string, runtime?: Runtime): Promise<Network> {
  return openNetworkOn(await importRuntime(runtime), bytes, file);
}

/// onnxruntime-node where that is installed, else onnxruntime-web; one thread in either.
async function importRuntime(runtime: Runtime | undefined): Promise<Onnx> {
  if (runtime !== 'web') {
    try {
      return await import('onnxruntime-node');
    } catch (cause) {
      if (runtime === 'node') throw cause;
    }
  }
  const web = await import('onnxruntime-web/wasm');
  web.env.wasm.numThreads = 1;
  return web;
}

async function read(directory: string, name: string): Promise<Buffer> {
  const file = join(directory, name);
  try {
    return await readFile(file);
  } catch (cause) {
    throw new HerodotusError('model-missing', { file }, cause);
  }
}
