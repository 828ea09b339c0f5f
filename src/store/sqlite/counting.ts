import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import { PACKAGE_ROOT } from '../../equip/package-root.js';
import { ListingSqliteAdapter } from './dialect.js';

type Value = string | number | bigint | Uint8Array | null;

/// What the thread is asked, and what it answers: rows as lists in the order of the names, or why there are none.
export interface Question {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly Value[];
}

export interface Counted {
  readonly id: number;
  readonly names: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  readonly failed: string | null;
}

interface Waiting {
  readonly resolve: (counted: Counted) => void;
  readonly reject: (error: Error) => void;
}

/// The thread, which is there where the program is built: Node 20 begins none of TypeScript.
export const THREAD = join(PACKAGE_ROOT, 'dist', 'counting.js');
/// What a connection that counts is set to: it keeps as much of the file as that of the program.
const SETUP = 'pragma query_only = on; pragma cache_size = -65536;';

/// Kysely over further connections to a corpus, in threads of their own: SQLite counts in the thread that asks, and a program that serves
/// many would serve nobody meanwhile. They only read, what was committed before the question, one question after the other. Each thread
/// begins where the others are busy.
export class CountingDialect implements Dialect {
  /// `threads`: how many there are at most.
  constructor(
    private readonly file: string,
    private readonly threads: number,
  ) {}

  createDriver(): Driver {
    return new CountingDriver(this.file, this.threads);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new ListingSqliteAdapter();
  }

  createIntrospector<T>(db: Kysely<T>): DatabaseIntrospector {
    return new SqliteIntrospector(db);
  }
}

class CountingDriver implements Driver {
  private readonly threads: CountingThread[] = [];

  constructor(
    private readonly file: string,
    private readonly most: number,
  ) {}

  async init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const [idlest] = this.threads.toSorted((one, other) => one.load - other.load);
    if (idlest !== undefined && (idlest.load === 0 || this.threads.length >= this.most)) return Promise.resolve(idlest);
    const thread = new CountingThread(this.file);
    this.threads.push(thread);
    return Promise.resolve(thread);
  }

  async beginTransaction(): Promise<void> {
    return Promise.reject(new Error('a connection that counts has no transactions'));
  }

  async commitTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async rollbackTransaction(): Promise<void> {
    return this.beginTransaction();
  }

  async releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.end()));
  }
}

class CountingThread implements DatabaseConnection {
  private readonly waiting = new Map<number, Waiting>();
  private readonly worker: Worker;
  private last = 0;
  private gone: Error | null = null;

  constructor(file: string) {
    this.worker = new Worker(THREAD, { workerData: { file, setup: SETUP } });
    // It keeps no program alive of which nobody asks anything.
    this.worker.unref();
    this.worker.on('message', (counted: Counted) => {
      const one = this.waiting.get(counted.id);
      this.forget(counted.id);
      one?.resolve(counted);
    });
    const lost = (error: Error): void => {
      this.gone ??= error;
      for (const [id, { reject }] of this.waiting) {
        this.forget(id);
        reject(error);
      }
    };
    this.worker.on('error', lost);
    this.worker.on('exit', (status) => lost(new Error(`the thread that counts has ended (${status})`)));
  }

  /// Questions that it has not answered.
  get load(): number {
    return this.waiting.size;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const id = ++this.last;
    const { names, rows, failed } = await new Promise<Counted>((resolve, reject) => {
      if (this.gone !== null) return reject(this.gone);
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id, sql, parameters: parameters as readonly Value[] } satisfies Question);
    });
    if (failed !== null) throw new Error(failed);
    return { rows: rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? null])) as R) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  async end(): Promise<void> {
    if (this.gone !== null) return;
    // It closes its connection: where one is left, SQLite leaves its files beside the database.
    const ended = new Promise((resolve) => this.worker.once('exit', resolve));
    this.worker.ref();
    this.worker.postMessage(null);
    await ended;
  }

  private forget(id: number): void {
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
  }
}
