import type { Kysely } from 'kysely';
import { insertRows, pieces } from './insert.js';
import { textOf, type KeptText } from './kept-text.js';
import type { Tables } from './tables.js';

/// The compressed parts of a text are cut into pieces, since a database loses half a page at the end of each long value.
const PIECE = 480;

/// What the parts are called, by their numbers.
const PARTS = ['body', 'parse', 'record'] as const;

type Part = (typeof PARTS)[number];

/// Writes the parts of a text in the place of those that it has.
export async function keepParts(db: Kysely<Tables>, text: number, kept: Pick<KeptText, Part>): Promise<void> {
  await db.deleteFrom('pieces').where('text', '=', text).execute();
  const rows = PARTS.flatMap((name, part) => {
    const bytes = kept[name] ?? new Uint8Array();
    return Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, number) => {
      const from = number * PIECE;
      return { text, part, number, bytes: bytes.subarray(from, from + PIECE) };
    });
  });
  await insertRows(db, 'pieces', rows);
}

/// The parts of texts, by the number of the text.
export async function partsOf(
  db: Kysely<Tables>,
  texts: readonly number[],
): Promise<Map<number, Pick<KeptText, Part>>> {
  const found = new Map<number, Uint8Array[][]>();
  for (const piece of pieces([...new Set(texts)])) {
    const rows = await db
      .selectFrom('pieces')
      .selectAll()
      .where('text', 'in', piece)
      .orderBy('text')
      .orderBy('part')
      .orderBy('number')
      .execute();
    for (const { text, part, bytes } of rows) {
      const parts = found.get(text) ?? PARTS.map(() => []);
      found.set(text, parts);
      parts[part]?.push(bytes);
    }
  }
  return new Map(
    [...found].map(([text, [body = [], parse = [], record = []]]) => [
      text,
      {
        body: Buffer.concat(body),
        parse: Buffer.concat(parse),
        record: record.length === 0 ? null : Buffer.concat(record),
      },
    ]),
  );
}

/// Texts themselves, by their numbers.
export async function bodiesOf(db: Kysely<Tables>, texts: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, Uint8Array[]>();
  for (const piece of pieces([...new Set(texts)])) {
    const rows = await db
      .selectFrom('pieces')
      .select(['text', 'bytes'])
      .where('text', 'in', piece)
      .where('part', '=', PARTS.indexOf('body'))
      .orderBy('text')
      .orderBy('number')
      .execute();
    for (const { text, bytes } of rows) {
      const list = found.get(text);
      if (list === undefined) found.set(text, [bytes]);
      else list.push(bytes);
    }
  }
  return new Map([...found].map(([text, bytes]) => [text, textOf(Buffer.concat(bytes))]));
}
