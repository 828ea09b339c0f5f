import { sql, type Kysely } from 'kysely';
import { EVENT_TYPES, type ActorKind, type EventType, type PlaceRecord } from '../annotation/record.js';
import { PLACE_PRECISIONS } from './dataset-rows.js';
import { pieces } from './insert.js';
import type { Tables } from './tables.js';

/// What is needed of an incident to hold it against an event of others.
export interface ComparableIncident {
  readonly number: number;
  readonly type: EventType;
  /// Modes that its reports tell.
  readonly modes: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  /// The first day on which a document that tells it was published.
  readonly published: string | null;
  readonly place: {
    readonly name: string;
    readonly country: string | null;
    readonly lat: number | null;
    readonly lon: number | null;
    readonly precision: PlaceRecord['precision'];
  } | null;
  readonly parties: readonly ComparableParty[];
  /// Numbers of killed that are told.
  readonly killed: readonly number[];
}

interface ComparableParty {
  readonly role: 'actor' | 'recipient';
  readonly name: string;
  readonly kind: ActorKind | null;
  readonly country: string | null;
  readonly sector: string | null;
}

/// Incidents that are read at a time.
const PAGE = 500;
const KILLED = 'killed';

/// Incidents that an original text tells to have happened or to go on, in the order of their numbers.
export async function* comparableIncidents(db: Kysely<Tables>): AsyncGenerator<ComparableIncident> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('happenings')
      .leftJoin('places', 'places.id', 'happenings.place')
      .select(['happenings.id', 'happenings.type', 'happenings.from_day', 'happenings.to_day', 'happenings.place'])
      .select(['places.name', 'places.country', 'places.latitude', 'places.longitude', 'places.precision'])
      .where('happenings.id', '>', after)
      .where(
        sql<boolean>`exists (select 1 from statements s join codes c on c.id = s.code join texts t on t.id = s.text
          where s.happening = happenings.id and s.rejected = 0 and t.original is null
            and c.polarity = 'positive' and c.status in ('occurred', 'ongoing'))`,
      )
      .orderBy('happenings.id')
      .limit(PAGE)
      .execute();
    const ids = rows.map(({ id }) => id);
    const told = await toldOf(db, ids);
    for (const row of rows) {
      const type = EVENT_TYPES.find((each) => each === row.type);
      if (type === undefined) continue;
      const { id: number, from_day: from, to_day: to, name, country, latitude: lat, longitude: lon } = row;
      const precision = PLACE_PRECISIONS.find((each) => each === row.precision) ?? 'point';
      const place = name === null ? null : { name, country, lat, lon, precision };
      const { modes, published, parties, killed } = told.get(number) ?? new Told();
      yield {
        number,
        type,
        modes: [...modes].sort(),
        from,
        to,
        published,
        place,
        parties: [...parties.values()],
        killed: [...killed].sort((a, b) => a - b),
      };
    }
    after = ids.at(-1) ?? after;
    if (rows.length < PAGE) return;
  }
}

/// What the statements of an incident tell.
class Told {
  readonly modes = new Set<string>();
  readonly killed = new Set<number>();
  readonly parties = new Map<string, ComparableParty>();
  published: string | null = null;
}

async function toldOf(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Told>> {
  const found = new Map(ids.map((id) => [id, new Told()]));
  for (const piece of pieces(ids)) {
    const statements = await db
      .selectFrom('statements')
      .innerJoin('codes', 'codes.id', 'statements.code')
      .innerJoin('documents', 'documents.text', 'statements.text')
      .select(({ fn }) => ['statements.happening', 'codes.mode', fn.min('documents.published').as('published')])
      .where('statements.happening', 'in', piece)
      .where('statements.rejected', '=', 0)
      .groupBy(['statements.happening', 'codes.mode'])
      .execute();
    for (const { happening, mode, published } of statements) {
      const told = found.get(happening ?? 0);
      if (told === undefined) continue;
      if (mode !== null) told.modes.add(mode);
      if (published !== null && (told.published === null || published < told.published)) told.published = published;
    }
    await addParties(db, piece, found);
    const numbers = await db
      .selectFrom('statements')
      .innerJoin('quantities', 'quantities.statement', 'statements.id')
      .select(['statements.happening', 'quantities.value'])
      .where('statements.happening', 'in', piece)
      .where('statements.rejected', '=', 0)
      .where('quantities.unit', '=', KILLED)
      .execute();
    for (const { happening, value } of numbers) found.get(happening ?? 0)?.killed.add(value);
  }
  return found;
}

async function addParties(db: Kysely<Tables>, piece: readonly number[], found: Map<number, Told>): Promise<void> {
  const roles = await db
    .selectFrom('statements')
    .innerJoin('roles', 'roles.statement', 'statements.id')
    .leftJoin('actors', 'actors.id', 'roles.actor')
    .select(['statements.happening', 'roles.role', 'roles.words'])
    .select(['actors.name', 'actors.kind', 'actors.country', 'actors.sector'])
    .where('statements.happening', 'in', piece)
    .where('statements.rejected', '=', 0)
    .orderBy('statements.id')
    .orderBy('roles.role')
    .orderBy('roles.position')
    .execute();
  for (const { happening, role, words, name, kind, country, sector } of roles) {
    const called = name ?? words;
    if (called === null) continue;
    const party: ComparableParty = {
      role: role === 'actor' ? 'actor' : 'recipient',
      name: called,
      kind: kind as ActorKind | null,
      country,
      sector,
    };
    const { parties } = found.get(happening ?? 0) ?? new Told();
    const key = `${role} ${called}`;
    if (!parties.has(key)) parties.set(key, party);
  }
}
