import { sql, type Kysely } from 'kysely';
import { HerodotusError } from '../../annotation/problem.js';
import type { Search, SearchIndex } from '../search.js';
import type { Tables } from '../tables.js';

const INDEXES = { texts: 'search_texts', quotations: 'search_quotations' } as const satisfies Record<
  SearchIndex,
  string
>;

/// Words are found in their stem and without their accents.
const TOKENIZER = 'porter unicode61 remove_diacritics 2';

/// The tables of FTS5. They are without content, so that older versions of SQLite read them and no text stands twice.
export async function createSearch(db: Kysely<Tables>): Promise<void> {
  for (const name of Object.values(INDEXES))
    await sql.raw(`create virtual table ${name} using fts5(words, content='', tokenize='${TOKENIZER}')`).execute(db);
}

export const SEARCH: Search = {
  async add(db, where, id, words) {
    await sql`insert into ${sql.table(INDEXES[where])} (rowid, words) values (${id}, ${words})`.execute(db);
  },

  async remove(db, where, id, words) {
    const [table, column] = [sql.table(INDEXES[where]), sql.ref(INDEXES[where])];
    await sql`insert into ${table} (${column}, rowid, words) values ('delete', ${id}, ${words})`.execute(db);
  },

  async find(db, where, query, most) {
    const [table, column] = [sql.table(INDEXES[where]), sql.ref(INDEXES[where])];
    try {
      const { rows } = await sql<{
        id: number;
      }>`select rowid as id from ${table} where ${column} match ${query} order by rank limit ${most}`.execute(db);
      return rows.map(({ id }) => id);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (!/^fts5: syntax error|^unknown special query|^no such column|unterminated string/.test(reason)) throw error;
      throw new HerodotusError('query-invalid', { words: query, reason }, error);
    }
  },

  async check(db) {
    const faults: string[] = [];
    for (const name of Object.values(INDEXES)) {
      const [table, column] = [sql.table(name), sql.ref(name)];
      try {
        await sql`insert into ${table} (${column}) values ('integrity-check')`.execute(db);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        // The check counts as writing; where only reading is allowed the file alone is looked at.
        if (!reason.includes('readonly')) faults.push(`${name}: ${reason}`);
      }
    }
    return faults;
  },
};
