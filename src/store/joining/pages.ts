import type { Kysely } from 'kysely';
import type { DocumentRecord } from '../../annotation/record.js';
import { dayOf } from '../../compare/across/telling.js';
import { insertRows, pieces } from '../insert.js';
import type { Tables } from '../tables.js';
import { packTold } from './told-part.js';

/// What joining knows of texts, kept as they are written: a text is joined again where `joined` is 0.

export async function keepPage(db: Kysely<Tables>, text: number, record: DocumentRecord): Promise<void> {
  const told = packTold(record);
  await insertRows(db, 'pages', [
    { text, told, day: dayOf(record.published), length: null, leads: null, copy_of: null, joined: 0 },
  ]);
}

/// The text was coded again; its words are the same.
export async function changePage(db: Kysely<Tables>, text: number, record: DocumentRecord): Promise<void> {
  await db
    .updateTable('pages')
    .set({ told: packTold(record), joined: 0 })
    .where('text', '=', text)
    .execute();
}

/// Texts that are to be joined again, since something beside their words has changed.
export async function touchPages(db: Kysely<Tables>, texts: readonly number[]): Promise<void> {
  for (const piece of pieces(texts))
    await db.updateTable('pages').set({ joined: 0 }).where('text', 'in', piece).where('joined', '=', 1).execute();
}

/// The text goes: those that were joined with it are joined again without it.
export async function forgetPage(db: Kysely<Tables>, text: number): Promise<void> {
  const rows = await db.selectFrom('likenesses').select('two').where('one', '=', text).execute();
  const others = rows.map(({ two }) => two);
  await touchPages(db, others);
  for (const piece of pieces(others))
    await db.deleteFrom('likenesses').where('one', 'in', piece).where('two', '=', text).execute();
}
