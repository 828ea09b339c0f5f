import type { ChildProcess } from 'node:child_process';
import type { CodingDocument } from './coding.js';
import type { Answered, Reply, Task } from './messages.js';

/// A document on its way through a process.
export interface Job {
  readonly document: CodingDocument;
  /// The time that it may take.
  readonly seconds: number;
  readonly done: (answered: Answered) => void;
}

/// Why a process is no more: it ended by itself, or was ended since it was `late`.
export interface Loss {
  readonly reason: string;
  readonly late: boolean;
}

/// Who is told what becomes of a process.
export interface Watcher<J extends Job> {
  /// It is ready, or has answered.
  free(): void;
  /// It is no more, and these are not answered, in the order in which they were given.
  lost(worker: WorkerProcess<J>, jobs: readonly J[], loss: Loss): void;
  /// It cannot load what it needs.
  unfit(worker: WorkerProcess<J>, reason: string): void;
}

/// What is kept of what a process says on its standard error, in characters: the reason of its end stands there.
const LAST_WORDS = 4000;

/// A process that codes the documents that it is given, several at a time. A document that takes too long, or with which
/// the process ends, costs the process its life; those beside it are given back.
export class WorkerProcess<J extends Job> {
  /// Whether it has loaded what it needs.
  ready = false;
  /// Length of the texts that it has, in characters.
  characters = 0;
  private alive = true;
  private readonly jobs = new Map<number, J>();
  private last = 0;
  private timer: NodeJS.Timeout | undefined;
  private lastWords = '';
  private readonly gone: Promise<void>;

  constructor(
    private readonly child: ChildProcess,
    private readonly watcher: Watcher<J>,
  ) {
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    child.on('message', (reply: Reply) => this.hear(reply));
    child.on('error', (error) => this.end(error.message));
    child.on('close', (status, signal) => this.end(this.reasonOfEnd(status, signal)));
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.lastWords = (this.lastWords + words).slice(-LAST_WORDS);
    });
  }

  /// The documents that it has.
  get held(): J[] {
    return [...this.jobs.values()];
  }

  /// Gives it more documents, once it is ready.
  give(jobs: readonly J[]): void {
    const tasks = jobs.map((job): Task => {
      const id = this.last++;
      this.jobs.set(id, job);
      this.characters += job.document.text.length;
      return { id, document: job.document };
    });
    // Where the process has ended meanwhile, its end is told.
    this.child.send(tasks, () => undefined);
    this.watch();
  }

  /// Ends the process at once, whatever it does; nobody is told.
  async close(): Promise<void> {
    this.alive = false;
    clearTimeout(this.timer);
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private hear(reply: Reply): void {
    if (!this.alive) return;
    if (reply.kind === 'unfit') {
      void this.close();
      this.watcher.unfit(this, reply.reason);
      return;
    }
    if (reply.kind === 'ready') this.ready = true;
    else {
      const job = this.jobs.get(reply.id);
      if (job === undefined) return;
      this.jobs.delete(reply.id);
      this.characters -= job.document.text.length;
      this.watch();
      job.done(reply);
    }
    this.watcher.free();
  }

  /// Ends the process when it says nothing for as long as any of its documents may take. The time of one among several is
  /// that of all, so that only the last one can be called late for sure.
  private watch(): void {
    clearTimeout(this.timer);
    if (this.jobs.size === 0) return;
    const seconds = Math.max(...this.held.map(({ seconds }) => seconds));
    const timer = setTimeout(() => {
      // An answer that came while this thread was busy is still to be read.
      setImmediate(() => {
        if (this.timer === timer) this.end('it took too long', true);
      });
    }, seconds * 1000);
    this.timer = timer;
  }

  private end(reason: string, late = false): void {
    if (!this.alive) return;
    void this.close();
    this.watcher.lost(this, this.held, { reason, late });
  }

  private reasonOfEnd(status: number | null, signal: string | null): string {
    if (/heap out of memory|invalid (?:array|table) size/i.test(this.lastWords)) return 'out of memory';
    return signal === null ? `exit status ${status ?? 'unknown'}` : `signal ${signal}`;
  }
}
