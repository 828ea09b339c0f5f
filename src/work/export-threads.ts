import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { PACKAGE_ROOT } from '../equip/package-root.js';
import type { RowGroup } from '../export/corpus/parquet-group.js';
import type { Beside } from '../export/corpus/parquet-groups.js';
import type { Range } from '../export/corpus/told.js';
import type { Corpus } from '../store/corpus.js';
import type { StatementQuery } from '../store/query.js';

/// What a thread is asked, and what it answers; `group` undefined: it could not.
export interface Wanted {
  readonly id: number;
  readonly query: StatementQuery;
  readonly range: Range;
}

export interface Made {
  readonly id: number;
  readonly group?: RowGroup | null;
}

/// The thread, which is there where the program is built: Node 20 begins none of TypeScript.
export const EXPORT_THREAD = join(PACKAGE_ROOT, 'dist', 'exporting.js');
/// Each takes some 200 MB, and all that exports is to stay below 1 GB.
const MOST = 2;
/// Room for what is new in the heap of a thread: what a row group needs outlives smaller ones, and is copied then.
const NEW_MEGABYTES = 64;

/// Makes row groups in threads that read the corpus themselves. What a thread cannot do is done in this one, so that what is wrong
/// with the corpus is told as ever.
export class ExportThreads implements Beside {
  private readonly threads: ExportThread[] = [];

  /// `file`: where the corpus was opened.
  private constructor(
    private readonly corpus: Corpus,
    private readonly file: string,
    readonly count: number,
  ) {}

  /// Null where there is one processor, or where the program is not built.
  static over(corpus: Corpus, file: string, count = Math.min(MOST, availableParallelism())): ExportThreads | null {
    return count < 2 || !existsSync(EXPORT_THREAD) ? null : new ExportThreads(corpus, file, count);
  }

  async end(query: StatementQuery, after: number, most: number): Promise<number | null> {
    return this.corpus.statementBehind(query, after, most);
  }

  async make(query: StatementQuery, range: Range): Promise<RowGroup | null> {
    const made = await this.idlest().make(query, range);
    if (made !== undefined) return made;
    const { rowGroup } = await import('../export/corpus/parquet-group.js');
    return rowGroup(this.corpus, query, range);
  }

  /// Waits until no thread uses the corpus.
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private idlest(): ExportThread {
    const [idlest] = this.threads.toSorted((one, other) => one.load - other.load);
    if (idlest !== undefined && (idlest.load === 0 || this.threads.length >= this.count)) return idlest;
    const thread = new ExportThread(this.file);
    this.threads.push(thread);
    return thread;
  }
}

class ExportThread {
  private readonly waiting = new Map<number, (group: RowGroup | null | undefined) => void>();
  private readonly worker: Worker;
  private last = 0;
  private gone = false;

  constructor(file: string) {
    this.worker = new Worker(EXPORT_THREAD, {
      workerData: { file },
      resourceLimits: { maxYoungGenerationSizeMb: NEW_MEGABYTES },
    });
    this.worker.on('message', ({ id, group }: Made) => this.answer(id, group));
    const lost = (): void => {
      this.gone = true;
      for (const id of this.waiting.keys()) this.answer(id, undefined);
    };
    this.worker.on('error', lost);
    this.worker.on('exit', lost);
  }

  /// Row groups that it has not made yet.
  get load(): number {
    return this.waiting.size;
  }

  async make(query: StatementQuery, range: Range): Promise<RowGroup | null | undefined> {
    if (this.gone) return undefined;
    const id = ++this.last;
    return new Promise((resolve) => {
      this.waiting.set(id, resolve);
      this.worker.postMessage({ id, query, range } satisfies Wanted);
    });
  }

  /// It closes its corpus: where a connection is left, SQLite leaves its files beside the database.
  async close(): Promise<void> {
    if (this.gone) return;
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.postMessage(null);
    await ended;
  }

  private answer(id: number, group: RowGroup | null | undefined): void {
    const resolve = this.waiting.get(id);
    this.waiting.delete(id);
    resolve?.(group);
  }
}
