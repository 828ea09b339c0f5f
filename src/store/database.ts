import type { Kysely } from 'kysely';
import type { Lists } from './lists.js';
import type { QueueDepth } from './queue-depth.js';
import type { Search } from './search.js';
import type { Tables } from './tables.js';

/// What a database brings beside its queries.
export interface Database {
  /// The file, or the address without its password.
  readonly file: string;
  readonly db: Kysely<Tables>;
  /// Where long counts are asked for, so that short questions do not wait for them: it reads what was committed, and writes nothing.
  readonly counter: Kysely<Tables>;
  /// Where counts that are kept are asked for, so that they do not wait for long ones either.
  readonly keeper: Kysely<Tables>;
  readonly search: Search;
  readonly lists: Lists;
  /// In bytes, with what is not yet written into the file.
  size(): Promise<number>;
  /// Another number whenever another program has written; asked in a transaction.
  foreignChanges(): number;
  /// Other words whenever anybody has written.
  stamp(): Promise<string>;
  /// How deep the queue is that stands in it, or null where there is none.
  queue(): Promise<QueueDepth | null>;
  /// What is wrong with the file itself, in words.
  check(): Promise<string[]>;
  /// Throws `usage` where the database has its own ways.
  backup(file: string): Promise<void>;
  /// An error of the driver as a coded one; others as they are.
  coded(error: unknown): unknown;
}
