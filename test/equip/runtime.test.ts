import { readFileSync } from 'node:fs';
import * as onnx from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import { HerodotusError } from '../../src/annotation/problem.js';
import { ONNXRUNTIME, openRuntime, slownessOf, type Place, type Runtime } from '../../src/equip/runtime.js';

function place(name: string, kind: Runtime, failure?: Error): Place {
  return { name, kind, from: 'package', load: () => (failure ? Promise.reject(failure) : Promise.resolve(onnx)) };
}

const ABSENT = Object.assign(new Error("Cannot find package 'onnxruntime-node'"), { code: 'ERR_MODULE_NOT_FOUND' });
const TOO_NEW = new Error('libm.so.6: version `GLIBC_2.28’ not found\n  at Module.load');

describe('the runtime', () => {
  it('is native code where that runs', async () => {
    const { kind, refused } = await openRuntime(undefined, [place('native', 'node'), place('wasm', 'web')]);
    expect({ kind, refused }).toEqual({ kind: 'node', refused: [] });
  });

  it('is WebAssembly elsewhere, and each place that was asked before says why it was not', async () => {
    const places = [place('shipped', 'node', TOO_NEW), place('onnxruntime-node', 'node', ABSENT), place('wasm', 'web')];
    const { kind, refused } = await openRuntime(undefined, places);
    expect(kind).toBe('web');
    expect(refused).toEqual([
      { place: 'shipped', reason: 'libm.so.6: version `GLIBC_2.28’ not found' },
      { place: 'onnxruntime-node', reason: 'not installed' },
    ]);
  });

  it('is told to be slow where it is not native code, with what to do', async () => {
    const native = place('native', 'node');
    expect(slownessOf(await openRuntime(undefined, [native]))).toBe(null);
    const slow = slownessOf(await openRuntime(undefined, [place('native', 'node', ABSENT), place('wasm', 'web')]));
    expect(slow).toMatchObject({ code: 'runtime-slow', severity: 'warning' });
    expect(slow?.message).toContain('(native: not installed)');
    expect(slow?.remedy).toBe(`npm install onnxruntime-node@${ONNXRUNTIME} --ignore-scripts`);
  });

  it('is the one that is wanted, or none', async () => {
    const places = [place('native', 'node', ABSENT), place('wasm', 'web')];
    expect((await openRuntime('web', places)).refused).toEqual([]);
    await expect(openRuntime('node', places)).rejects.toThrow(HerodotusError);
    await expect(openRuntime('node', places)).rejects.toThrow(/\(native: not installed\)/);
  });

  it.each(['node', 'web'] as const)(
    'of the sources is the version that the package is tested with: %s',
    async (kind) => {
      expect((await openRuntime(kind)).version).toBe(ONNXRUNTIME);
      const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
      expect(manifest).toContain(`"onnxruntime-${kind}": "${ONNXRUNTIME}"`);
    },
  );
});

/// npm 10 knows no list of scripts that may run; it runs what the lock says a package has. That of onnxruntime-node fetches
/// libraries for graphics cards, and breaks the installation where it cannot.
it('the lock does not let onnxruntime-node fetch more than it holds', () => {
  const lock: unknown = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  expect(lock).toHaveProperty(['packages', 'node_modules/onnxruntime-node', 'version'], ONNXRUNTIME);
  expect(lock).not.toHaveProperty(['packages', 'node_modules/onnxruntime-node', 'hasInstallScript']);
});
