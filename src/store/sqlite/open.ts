import { existsSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type * as Sqlite from '@photostructure/sqlite';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { HerodotusError } from '../../annotation/problem.js';
import { migrate, refuseNewer } from '../migrations/migrate.js';
import type { Flavour } from '../migrations/step.js';
import { STEPS } from '../migrations/steps.js';
import type { Database } from '../database.js';
import type { OpenOptions } from '../open-options.js';
import type { Tables } from '../tables.js';
import { tallyWhole } from '../tally/whole.js';
import { CountingDialect, THREAD } from './counting.js';
import { NodeSqliteDialect } from './dialect.js';
import { codedError } from './errors.js';
import { LISTS } from './lists.js';
import { createSearch, SEARCH } from './search.js';

/// What a file must say to be taken for a corpus ("HRDT", https://sqlite.org/pragma.html#pragma_application_id).
const APPLICATION = 0x48524454;
/// How long another writer is waited for, in milliseconds.
const PATIENCE = 10_000;
/// Pages of the log that are written before they go into the file, 32 MB: whoever writes much changes the same pages again and again.
const LOGGED = 8000;
/// Threads that count: a list that is sorted need not wait for a count.
const COUNTING = 2;
const DRIVER = '1.2.1';

type Driver = typeof Sqlite;
type Prepared = ReturnType<DatabaseSyncInstance['prepare']>;

/// How tables are made in SQLite.
export const FLAVOUR: Flavour = {
  integer: 'integer',
  text: 'text',
  real: 'real',
  bytes: 'blob',
  numbered: 'integer',
  clustered: 'without rowid',
  joined: (expression) => `group_concat(${expression}, '; ')`,
  search: createSearch,
};

/// Opens the database of a corpus in one file and brings its tables to the newest version. Throws `corpus-missing`, `corpus-unknown`,
/// `corpus-newer`, `corpus-driver-missing` and what `codedError` names.
export async function openSqlite(file: string, options: OpenOptions = {}): Promise<Database> {
  const { create = false, readOnly = false, counting = false } = options;
  const driver = await loadDriver();
  if (!existsSync(file) && !create) throw new HerodotusError('corpus-missing', { file });
  if (existsSync(file) && statSync(file).isDirectory())
    throw new HerodotusError('corpus-unknown', { file, reason: 'it is a folder' });
  let database: DatabaseSyncInstance | null = null;
  try {
    database = openToWrite(driver, file, options);
    const [counter, keeper] =
      counting && existsSync(THREAD)
        ? [COUNTING, 1].map((threads) => new Kysely<Tables>({ dialect: new CountingDialect(file, threads) }))
        : [];
    const closing = async (): Promise<void> => {
      await counter?.destroy();
      await keeper?.destroy();
    };
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database, closing) });
    await migrate(db, file, FLAVOUR);
    await tallyWhole(db);
    if (readOnly) database.exec('pragma query_only = on');
    return new SqliteDatabase(file, db, database, driver, counter ?? db, keeper ?? db);
  } catch (error) {
    database?.close();
    const coded = codedError(file, error);
    if (readOnly && existsSync(file) && coded instanceof HerodotusError && coded.problem.code === 'corpus-unwritable')
      return openToRead(driver, file, options);
    throw coded;
  }
}

async function loadDriver(): Promise<Driver> {
  try {
    return await import('@photostructure/sqlite');
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new HerodotusError('corpus-driver-missing', { reason, version: DRIVER }, error);
  }
}

function openToWrite(
  { DatabaseSync }: Driver,
  file: string,
  { patience = PATIENCE }: OpenOptions,
): DatabaseSyncInstance {
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    if (isEmpty(database)) {
      database.exec(`pragma application_id = ${APPLICATION}`);
    } else refuseOthers(database, file);
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = normal');
    database.exec('pragma cache_size = -65536');
    database.exec(`pragma wal_autocheckpoint = ${LOGGED}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/// A file that cannot be written, or whose folder cannot, is read as it stands.
function openToRead(driver: Driver, file: string, { patience = PATIENCE }: OpenOptions): Database {
  const open = (name: string): DatabaseSyncInstance => {
    const database = new driver.DatabaseSync(name, { readOnly: true, timeout: patience });
    try {
      refuseOthers(database, file);
      const { last } = database.prepare('select max(number) as last from migrations').get() as { last: number | null };
      refuseNewer(file, last ?? 0);
      if ((last ?? 0) < STEPS.length)
        throw new HerodotusError('corpus-older', { file, found: last ?? 0, known: STEPS.length });
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  const opened = (database: DatabaseSyncInstance): Database => {
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
    return new SqliteDatabase(file, db, database, driver, db, db);
  };
  try {
    return opened(open(file));
  } catch (error) {
    const coded = codedError(file, error);
    if (!(coded instanceof HerodotusError) || coded.problem.code !== 'corpus-unwritable' || existsSync(`${file}-wal`))
      throw coded;
    return opened(open(`${pathToFileURL(file).href}?immutable=1`));
  }
}

function isEmpty(database: DatabaseSyncInstance): boolean {
  return database.prepare('select 1 from sqlite_schema limit 1').get() === undefined;
}

/// Throws `corpus-unknown` for a database of another program.
function refuseOthers(database: DatabaseSyncInstance, file: string): void {
  const { application_id: found } = database.prepare('pragma application_id').get() as { application_id: number };
  const reason = 'it is a database of another program';
  if (found !== APPLICATION) throw new HerodotusError('corpus-unknown', { file, reason });
}

class SqliteDatabase implements Database {
  readonly search = SEARCH;
  readonly lists = LISTS;
  private readonly version: Prepared;
  private readonly changes: Prepared;

  constructor(
    readonly file: string,
    readonly db: Kysely<Tables>,
    private readonly database: DatabaseSyncInstance,
    private readonly driver: Driver,
    readonly counter: Kysely<Tables>,
    readonly keeper: Kysely<Tables>,
  ) {
    this.version = database.prepare('pragma data_version');
    this.changes = database.prepare('select total_changes() as count');
  }

  async size(): Promise<number> {
    const files = [this.file, `${this.file}-wal`].filter((path) => existsSync(path));
    return Promise.resolve(files.reduce((sum, path) => sum + statSync(path).size, 0));
  }

  foreignChanges(): number {
    const { data_version: version } = this.version.get() as { data_version: number };
    return version;
  }

  async stamp(): Promise<string> {
    const { count } = this.changes.get() as { count: number };
    return Promise.resolve(`${count}.${this.foreignChanges()}`);
  }

  async queue(): Promise<null> {
    return Promise.resolve(null);
  }

  async check(): Promise<string[]> {
    const found = this.database.prepare('pragma integrity_check').all() as { integrity_check: string }[];
    const keys = this.database.prepare('pragma foreign_key_check').all() as { table: string; parent: string }[];
    return Promise.resolve([
      ...found.map(({ integrity_check: what }) => what).filter((what) => what !== 'ok'),
      ...keys.map(({ table, parent }) => `a row of ${table} names one of ${parent} that is not there`),
    ]);
  }

  async backup(file: string): Promise<void> {
    if (existsSync(file)) throw new HerodotusError('corpus-exists', { file });
    try {
      await this.driver.backup(this.database, file);
    } catch (error) {
      throw codedError(file, error);
    }
  }

  coded(error: unknown): unknown {
    return codedError(this.file, error);
  }
}
