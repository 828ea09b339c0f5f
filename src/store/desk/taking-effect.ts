import { sql, type Kysely } from 'kysely';
import { CodePoints } from '../../annotation/code-points.js';
import { ACTOR_KINDS, EVENT_TYPES, RELATION_KINDS, STATUSES, type EventRecord } from '../../annotation/record.js';
import type { Ontology } from '../../codebook/ontology.js';
import { documentNamed, recordedTexts } from '../documents.js';
import { insertRows, nextId, pieces } from '../insert.js';
import { nextIncident } from '../joining/former-incidents.js';
import { parsedOf } from '../kept-text.js';
import { bodiesOf } from '../parts.js';
import { SharedTables, type CodeValue } from '../shared.js';
import { shortened } from '../statement-rows.js';
import type { Tables } from '../tables.js';
import type { Tally } from '../tally/tally.js';
import type { Changes } from './changes.js';
import { codedRow, type CodedRole, type CodedRow } from './coded-row.js';
import type { AddedSpans, Ledger, Review } from './ledger.js';
import { recount } from './recounting.js';

/// Puts what reviewers decided into the rows of statements, so that whatever asks for these sees it; what was coded is kept beside
/// them (`coded`) and comes back where a decision is taken back. What says so already is passed over.
export class TakingEffect {
  private readonly shared = new SharedTables();
  private readonly touched = new Set<number>();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly tally: Tally,
    private readonly ledger: Ledger,
    /// Scores and codes of the types that reviewers give.
    private readonly ontology: () => Ontology,
  ) {}

  /// Of the statements with these keys. Returns the numbers of the incidents that were counted anew.
  async of(keys: Iterable<string>): Promise<number[]> {
    for (const key of keys) await this.one(key);
    await this.tally.incidents(this.touched);
    for (const number of this.touched) await recount(this.db, number);
    return [...this.touched];
  }

  /// Of all statements that reviewers touched, and those of which they took everything back.
  async ofAll(): Promise<number[]> {
    const rows = await this.db
      .selectFrom('coded')
      .innerJoin('statements', 'statements.id', 'coded.statement')
      .select(['statements.key', 'statements.happening'])
      .execute();
    // Joining counts by what was coded.
    for (const { happening } of rows) if (happening !== null) this.touched.add(happening);
    const kept = rows.map(({ key }) => Buffer.from(key).toString('hex'));
    return this.of(new Set([...kept, ...this.ledger.keys]));
  }

  private async one(key: string): Promise<void> {
    const review = this.ledger.review(key);
    const spans = review.verdict === 'added' ? this.ledger.addedSpans(key) : null;
    const row = await this.db
      .selectFrom('statements')
      .leftJoin('coded', 'coded.statement', 'statements.id')
      .select(['statements.id', 'statements.text', 'statements.happening', 'coded.version', 'coded.value'])
      .where('statements.key', '=', Buffer.from(key, 'hex'))
      .orderBy('statements.id')
      .executeTakeFirst();
    if (row === undefined) {
      if (spans !== null) await this.insert(key, spans, review, null);
      return;
    }
    if (row.version === review.version) return;
    if (row.happening === null) await this.tally.texts([row.text]);
    else await this.tally.incidents([row.happening]);
    if (row.version !== null && row.value === null) {
      if (row.happening !== null) this.touched.add(row.happening);
      await this.db.deleteFrom('statements').where('id', '=', row.id).execute();
      if (spans !== null) await this.insert(key, spans, review, row.happening);
      return;
    }
    const isChanged = review.verdict === 'corrected' || review.verdict === 'rejected';
    if (row.value === null && !isChanged) return;
    const coded = row.value === null ? await codedRow(this.db, row.id) : (JSON.parse(row.value) as CodedRow);
    if (coded === null) return;
    await this.db.deleteFrom('coded').where('statement', '=', row.id).execute();
    if (isChanged)
      await insertRows(this.db, 'coded', [
        { statement: row.id, version: review.version, value: JSON.stringify(coded) },
      ]);
    await this.write(row.id, row.text, coded, review.changes, review.verdict === 'rejected');
    if (row.happening !== null) this.touched.add(row.happening);
    else if (review.changes.type !== undefined && review.verdict === 'corrected')
      await this.intoOwnIncident(row.id, review.changes.type);
  }

  /// Writes a statement as it was coded but for these changes.
  private async write(id: number, text: number, coded: CodedRow, changes: Changes, rejected: boolean): Promise<void> {
    const { columns, roles } = coded;
    const code = await this.codeWith(columns.code, changes);
    const contexts = changes.contexts === undefined ? columns.contexts : await this.contextsOf(changes.contexts);
    const row = await this.db
      .updateTable('statements')
      .set({
        ...columns,
        ...{ code, contexts, rejected: rejected ? 1 : 0 },
        ...(await this.placeWith(changes, columns)),
        ...timeWith(changes, columns),
      })
      .where('id', '=', id)
      .returning(['cue_begins', 'cue_ends'])
      .executeTakeFirstOrThrow();
    // A place or day that the clause does not name stands where the act does.
    const { cue_begins, cue_ends } = row;
    for (const [field, span] of [['place', columns.place_begins] as const, ['time', columns.time_begins] as const])
      if (changes[field] != null && span === null)
        await this.db
          .updateTable('statements')
          .set(
            field === 'place'
              ? { place_begins: cue_begins, place_ends: cue_ends }
              : { time_begins: cue_begins, time_ends: cue_ends },
          )
          .where('id', '=', id)
          .execute();
    const kept = roles.filter(({ role }) => changes[role] === undefined);
    const given = [
      ...(await this.rolesWith('actor', changes.actor, text)),
      ...(await this.rolesWith('recipient', changes.recipient, text)),
    ];
    await this.db.deleteFrom('roles').where('statement', '=', id).execute();
    await insertRows(
      this.db,
      'roles',
      [...kept, ...given].map((role) => ({ statement: id, ...role })),
    );
  }

  private async codeWith(code: number, changes: Changes): Promise<number> {
    const { type, mode, polarity, certainty, status } = changes;
    if ([type, mode, polarity, certainty, status].every((each) => each === undefined)) return code;
    const row = await this.db.selectFrom('codes').selectAll().where('id', '=', code).executeTakeFirstOrThrow();
    const before: CodeValue = {
      kind: oneOf(['event', 'relation', 'claim'], row.kind) ?? 'claim',
      event: eventOf(row),
      relation: oneOf(RELATION_KINDS, row.relation),
      polarity: oneOf(['positive', 'negative'], row.polarity) ?? 'positive',
      certainty: oneOf(['certain', 'probable', 'possible'], row.certainty) ?? 'certain',
      status: oneOf(STATUSES, row.status) ?? 'occurred',
    };
    return this.code(before, changes);
  }

  private async code(before: CodeValue, changes: Changes): Promise<number> {
    const type = oneOf(EVENT_TYPES, changes.type ?? before.event?.type ?? null);
    const ofSameType = type === before.event?.type;
    const mode = changes.mode === undefined ? (ofSameType ? (before.event?.mode ?? null) : null) : changes.mode;
    const isSame = ofSameType && mode === before.event?.mode;
    const event = type === null || isSame ? before.event : this.event(type, mode);
    const value: CodeValue = {
      kind: event === null ? before.kind : 'event',
      event,
      relation: event === null ? before.relation : null,
      polarity: changes.polarity ?? before.polarity,
      certainty: changes.certainty ?? before.certainty,
      status: changes.status ?? before.status,
    };
    await this.shared.codes.want(this.db, [value]);
    return this.shared.codes.id(value);
  }

  private event(type: EventRecord['type'], mode: string | null): EventRecord {
    const entry = this.ontology().types[type];
    const known = mode === null ? undefined : entry.modes[mode];
    return { type, mode, contexts: [], cameo: known?.cameo ?? entry.cameo, score: known?.score ?? entry.score };
  }

  private async contextsOf(contexts: readonly string[]): Promise<number | null> {
    if (contexts.length === 0) return null;
    const names = contexts.join(' ');
    await this.shared.contexts.want(this.db, [names]);
    return this.shared.contexts.id(names);
  }

  private async placeWith(
    { place }: Changes,
    { place_begins: begins, place_ends: ends }: CodedRow['columns'],
  ): Promise<Partial<CodedRow['columns']>> {
    if (place === undefined) return {};
    if (place === null) return { place: null, place_begins: null, place_ends: null, place_inherited: null };
    const { name, lat, lon, country } = place;
    const known = await this.db
      .selectFrom('places')
      .select(['id', 'latitude', 'longitude', 'country'])
      .where('name', '=', name)
      .orderBy('id')
      .execute();
    const isIt = (row: (typeof known)[number]): boolean =>
      (country === null || row.country === country) &&
      (lat === null || (near(row.latitude, lat) && near(row.longitude, lon)));
    const number = known.find(isIt)?.id ?? (await nextId(this.db, 'places'));
    if (!known.some(isIt))
      await insertRows(this.db, 'places', [
        { id: number, name, latitude: lat, longitude: lon, country, feature: null, geonames: null, precision: 'point' },
      ]);
    return { place: number, place_begins: begins, place_ends: ends, place_inherited: null };
  }

  private async rolesWith(
    role: CodedRole['role'],
    parties: Changes['actor'],
    text: number,
  ): Promise<Omit<CodedRole, 'statement'>[]> {
    if (parties === undefined || parties.length === 0) return [];
    const body = (await bodiesOf(this.db, [text])).get(text) ?? '';
    const points = new CodePoints(body);
    const found: CodedRole[] = [];
    for (const [position, { start, end, actor: name }] of parties.entries()) {
      const actor = name === null ? null : await this.actorNamed(name);
      const words = actor === null ? shortened(body.slice(points.unitOf(start), points.unitOf(end))) : null;
      found.push({ role, position, actor, begins: start, ends: end, words, inherited: null });
    }
    return found;
  }

  private async actorNamed(name: string): Promise<number> {
    const row = await this.db
      .selectFrom('actors')
      .select('id')
      .where('name', '=', name)
      .orderBy('id')
      .executeTakeFirst();
    if (row !== undefined) return row.id;
    const actor = { name, code: null, country: null, sector: null, kind: ACTOR_KINDS[6], source: null };
    await this.shared.actors.want(this.db, [actor]);
    return this.shared.actors.id(actor);
  }

  /// A statement that a reviewer added, in the incident that it had, else in one of its own.
  private async insert(key: string, spans: AddedSpans, review: Review, happening: number | null): Promise<void> {
    const document = await documentNamed(this.db, this.ledger.documentOf(key) ?? '');
    const type = review.changes.type ?? null;
    const [recorded] = document === null ? [] : await recordedTexts(this.db, [document]);
    if (document === null || recorded === undefined || type === null) return;
    const { source } = parsedOf(recorded.facts, recorded);
    const { start, end, cue } = spans;
    const voice = source.segments.findLast((segment) => segment.start <= start && start < segment.end)?.voice;
    const points = new CodePoints(source.text);
    const id = await nextId(this.db, 'statements');
    const code = await this.code(
      { kind: 'event', event: null, relation: null, polarity: 'positive', certainty: 'certain', status: 'occurred' },
      review.changes,
    );
    const columns: CodedRow['columns'] = { ...NOTHING, code };
    await insertRows(this.db, 'statements', [
      {
        ...columns,
        ...{ id, text: document.text, number: await this.nextNumber(document.text) },
        ...{ begins: start, ends: end, cue_begins: cue.start, cue_ends: cue.end },
        words: shortened(source.text.slice(points.unitOf(cue.start), points.unitOf(cue.end))),
        voice: voice === undefined ? null : Number(voice.slice(1)),
        ...{ instrument_begins: null, instrument_ends: null },
        ...{ confidence: 1, rule: null, key: Buffer.from(key, 'hex'), happening: null, rejected: 0 },
      },
    ]);
    await insertRows(this.db, 'coded', [{ statement: id, version: review.version, value: null }]);
    await this.write(id, document.text, { columns, roles: [] }, review.changes, false);
    const there = await this.db.selectFrom('happenings').select('id').where('id', '=', happening).executeTakeFirst();
    if (there === undefined) await this.intoOwnIncident(id, type);
    else await this.db.updateTable('statements').set({ happening }).where('id', '=', id).execute();
  }

  /// The number behind the last statement of a record, of which claims mostly have no row.
  private async nextNumber(text: number): Promise<number> {
    const { claims } = await this.db
      .selectFrom('texts')
      .select('claims')
      .where('id', '=', text)
      .executeTakeFirstOrThrow();
    const { last, others } = await this.db
      .selectFrom('statements')
      .innerJoin('codes', 'codes.id', 'statements.code')
      .select(({ fn }) => [
        fn.max('statements.number').as('last'),
        fn.sum<number>(sql`case when codes.kind = 'claim' then 0 else 1 end`).as('others'),
      ])
      .where('statements.text', '=', text)
      .executeTakeFirstOrThrow();
    return 1 + Math.max(Number(last ?? 0), claims + Number(others ?? 0));
  }

  private async intoOwnIncident(statement: number, type: string): Promise<void> {
    const id = await nextIncident(this.db);
    await insertRows(this.db, 'happenings', [{ ...EMPTY, id, type }]);
    await this.db.updateTable('statements').set({ happening: id }).where('id', '=', statement).execute();
    this.touched.add(id);
  }
}

