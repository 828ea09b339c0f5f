import type { Database } from './database.js';
import type { OpenOptions } from './open-options.js';
import { shownAddress } from './postgres/address.js';

/// What a corpus is called in messages: its file, or its address without the password.
export function corpusName(corpus: string): string {
  return isAddress(corpus) ? shownAddress(corpus) : corpus;
}

/// Whether a corpus is named by the address of a database instead of a file.
export function isAddress(corpus: string): boolean {
  return /^postgres(?:ql)?:\/\//.test(corpus);
}

/// Opens the database of a corpus: a file, or an address of PostgreSQL. Throws what `openCorpus` throws.
export async function openDatabase(corpus: string, options: OpenOptions = {}): Promise<Database> {
  // Who does not use a database need not load its driver.
  if (!isAddress(corpus)) return (await import('./sqlite/open.js')).openSqlite(corpus, options);
  return (await import('./postgres/open.js')).openPostgres(corpus, options);
}
