import type { ChildProcess } from 'node:child_process';
import { problem, type Problem } from '../annotation/problem.js';
import { TOGETHER, type Answer, type CodingDocument } from './coding.js';
import type { Bounds } from './in-order.js';
import { WorkerProcess, type Job, type Loss } from './worker-process.js';

/// What became of a document.
export type Outcome =
  { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly problem: Problem };

/// Seconds that any document may take, and characters for which one more is given. Documents are coded at 100,000 characters
/// a second and more (`npm run bench:memory`), so that only what hangs is struck.
const SECONDS = 60;
const CHARACTERS_A_SECOND = 2_000;
/// Characters that are under way in a process for each second that a document may take: few enough to be coded in it.
const CHARACTERS_WITHIN = 20_000;

interface Waiting extends Job {
  /// Whether it is coded with no other beside it, since one of those with which it was is sick.
  readonly alone: boolean;
  readonly settle: (outcome: Outcome) => void;
  readonly fail: (error: Error) => void;
}

type Worker = WorkerProcess<Waiting>;

/// Processes that code, each several documents at a time, started as documents wait for them. Where one is lost with several
/// documents, each of these is coded again by itself, so that the sick one is known and costs nothing but itself.
export class CoderPool {
  private readonly workers = new Set<Worker>();
  /// Those that are to be coded alone stand first.
  private waiting: Waiting[] = [];
  private closed = false;
  /// What may be under way in one process.
  private readonly bounds: Bounds;

  /// `start` starts a worker that speaks as src/work/worker.ts does; `maxSeconds` is the time that a document may take.
  constructor(
    private readonly size: number,
    private readonly start: () => ChildProcess,
    private readonly maxSeconds?: number,
  ) {
    const within = (maxSeconds ?? SECONDS) * CHARACTERS_WITHIN;
    this.bounds = { items: TOGETHER.items, size: Math.min(TOGETHER.size, within) };
  }

  /// What became of a document; documents are taken in the order of the calls. Throws where processes cannot load what
  /// they need.
  async code(document: CodingDocument): Promise<Outcome> {
    const { input, text } = document;
    const seconds = this.maxSeconds ?? SECONDS + text.length / CHARACTERS_A_SECOND;
    return new Promise((settle, fail) => {
      const done: Job['done'] = (answered) =>
        settle(
          answered.kind === 'coded'
            ? { ok: true, answer: answered.answer }
            : { ok: false, problem: problem('internal-error', { input, reason: answered.reason }) },
        );
      this.waiting.push({ document, seconds, alone: false, done, settle, fail });
      this.share();
    });
  }

  /// Ends all processes at once, whatever they do.
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.workers].map((worker) => worker.close()));
  }

  /// Gives out what waits, to processes that are there and to new ones.
  private share(): void {
    // What was being read may still come.
    if (this.closed) return;
    while (this.workers.size < this.size && this.waiting.length > this.spare()) this.workers.add(this.newWorker());
    for (const worker of this.workers) {
      const portion = this.waiting.splice(0, worker.ready ? this.portionOf(worker) : 0);
      if (portion.length > 0) worker.give(portion);
    }
  }

  /// Processes that have nothing to do, or are about to be ready.
  private spare(): number {
    return [...this.workers].filter(({ held }) => held.length === 0).length;
  }

  /// How many of those that wait a worker takes: enough at a time to fill its batches, fewer towards the end, so that all
  /// workers end together.
  private portionOf(worker: Worker): number {
    const { held } = worker;
    const { items, size } = this.bounds;
    if (held.length === 0 && this.waiting[0]?.alone === true) return 1;
    if (held.length > items / 2 || worker.characters > size / 2 || held.some(({ alone }) => alone)) return 0;
    const left = this.waiting.length - (held.length === 0 ? 0 : this.spare());
    const most = Math.min(Math.ceil(left / (2 * this.size)), items - held.length);
    let count = 0;
    for (let { characters } = worker; count < most; count++) {
      const next = this.waiting[count];
      if (next === undefined || next.alone) break;
      characters += next.document.text.length;
      if (characters > size && held.length + count > 0) break;
    }
    return count;
  }

  private newWorker(): Worker {
    return new WorkerProcess<Waiting>(this.start(), {
      free: () => this.share(),
      lost: (worker, jobs, loss) => {
        this.workers.delete(worker);
        // One that has not even begun is charged to the next document, so that there is an end to it.
        const [first, ...others] = worker.ready ? jobs : this.waiting.splice(0, 1);
        if (others.length > 0) this.waiting.unshift(...jobs.map((job) => ({ ...job, alone: true })));
        else first?.settle({ ok: false, problem: problemOf(first, loss) });
        this.share();
      },
      unfit: (worker, reason) => {
        this.workers.delete(worker);
        for (const { fail } of this.waiting.splice(0)) fail(new Error(reason));
      },
    });
  }
}

function problemOf({ document: { input }, seconds }: Job, { reason, late }: Loss): Problem {
  return late
    ? problem('document-timeout', { input, seconds: Math.round(seconds) })
    : problem('worker-died', { input, reason });
}
