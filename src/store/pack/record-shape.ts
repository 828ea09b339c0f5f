import {
  ACTOR_KINDS,
  DISPUTED_FIELDS,
  EVENT_TYPES,
  RELATION_KINDS,
  STATUSES,
  type ActorRecord,
  type AttributionRecord,
  type AttributionStepRecord,
  type DocumentRecord,
  type EventRecord,
  type IncidentQuantityRecord,
  type IncidentRecord,
  type LinkRecord,
  type MentionRecord,
  type PlaceRecord,
  type QuantityRecord,
  type RoleRecord,
  type SegmentRecord,
  type SpanRecord,
  type StatementPlaceRecord,
  type StatementRecord,
  type StatementTimeRecord,
  type WarningRecord,
} from '../../annotation/record.js';
import { fields, Shape, type Codec } from './shape.js';

/// What of a record belongs to its text. The rest belongs to the document, or follows: keys from text and cues.
export interface PackedRecord extends Pick<
  DocumentRecord,
  'segments' | 'sentences' | 'actors' | 'places' | 'attributions' | 'links' | 'incidents' | 'warnings'
> {
  statements: Omit<StatementRecord, 'key'>[];
}

/// The columns of records. The order of what is made here is the format of version 1 of the tables and must not change.
export const RECORD_SHAPE = new Shape();
const shape = RECORD_SHAPE;

/// Each call makes columns of its own, for spans that are alike.
function span(): Codec<SpanRecord> {
  const [start, length] = [shape.step(), shape.signed()];
  return {
    write(value, into) {
      start.write(value.start, into);
      length.write(value.end - value.start, into);
    },
    read(from) {
      const begins = start.read(from);
      return { start: begins, end: begins + length.read(from) };
    },
  };
}

/// A span with more fields.
function spanned<T extends SpanRecord>(codecs: {
  readonly [K in keyof Omit<T, 'start' | 'end'>]: Codec<Omit<T, 'start' | 'end'>[K]>;
}): Codec<T> {
  const [where, what] = [span(), fields<Omit<T, 'start' | 'end'>>(codecs)];
  return {
    write(value, into) {
      where.write(value, into);
      what.write(value, into);
    },
    read: (from) => ({ ...where.read(from), ...what.read(from) }) as T,
  };
}

const texts = (): Codec<string | null> => shape.maybe(shape.text());
const reals = (): Codec<number | null> => shape.maybe(shape.real());
const actorId = (): Codec<string | null> => shape.maybe(shape.numbered('a'));
const INHERITED = ['sentence', 'lead', 'dateline'] as const;

const segment = spanned<SegmentRecord>({
  kind: shape.oneOf(['title', 'body', 'caption', 'quote', 'comment']),
  voice: shape.numbered('v'),
  replyTo: shape.maybe(shape.natural()),
  published: texts(),
});

const actor = fields<ActorRecord>({
  id: shape.numbered('a'),
  name: shape.text(),
  code: texts(),
  country: texts(),
  sector: texts(),
  kind: shape.oneOf(ACTOR_KINDS),
  mentions: shape.list(spanned<MentionRecord>({ form: shape.oneOf(['name', 'nominal', 'pronoun']) })),
  source: texts(),
});

const place = fields<PlaceRecord>({
  id: shape.numbered('p'),
  name: shape.text(),
  lat: reals(),
  lon: reals(),
  country: texts(),
  feature: texts(),
  geonames: shape.maybe(shape.natural()),
  precision: shape.oneOf(['point', 'city', 'region', 'country']),
  mentions: shape.list(span()),
});

const attribution = fields<AttributionRecord>({
  source: shape.list(span()),
  cue: shape.list(span()),
  content: shape.list(span()),
  actor: actorId(),
});

/// A step leaves out what it does not tell.
function step(): Codec<AttributionStepRecord> {
  const told = shape.natural();
  const [voice, who] = [shape.numbered('v'), actorId()];
  const [source, cue] = [span(), span()];
  return {
    write(value, into) {
      const bits = [value.voice, value.actor, value.source, value.cue].map((field) => (field === undefined ? 0 : 1));
      told.write(
        bits.reduce<number>((sum, bit, index) => sum + bit * 2 ** index, 0),
        into,
      );
      if (value.voice !== undefined) voice.write(value.voice, into);
      if (value.actor !== undefined) who.write(value.actor, into);
      if (value.source !== undefined) source.write(value.source, into);
      if (value.cue !== undefined) cue.write(value.cue, into);
    },
    read(from) {
      const bits = told.read(from);
      return {
        ...((bits & 1) === 0 ? {} : { voice: voice.read(from) }),
        ...((bits & 2) === 0 ? {} : { actor: who.read(from) }),
        ...((bits & 4) === 0 ? {} : { source: source.read(from) }),
        ...((bits & 8) === 0 ? {} : { cue: cue.read(from) }),
      };
    },
  };
}

