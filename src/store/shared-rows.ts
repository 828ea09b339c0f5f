import type { Kysely } from 'kysely';
import { ACTOR_KINDS, EVENT_TYPES, RELATION_KINDS, STATUSES } from '../annotation/record.js';
import { listsOf } from './lists.js';
import type { ActorRow, PlaceRow, StatementRow } from './rows.js';
import type { Tables } from './tables.js';

/// Rows that many statements share, by their numbers; null among the numbers stands for none.
type Numbers = readonly (number | null)[];

/// What a code says of each statement that has it.
export interface Code extends Pick<StatementRow, 'kind' | 'relation' | 'polarity' | 'certainty' | 'status'> {
  /// Without the contexts, which are not of the code.
  readonly event: Omit<NonNullable<StatementRow['event']>, 'contexts'> | null;
}

export async function codesWith(db: Kysely<Tables>, numbers: Numbers): Promise<Map<number, Code>> {
  const rows = await db.selectFrom('codes').selectAll().where('id', 'in', among(db, numbers)).execute();
  return new Map(
    rows.map(({ id, kind, type, mode, cameo, score, relation, polarity, certainty, status }) => {
      const known = oneOf(EVENT_TYPES, type);
      const code: Code = {
        kind: oneOf(['event', 'relation', 'claim'], kind) ?? 'claim',
        event: known === null ? null : { type: known, mode, cameo, score: score ?? 0 },
        relation: oneOf(RELATION_KINDS, relation),
        polarity: oneOf(['positive', 'negative'], polarity) ?? 'positive',
        certainty: oneOf(['certain', 'probable', 'possible'], certainty) ?? 'certain',
        status: oneOf(STATUSES, status) ?? 'occurred',
      };
      return [id, code];
    }),
  );
}

export async function contextsWith(db: Kysely<Tables>, numbers: Numbers): Promise<Map<number, string[]>> {
  const rows = await db.selectFrom('contexts').selectAll().where('id', 'in', among(db, numbers)).execute();
  return new Map(rows.map(({ id, names }) => [id, names.split(' ')]));
}

export async function rulesWith(db: Kysely<Tables>, numbers: Numbers): Promise<Map<number, string>> {
  const rows = await db.selectFrom('rules').selectAll().where('id', 'in', among(db, numbers)).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function actorsWith(db: Kysely<Tables>, numbers: Numbers): Promise<Map<number, ActorRow>> {
  const rows = await db.selectFrom('actors').selectAll().where('id', 'in', among(db, numbers)).execute();
  return new Map(
    rows.map(({ id, name, code, country, sector, kind, source }) => [
      id,
      { number: id, name, code, country, sector, kind: oneOf(ACTOR_KINDS, kind) ?? 'unknown', source },
    ]),
  );
}

export async function placesWith(db: Kysely<Tables>, numbers: Numbers): Promise<Map<number, PlaceRow>> {
  const rows = await db.selectFrom('places').selectAll().where('id', 'in', among(db, numbers)).execute();
  return new Map(
    rows.map(({ id, name, latitude: lat, longitude: lon, country, feature, geonames, precision }) => [
      id,
      { number: id, name, lat, lon, country, feature, geonames, precision: precisionOf(precision) },
    ]),
  );
}

/// How exact the coordinates of a place are.
export function precisionOf(precision: string | null): PlaceRow['precision'] {
  return oneOf(['point', 'city', 'region', 'country'], precision) ?? 'point';
}

/// The value where it is one of the list.
export function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((each) => each === value) ?? null;
}

function among(db: Kysely<Tables>, numbers: Numbers) {
  return listsOf(db).numbers([...new Set(numbers)].filter((number) => number !== null));
}
