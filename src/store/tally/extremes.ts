import { sql, type Kysely, type RawBuilder } from 'kysely';
import { wantedStatements } from '../statement-filter.js';
import type { Tables } from '../tables.js';
import type { Days } from './cells.js';
import { FOLDED, NETWORK } from './topics.js';

/// Of pairs that stand more often than this the first day is found by going through the days.
const OFTEN = 200;

type Fold = keyof typeof FOLDED;

/// By topic, what stands for an actor in it.
const FOLD_OF: ReadonlyMap<string, Fold> = new Map(
  (Object.keys(FOLDED) as Fold[]).map((fold) => [NETWORK[fold].name, fold]),
);

/// The first and last days of events between two, of which one may be gone; null where the topic has no days.
export async function daysBetween(
  db: Kysely<Tables>,
  topic: string,
  [one, two]: readonly [string, string],
  statements: number,
): Promise<Days | null> {
  const fold = FOLD_OF.get(topic);
  if (fold === undefined) return null;
  const between = sql<boolean>`exists (select 1 from roles r join actors a on a.id = r.actor
    join roles s on s.statement = r.statement and s.role = 'recipient' join actors b on b.id = s.actor
    where r.statement = statements.id and r.role = 'actor' and ${is('a', fold, one)} and ${is('b', fold, two)})`;
  if (statements > OFTEN) return walked(db, between);
  // The days of a few are looked at one by one, found by the actor.
  const first = sql<string | null>`min(coalesce(statements.from_day, statements.to_day))`;
  const last = sql<string | null>`max(coalesce(statements.to_day, statements.from_day))`;
  return wantedStatements(db, { kinds: ['event'] })
    .where(
      'statements.id',
      'in',
      sql<number>`(select r.statement from actors a join roles r on r.actor = a.id and r.role = 'actor'
        join roles s on s.statement = r.statement and s.role = 'recipient' join actors b on b.id = s.actor
        where ${is('a', fold, one)} and ${is('b', fold, two)})`,
    )
    .select([first.as('first'), last.as('last')])
    .executeTakeFirstOrThrow();
}

/// The day of the first and the last statement that there is on the way through all days, from each end. Two indexes hold the days: one
/// those on which something begins, one those on which it ends elsewhere than it begins.
async function walked(db: Kysely<Tables>, between: RawBuilder<boolean>): Promise<Days> {
  const end = async (day: 'from_day' | 'to_day', direction: 'asc' | 'desc', where: RawBuilder<boolean>) => {
    // The order of the tables is that of the way.
    const { rows } = await sql<{ readonly day: string }>`select ${sql.ref(`statements.${day}`)} as day
      from statements cross join codes cross join texts
      where codes.id = statements.code and codes.kind = 'event' and texts.id = statements.text and texts.original is null
      and statements.rejected = 0 and ${sql.ref(`statements.${day}`)} is not null and ${where} and ${between}
      order by ${sql.ref(`statements.${day}`)} ${sql.raw(direction)} limit 1`.execute(db);
    return rows.map((row) => row.day);
  };
  const spans = sql<boolean>`(statements.from_day is null or statements.to_day <> statements.from_day)`;
  const firsts = [
    ...(await end('from_day', 'asc', sql`1 = 1`)),
    ...(await end('to_day', 'asc', sql`${spans} and statements.from_day is null`)),
  ].sort();
  const lasts = [
    ...(await end('from_day', 'desc', sql`(statements.to_day is null or statements.to_day = statements.from_day)`)),
    ...(await end('to_day', 'desc', spans)),
  ].sort();
  return { first: firsts[0] ?? null, last: lasts.at(-1) ?? null };
}

function is(actor: 'a' | 'b', fold: Fold, value: string): RawBuilder<boolean> {
  const column = sql.ref(`${actor}.${FOLDED[fold]}`);
  return value === '' ? sql`(${column} is null or ${column} = '')` : sql`${column} = ${value}`;
}
