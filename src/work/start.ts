import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PACKAGE_ROOT } from '../equip/package-root.js';
import type { CodingSettings } from './coding.js';

/// Heap of a process, beside which stand the model and the bytes of what it reads.
const MEGABYTES = 2048;
const BUILT = import.meta.url.endsWith('.js');

/// Starts a process that codes, of the build where this program is the build, else of the sources. A thread would not do:
/// one that is ended while the network runs takes the whole program with it (ONNX Runtime 1.30 on Node 20).
export function startWorker(settings: CodingSettings, megabytes = MEGABYTES): ChildProcess {
  const file = BUILT ? join(PACKAGE_ROOT, 'dist', 'worker.js') : fileURLToPath(new URL('worker.ts', import.meta.url));
  return fork(file, [JSON.stringify(settings)], {
    execArgv: [`--max-old-space-size=${megabytes}`, ...(BUILT ? [] : ['--import', 'tsx'])],
    // Records are handed over as bytes and not as text.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}
