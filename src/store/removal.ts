import type { Kysely } from 'kysely';
import { CodePoints } from '../annotation/code-points.js';
import { forgetSketch } from './copies.js';
import { pieces } from './insert.js';
import { firstToldBy, rememberIncidents } from './joining/former-incidents.js';
import { forgetPage, touchPages } from './joining/pages.js';
import { bodiesOf } from './parts.js';
import type { Search } from './search.js';
import type { Tables } from './tables.js';
import type { Tally } from './tally/tally.js';

/// Removes documents by their ids, with texts that no document has any more and all that was coded of them. Returns how many
/// documents were there.
export async function removeDocuments(
  db: Kysely<Tables>,
  search: Search,
  tally: Tally,
  ids: readonly string[],
): Promise<number> {
  let removed = 0;
  for (const id of ids) {
    const row = await db.selectFrom('documents').select(['id', 'text']).where('name', '=', id).executeTakeFirst();
    if (row === undefined) continue;
    removed++;
    await tally.texts([row.text]);
    await db.deleteFrom('documents').where('id', '=', row.id).execute();
    const other = await db.selectFrom('documents').select('id').where('text', '=', row.text).executeTakeFirst();
    if (other !== undefined) {
      await touchPages(db, [row.text]);
      continue;
    }
    const text = (await bodiesOf(db, [row.text])).get(row.text) ?? '';
    await forgetSketch(db, tally, row.text);
    await forgetPage(db, row.text);
    await removeStatements(db, search, row.text, text);
    await search.remove(db, 'texts', row.text, text);
    await db.deleteFrom('texts').where('id', '=', row.text).execute();
  }
  return removed;
}

/// Removes what was coded of a text.
export async function removeStatements(db: Kysely<Tables>, search: Search, id: number, text: string): Promise<void> {
  const points = new CodePoints(text);
  const quoted = await db.selectFrom('quotations').select(['id', 'begins', 'ends']).where('text', '=', id).execute();
  for (const { id: quotation, begins, ends } of quoted)
    await search.remove(db, 'quotations', quotation, text.slice(points.unitOf(begins), points.unitOf(ends)));
  await db.deleteFrom('quotations').where('text', '=', id).execute();
  const told = await db.selectFrom('statements').select('happening').distinct().where('text', '=', id).execute();
  await rememberIncidents(db, await firstToldBy(db, id));
  await db.deleteFrom('statements').where('text', '=', id).execute();
  await db.deleteFrom('claims').where('text', '=', id).execute();
  for (const piece of pieces(told.flatMap(({ happening }) => happening ?? [])))
    await db
      .deleteFrom('happenings')
      .where('id', 'in', piece)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('statements').select('id').whereRef('statements.happening', '=', 'happenings.id'))),
      )
      .execute();
}