/// Puts all rows back to what was coded, of texts that are coded anew.
export async function withdraw(db: Kysely<Tables>, texts: readonly number[]): Promise<void> {
  for (const piece of pieces(texts)) {
    const rows = await db
      .selectFrom('coded')
      .innerJoin('statements', 'statements.id', 'coded.statement')
      .select(['coded.statement', 'coded.value'])
      .where('statements.text', 'in', piece)
      .execute();
    for (const { statement, value } of rows) {
      if (value === null) {
        await db.deleteFrom('statements').where('id', '=', statement).execute();
        continue;
      }
      const { columns, roles } = JSON.parse(value) as CodedRow;
      await db
        .updateTable('statements')
        .set({ ...columns, rejected: 0 })
        .where('id', '=', statement)
        .execute();
      await db.deleteFrom('roles').where('statement', '=', statement).execute();
      await insertRows(
        db,
        'roles',
        roles.map((role) => ({ statement, ...role })),
      );
      await db.deleteFrom('coded').where('statement', '=', statement).execute();
    }
  }
}

const NOTHING: Omit<CodedRow['columns'], 'code'> = {
  contexts: null,
  ...{ place: null, place_begins: null, place_ends: null, place_inherited: null },
  ...{ time_begins: null, time_ends: null, time_inherited: null, from_day: null, to_day: null },
};

const EMPTY = {
  ...{ text: null, from_day: null, to_day: null, place: null, statements: 0, asserted: 0, denied: 0 },
  ...{ disputed_polarity: 0, disputed_actor: 0, disputed_recipient: 0, disputed_quantities: 0 },
};

function timeWith(
  { time }: Changes,
  { time_begins: begins, time_ends: ends }: CodedRow['columns'],
): Partial<CodedRow['columns']> {
  if (time === undefined) return {};
  if (time === null) return { from_day: null, to_day: null, time_begins: null, time_ends: null, time_inherited: null };
  return { from_day: time.from, to_day: time.to, time_begins: begins, time_ends: ends, time_inherited: null };
}

function eventOf({ type, mode, cameo, score }: Omit<Tables['codes'], 'id'>): EventRecord | null {
  const known = oneOf(EVENT_TYPES, type);
  return known === null ? null : { type: known, mode, contexts: [], cameo, score: score ?? 0 };
}

/// Degrees that two places may lie apart and be one.
const NEAR = 0.01;

function near(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) < NEAR;
}

function oneOf<T extends string>(list: readonly T[], value: string | null): T | null {
  return list.find((each) => each === value) ?? null;
}
