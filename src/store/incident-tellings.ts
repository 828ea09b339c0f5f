import type { Kysely } from 'kysely';
import { CodePoints } from '../annotation/code-points.js';
import { firstDocuments } from './documents.js';
import { pieces } from './insert.js';
import { bodiesOf } from './parts.js';
import type { ClaimRow, DocumentRow } from './rows.js';
import type { Tables } from './tables.js';

/// Claims that tell these incidents and have no rows as statements, by the number of the incident.
export async function claimsOfIncidents(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, ClaimRow[]>> {
  const rows = await db
    .selectFrom('claims')
    .selectAll()
    .where('happening', 'in', ids)
    .orderBy('text')
    .orderBy('number')
    .execute();
  const texts = rows.map(({ text }) => text);
  const documents = await firstDocuments(db, texts);
  const bodies = await bodiesOf(db, texts);
  const found = new Map<number, ClaimRow[]>();
  for (const { happening, text, number, begins, ends, polarity, says } of rows) {
    const document = documents.get(text);
    if (document === undefined) continue;
    const body = bodies.get(text) ?? '';
    const points = new CodePoints(body);
    const claim: ClaimRow = {
      document,
      id: `s${number}`,
      start: begins,
      end: ends,
      words: body.slice(points.unitOf(begins), points.unitOf(ends)),
      polarity: polarity === 'negative' ? 'negative' : 'positive',
      says,
    };
    found.set(happening, [...(found.get(happening) ?? []), claim]);
  }
  return found;
}

/// Which of these documents copy another, and which one, by their ids.
export async function copiesAmong(db: Kysely<Tables>, documents: readonly DocumentRow[]): Promise<Map<string, string>> {
  const byText = new Map(documents.map((document) => [document.text, document]));
  const originals = new Map<number, number>();
  for (const piece of pieces([...byText.keys()]))
    for (const { text, copy_of: of } of await db
      .selectFrom('pages')
      .select(['text', 'copy_of'])
      .where('text', 'in', piece)
      .execute()) {
      const original = of ?? byText.get(text)?.copyOf ?? null;
      if (original !== null) originals.set(text, original);
    }
  const named = await firstDocuments(db, [...originals.values()]);
  return new Map(
    [...originals].flatMap(([text, original]) => {
      const [document, of] = [byText.get(text), named.get(original)];
      return document === undefined || of === undefined ? [] : [[document.id, of.id]];
    }),
  );
}
