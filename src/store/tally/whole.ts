import type { Insertable, Kysely } from 'kysely';
import { insertRows } from '../insert.js';
import { listsOf } from '../lists.js';
import type { Tables } from '../tables.js';
import { Changes } from './cells.js';
import { aloneFrom, ofIncidentsFrom, Teller, type Scope } from './told.js';
import { tollsOf } from './tolls.js';
import { countIncident } from './topics.js';
import { writeChanges } from './writing.js';

/// What the setting is called that says how the counts were made, and how this program makes them.
const SETTING = 'tallies';
const WAY = '1';
type Toll = Insertable<Tables['tolls']>;

/// Incidents and texts that are read at a time.
const TOGETHER = 4000;
const TEXTS = 1000;
/// Changes that are held before they are written.
const HELD = 200_000;

/// Whether counts are kept as this program keeps them.
export async function isTallied(db: Kysely<Tables>): Promise<boolean> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', SETTING).executeTakeFirst();
  return row?.value === WAY;
}

/// Counts the whole corpus where no counts are kept, or were kept in another way.
export async function tallyWhole(db: Kysely<Tables>): Promise<void> {
  if (await isTallied(db)) return;
  await db.transaction().execute(async (own) => {
    if (await isTallied(own)) return;
    await own.deleteFrom('tallies').execute();
    await own.deleteFrom('tolls').execute();
    const changes = new Changes();
    for await (const tolls of counted(own, changes)) {
      await insertRows(own, 'tolls', tolls);
      if (changes.size > HELD) await writeChanges(own, changes.take());
    }
    await writeChanges(own, changes.take());
    await own
      .insertInto('settings')
      .values({ name: SETTING, value: WAY })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: WAY }))
      .execute();
  });
}

/// Forgets the counts, so that they are made again where the corpus is opened next.
export async function forgetTallies(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('settings').where('name', '=', SETTING).execute();
}

/// Where kept counts are not what is counted, in words.
export async function tallyFaults(db: Kysely<Tables>): Promise<string[]> {
  if (!(await isTallied(db))) return [];
  const changes = new Changes();
  const faults: string[] = [];
  let tolls = 0;
  for await (const counts of counted(db, changes)) {
    tolls += counts.length;
    faults.push(...(await wrongTolls(db, counts)));
  }
  const wanted = changes.take();
  const kept = new Map<string, Insertable<Tables['tallies']>>();
  let topic = '';
  for (const { topic: of, one, two, statements, incidents, scored, score, came } of wanted) {
    if (of !== topic) {
      kept.clear();
      for (const row of await db.selectFrom('tallies').selectAll().where('topic', '=', of).execute())
        kept.set(`${row.one}\0${row.two}`, row);
      topic = of;
    }
    const row = kept.get(`${one}\0${two}`);
    const isSame =
      row?.statements === statements &&
      row.incidents === incidents &&
      row.scored === scored &&
      row.score === score &&
      row.from_day === came.first &&
      row.to_day === came.last;
    if (!isSame) faults.push(`"${[of, one, two].join(' ').trim()}" is not counted as it stands`);
  }
  const { count } = await db
    .selectFrom('tallies')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) !== wanted.length) faults.push(`${count} counts are kept where there are ${wanted.length}`);
  const told = await db
    .selectFrom('tolls')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(told.count) !== tolls) faults.push(`${told.count} tolls are kept where there are ${tolls}`);
  return faults;
}

async function wrongTolls(db: Kysely<Tables>, wanted: readonly Toll[]): Promise<string[]> {
  const told = [...new Set(wanted.map(({ happening }) => happening))];
  const rows = await db.selectFrom('tolls').selectAll().where('happening', 'in', listsOf(db).numbers(told)).execute();
  const kept = new Set(rows.map(tollText));
  return wanted
    .filter((toll) => !kept.has(tollText(toll)))
    .map(({ happening, unit }) => `how many were ${unit} in incident ${happening} is not counted as it stands`);
}

function tollText({ happening, unit, at, least, most, voices }: Toll): string {
  return [happening, unit, at, least, most, voices].join(' ');
}

/// Counts all that is told, a part at a time, and gives the tolls of each.
async function* counted(db: Kysely<Tables>, changes: Changes): AsyncGenerator<Toll[]> {
  const teller = new Teller(db);
  const of = async (scope: Scope): Promise<Toll[]> => {
    const told = await teller.told(scope);
    for (const each of told) countIncident(each, changes, 1);
    return told.flatMap(tollsOf);
  };
  const incidents = await lastOf(db, 'happenings');
  for (let first = 0; first <= incidents; first += TOGETHER) yield of(ofIncidentsFrom(first, first + TOGETHER));
  const texts = await lastOf(db, 'texts');
  for (let first = 0; first <= texts; first += TEXTS) yield of(aloneFrom(first, first + TEXTS));
}

async function lastOf(db: Kysely<Tables>, table: 'happenings' | 'texts'): Promise<number> {
  const { last } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0);
}
