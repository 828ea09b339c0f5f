import { sql, type DialectAdapter, type Expression, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import type { Tables } from './tables.js';

/// Lists of any length as one value of a query: what stands behind `in`. Databases write them differently.
export interface Lists {
  numbers(list: readonly number[]): RawBuilder<number>;

  texts(list: readonly string[]): RawBuilder<string>;

  /// `keys` in hexadecimal.
  keys(keys: readonly string[]): RawBuilder<Uint8Array>;

  /// The bytes of a column in hexadecimal.
  hexadecimal(column: string): RawBuilder<string>;

  /// All rows of a selection as one value, JSON of lists of these columns, where the database gives one sooner than many; else null.
  whole(selection: Expression<unknown>, columns: readonly string[]): RawBuilder<{ readonly rows: string }> | null;
}

/// What our dialects say of their databases.
export interface ListingAdapter extends DialectAdapter {
  readonly lists: Lists;
}

/// The lists of a database, also in a transaction.
export function listsOf(db: Kysely<Tables>): Lists {
  const { adapter } = db.getExecutor();
  if (!isListing(adapter)) throw new TypeError('the dialect of this database is not one of ours');
  return adapter.lists;
}

/// Whether a column holds one of these numbers, which grow. Pages mostly hold all between the first and the last.
export function isAmong(db: Kysely<Tables>, column: string, numbers: readonly number[]): RawBuilder<SqlBool> {
  const [first = 0, last = -1] = [numbers[0], numbers.at(-1)];
  if (last - first === numbers.length - 1) return sql`${sql.ref(column)} between ${first} and ${last}`;
  return sql`${sql.ref(column)} in ${listsOf(db).numbers(numbers)}`;
}

function isListing(adapter: DialectAdapter): adapter is ListingAdapter {
  return 'lists' in adapter;
}
