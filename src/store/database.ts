import type { Kysely } from 'kysely';
import type { Lists } from './lists.js';
import type { Search } from './search.js';
import type { Tables } from './tables.js';

/// What a database brings beside its queries.
export interface Database {
  /// The file, or the address without its password.
  readonly file: string;
  readonly db: Kysely<Tables>;
  readonly search: Search;
  readonly lists: Lists;
  /// In bytes, with what is not yet written into the file.
  size(): Promise<number>;
  /// Another number whenever another program has written; asked in a transaction.
  foreignChanges(): number;
  /// Other words whenever anybody has written.
  stamp(): Promise<string>;
  /// What is wrong with the file itself, in words.
  check(): Promise<string[]>;
  /// Throws `usage` where the database has its own ways.
  backup(file: string): Promise<void>;
  /// An error of the driver as a coded one; others as they are.
  coded(error: unknown): unknown;
}
