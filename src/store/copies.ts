import type { Kysely } from 'kysely';
import { insertRows } from './insert.js';
import { touchPages } from './joining/pages.js';
import { areCopies, bucketsOf } from './sketch.js';
import type { Tables } from './tables.js';
import type { Tally } from './tally/tally.js';

/// Near copies: texts that are copies of one, directly or over others, are one report. Its original is the one that was published
/// first, whatever came first into the corpus; the others name it.

export async function keepSketch(db: Kysely<Tables>, text: number, sketch: Uint8Array): Promise<void> {
  await insertRows(db, 'sketches', [{ text, sketch }]);
  const buckets = [...new Set(bucketsOf(sketch))].map((bucket) => ({ bucket, text }));
  await insertRows(db, 'bands', buckets);
}

/// Takes a text out of its report; those that only it held together fall apart.
export async function forgetSketch(db: Kysely<Tables>, tally: Tally, text: number): Promise<void> {
  const row = await db.selectFrom('sketches').select('sketch').where('text', '=', text).executeTakeFirst();
  const others = (await members(db, text)).filter((each) => each !== text);
  await tally.texts([text, ...others]);
  await touchPages(db, others);
  if (row !== undefined)
    await db.deleteFrom('bands').where('bucket', 'in', bucketsOf(row.sketch)).where('text', '=', text).execute();
  await db.deleteFrom('sketches').where('text', '=', text).execute();
  await db.updateTable('texts').set({ original: null }).where('original', '=', text).execute();
  await db
    .updateTable('texts')
    .set({ original: null })
    .where('id', 'in', [text, ...others])
    .execute();
  for (const other of others) await joinCopies(db, tally, other);
}

/// Joins a text, whose document is written, with those that are like it. Returns whether there are any.
export async function joinCopies(db: Kysely<Tables>, tally: Tally, text: number): Promise<boolean> {
  const row = await db.selectFrom('sketches').select('sketch').where('text', '=', text).executeTakeFirst();
  if (row === undefined) return false;
  const near = await db
    .selectFrom('bands')
    .innerJoin('sketches', 'sketches.text', 'bands.text')
    .select(['sketches.text', 'sketches.sketch'])
    .distinct()
    .where('bands.bucket', 'in', bucketsOf(row.sketch))
    .where('bands.text', '!=', text)
    .execute();
  const like = near.filter(({ sketch }) => areCopies(row.sketch, sketch)).map((each) => each.text);
  if (like.length === 0) return false;
  const all = new Set([text]);
  for (const each of like) for (const member of await members(db, each)) all.add(member);
  await nameOriginal(db, tally, [...all]);
  return true;
}

/// The texts of the report of a text.
async function members(db: Kysely<Tables>, text: number): Promise<number[]> {
  const own = await db.selectFrom('texts').select('original').where('id', '=', text).executeTakeFirst();
  const original = own?.original ?? text;
  const rows = await db
    .selectFrom('texts')
    .select('id')
    .where(({ eb, or }) => or([eb('id', '=', original), eb('original', '=', original)]))
    .execute();
  return rows.map(({ id }) => id);
}

/// The text that was published first; of several the one with the least hash, so that the order of adding does not matter.
async function nameOriginal(db: Kysely<Tables>, tally: Tally, texts: readonly number[]): Promise<void> {
  const rows = await db
    .selectFrom('texts')
    .innerJoin('documents', 'documents.text', 'texts.id')
    .select(({ fn }) => ['texts.id', 'texts.hash', 'texts.original', fn.min('documents.published').as('published')])
    .where('texts.id', 'in', texts)
    .groupBy(['texts.id', 'texts.hash', 'texts.original'])
    .execute();
  const [first] = rows.sort(
    (a, b) => order(a.published ?? '9999', b.published ?? '9999') || Buffer.compare(a.hash, b.hash),
  );
  if (first === undefined) return;
  const copies = texts.filter((id) => id !== first.id);
  const changed = rows.filter(({ id, original }) => original !== (id === first.id ? null : first.id));
  await tally.texts(changed.map(({ id }) => id));
  await touchPages(db, texts);
  await db.updateTable('texts').set({ original: null }).where('id', '=', first.id).execute();
  await db.updateTable('texts').set({ original: first.id }).where('id', 'in', copies).execute();
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
