import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { CompiledQuery } from 'kysely';
import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
} from 'kysely';
import type { ListingAdapter } from '../lists.js';
import { LISTS } from './lists.js';

type Statement = ReturnType<DatabaseSyncInstance['prepare']>;
type Value = string | number | bigint | Uint8Array | null;
type ObjectRow = Record<string, Value>;

/// Prepared statements that are kept for the next time.
const KEPT = 256;

/// Kysely over a database with the interface of `node:sqlite`. Kysely's own dialect asks drivers whether a statement reads, which
/// these do not say; here a statement with columns gives its rows.
export class NodeSqliteDialect implements Dialect {
  constructor(
    private readonly database: DatabaseSyncInstance,
    /// Closes other connections of the program; called before this one is closed.
    private readonly closing: () => Promise<void> = async () => Promise.resolve(),
  ) {}

  createDriver(): Driver {
    return new NodeSqliteDriver(this.database, this.closing);
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

/// SQLite's adapter with its lists.
export class ListingSqliteAdapter extends SqliteAdapter implements ListingAdapter {
  readonly lists = LISTS;
}

/// One connection, which one query or transaction has at a time.
class NodeSqliteDriver implements Driver {
  private readonly connection: NodeSqliteConnection;
  private last: Promise<void> = Promise.resolve();
  private release: () => void = () => undefined;

  constructor(
    private readonly database: DatabaseSyncInstance,
    private readonly closing: () => Promise<void>,
  ) {
    this.connection = new NodeSqliteConnection(database);
  }

  async init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.last;
    let release = (): void => undefined;
    this.last = new Promise((resolve) => (release = resolve));
    await before;
    this.release = release;
    return this.connection;
  }

  async beginTransaction(): Promise<void> {
    // What is going to write says so at once, so that it waits for others at its beginning and not in its middle.
    this.database.exec('begin immediate');
    return Promise.resolve();
  }

  async commitTransaction(): Promise<void> {
    this.database.exec('commit');
    return Promise.resolve();
  }

  async rollbackTransaction(): Promise<void> {
    // A full disk has rolled it back already.
    if (this.database.isTransaction) this.database.exec('rollback');
    return Promise.resolve();
  }

  async releaseConnection(): Promise<void> {
    this.release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.closing();
    // The driver ends prepared statements only when they are collected, and until then SQLite leaves its files beside the database.
    try {
      this.database.exec('pragma query_only = off');
      this.database.exec('pragma journal_mode = delete');
    } catch {
      // Another connection still uses them.
    }
    this.database.close();
    return Promise.resolve();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  private readonly kept = new Map<string, PreparedStatement>();

  constructor(private readonly database: DatabaseSyncInstance) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.prepared(sql);
    if (statement.reads) return Promise.resolve({ rows: statement.all(parameters) as R[] });
    const { changes, lastInsertRowid } = statement.run(parameters);
    return Promise.resolve({ rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) });
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // One of its own, since a kept one may be run again meanwhile.
    for (const row of this.database.prepare(sql).iterate(...parameters)) yield { rows: [row] };
    return Promise.resolve();
  }

  private prepared(sql: string): PreparedStatement {
    const known = this.kept.get(sql);
    if (known !== undefined) return known;
    const statement = new PreparedStatement(this.database.prepare(sql));
    if (this.kept.size >= KEPT) {
      const [oldest] = this.kept.keys();
      if (oldest !== undefined) this.kept.delete(oldest);
    }
    this.kept.set(sql, statement);
    return statement;
  }
}

/// A statement with the names of its columns, which cost as much to ask for as a small query. The driver gives rows as lists in a
/// fraction of the time in which it makes objects.
class PreparedStatement {
  private names: readonly string[] = [];
  private empty: ObjectRow = {};

  constructor(private readonly statement: Statement) {
    this.statement.setReturnArrays(true);
    this.name();
  }

  get reads(): boolean {
    return this.names.length > 0;
  }

  run(parameters: readonly unknown[]): ReturnType<Statement['run']> {
    return this.statement.run(...parameters);
  }

  all(parameters: readonly unknown[]): ObjectRow[] {
    const rows = this.statement.all(...parameters) as unknown as Value[][];
    // The tables were changed since.
    if (rows[0] !== undefined && rows[0].length !== this.names.length) this.name();
    const { names, empty } = this;
    return rows.map((values) => {
      // Rows that begin alike have one layout in memory.
      const row = { ...empty };
      for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = values[at] ?? null;
      return row;
    });
  }

  private name(): void {
    this.names = this.statement.columns().map(({ name }) => name);
    this.empty = Object.fromEntries(this.names.map((name) => [name, null]));
  }
}
