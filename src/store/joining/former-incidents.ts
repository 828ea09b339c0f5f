import type { Kysely } from 'kysely';
import { nextId, pieces } from '../insert.js';
import type { Tables } from '../tables.js';

/// Incidents that are gone, or whose first telling is, by the key of that telling: where it is told again they get their numbers back,
/// and no number is ever given to another incident.
export async function rememberIncidents(db: Kysely<Tables>, ids: readonly number[]): Promise<void> {
  for (const piece of pieces(ids))
    await db
      .insertInto('former_incidents')
      .columns(['happening', 'key'])
      .expression(
        db
          .selectFrom('happenings')
          .innerJoin('statements', 'statements.id', 'happenings.first')
          .select(['happenings.id', 'statements.key'])
          // SQLite reads the conflict's "on" as that of a join where no condition stands before it.
          .where('happenings.id', 'in', piece),
      )
      .onConflict((conflict) => conflict.column('happening').doUpdateSet(({ ref }) => ({ key: ref('excluded.key') })))
      .execute();
}

/// The incidents that a text's statements are the first to tell.
export async function firstToldBy(db: Kysely<Tables>, text: number): Promise<number[]> {
  const rows = await db
    .selectFrom('happenings')
    .innerJoin('statements', 'statements.id', 'happenings.first')
    .select('happenings.id')
    .where('statements.text', '=', text)
    .execute();
  return rows.map(({ id }) => id);
}

/// The numbers that incidents with these first tellings had, by the key in hexadecimal digits.
export async function formerNumbers(db: Kysely<Tables>, keys: readonly Uint8Array[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const piece of pieces(keys))
    for (const { happening, key } of await db
      .selectFrom('former_incidents')
      .selectAll()
      .where('key', 'in', piece)
      .orderBy('happening', 'desc')
      .execute())
      found.set(keyText(key), happening);
  return found;
}

/// The incident in which what an incident that is gone told first is told now, or null.
export async function successorOf(db: Kysely<Tables>, happening: number): Promise<number | null> {
  const row = await db
    .selectFrom('former_incidents')
    .innerJoin('statements', 'statements.key', 'former_incidents.key')
    .select('statements.happening')
    .where('former_incidents.happening', '=', happening)
    .where('statements.happening', 'is not', null)
    .executeTakeFirst();
  return row?.happening ?? null;
}

/// The number of the next new incident: one that none had before.
export async function nextIncident(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('former_incidents')
    .select(({ fn }) => fn.max('happening').as('last'))
    .executeTakeFirstOrThrow();
  return Math.max(await nextId(db, 'happenings'), Number(last ?? 0) + 1);
}

export function keyText(key: Uint8Array): string {
  return Buffer.from(key).toString('hex');
}
