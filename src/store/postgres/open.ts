import { HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression, sql } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import { HerodotusError } from '../../annotation/problem.js';
import type { Database } from '../database.js';
import { migrate, versionOf } from '../migrations/migrate.js';
import type { Flavour } from '../migrations/step.js';
import { STEPS } from '../migrations/steps.js';
import type { OpenOptions } from '../open-options.js';
import type { QueueDepth } from '../queue-depth.js';
import type { Tables } from '../tables.js';
import { tallyWhole } from '../tally/whole.js';
import { shownAddress, withSettings } from './address.js';
import { CorpusDialect, MARK } from './dialect.js';
import { codedError } from './errors.js';
import { LISTS } from './lists.js';
import { queueDepth } from './queue-depth.js';
import { createSearch, SEARCH } from './search.js';

/// How tables are made in PostgreSQL. Text is ordered by its bytes, whatever the database's own order.
export const FLAVOUR: Flavour = {
  integer: 'bigint',
  text: 'text collate "C"',
  real: 'double precision',
  bytes: 'bytea',
  numbered: 'bigserial',
  clustered: '',
  joined: (expression) => `string_agg(${expression}, '; ')`,
  search: createSearch,
};

/// How long another writer and a connection are waited for, in milliseconds.
const PATIENCE = 10_000;
/// Connections that a program uses at most.
const CONNECTIONS = 4;
/// What programs that make the tables at one time wait for ("HRDT").
const MAKING = 0x48524454;

/// Opens the corpus in the first schema of the search path of a database, and brings its tables to the newest version. Throws
/// `corpus-missing`, `corpus-unknown`, `corpus-newer`, `corpus-unreachable` and what else `codedError` names.
export async function openPostgres(address: string, options: OpenOptions = {}): Promise<Database> {
  const file = shownAddress(address);
  const { create = false, readOnly = false, patience = PATIENCE } = options;
  const { db, dialect } = await connect(address, patience, readOnly);
  try {
    await mark(db, file, create && !readOnly);
    const older = readOnly && (await versionOf(db).catch(() => 0)) < STEPS.length;
    const writer = older ? (await connect(address, patience, false)).db : db;
    try {
      await migrate(writer, file, FLAVOUR);
      if (older || !readOnly) await tallyWhole(writer);
    } finally {
      if (older) await writer.destroy();
    }
    return new PostgresDatabase(file, db, dialect);
  } catch (error) {
    await db.destroy();
    throw codedError(file, error);
  }
}

interface Connected {
  readonly db: Kysely<Tables>;
  readonly dialect: CorpusDialect;
}

async function connect(address: string, patience: number, readOnly: boolean): Promise<Connected> {
  const settings = [`lock_timeout=${patience}`, 'jit=off', `default_transaction_read_only=${readOnly ? 'on' : 'off'}`];
  // They are not asked for on a connection that is there (kysely's `onCreateConnection`): where it ends meanwhile it is never given back.
  const dialect = new CorpusDialect({ pool: await openPool(withSettings(address, settings), { max: CONNECTIONS }) });
  // SQLite takes an empty list for a condition that nothing meets.
  const plugins = [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })];
  return { db: new Kysely<Tables>({ dialect, plugins }), dialect };
}

/// Connections to a database whose whole numbers are numbers, and that come back when the server does.
export async function openPool(address: string, config: PoolConfig): Promise<Pool> {
  const { Pool, types } = (await import('pg')).default;
  const { INT8, NUMERIC } = types.builtins;
  const pool = new Pool({
    connectionString: address,
    application_name: 'herodotus',
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
    types: {
      getTypeParser: (type: number, format?: 'text' | 'binary') =>
        type === INT8 || type === NUMERIC ? Number : (types.getTypeParser(type, format) as (value: string) => unknown),
    },
    ...config,
  });
  // What ends while nobody uses it is told to who uses the next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/// Sees to it that the schema is marked as a corpus.
async function mark(db: Kysely<Tables>, file: string, create: boolean): Promise<void> {
  const { rows } = await sql<{ readonly name: string }>`select table_name as name from information_schema.tables
    where table_schema = current_schema()`.execute(db);
  if (rows.some(({ name }) => name === MARK)) return;
  const reason = 'its schema holds tables of another program';
  if (rows.length > 0) throw new HerodotusError('corpus-unknown', { file, reason });
  if (!create) throw new HerodotusError('corpus-missing', { file });
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(MAKING)})`.execute(connection);
    try {
      const created = `create table if not exists ${MARK} (writes bigint not null)`;
      await sql.raw(created).execute(connection);
      await sql.raw(`insert into ${MARK} select 0 where not exists (select 1 from ${MARK})`).execute(connection);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(MAKING)})`.execute(connection);
    }
  });
}

class PostgresDatabase implements Database {
  readonly search = SEARCH;
  readonly lists = LISTS;
  /// The server counts for each connection by itself.
  readonly counter: Kysely<Tables>;
  readonly keeper: Kysely<Tables>;

  constructor(
    readonly file: string,
    readonly db: Kysely<Tables>,
    private readonly dialect: CorpusDialect,
  ) {
    this.counter = db;
    this.keeper = db;
  }

  async size(): Promise<number> {
    const { rows } = await sql<{ readonly bytes: number | null }>`select sum(pg_total_relation_size(c.oid)) as bytes
      from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace`.execute(this.db);
    return rows[0]?.bytes ?? 0;
  }

  foreignChanges(): number {
    return this.dialect.foreign;
  }

  async stamp(): Promise<string> {
    const { rows } = await sql<{ readonly writes: number }>`select writes from ${sql.table(MARK)}`.execute(this.db);
    return String(rows[0]?.writes ?? 0);
  }

  async queue(): Promise<QueueDepth | null> {
    return queueDepth(this.db);
  }

  /// PostgreSQL holds its own references and pages.
  async check(): Promise<string[]> {
    return Promise.resolve([]);
  }

  async backup(): Promise<void> {
    const reason = `a corpus in PostgreSQL is copied with pg_dump: pg_dump --format=custom --file=COPY ${this.file}`;
    return Promise.reject(new HerodotusError('usage', { reason }));
  }

  coded(error: unknown): unknown {
    return codedError(this.file, error);
  }
}
