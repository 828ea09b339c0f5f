import type { Kysely } from 'kysely';
import { DISPUTED_OVER_PAGES, EVENT_TYPES, type DisputedOverPages } from '../annotation/record.js';
import { claimsOfIncidents, copiesAmong } from './incident-tellings.js';
import { pieces } from './insert.js';
import type { StatementQuery } from './query.js';
import type { IncidentRow, PlaceRow, StatementRow } from './rows.js';
import { wantedStatements } from './statement-filter.js';
import { precisionOf } from './shared-rows.js';
import { publicationsOf, statementsWith } from './statements.js';
import type { Tables } from './tables.js';

/// Incidents that are read at a time.
const PAGE = 500;

/// Incidents with a statement that a query wants, in the order of their numbers; each has all its statements.
export async function* incidentRows(db: Kysely<Tables>, query: StatementQuery): AsyncGenerator<IncidentRow> {
  for (let after = 0; ;) {
    const rows = await wantedStatements(db, query)
      .where('statements.happening', '>', after)
      .select('statements.happening')
      .distinct()
      .orderBy('statements.happening')
      .limit(PAGE)
      .execute();
    const ids = rows.flatMap(({ happening }) => happening ?? []);
    yield* await incidentsWith(db, ids);
    after = ids.at(-1) ?? 0;
    if (rows.length < PAGE) return;
  }
}

/// The incidents with these numbers, in the order of the list.
export async function incidentsWith(db: Kysely<Tables>, ids: readonly number[]): Promise<IncidentRow[]> {
  const found = new Map<number, IncidentRow>();
  for (const piece of pieces(ids)) for (const incident of await loaded(db, piece)) found.set(incident.number, incident);
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function loaded(db: Kysely<Tables>, ids: readonly number[]): Promise<IncidentRow[]> {
  const rows = await db
    .selectFrom('happenings')
    .leftJoin('places', 'places.id', 'happenings.place')
    .selectAll('happenings')
    .select([
      'places.name',
      'places.latitude',
      'places.longitude',
      'places.country',
      'places.feature',
      'places.geonames',
      'places.precision',
    ])
    .where('happenings.id', 'in', ids)
    .execute();
  const tellings = await db
    .selectFrom('statements')
    .select('id')
    .where('happening', 'in', ids)
    .where('rejected', '=', 0)
    .execute();
  const statements = new Map<number, StatementRow>();
  for (const statement of await statementsWith(
    db,
    tellings.map(({ id }) => id),
  ))
    statements.set(statement.number, statement);
  const told = new Map<number, StatementRow[]>();
  for (const row of statements.values()) {
    if (row.incident === null) continue;
    const list = told.get(row.incident);
    if (list === undefined) told.set(row.incident, [row]);
    else list.push(row);
  }
  const claims = await claimsOfIncidents(db, ids);
  const copies = await copiesAmong(
    db,
    [...statements.values(), ...[...claims.values()].flat()].map(({ document }) => document),
  );
  const publications = await publicationsOf(
    db,
    [...statements.values()].map(({ document }) => document),
  );
  return rows.flatMap((row) => {
    const type = EVENT_TYPES.find((each) => each === row.type);
    if (type === undefined) return [];
    const tellers = (told.get(row.id) ?? []).sort((a, b) => a.number - b.number);
    const own = [...tellers, ...(claims.get(row.id) ?? [])].map(({ document }) => document.id);
    const originals = new Set(tellers.map(({ document }) => document.copyOf ?? document.text));
    return [
      {
        number: row.id,
        type,
        from: row.from_day,
        to: row.to_day,
        place: placeOf(row),
        disputedFields: DISPUTED_OVER_PAGES.filter((field) => row[DISPUTED[field]] === 1),
        asserted: row.asserted,
        denied: row.denied,
        reports: row.reports,
        publications: [...originals].reduce((sum, report) => sum + (publications.get(report) ?? 1), 0),
        statements: tellers,
        claims: claims.get(row.id) ?? [],
        copies: [...new Set(own)].flatMap((document) => {
          const of = copies.get(document);
          return of === undefined ? [] : [{ document, of }];
        }),
      },
    ];
  });
}

/// The columns that say what is disputed, by the field.
const DISPUTED = {
  polarity: 'disputed_polarity',
  actor: 'disputed_actor',
  recipient: 'disputed_recipient',
  quantities: 'disputed_quantities',
  place: 'disputed_place',
  day: 'disputed_day',
} as const satisfies Record<DisputedOverPages, keyof Tables['happenings']>;

function placeOf(row: {
  readonly place: number | null;
  readonly name: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly country: string | null;
  readonly feature: string | null;
  readonly geonames: number | null;
  readonly precision: string | null;
}): PlaceRow | null {
  if (row.place === null || row.name === null) return null;
  const { place: number, name, latitude: lat, longitude: lon, country, feature, geonames } = row;
  return { number, name, lat, lon, country, feature, geonames, precision: precisionOf(row.precision) };
}
