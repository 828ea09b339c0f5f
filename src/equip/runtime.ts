import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as OnnxRuntimeNode from 'onnxruntime-node';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import type { Onnx } from '../parse/onnx.js';
import { PACKAGE_ROOT } from './package-root.js';

/// Which runtime evaluates the network: `node` is native code and several times faster than `web`, which is WebAssembly.
export type Runtime = 'node' | 'web';

/// The version of ONNX Runtime that Herodotus is tested with, and that comes with the package.
export const ONNXRUNTIME = '1.30.0';

/// What the build puts beside the program (scripts/ship-runtime.ts): WebAssembly for all, native code for one platform.
export const SHIPPED_RUNTIME = join(PACKAGE_ROOT, 'dist', 'onnxruntime');
export const WASM_FILE = 'ort-wasm-simd-threaded.wasm';
/// Where the native code of a platform lies in onnxruntime-node, and in `SHIPPED_RUNTIME`.
export const NATIVE_CODE = `bin/napi-v6/${process.platform}/${process.arch}`;

/// The runtime that was taken, and why a faster one was not.
export interface OpenedRuntime {
  readonly kind: Runtime;
  readonly onnx: Onnx;
  readonly version: string;
  /// Where it was found: `shipped` with this package, or a `package` that is installed beside it.
  readonly from: 'shipped' | 'package';
  /// What each place said that was asked before.
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly place: string;
  readonly reason: string;
}

/// A runtime as a module, which says its version.
type Module = Onnx & { readonly env: { readonly versions: { readonly common: string } } };

/// One place where a runtime may be. `load` throws where it is not there or does not run on this machine.
export interface Place {
  readonly name: string;
  readonly kind: Runtime;
  readonly from: OpenedRuntime['from'];
  load(): Promise<Module>;
}

/// From the sources, the packages that npm put there for developers are used, so that a build under way disturbs nothing.
const BUILT = import.meta.url.endsWith('.js');

/// The native code that came with the package, then onnxruntime-node where somebody installed it, then WebAssembly.
const PLACES: readonly Place[] = [
  ...(BUILT
    ? [{ name: 'native code of the package', kind: 'node', from: 'shipped', load: shippedNative } as const]
    : []),
  { name: 'onnxruntime-node', kind: 'node', from: 'package', load: () => import('onnxruntime-node') },
  { name: 'onnxruntime-web', kind: 'web', from: BUILT ? 'shipped' : 'package', load: webAssembly },
];

/// The first runtime that loads, or the first of the kind wanted; one thread in either. Throws `runtime-missing`.
export async function openRuntime(wanted?: Runtime, places: readonly Place[] = PLACES): Promise<OpenedRuntime> {
  const refused: Refusal[] = [];
  for (const { name, kind, from, load } of places) {
    if (wanted !== undefined && kind !== wanted) continue;
    try {
      const onnx = await load();
      return { kind, onnx, version: onnx.env.versions.common, from, refused };
    } catch (cause) {
      refused.push({ place: name, reason: reasonOf(cause) });
    }
  }
  throw new HerodotusError('runtime-missing', { reasons: reasonsOf(refused) });
}

/// What to say of a runtime that is slower than need be (`runtime-slow`), or null.
export function slownessOf({ kind, refused }: Pick<OpenedRuntime, 'kind' | 'refused'>): Problem | null {
  if (kind === 'node') return null;
  return problem('runtime-slow', { reasons: reasonsOf(refused), version: ONNXRUNTIME });
}

function reasonsOf(refused: readonly Refusal[]): string {
  return refused.map(({ place, reason }) => `${place}: ${reason}`).join('; ') || 'as was asked';
}

async function shippedNative(): Promise<Module> {
  if (!existsSync(join(SHIPPED_RUNTIME, NATIVE_CODE)))
    throw new Error(`none for ${process.platform} on ${process.arch}`);
  const loaded: typeof OnnxRuntimeNode = createRequire(import.meta.url)(join(SHIPPED_RUNTIME, 'js', 'node.cjs'));
  return Promise.resolve(loaded);
}

async function webAssembly(): Promise<Module> {
  const web = await import('onnxruntime-web/wasm');
  web.env.wasm.numThreads = 1;
  if (BUILT) web.env.wasm.wasmBinary = await readFile(join(SHIPPED_RUNTIME, WASM_FILE));
  return web;
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const absent = 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
  return absent ? 'not installed' : (cause.message.split('\n')[0] ?? '');
}
