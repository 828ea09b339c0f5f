import { sql } from 'kysely';
import { pieces } from '../insert.js';
import type { PlaceRow } from '../rows.js';
import { meanScore, THOUSANDTHS } from '../tally/cells.js';
import { countOf, isKept, keptPlaces } from '../tally/kept-counts.js';
import { TOPICS } from '../tally/topics.js';
import { precisionOf } from '../shared-rows.js';
import { asking, type Desktop } from './filter.js';
import type { DeskQuery } from './query.js';

export interface PlaceMap {
  readonly places: readonly {
    readonly place: PlaceRow;
    readonly incidents: number;
    readonly score: number;
    readonly types: readonly { readonly type: string; readonly incidents: number }[];
  }[];
  readonly unplaced: number;
  readonly more: number;
}

const EVENTS = ['event'] as const;

/// Where incidents happen, the places with the most of them first.
export async function placeMap(desktop: Desktop, query: DeskQuery, most: number): Promise<PlaceMap> {
  const isWhole = await isKept(desktop.db, query, EVENTS);
  const counts = isWhole ? await keptPlaces(desktop.db, most) : await countedPlaces(desktop, query);
  const byPlace = new Map<number, { incidents: number; score: number; types: { type: string; incidents: number }[] }>();
  for (const { place, type, incidents: count, scored, score } of counts.rows) {
    if (place === null || type === null) continue;
    const own = byPlace.get(place) ?? { incidents: 0, score: 0, types: [] };
    byPlace.set(place, own);
    own.types.push({ type, incidents: count });
    own.score = (own.score * own.incidents + (meanScore(score, scored) ?? 0) * count) / (own.incidents + count);
    own.incidents += count;
  }
  for (const { place, incidents: count } of counts.placed) {
    const own = byPlace.get(place ?? 0);
    if (own !== undefined) own.incidents = Number(count);
  }
  const sorted = [...byPlace].sort(([a, one], [b, other]) => other.incidents - one.incidents || a - b).slice(0, most);
  const places = await placesNumbered(
    desktop,
    sorted.map(([number]) => number),
  );
  return {
    places: sorted.flatMap(([number, told]) => {
      const place = places.get(number);
      return place === undefined ? [] : [{ place, ...told }];
    }),
    unplaced: isWhole ? await keptUnplaced(desktop) : await countedUnplaced(desktop, query),
    more: (counts.all ?? byPlace.size) - sorted.length,
  };
}

async function countedPlaces(desktop: Desktop, query: DeskQuery) {
  const ask = await asking(desktop, { ...query, kinds: EVENTS });
  const rows = await ask()
    .select(['statements.place', 'codes.type', INCIDENTS.as('incidents')])
    .select([
      sql<number>`count(codes.score)`.as('scored'),
      sql<number>`coalesce(sum(cast(round(codes.score * ${sql.lit(THOUSANDTHS)}) as bigint)), 0)`.as('score'),
    ])
    .where('statements.place', 'is not', null)
    .groupBy(['statements.place', 'codes.type'])
    .orderBy('statements.place')
    .orderBy('codes.type')
    .execute();
  // An incident may have tellings of several types, or some with a place and some without.
  const placed = await ask()
    .select(['statements.place', INCIDENTS.as('incidents')])
    .where('statements.place', 'is not', null)
    .groupBy('statements.place')
    .execute();
  return { rows, placed, all: null };
}

const INCIDENTS = sql<number>`count(distinct statements.happening)`;

async function countedUnplaced(desktop: Desktop, query: DeskQuery): Promise<number> {
  const ask = await asking(desktop, { ...query, kinds: EVENTS });
  const placed = sql<number>`count(distinct case when statements.place is not null then statements.happening end)`;
  const all = await ask()
    .select([INCIDENTS.as('incidents'), placed.as('placed')])
    .executeTakeFirstOrThrow();
  return Number(all.incidents) - Number(all.placed);
}

async function keptUnplaced({ db }: Desktop): Promise<number> {
  return (await countOf(db, TOPICS.events, 'incidents')) - (await countOf(db, TOPICS.placed, 'incidents'));
}

async function placesNumbered({ db }: Desktop, numbers: readonly number[]): Promise<Map<number, PlaceRow>> {
  const found = new Map<number, PlaceRow>();
  for (const piece of pieces(numbers))
    for (const row of await db.selectFrom('places').selectAll().where('id', 'in', piece).execute()) {
      const { id, name, latitude: lat, longitude: lon, country, feature, geonames, precision } = row;
      found.set(id, { number: id, name, lat, lon, country, feature, geonames, precision: precisionOf(precision) });
    }
  return found;
}