const event = fields<EventRecord>({
  type: shape.oneOf(EVENT_TYPES),
  mode: texts(),
  contexts: shape.list(shape.text()),
  cameo: texts(),
  score: shape.real(),
});

/// The column that says whether the actor is known says since 0.2.0 too whether the role is of the side of the voice.
function role(): Codec<RoleRecord> {
  const [actor, told, where] = [shape.numbered('a'), shape.natural(), span()];
  return {
    write(value, into) {
      where.write(value, into);
      told.write((value.actor === null ? 0 : KNOWN) + (value.inherited === undefined ? 0 : OF_VOICE), into);
      if (value.actor !== null) actor.write(value.actor, into);
    },
    read(from) {
      const { start, end } = where.read(from);
      const bits = told.read(from);
      return {
        start,
        end,
        actor: (bits & KNOWN) === 0 ? null : actor.read(from),
        ...((bits & OF_VOICE) !== 0 && { inherited: 'voice' }),
      };
    },
  };
}

const KNOWN = 1;
const OF_VOICE = 2;

const roles = (): Codec<RoleRecord[]> => shape.list(role());

const placeOf = (): Codec<StatementPlaceRecord | null> =>
  shape.maybe(
    spanned<StatementPlaceRecord>({
      place: shape.maybe(shape.numbered('p')),
      inherited: shape.maybe(shape.oneOf(INHERITED)),
    }),
  );

const timeOf = (): Codec<StatementTimeRecord | null> =>
  shape.maybe(
    spanned<StatementTimeRecord>({ from: texts(), to: texts(), inherited: shape.maybe(shape.oneOf(INHERITED)) }),
  );

const quantity = spanned<QuantityRecord>({
  value: shape.real(),
  least: reals(),
  most: reals(),
  unit: texts(),
  of: texts(),
});

/// A mapping of texts, by its entries.
function mapping(): Codec<Record<string, string>> {
  const entries = shape.list(fields<{ name: string; value: string }>({ name: shape.text(), value: shape.text() }));
  return shape.mapped(
    entries,
    (value) => Object.entries(value).map(([name, text]) => ({ name, value: text })),
    (list) => Object.fromEntries(list.map(({ name, value }) => [name, value])),
  );
}

const statement = spanned<Omit<StatementRecord, 'key'>>({
  id: shape.numbered('s'),
  kind: shape.oneOf(['event', 'relation', 'claim']),
  cue: span(),
  event: shape.maybe(event),
  relation: shape.maybe(shape.oneOf(RELATION_KINDS)),
  actor: roles(),
  recipient: roles(),
  instrument: shape.maybe(span()),
  quantities: shape.list(quantity),
  place: placeOf(),
  time: timeOf(),
  polarity: shape.oneOf(['positive', 'negative']),
  certainty: shape.oneOf(['certain', 'probable', 'possible']),
  status: shape.oneOf(STATUSES),
  attribution: shape.list(step()),
  confidence: shape.real(),
  why: mapping(),
});

const link = fields<LinkRecord>({
  kind: shape.oneOf(['disputes', 'endorses', 'repeats', 'answers']),
  from: shape.numbered('s'),
  to: shape.numbered('s'),
});

const incident = fields<IncidentRecord>({
  id: shape.numbered('i'),
  statements: shape.list(shape.numbered('s')),
  type: shape.oneOf(EVENT_TYPES),
  actor: roles(),
  recipient: roles(),
  place: placeOf(),
  time: timeOf(),
  quantities: shape.list(
    spanned<IncidentQuantityRecord>({
      value: shape.real(),
      least: reals(),
      most: reals(),
      unit: texts(),
      of: texts(),
      by: step(),
    }),
  ),
  assertedBy: shape.list(step()),
  deniedBy: shape.list(step()),
  disputedFields: shape.list(shape.oneOf(DISPUTED_FIELDS)),
});

export const RECORD: Codec<PackedRecord> = fields<PackedRecord>({
  segments: shape.list(segment),
  sentences: shape.list(span()),
  actors: shape.list(actor),
  places: shape.list(place),
  attributions: shape.list(attribution),
  statements: shape.list(statement),
  links: shape.list(link),
  incidents: shape.list(incident),
  warnings: shape.list(fields<WarningRecord>({ code: shape.text(), message: shape.text() })),
});
