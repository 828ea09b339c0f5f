import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/// What differs between the databases in which a corpus may stand, where tables are made.
export interface Flavour {
  /// The types of columns. Text is ordered by its bytes, reals have 64 bits.
  readonly integer: 'integer' | 'bigint';
  readonly text: string;
  readonly real: 'real' | 'double precision';
  readonly bytes: 'blob' | 'bytea';
  /// A key that numbers its rows by itself.
  readonly numbered: 'integer' | 'bigserial';
  /// What stands behind a table whose rows are kept in the order of its key, or nothing.
  readonly clustered: 'without rowid' | '';
  /// An expression that joins the values of a group into one text.
  joined(expression: string): string;
  /// Makes what searches texts and quotations.
  search(db: Kysely<Tables>): Promise<void>;
}

/// One step from a version of the tables to the next.
export interface Step {
  readonly name: string;
  up(db: Kysely<Tables>, flavour: Flavour): Promise<void>;
}
