import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.js';
import type { Change, Days } from './cells.js';
import { daysBetween } from './extremes.js';

/// Rows that one statement writes.
const TOGETHER = 64;

/// Puts changes into the counts that are kept.
export async function writeChanges(db: Kysely<Tables>, changes: readonly Change[]): Promise<void> {
  const lost: Change[] = [];
  for (const change of changes) if (await losesDays(db, change)) lost.push(change);
  for (let at = 0; at < changes.length; at += TOGETHER) await add(db, changes.slice(at, at + TOGETHER));
  for (const { topic, one, two } of changes.filter(({ statements }) => statements < 0))
    await db
      .deleteFrom('tallies')
      .where('topic', '=', topic)
      .where('one', '=', one)
      .where('two', '=', two)
      .where('statements', '=', 0)
      .execute();
  for (const change of lost) await findDays(db, change);
}

async function add(db: Kysely<Tables>, changes: readonly Change[]): Promise<void> {
  const rows = changes.map(
    ({ topic, one, two, statements, incidents, scored, score, came }) =>
      sql`(${topic}, ${one}, ${two}, ${statements}, ${incidents}, ${scored}, ${score}, ${came.first}, ${came.last})`,
  );
  await sql`insert into tallies (topic, one, two, statements, incidents, scored, score, from_day, to_day)
    values ${sql.join(rows)} on conflict (topic, one, two) do update set
    statements = tallies.statements + excluded.statements, incidents = tallies.incidents + excluded.incidents,
    scored = tallies.scored + excluded.scored, score = tallies.score + excluded.score,
    from_day = case when tallies.from_day is null or excluded.from_day < tallies.from_day then excluded.from_day
      else tallies.from_day end,
    to_day = case when tallies.to_day is null or excluded.to_day > tallies.to_day then excluded.to_day
      else tallies.to_day end`.execute(db);
}

async function rowOf(db: Kysely<Tables>, { topic, one, two }: Change) {
  return db
    .selectFrom('tallies')
    .select(['statements', 'from_day', 'to_day'])
    .where('topic', '=', topic)
    .where('one', '=', one)
    .where('two', '=', two)
    .executeTakeFirst();
}

/// Whether the first or last day of a count goes and none as early or late comes.
async function losesDays(db: Kysely<Tables>, change: Change): Promise<boolean> {
  const { came, went } = change;
  if (went.first === null && went.last === null) return false;
  const row = await rowOf(db, change);
  if (row === undefined) return false;
  const kept: Days = { first: row.from_day, last: row.to_day };
  const losesFirst = went.first === kept.first && (came.first === null || came.first > (kept.first ?? ''));
  const losesLast = went.last === kept.last && (came.last === null || came.last < (kept.last ?? ''));
  return losesFirst || losesLast;
}

async function findDays(db: Kysely<Tables>, change: Change): Promise<void> {
  const { topic, one, two } = change;
  const row = await rowOf(db, change);
  if (row === undefined) return;
  const days = await daysBetween(db, topic, [one, two], row.statements);
  if (days === null) return;
  await db
    .updateTable('tallies')
    .set({ from_day: days.first, to_day: days.last })
    .where('topic', '=', topic)
    .where('one', '=', one)
    .where('two', '=', two)
    .execute();
}
