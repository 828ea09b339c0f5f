import type { Kysely } from 'kysely';
import { nextIncident } from '../joining/former-incidents.js';
import type { Tables } from '../tables.js';
import type { Tally } from '../tally/tally.js';
import type { Ledger } from './ledger.js';
import { recount } from './recounting.js';

export interface Move {
  readonly key: string;
  /// The key of a statement to whose incident it goes; null: to one of its own.
  readonly with: string | null;
}

interface Told {
  readonly id: number;
  readonly happening: number | null;
}

/// Moves statements from incident to incident and counts these anew; statements that are not there are passed over. Returns the
/// incidents that were touched and are there.
export async function moveStatements(db: Kysely<Tables>, tally: Tally, moves: readonly Move[]): Promise<number[]> {
  const touched = new Set<number>();
  for (const { key, with: target } of moves) {
    const statement = await toldBy(db, key);
    if (statement === null) continue;
    const goal = target === null || target === key ? await ownIncident(db, statement) : await toldBy(db, target);
    const happening = goal?.happening ?? null;
    await tally.incidents([statement.happening, happening]);
    if (statement.happening !== null) touched.add(statement.happening);
    if (happening === null) continue;
    touched.add(happening);
    if (happening === statement.happening) continue;
    await db.updateTable('statements').set({ happening }).where('id', '=', statement.id).execute();
  }
  const left: number[] = [];
  for (const number of touched) if (await recount(db, number)) left.push(number);
  return left;
}

/// Moves what reviewers have moved where a coding or grouping has made incidents anew. Returns whether anything had to be moved.
export async function moveAgain(db: Kysely<Tables>, tally: Tally, ledger: Ledger): Promise<boolean> {
  const { moves } = ledger;
  const wanted: Move[] = [];
  for (const move of moves) {
    const statement = await toldBy(db, move.key);
    if (statement === null) continue;
    if (move.with === null || move.with === move.key) {
      const followers = new Set(moves.filter((each) => each.with === move.key).map(({ key }) => key));
      if (await isAmongOthers(db, statement, move.key, followers)) wanted.push(move);
      continue;
    }
    const target = await toldBy(db, move.with);
    // What goes where its leader goes is moved behind it, whether or not it stood with it before.
    const leads = wanted.some(({ key }) => key === move.with);
    if (target !== null && (leads || target.happening !== statement.happening)) wanted.push(move);
  }
  if (wanted.length > 0) await moveStatements(db, tally, wanted);
  return wanted.length > 0;
}

async function isAmongOthers(
  db: Kysely<Tables>,
  { happening }: Told,
  key: string,
  followers: ReadonlySet<string>,
): Promise<boolean> {
  if (happening === null) return false;
  const rows = await db.selectFrom('statements').select('key').where('happening', '=', happening).execute();
  return rows.map((row) => Buffer.from(row.key).toString('hex')).some((each) => each !== key && !followers.has(each));
}

async function toldBy(db: Kysely<Tables>, key: string): Promise<Told | null> {
  const row = await db
    .selectFrom('statements')
    .select(['id', 'happening'])
    .where('key', '=', Buffer.from(key, 'hex'))
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}

/// A new incident with the facts of the one in which a statement stands.
async function ownIncident(db: Kysely<Tables>, { happening }: Told): Promise<Told | null> {
  if (happening === null) return null;
  const row = await db.selectFrom('happenings').selectAll().where('id', '=', happening).executeTakeFirst();
  if (row === undefined) return null;
  const id = await nextIncident(db);
  await db
    .insertInto('happenings')
    .values({ ...row, id })
    .execute();
  return { id: 0, happening: id };
}
