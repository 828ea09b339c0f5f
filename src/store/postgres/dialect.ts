import {
  CompiledQuery,
  PostgresAdapter,
  PostgresDialect,
  PostgresDriver,
  type DialectAdapter,
  type Driver,
  type PostgresDialectConfig,
  type TransactionSettings,
} from 'kysely';
import type { ListingAdapter } from '../lists.js';
import { LISTS } from './lists.js';

/// The table that says that a schema holds a corpus. Its one row counts the transactions that wrote.
export const MARK = 'herodotus';

/// Kysely's dialect, with one transaction at a time over all programs: the numbers of rows are given by who writes, and what a text is a
/// copy of is known only where nobody else writes meanwhile. Who reads waits for nobody.
export class CorpusDialect extends PostgresDialect {
  private driver: CorpusDriver | null = null;

  constructor(private readonly config: PostgresDialectConfig) {
    super(config);
  }

  override createDriver(): Driver {
    return (this.driver = new CorpusDriver(this.config));
  }

  override createAdapter(): DialectAdapter {
    return new ListingPostgresAdapter();
  }

  /// How often it was seen that others had written.
  get foreign(): number {
    return this.driver?.foreign ?? 0;
  }
}

class ListingPostgresAdapter extends PostgresAdapter implements ListingAdapter {
  readonly lists = LISTS;
}

type Connection = Parameters<PostgresDriver['rollbackTransaction']>[0];

class CorpusDriver extends PostgresDriver {
  foreign = 0;
  private last: number | null = null;

  override async beginTransaction(connection: Connection, settings: TransactionSettings): Promise<void> {
    await super.beginTransaction(connection, settings);
    try {
      // The row is locked until the end.
      const query = CompiledQuery.raw(`update ${MARK} set writes = writes + 1 returning writes`);
      const { rows } = await connection.executeQuery<{ readonly writes: number }>(query);
      const writes = rows[0]?.writes ?? 0;
      if (this.last === null || writes !== this.last + 1) this.foreign++;
      this.last = writes;
    } catch (error) {
      // Kysely rolls back only what has begun.
      await super.rollbackTransaction(connection).catch(() => undefined);
      throw error;
    }
  }

  override async rollbackTransaction(connection: Connection): Promise<void> {
    // The count goes back too; the next transaction may take another's for it.
    this.last = null;
    await super.rollbackTransaction(connection);
  }
}
