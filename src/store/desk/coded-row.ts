import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../tables.js';

/// What of a statement reviewers may correct, as it stands in its row.
export interface CodedRow {
  readonly columns: Pick<Selectable<Tables['statements']>, (typeof COLUMNS)[number]>;
  readonly roles: readonly CodedRole[];
}

export interface CodedRole extends Omit<Tables['roles'], 'statement' | 'role'> {
  readonly role: 'actor' | 'recipient';
}

const COLUMNS = [
  'code',
  'contexts',
  'place',
  'place_begins',
  'place_ends',
  'place_inherited',
  'time_begins',
  'time_ends',
  'time_inherited',
  'from_day',
  'to_day',
] as const;

/// The row of a statement, or null where there is none.
export async function codedRow(db: Kysely<Tables>, statement: number): Promise<CodedRow | null> {
  const columns = await db.selectFrom('statements').select(COLUMNS).where('id', '=', statement).executeTakeFirst();
  return columns === undefined ? null : { columns, roles: await rolesOf(db, statement) };
}

async function rolesOf(db: Kysely<Tables>, statement: number): Promise<CodedRole[]> {
  const rows = await db
    .selectFrom('roles')
    .select(['role', 'position', 'actor', 'begins', 'ends', 'words', 'inherited'])
    .where('statement', '=', statement)
    .orderBy('role')
    .orderBy('position')
    .execute();
  return rows.map(({ role, ...rest }) => ({ ...rest, role: role === 'actor' ? 'actor' : 'recipient' }));
}
