import type { Kysely } from 'kysely';
import {
  ACTOR_KINDS,
  EVENT_TYPES,
  RELATION_KINDS,
  STATUSES,
  type EventRecord,
  type Inherited,
  type QuantityRecord,
  type SpanRecord,
} from '../annotation/record.js';
import { CodePoints } from '../annotation/code-points.js';
import { firstDocuments, voicesOf } from './documents.js';
import { pieces } from './insert.js';
import { bodiesOf } from './parts.js';
import type { StatementQuery } from './query.js';
import type { ActorRow, DocumentRow, PartyRow, PlaceRow, StatementRow, VoiceStep } from './rows.js';
import { wantedStatements } from './statement-filter.js';
import type { Tables } from './tables.js';

/// Statements that are read at a time.
const PAGE = 500;

export async function* statementRows(db: Kysely<Tables>, query: StatementQuery): AsyncGenerator<StatementRow> {
  for (let after = 0; ;) {
    const rows = await statementPage(db, query, after, PAGE);
    yield* rows;
    after = rows.at(-1)?.number ?? 0;
    if (rows.length < PAGE) return;
  }
}

/// At most `limit` statements behind the one with the number `after`.
export async function statementPage(
  db: Kysely<Tables>,
  query: StatementQuery,
  after: number,
  limit: number,
): Promise<StatementRow[]> {
  const rows = await wantedStatements(db, query)
    .where('statements.id', '>', after)
    .select('statements.id')
    .orderBy('statements.id')
    .limit(limit)
    .execute();
  return statementsWith(
    db,
    rows.map(({ id }) => id),
  );
}

