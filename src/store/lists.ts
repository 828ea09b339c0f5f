import type { DialectAdapter, Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.js';

/// Lists of any length as one value of a query: what stands behind `in`. Databases write them differently.
export interface Lists {
  numbers(list: readonly number[]): RawBuilder<number>;

  texts(list: readonly string[]): RawBuilder<string>;

  /// `keys` in hexadecimal.
  keys(keys: readonly string[]): RawBuilder<Uint8Array>;
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

function isListing(adapter: DialectAdapter): adapter is ListingAdapter {
  return 'lists' in adapter;
}
