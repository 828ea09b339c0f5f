import type { Kysely } from 'kysely';
import type { Tables } from '../tables.js';

/// A view of the workbench that somebody kept: its address without the server.
export interface SavedView {
  readonly name: string;
  readonly address: string;
}

/// What settings of the corpus that are views begin with.
const VIEW = 'view ';

/// The views that were kept, by their names.
export async function savedViews(db: Kysely<Tables>): Promise<SavedView[]> {
  const rows = await db.selectFrom('settings').selectAll().where('name', 'like', `${VIEW}%`).orderBy('name').execute();
  return rows.map(({ name, value }) => ({ name: name.slice(VIEW.length), address: value }));
}

/// Keeps a view in the place of one of the same name; null takes it away.
export async function saveView(db: Kysely<Tables>, name: string, address: string | null): Promise<void> {
  const key = `${VIEW}${name}`;
  await db.deleteFrom('settings').where('name', '=', key).execute();
  if (address !== null) await db.insertInto('settings').values({ name: key, value: address }).execute();
}
