import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/// What is searched: whole texts by the number of the text, or quotations by theirs.
export type SearchIndex = 'texts' | 'quotations';

/// The indexes of words of a database. They hold no text; what is taken out of them is given again.
export interface Search {
  add(db: Kysely<Tables>, where: SearchIndex, id: number, words: string): Promise<void>;

  /// `words` are those that were added.
  remove(db: Kysely<Tables>, where: SearchIndex, id: number, words: string): Promise<void>;

  /// The numbers of what holds the words of a query, the best first. Throws `query-invalid`.
  find(db: Kysely<Tables>, where: SearchIndex, query: string, most: number): Promise<number[]>;

  /// What is not sound, in words.
  check(db: Kysely<Tables>): Promise<string[]>;
}