/// The statements with these numbers, in the order of their numbers.
export async function statementsWith(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> {
  const found: StatementRow[] = [];
  for (const piece of pieces([...ids].sort((a, b) => a - b))) found.push(...(await loaded(db, piece)));
  return found;
}

/// The statements of a text that are kept as rows.
export async function statementsOfText(db: Kysely<Tables>, text: number): Promise<StatementRow[]> {
  const rows = await db.selectFrom('statements').select('id').where('text', '=', text).execute();
  return statementsWith(
    db,
    rows.map(({ id }) => id),
  );
}

async function loaded(db: Kysely<Tables>, ids: readonly number[]): Promise<StatementRow[]> {
  const rows = await db
    .selectFrom('statements')
    .innerJoin('codes', 'codes.id', 'statements.code')
    .leftJoin('rules', 'rules.id', 'statements.rule')
    .leftJoin('contexts', 'contexts.id', 'statements.contexts')
    .leftJoin('places', 'places.id', 'statements.place')
    .selectAll('statements')
    .select([
      'codes.kind',
      'codes.type',
      'codes.mode',
      'contexts.names as contexts',
      'codes.cameo',
      'codes.score',
      'codes.relation',
      'codes.polarity',
      'codes.certainty',
      'codes.status',
      'rules.name as rule_name',
      'places.name as place_name',
      'places.latitude',
      'places.longitude',
      'places.country as place_country',
      'places.feature',
      'places.geonames',
      'places.precision',
    ])
    .where('statements.id', 'in', ids)
    .orderBy('statements.id')
    .execute();
  const texts = rows.map(({ text }) => text);
  const documents = await firstDocuments(db, texts);
  const beside = new Beside(
    documents,
    await voicesOf(
      db,
      [...documents.values()].map(({ number }) => number),
    ),
    await publicationsOf(db, [...documents.values()]),
    await partiesOf(db, ids),
    await quantitiesOf(db, ids),
    await stepsOf(db, ids),
    await textsOf(db, texts),
  );
  return rows.flatMap((row) => beside.whole(row));
}

type Selected<T extends keyof Tables, C extends keyof Tables[T]> = Pick<Tables[T], C>;

/// A statement as it is selected, with its code and place.
type SelectedStatement = Omit<Tables['statements'], 'id' | 'contexts' | 'rejected'> &
  Selected<'codes', 'kind' | 'type' | 'mode' | 'cameo' | 'score' | 'relation'> &
  Selected<'codes', 'polarity' | 'certainty' | 'status'> & {
    readonly id: number;
    readonly rule_name: string | null;
    readonly contexts: string | null;
    readonly place_name: string | null;
    readonly latitude: number | null;
    readonly longitude: number | null;
    readonly place_country: string | null;
    readonly feature: string | null;
    readonly geonames: number | null;
    readonly precision: string | null;
  };

interface Party extends Omit<PartyRow, 'words'> {
  readonly role: string;
}

interface Step extends Omit<VoiceStep, 'kind' | 'name'> {
  readonly words: string | null;
}

/// What stands in other tables of the statements of a page, by their numbers.
class Beside {
  constructor(
    private readonly documents: ReadonlyMap<number, DocumentRow>,
    private readonly voices: Awaited<ReturnType<typeof voicesOf>>,
    private readonly publications: ReadonlyMap<number, number>,
    private readonly parties: ReadonlyMap<number, readonly Party[]>,
    private readonly quantities: ReadonlyMap<number, readonly QuantityRecord[]>,
    private readonly steps: ReadonlyMap<number, readonly Step[]>,
    private readonly texts: ReadonlyMap<number, Text>,
  ) {}

  whole(row: SelectedStatement): StatementRow[] {
    const document = this.documents.get(row.text);
    if (document === undefined) return [];
    const parties = this.parties.get(row.id) ?? [];
    const role = (name: string): PartyRow[] =>
      parties
        .filter((party) => party.role === name)
        .map(({ role: _, ...party }) => ({ ...party, words: this.texts.get(row.text)?.words(party) ?? '' }));
    return [
      {
        number: row.id,
        document,
        publications: this.publications.get(document.copyOf ?? document.text) ?? 1,
        id: `s${row.number}`,
        key: Buffer.from(row.key).toString('hex'),
        start: row.begins,
        end: row.ends,
        kind: oneOf(['event', 'relation', 'claim'], row.kind) ?? 'claim',
        event: eventOf(row),
        relation: oneOf(RELATION_KINDS, row.relation),
        cue: { start: row.cue_begins, end: row.cue_ends, words: row.words },
        actor: role('actor'),
        recipient: role('recipient'),
        instrument: spanOf(row.instrument_begins, row.instrument_ends),
        quantities: this.quantities.get(row.id) ?? [],
        place: placeOf(row),
        time: timeOf(row),
        polarity: oneOf(['positive', 'negative'], row.polarity) ?? 'positive',
        certainty: oneOf(['certain', 'probable', 'possible'], row.certainty) ?? 'certain',
        status: oneOf(STATUSES, row.status) ?? 'occurred',
        attribution: this.chain(row.voice, this.steps.get(row.id) ?? [], document),
        confidence: row.confidence,
        rule: row.rule_name,
        incident: row.happening,
      },
    ];
  }

  /// The voice of the page, then those whom it cites.
  private chain(voice: number | null, steps: readonly Step[], { number }: DocumentRow): VoiceStep[] {
    const cited = steps.map(({ words, actor, ...spans }): VoiceStep => ({
      kind: 'source',
      name: actor?.name ?? words,
      actor,
      ...spans,
    }));
    if (voice === null) return cited;
    const speaker = this.voices.get(number)?.find(({ id }) => id === `v${voice}`);
    const { kind, name } = speaker ?? { kind: 'unknown', name: null };
    return [{ kind, name, actor: null, source: null, cue: null }, ...cited];
  }
}

/// A text, of which the words of spans are asked.
class Text {
  private readonly points: CodePoints;

  constructor(private readonly text: string) {
    this.points = new CodePoints(text);
  }

  words({ start, end }: SpanRecord): string {
    return this.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }
}

async function textsOf(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Text>> {
  return new Map([...(await bodiesOf(db, ids))].map(([id, text]) => [id, new Text(text)]));
}

function eventOf({ type, mode, contexts, cameo, score }: SelectedStatement): EventRecord | null {
  const known = oneOf(EVENT_TYPES, type);
  if (known === null) return null;
  return { type: known, mode, contexts: contexts === null ? [] : contexts.split(' '), cameo, score: score ?? 0 };
}

function placeOf(row: SelectedStatement): StatementRow['place'] {
  const span = spanOf(row.place_begins, row.place_ends);
  if (span === null) return null;
  return { ...span, place: placeRowOf(row), inherited: inheritedOf(row.place_inherited) };
}

function placeRowOf(row: SelectedStatement): PlaceRow | null {
  if (row.place === null) return null;
  return {
    number: row.place,
    name: row.place_name ?? '',
    lat: row.latitude,
    lon: row.longitude,
    country: row.place_country,
    feature: row.feature,
    geonames: row.geonames,
    precision: precisionOf(row.precision),
  };
}

/// How exact the coordinates of a place are.
export function precisionOf(precision: string | null): PlaceRow['precision'] {
  return oneOf(['point', 'city', 'region', 'country'], precision) ?? 'point';
}

function timeOf(row: SelectedStatement): StatementRow['time'] {
  const span = spanOf(row.time_begins, row.time_ends);
  if (span === null) return null;
  return { ...span, from: row.from_day, to: row.to_day, inherited: inheritedOf(row.time_inherited) };
}

function inheritedOf(inherited: string | null): Inherited | null {
  return oneOf(['sentence', 'lead', 'dateline'], inherited);
}

function spanOf(begins: number | null, ends: number | null): SpanRecord | null {
  return begins === null || ends === null ? null : { start: begins, end: ends };
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((each) => each === value) ?? null;
}

async function partiesOf(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Party[]>> {
  const rows = await db
    .selectFrom('roles')
    .leftJoin('actors', 'actors.id', 'roles.actor')
    .select(['roles.statement', 'roles.role', 'roles.begins', 'roles.ends', ...ACTOR_COLUMNS])
    .where('roles.statement', 'in', ids)
    .orderBy('roles.statement')
    .orderBy('roles.role')
    .orderBy('roles.position')
    .execute();
  return grouped(rows, (row) => ({
    role: row.role,
    start: row.begins,
    end: row.ends,
    actor: actorOf(row),
  }));
}

async function quantitiesOf(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, QuantityRecord[]>> {
  const rows = await db
    .selectFrom('quantities')
    .selectAll()
    .where('statement', 'in', ids)
    .orderBy('statement')
    .orderBy('position')
    .execute();
  return grouped(rows, ({ value, least, most, unit, counted: of, begins: start, ends: end }) => ({
    ...{ value, least, most, unit, of, start, end },
  }));
}

async function stepsOf(db: Kysely<Tables>, ids: readonly number[]): Promise<Map<number, Step[]>> {
  const rows = await db
    .selectFrom('sources')
    .leftJoin('actors', 'actors.id', 'sources.actor')
    .select([
      'sources.statement',
      'sources.source_begins',
      'sources.source_ends',
      'sources.cue_begins',
      'sources.cue_ends',
      'sources.words',
      ...ACTOR_COLUMNS,
    ])
    .where('sources.statement', 'in', ids)
    .orderBy('sources.statement')
    .orderBy('sources.position')
    .execute();
  return grouped(rows, (row) => ({
    words: row.words,
    actor: actorOf(row),
    source: spanOf(row.source_begins, row.source_ends),
    cue: spanOf(row.cue_begins, row.cue_ends),
  }));
}

const ACTOR_COLUMNS = [
  'actors.id as actor_id',
  'actors.name as actor_name',
  'actors.code as actor_code',
  'actors.country as actor_country',
  'actors.sector as actor_sector',
  'actors.kind as actor_kind',
  'actors.source as actor_source',
] as const;

function actorOf(row: {
  readonly actor_id: number | null;
  readonly actor_name: string | null;
  readonly actor_code: string | null;
  readonly actor_country: string | null;
  readonly actor_sector: string | null;
  readonly actor_kind: string | null;
  readonly actor_source: string | null;
}): ActorRow | null {
  if (row.actor_id === null || row.actor_name === null) return null;
  return {
    number: row.actor_id,
    name: row.actor_name,
    code: row.actor_code,
    country: row.actor_country,
    sector: row.actor_sector,
    kind: oneOf(ACTOR_KINDS, row.actor_kind) ?? 'unknown',
    source: row.actor_source,
  };
}

function grouped<R extends { readonly statement: number }, T>(
  rows: readonly R[],
  valueOf: (row: R) => T,
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) {
    const list = found.get(row.statement) ?? [];
    list.push(valueOf(row));
    found.set(row.statement, list);
  }
  return found;
}

/// How many documents have a text or a near copy of it, by the number of its original.
export async function publicationsOf(
  db: Kysely<Tables>,
  documents: readonly DocumentRow[],
): Promise<Map<number, number>> {
  const originals = [...new Set(documents.map(({ copyOf, text }) => copyOf ?? text))];
  const found = new Map<number, number>();
  for (const piece of pieces(originals)) {
    const rows = await db
      .selectFrom('texts')
      .innerJoin('documents', 'documents.text', 'texts.id')
      .select(({ fn }) => ['texts.id', 'texts.original', fn.countAll<number>().as('count')])
      .where(({ eb, or }) => or([eb('texts.id', 'in', piece), eb('texts.original', 'in', piece)]))
      .groupBy(['texts.id', 'texts.original'])
      .execute();
    for (const { id, original, count } of rows) {
      const of = original ?? id;
      found.set(of, (found.get(of) ?? 0) + Number(count));
    }
  }
  return found;
}
