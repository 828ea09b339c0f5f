import type { Kysely } from 'kysely';
import { CodePoints } from '../annotation/code-points.js';
import type { SearchHit } from './corpus.js';
import { firstDocuments } from './documents.js';
import { bodiesOf } from './parts.js';
import type { Search, SearchIndex } from './search.js';
import type { Tables } from './tables.js';

/// Letters that are shown of what was found.
const SHOWN = 240;

/// What holds the words of a query, the best first. Throws `query-invalid`.
export async function searchHits(
  db: Kysely<Tables>,
  search: Search,
  where: SearchIndex,
  query: string,
  most: number,
): Promise<SearchHit[]> {
  const ids = await search.find(db, where, query, most);
  if (ids.length === 0) return [];
  const found = where === 'texts' ? ids.map((id) => ({ id, ...WHOLE, text: id })) : await quotationsWith(db, ids);
  const texts = found.map(({ text }) => text);
  const documents = await firstDocuments(db, texts);
  const body = await bodiesOf(db, texts);
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const document = documents.get(row?.text ?? 0);
    const text = body.get(row?.text ?? 0);
    if (row === undefined || document === undefined || text === undefined) return [];
    const points = new CodePoints(text);
    const start = points.unitOf(row.begins);
    const end = row.ends === null ? text.length : points.unitOf(row.ends);
    const [from, to] = around(text, start, end, query);
    const words = text.slice(from, to);
    return [{ document, words, start: points.at(from), end: points.at(to), source: row.source }];
  });
}

const WHOLE = { begins: 0, ends: null, source: null };

interface Quotation {
  readonly id: number;
  readonly text: number;
  readonly begins: number;
  readonly ends: number | null;
  readonly source: string | null;
}

async function quotationsWith(db: Kysely<Tables>, ids: readonly number[]): Promise<Quotation[]> {
  const rows = await db
    .selectFrom('quotations')
    .leftJoin('actors', 'actors.id', 'quotations.actor')
    .select([
      'quotations.id',
      'quotations.text',
      'quotations.begins',
      'quotations.ends',
      'actors.name',
      'quotations.source',
    ])
    .where('quotations.id', 'in', ids)
    .execute();
  return rows.map(({ name, source, ...row }) => ({ ...row, source: name ?? source }));
}

/// The stretch of a span around the first word of a query that stands in it.
function around(text: string, start: number, end: number, query: string): [number, number] {
  if (end - start <= SHOWN) return [start, end];
  const span = text.slice(start, end).toLowerCase();
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const places = words.map((word) => span.indexOf(word)).filter((place) => place >= 0);
  const middle = start + Math.min(...places, span.length);
  const from = Math.max(start, Math.min(places.length === 0 ? start : middle - SHOWN / 3, end - SHOWN));
  const to = Math.min(end, from + SHOWN);
  const first = from === start ? from : text.indexOf(' ', from) + 1;
  const last = to === end ? to : text.lastIndexOf(' ', to);
  return first < last ? [first, last] : [Math.floor(from), Math.floor(to)];
}
