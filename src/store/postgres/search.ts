import { sql, type Kysely } from 'kysely';
import type { Search, SearchIndex } from '../search.js';
import type { Tables } from '../tables.js';
import { searchedQuery, searchedWords } from './search-query.js';

const INDEXES = { texts: 'search_texts', quotations: 'search_quotations' } as const satisfies Record<
  SearchIndex,
  string
>;

/// Words are found in their stem, none of them left out.
const CONFIGURATION = 'herodotus';
/// Letters of a row: the words of more would not fit into a `tsvector` of a megabyte.
const LETTERS = 250_000;

/// The tables of words, which hold no text.
export async function createSearch(db: Kysely<Tables>): Promise<void> {
  const statements = [
    `create text search dictionary ${CONFIGURATION} (template = snowball, language = porter)`,
    `create text search configuration ${CONFIGURATION} (parser = default)`,
    `alter text search configuration ${CONFIGURATION} add mapping for asciiword, word, numword, int, uint, float, sfloat, version
      with ${CONFIGURATION}`,
    ...Object.values(INDEXES).flatMap((name) => [
      `create table ${name} (id bigint not null, part bigint not null, words tsvector not null, primary key (id, part))`,
      `create index ${name}_by_words on ${name} using gin (words)`,
    ]),
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export const SEARCH: Search = {
  async add(db, where, id, words) {
    const table = sql.table(INDEXES[where]);
    const whole = searchedWords(words);
    for (let part = 0; part * LETTERS < Math.max(1, whole.length); part++) {
      const letters = whole.slice(part * LETTERS, (part + 1) * LETTERS);
      await sql`insert into ${table} (id, part, words)
        values (${id}, ${part}, to_tsvector(${sql.lit(CONFIGURATION)}, ${letters}))`.execute(db);
    }
  },

  async remove(db, where, id) {
    await sql`delete from ${sql.table(INDEXES[where])} where id = ${id}`.execute(db);
  },

  async find(db, where, query, most) {
    const asked = sql`to_tsquery(${sql.lit(CONFIGURATION)}, ${searchedQuery(query)})`;
    const { rows } = await sql<{ readonly id: number }>`select id from ${sql.table(INDEXES[where])}
      where words @@ ${asked} group by id order by max(ts_rank_cd(words, ${asked}, 1)) desc, id limit ${most}`.execute(
      db,
    );
    return rows.map(({ id }) => id);
  },

  /// The rows that stand for no text or quotation, and those that are missing.
  async check(db) {
    const faults: string[] = [];
    for (const [table, name] of Object.entries(INDEXES)) {
      const { rows } = await sql<{ readonly count: number }>`select count(*) as count
        from (select distinct id from ${sql.table(name)}) found full join ${sql.table(table)} kept using (id)
        where found.id is null or kept.id is null`.execute(db);
      const count = rows[0]?.count ?? 0;
      if (count > 0) faults.push(`${name}: ${count} are missing or too many`);
    }
    return faults;
  },
};
