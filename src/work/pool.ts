import type { ChildProcess } from 'node:child_process';
import type { SourceDocument } from '../annotation/document.js';
import { WorkerProcess, type Outcome } from './worker-process.js';

/// Seconds that any document may take, and characters for which one more is given. Documents are coded at 100,000 characters
/// a second and more (`npm run bench:memory`), so that only what hangs is struck.
const SECONDS = 60;
const CHARACTERS_A_SECOND = 2_000;

/// Processes that code, started as documents wait for them. One that was lost with a document is replaced when the next
/// document waits.
export class CoderPool {
  private readonly idle: WorkerProcess[] = [];
  private readonly busy = new Set<WorkerProcess>();
  private readonly waiting: ((worker: WorkerProcess) => void)[] = [];
  private closed = false;

  /// `start` starts a worker that speaks as src/work/worker.ts does; `maxSeconds` is the time that a document may take.
  constructor(
    private readonly size: number,
    private readonly start: () => ChildProcess,
    private readonly maxSeconds?: number,
  ) {}

  /// What became of a document; documents are taken in the order of the calls. Throws where processes cannot load what
  /// they need.
  async code(document: SourceDocument): Promise<Outcome> {
    const worker = await this.free();
    try {
      return await worker.code(document, this.maxSeconds ?? SECONDS + document.text.length / CHARACTERS_A_SECOND);
    } finally {
      this.release(worker);
    }
  }

  /// Ends all processes at once, whatever they do.
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.idle, ...this.busy].map((worker) => worker.close()));
  }

  private async free(): Promise<WorkerProcess> {
    if (this.busy.size >= this.size) return new Promise((resolve) => this.waiting.push(resolve));
    return this.take(this.idle.pop());
  }

  private release(worker: WorkerProcess): void {
    this.busy.delete(worker);
    if (this.closed) return;
    const next = this.waiting.shift();
    if (next !== undefined) next(this.take(worker));
    else if (worker.alive) this.idle.push(worker);
  }

  /// The worker, or a new one where it is lost.
  private take(worker: WorkerProcess | undefined): WorkerProcess {
    const taken = worker?.alive === true ? worker : new WorkerProcess(this.start());
    this.busy.add(taken);
    return taken;
  }
}
