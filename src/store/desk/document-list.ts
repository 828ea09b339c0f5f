import { sql } from 'kysely';
import type { DocumentQuery } from '../corpus.js';
import { documentRows } from '../documents.js';
import { pieces } from '../insert.js';
import type { DocumentRow } from '../rows.js';
import { packPlace, readPlace } from './cursor.js';
import type { Desktop } from './filter.js';
import type { Paged } from './query.js';

export interface DocumentPageQuery extends Omit<DocumentQuery, 'after'> {
  readonly words?: string;
  readonly after: string | null;
  readonly limit: number;
}

export interface ListedDocument extends DocumentRow {
  readonly statements: number;
  readonly incidents: number;
}

const MOST_FOUND = 10_000;

/// A page of the documents in the order in which they came, with how much each tells. Throws `query-invalid`.
export async function documentList(
  { db, search }: Desktop,
  { words, after, limit, ...query }: DocumentPageQuery,
): Promise<Paged<ListedDocument>> {
  const found = words === undefined ? null : new Set(await search.find(db, 'texts', words, MOST_FOUND));
  const behind = after === null ? 0 : readPlace(after).number;
  const rows: DocumentRow[] = [];
  for await (const row of documentRows(db, { ...query, after: behind })) {
    if (found !== null && !found.has(row.text)) continue;
    rows.push(row);
    if (rows.length > limit) break;
  }
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const told = new Map<number, { readonly statements: number; readonly incidents: number }>();
  for (const piece of pieces(shown.map(({ text }) => text)))
    for (const row of await db
      .selectFrom('statements')
      .select(({ fn }) => [
        'text',
        fn.countAll<number>().as('statements'),
        sql<number>`count(distinct happening)`.as('incidents'),
      ])
      .where('text', 'in', piece)
      .groupBy('text')
      .execute())
      told.set(row.text, row);
  return {
    rows: shown.map((row) => {
      const { statements = 0, incidents = 0 } = told.get(row.text) ?? {};
      return { ...row, statements, incidents };
    }),
    next: last === undefined ? null : packPlace({ value: null, number: last.number }),
  };
}
