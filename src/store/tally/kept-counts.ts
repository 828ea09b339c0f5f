import { sql, type Kysely } from 'kysely';
import type { DeskQuery } from '../desk/query.js';
import type { Tables } from '../tables.js';
import type { Topic } from './cells.js';
import { FACETS, LENGTH, NETWORK, TIMELINE, TOPICS, type FOLDED, type TalliedField } from './topics.js';
import { isTallied } from './whole.js';

/// Counts of the whole corpus as they are kept; the rows are those that counting gives, in the same order.

type Counted = 'statements' | 'incidents';

/// Whether a query asks for the whole corpus. `kinds`: what kinds may be asked for all the same.
export function asksForAll(query: DeskQuery, kinds: readonly string[] = []): boolean {
  const asks = Object.entries(query).some(
    ([name, value]) => value !== undefined && !(LEFT_OUT.has(name) && value === false) && name !== 'kinds',
  );
  const isOfKinds = query.kinds === undefined || (kinds.length > 0 && query.kinds.join() === kinds.join());
  return !asks && isOfKinds;
}

/// Whether a query asks for the whole corpus, and its counts are kept.
export async function isKept(db: Kysely<Tables>, query: DeskQuery, kinds: readonly string[] = []): Promise<boolean> {
  return asksForAll(query, kinds) && isTallied(db);
}

const LEFT_OUT: ReadonlySet<string> = new Set<keyof DeskQuery>(['rejected', 'copies']);

/// One count.
export async function countOf(db: Kysely<Tables>, { name }: Topic, counted: Counted): Promise<number> {
  const row = await db
    .selectFrom('tallies')
    .select(counted)
    .where('topic', '=', name)
    .where('one', '=', '')
    .where('two', '=', '')
    .executeTakeFirst();
  return row?.[counted] ?? 0;
}

/// The most frequent values of a facet; all where `most` is null.
export async function keptValues(
  db: Kysely<Tables>,
  field: TalliedField,
  counted: Counted,
  most: number | null,
): Promise<{ value: string; count: number }[]> {
  const rows = db
    .selectFrom('tallies')
    .select(['one as value', `${counted} as count`])
    .where('topic', '=', FACETS[field].name)
    .orderBy(counted, 'desc')
    .orderBy('one');
  return (most === null ? rows : rows.limit(most)).execute();
}

/// Incidents and statements by day, month or year and type.
export async function keptDays(db: Kysely<Tables>, by: keyof typeof LENGTH) {
  return db
    .selectFrom('tallies')
    .innerJoin('event_types', 'event_types.type', 'tallies.two')
    .select(['tallies.one as at', 'event_types.type', 'event_types.class', 'tallies.incidents', 'tallies.statements'])
    .where('tallies.topic', '=', TIMELINE[by].name)
    .orderBy('tallies.one')
    .orderBy('tallies.two')
    .execute();
}

/// The first tolls by day, month or year.
export async function keptTolls(db: Kysely<Tables>, by: keyof typeof LENGTH, most: number) {
  const at = sql<string>`substr(tolls.at, 1, ${sql.lit(LENGTH[by])})`;
  // No toll of a later month or year is among the first, and the index by days need not be read beyond.
  const last = await db
    .selectFrom('tolls')
    .select(at.as('at'))
    .orderBy('tolls.at')
    .limit(1)
    .offset(most - 1)
    .execute();
  const rows = db
    .selectFrom('tolls')
    .select([at.as('at'), 'happening as incident', 'unit', 'least', 'most', 'voices'])
    .orderBy(at)
    .orderBy('happening')
    .orderBy('unit')
    .limit(most);
  const [bound] = last;
  return (bound === undefined ? rows : rows.where('tolls.at', '<=', `${bound.at}~`)).execute();
}

/// The most frequent pairs, and how many there are.
export async function keptPairs(db: Kysely<Tables>, by: keyof typeof FOLDED, most: number) {
  const all = db.selectFrom('tallies').where('topic', '=', NETWORK[by].name);
  const { count } = await all.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const rows = await all
    .select(['one as actor', 'two as recipient', 'incidents', 'statements', 'scored', 'score'])
    .select(['from_day as from', 'to_day as to'])
    .orderBy('incidents', 'desc')
    .orderBy('one')
    .orderBy('two')
    .limit(most)
    .execute();
  return { rows, all: Number(count) };
}

/// The places with the most incidents, with the types of these, and how many places there are.
export async function keptPlaces(db: Kysely<Tables>, most: number) {
  const sites = db.selectFrom('tallies').where('topic', '=', TOPICS.site.name);
  const { count } = await sites.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const first = sites
    .select(['one', 'incidents'])
    .orderBy('incidents', 'desc')
    .orderBy(sql`cast(one as integer)`)
    .limit(most);
  const placed = await first.execute();
  const rows = await db
    .selectFrom(first.as('first'))
    .innerJoin('tallies', (join) =>
      join.on('tallies.topic', '=', TOPICS.map.name).onRef('tallies.one', '=', 'first.one'),
    )
    .select(['tallies.one as place', 'tallies.two as type', 'tallies.incidents', 'tallies.scored', 'tallies.score'])
    .orderBy('tallies.one')
    .orderBy('tallies.two')
    .execute();
  return {
    rows: rows.map(({ place, ...row }) => ({ place: Number(place), ...row })),
    placed: placed.map(({ one, incidents }) => ({ place: Number(one), incidents })),
    all: Number(count),
  };
}
