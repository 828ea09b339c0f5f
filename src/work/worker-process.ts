import type { ChildProcess } from 'node:child_process';
import type { SourceDocument } from '../annotation/document.js';
import { problem, type Problem } from '../annotation/problem.js';
import type { Answer } from './coding.js';
import type { Reply, Task } from './messages.js';

/// What became of a document.
export type Outcome =
  { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly problem: Problem };

/// What is kept of what a process says on its standard error, in characters: the reason of its end stands there.
const LAST_WORDS = 4000;

/// A process that codes one document at a time. A document that takes too long, or with which the process ends, costs the
/// process its life and nothing else.
export class WorkerProcess {
  /// Whether it can be asked again.
  alive = true;
  private settle: ((reply: Reply) => void) | null = null;
  private lastWords = '';
  private readonly ready: Promise<Reply>;
  private readonly gone: Promise<void>;

  constructor(private readonly child: ChildProcess) {
    this.ready = this.next();
    this.gone = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    child.on('message', (reply: Reply) => this.answer(reply));
    child.on('error', (error) => this.end(error.message));
    child.on('close', (status, signal) => this.end(this.reasonOfEnd(status, signal)));
    child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.lastWords = (this.lastWords + words).slice(-LAST_WORDS);
    });
  }

  /// Never rejects for the document's sake. Throws where the process cannot load what it needs.
  async code(document: SourceDocument, seconds: number): Promise<Outcome> {
    const { input } = document;
    const ready = await this.ready;
    if (ready.kind === 'unfit') {
      await this.close();
      throw new Error(ready.reason);
    }
    if (!this.alive) return died(input, ready.kind === 'failed' ? ready.reason : 'it ended');
    const reply = this.next();
    const task: Task = { document };
    // Where the process has ended meanwhile, its end is the answer.
    this.child.send(task, () => undefined);
    let late = false;
    const timer = setTimeout(() => {
      // An answer that came while this thread was busy is still to be read.
      setImmediate(() => {
        if (this.settle === null) return;
        late = true;
        this.end('it took too long');
        void this.close();
      });
    }, seconds * 1000);
    const found = await reply;
    clearTimeout(timer);
    if (late) return { ok: false, problem: problem('document-timeout', { input, seconds: Math.round(seconds) }) };
    if (found.kind === 'coded') return { ok: true, answer: found.answer };
    const reason = found.kind === 'failed' ? found.reason : found.kind;
    return this.alive ? { ok: false, problem: problem('internal-error', { input, reason }) } : died(input, reason);
  }

  /// Ends the process at once, whatever it does.
  async close(): Promise<void> {
    this.alive = false;
    this.child.kill('SIGKILL');
    await this.gone;
  }

  private next(): Promise<Reply> {
    return new Promise((resolve) => (this.settle = resolve));
  }

  private answer(reply: Reply): void {
    const { settle } = this;
    this.settle = null;
    settle?.(reply);
  }

  private end(reason: string): void {
    this.alive = false;
    this.answer({ kind: 'failed', reason });
  }

  private reasonOfEnd(status: number | null, signal: string | null): string {
    if (/heap out of memory|invalid (?:array|table) size/i.test(this.lastWords)) return 'out of memory';
    return signal === null ? `exit status ${status ?? 'unknown'}` : `signal ${signal}`;
  }
}

function died(input: string, reason: string): Outcome {
  return { ok: false, problem: problem('worker-died', { input, reason }) };
}
