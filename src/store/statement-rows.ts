import type { Insertable } from 'kysely';
import type {
  AttributionStepRecord,
  DocumentRecord,
  IncidentRecord,
  SpanRecord,
  StatementRecord,
} from '../annotation/record.js';
import type { ActorValue, CodeValue, PlaceValue, SharedTables } from './shared.js';
import type { Tables } from './tables.js';

type Row<T extends keyof Tables> = Insertable<Tables[T]>;

/// Where the numbers of new rows begin.
export interface Numbers {
  statements: number;
  quotations: number;
  happenings: number;
}

/// What is written of the statements of one text.
export interface StatementRows {
  readonly statements: Row<'statements'>[];
  readonly roles: Row<'roles'>[];
  readonly quantities: Row<'quantities'>[];
  readonly sources: Row<'sources'>[];
  readonly quotations: Row<'quotations'>[];
  readonly links: Row<'links'>[];
  readonly happenings: Row<'happenings'>[];
}

/// How long the words of a row may be.
const LONGEST = 160;
const MARKS = /["\u201c-\u201f\u00ab\u00bb\u300c-\u300f]/;

/// Words as a row holds them.
export function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

/// A record as rows. Those that many share must be there before, see `wanted`.
export class RecordRows {
  /// Events and relations, and the claims that repeat or deny one.
  readonly statements: readonly StatementRecord[];
  private readonly letters: readonly string[] | null;
  private readonly actors: ReadonlyMap<string, ActorValue>;
  private readonly places: ReadonlyMap<string, PlaceValue>;

  constructor(private readonly record: DocumentRecord) {
    const joined = new Set([
      ...record.links.flatMap(({ from, to }) => [from, to]),
      ...record.incidents.flatMap(({ statements }) => statements),
    ]);
    this.statements = record.statements.filter(({ kind, id }) => kind !== 'claim' || joined.has(id));
    this.letters = /[\ud800-\udfff]/.test(record.text) ? [...record.text] : null;
    this.actors = new Map(record.actors.map(({ id, mentions, ...actor }) => [id, actor]));
    this.places = new Map(record.places.map(({ id, mentions, ...place }) => [id, place]));
  }

  get claims(): number {
    return this.record.statements.filter(({ kind }) => kind === 'claim').length;
  }

  /// What voices say in words that stand in quotation marks, wholly or in part, in the order of the text.
  get quotations(): { readonly actor: string | null; readonly source: SpanRecord | null; readonly span: SpanRecord }[] {
    return this.record.attributions.flatMap(({ actor, source, content }) => {
      const [first, last] = [content[0], content.at(-1)];
      if (first === undefined || last === undefined) return [];
      const span = { start: first.start, end: last.end };
      // The marks may stand outside of what is said.
      if (!MARKS.test(this.said({ start: Math.max(0, span.start - 1), end: span.end + 1 }))) return [];
      return [{ actor, source: source[0] ?? null, span }];
    });
  }

  words({ start, end }: SpanRecord): string {
    return shortened(this.said({ start, end }));
  }

  /// The words of a party or source, or null where its actor is known.
  private wordsOf(span: SpanRecord, actor: string | null | undefined): string | null {
    return this.actors.has(actor ?? '') ? null : this.words(span);
  }

  /// The whole words of a span.
  said({ start, end }: SpanRecord): string {
    return this.letters === null ? this.record.text.slice(start, end) : this.letters.slice(start, end).join('');
  }

  /// Says what rows that many share these ones name.
  wanted(): Wanted {
    const { statements } = this;
    const actors = new Set<string | null | undefined>();
    for (const { actor, recipient, attribution } of statements)
      for (const each of [...actor, ...recipient, ...attribution]) actors.add(each.actor);
    for (const { actor } of this.quotations) actors.add(actor);
    return {
      actors: [...actors].flatMap((id) => this.actors.get(id ?? '') ?? []),
      places: statements.flatMap(({ place }) => this.places.get(place?.place ?? '') ?? []),
      codes: statements,
      contexts: statements.flatMap((statement) => contextsOf(statement) ?? []),
      rules: statements.flatMap(({ why }) => why['rule'] ?? []),
    };
  }

  rows(text: number, shared: SharedTables, numbers: Numbers): StatementRows {
    const ids = new Map(this.statements.map(({ id }, index) => [id, numbers.statements + index]));
    const actorOf = (id: string | null | undefined): number | null => {
      const actor = this.actors.get(id ?? '');
      return actor === undefined ? null : shared.actors.id(actor);
    };
    const placeOf = (id: string | null | undefined): number | null => {
      const place = this.places.get(id ?? '');
      return place === undefined ? null : shared.places.id(place);
    };
    const idOf = (id: string): number => ids.get(id) ?? 0;
    const happenings = this.record.incidents;
    const happeningOf = new Map(
      happenings.flatMap(({ statements }, index) => statements.map((id) => [id, numbers.happenings + index] as const)),
    );
    numbers.statements += this.statements.length;
    const rows: StatementRows = {
      statements: this.statements.map((statement) => ({
        ...this.statementRow(text, statement, idOf, placeOf, shared),
        happening: happeningOf.get(statement.id) ?? null,
      })),
      roles: this.statements.flatMap((statement) =>
        (['actor', 'recipient'] as const).flatMap((role) =>
          statement[role].map((party, position) => ({
            statement: idOf(statement.id),
            role,
            position,
            actor: actorOf(party.actor),
            begins: party.start,
            ends: party.end,
            words: this.wordsOf(party, party.actor),
            inherited: party.inherited ?? null,
          })),
        ),
      ),
      quantities: this.statements.flatMap((statement) =>
        statement.quantities.map(({ start: begins, end: ends, of: counted, value, least, most, unit }, position) => ({
          statement: idOf(statement.id),
          position,
          ...{ value, least, most, unit, counted, begins, ends },
        })),
      ),
      sources: this.statements.flatMap((statement) =>
        statement.attribution.flatMap((step, position) =>
          step.voice !== undefined && position === 0
            ? []
            : [this.sourceRow(idOf(statement.id), position, step, actorOf)],
        ),
      ),
      quotations: this.quotations.map(({ actor, source, span }, index) => ({
        id: numbers.quotations + index,
        text,
        actor: actorOf(actor),
        source: source === null ? null : this.wordsOf(source, actor),
        begins: span.start,
        ends: span.end,
      })),
      links: this.record.links.map(({ kind, from, to }) => ({
        kind,
        from_statement: idOf(from),
        to_statement: idOf(to),
      })),
      happenings: happenings.map((incident, index) => ({
        id: numbers.happenings + index,
        text,
        ...happeningRow(incident, placeOf(incident.place?.place)),
      })),
    };
    numbers.quotations += rows.quotations.length;
    numbers.happenings += rows.happenings.length;
    return rows;
  }

  private sourceRow(
    statement: number,
    position: number,
    { actor, source, cue }: AttributionStepRecord,
    actorOf: (id: string | null | undefined) => number | null,
  ): Row<'sources'> {
    return {
      statement,
      position,
      actor: actorOf(actor),
      words: source === undefined ? null : this.wordsOf(source, actor),
      source_begins: source?.start ?? null,
      source_ends: source?.end ?? null,
      cue_begins: cue?.start ?? null,
      cue_ends: cue?.end ?? null,
    };
  }

  private statementRow(
    text: number,
    statement: StatementRecord,
    idOf: (id: string) => number,
    placeOf: (id: string | null | undefined) => number | null,
    shared: SharedTables,
  ): Row<'statements'> {
    const { id, cue, instrument, place, time } = statement;
    const contexts = contextsOf(statement);
    return {
      id: idOf(id),
      text,
      number: Number(id.slice(1)),
      code: shared.codes.id(statement),
      contexts: contexts === null ? null : shared.contexts.id(contexts),
      begins: statement.start,
      ends: statement.end,
      cue_begins: cue.start,
      cue_ends: cue.end,
      words: this.words(cue),
      voice: statement.attribution[0] === undefined ? null : voiceOf(statement.attribution[0]),
      instrument_begins: instrument?.start ?? null,
      instrument_ends: instrument?.end ?? null,
      place: placeOf(place?.place),
      place_begins: place?.start ?? null,
      place_ends: place?.end ?? null,
      place_inherited: place?.inherited ?? null,
      time_begins: time?.start ?? null,
      time_ends: time?.end ?? null,
      time_inherited: time?.inherited ?? null,
      from_day: time?.from ?? null,
      to_day: time?.to ?? null,
      confidence: statement.confidence,
      rule: statement.why['rule'] === undefined ? null : shared.rules.id(statement.why['rule']),
      key: Buffer.from(statement.key, 'hex'),
    };
  }
}

/// Rows that many share, by what they say.
export interface Wanted {
  readonly actors: readonly ActorValue[];
  readonly places: readonly PlaceValue[];
  readonly codes: readonly CodeValue[];
  readonly contexts: readonly string[];
  readonly rules: readonly string[];
}

function contextsOf({ event }: StatementRecord): string | null {
  return event === null || event.contexts.length === 0 ? null : event.contexts.join(' ');
}

function voiceOf({ voice }: AttributionStepRecord): number | null {
  return voice === undefined ? null : Number(voice.slice(1));
}

function happeningRow(incident: IncidentRecord, place: number | null): Omit<Row<'happenings'>, 'id' | 'text'> {
  const disputed = (field: IncidentRecord['disputedFields'][number]): number =>
    incident.disputedFields.includes(field) ? 1 : 0;
  return {
    type: incident.type,
    from_day: incident.time?.from ?? null,
    to_day: incident.time?.to ?? null,
    place,
    statements: incident.statements.length,
    asserted: incident.assertedBy.length,
    denied: incident.deniedBy.length,
    disputed_polarity: disputed('polarity'),
    disputed_actor: disputed('actor'),
    disputed_recipient: disputed('recipient'),
    disputed_quantities: disputed('quantities'),
  };
}
