import { sql } from 'kysely';
import { pieces } from '../insert.js';
import type { PlaceRow } from '../rows.js';
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

/// Where incidents happen, the places with the most of them first.
export async function placeMap(desktop: Desktop, query: DeskQuery, most: number): Promise<PlaceMap> {
  const ask = await asking(desktop, { ...query, kinds: ['event'] });
  const incidents = sql<number>`count(distinct statements.happening)`;
  const rows = await ask()
    .select(['statements.place', 'codes.type', incidents.as('incidents'), sql<number>`avg(codes.score)`.as('score')])
    .where('statements.place', 'is not', null)
    .groupBy(['statements.place', 'codes.type'])
    .execute();
  // An incident may have tellings of several types, or some with a place and some without.
  const placed = await ask()
    .select(['statements.place', incidents.as('incidents')])
    .where('statements.place', 'is not', null)
    .groupBy('statements.place')
    .execute();
  const somewhere = sql<number>`count(distinct case when statements.place is not null then statements.happening end)`;
  const all = await ask()
    .select([incidents.as('incidents'), somewhere.as('placed')])
    .executeTakeFirstOrThrow();
  const byPlace = new Map<number, { incidents: number; score: number; types: { type: string; incidents: number }[] }>();
  for (const { place, type, incidents: count, score } of rows) {
    if (place === null || type === null) continue;
    const own = byPlace.get(place) ?? { incidents: 0, score: 0, types: [] };
    byPlace.set(place, own);
    own.types.push({ type, incidents: count });
    own.score = (own.score * own.incidents + (score ?? 0) * count) / (own.incidents + count);
    own.incidents += count;
  }
  for (const { place, incidents: count } of placed) {
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
    unplaced: Number(all.incidents) - Number(all.placed),
    more: byPlace.size - sorted.length,
  };
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
