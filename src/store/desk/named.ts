import { sql, type Kysely, type RawBuilder } from 'kysely';
import { ACTOR_KINDS } from '../../annotation/record.js';
import type { ActorRow, PlaceRow } from '../rows.js';
import { precisionOf } from '../shared-rows.js';
import type { Tables } from '../tables.js';

/// Actors of the corpus whose names hold words, those that act or suffer most first.
export async function actorsNamed(db: Kysely<Tables>, words: string, most: number): Promise<ActorRow[]> {
  const rows = await db
    .selectFrom('actors')
    .selectAll()
    .where(holds(words))
    .orderBy(sql`(select count(*) from roles where roles.actor = actors.id)`, 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id, kind, ...row }) => ({
    ...row,
    number: id,
    kind: ACTOR_KINDS.find((each) => each === kind) ?? 'unknown',
  }));
}

/// Whether a name holds words, small letters or capital; as all databases know it.
function holds(words: string): RawBuilder<boolean> {
  return sql<boolean>`replace(lower(name), lower(${words}), '') <> lower(name)`;
}

/// Places of the corpus whose names hold words, those where most happens first.
export async function placesNamed(db: Kysely<Tables>, words: string, most: number): Promise<PlaceRow[]> {
  const rows = await db
    .selectFrom('places')
    .selectAll()
    .where(holds(words))
    .orderBy(sql`(select count(*) from statements where statements.place = places.id)`, 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id, name, latitude: lat, longitude: lon, country, feature, geonames, precision }) => ({
    ...{ number: id, name, lat, lon, country, feature, geonames },
    precision: precisionOf(precision),
  }));
}
