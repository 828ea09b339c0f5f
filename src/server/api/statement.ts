import { z } from 'zod';
import { ACTOR_KINDS, DISPUTED_OVER_PAGES, EVENT_TYPES, RELATION_KINDS, STATUSES } from '../../annotation/record.js';
import { day, pageOf, span, statementKey } from './common.js';

/// An actor of the corpus.
export const actorAnswer = z.object({
  number: z.int(),
  name: z.string(),
  code: z.string().nullable(),
  country: z.string().nullable(),
  sector: z.string().nullable(),
  kind: z.enum(ACTOR_KINDS),
  source: z.string().nullable(),
});
export type ActorAnswer = z.infer<typeof actorAnswer>;

/// A place of the corpus; `precision` says what its coordinates stand for.
export const placeAnswer = z.object({
  number: z.int(),
  name: z.string(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  country: z.string().nullable(),
  feature: z.string().nullable(),
  geonames: z.int().nullable(),
  precision: z.enum(['point', 'city', 'region', 'country']),
});
export type PlaceAnswer = z.infer<typeof placeAnswer>;

/// Who stands in a role: the words, and the actor where it is known.
export const partyAnswer = span.extend({
  words: z.string(),
  actor: actorAnswer.nullable(),
  /// Where the words mean no more than the side of the innermost voice ("we"): the actor is that side.
  inherited: z.literal('voice').optional(),
});
export type PartyAnswer = z.infer<typeof partyAnswer>;

/// One voice of the chain, outermost first: of the page, or a source that the page cites.
export const voiceAnswer = z.object({
  kind: z.enum(['publication', 'author', 'reader', 'unknown', 'source']),
  name: z.string().nullable(),
  actor: actorAnswer.nullable(),
  source: span.nullable(),
  cue: span.nullable(),
});
export type VoiceAnswer = z.infer<typeof voiceAnswer>;

/// A document of the corpus: one publication of a text.
export const documentSummary = z.object({
  number: z.int(),
  id: z.string(),
  text: z.int(),
  copyOf: z.int().nullable(),
  input: z.string(),
  uri: z.string().nullable(),
  title: z.string().nullable(),
  published: z.string().nullable(),
  language: z.string().nullable(),
  publisher: z.string().nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

/// What a reviewer says of the fields of a statement. What is left out stays as it was coded; null takes a value away.
export const statementChanges = z.object({
  type: z.enum(EVENT_TYPES).optional(),
  mode: z.string().max(80).nullable().optional(),
  contexts: z.array(z.string().max(80)).max(20).optional(),
  actor: z
    .array(span.extend({ actor: z.string().max(300).nullable() }))
    .max(50)
    .optional(),
  recipient: z
    .array(span.extend({ actor: z.string().max(300).nullable() }))
    .max(50)
    .optional(),
  place: z
    .object({
      name: z.string().max(300),
      lat: z.number().min(-90).max(90).nullable(),
      lon: z.number().min(-180).max(180).nullable(),
      country: z.string().max(3).nullable(),
    })
    .nullable()
    .optional(),
  time: z.object({ from: day.nullable(), to: day.nullable() }).nullable().optional(),
  polarity: z.enum(['positive', 'negative']).optional(),
  certainty: z.enum(['certain', 'probable', 'possible']).optional(),
  status: z.enum(STATUSES).optional(),
});
export type StatementChanges = z.infer<typeof statementChanges>;

export const VERDICTS = ['open', 'accepted', 'corrected', 'rejected', 'added'] as const;

/// What reviewers have made of a statement. `version` is 0 where nobody has touched it, and grows with each act; it stands in ETag
/// and is given back in If-Match.
export const reviewAnswer = z.object({
  version: z.int().min(0),
  verdict: z.enum(VERDICTS),
  changes: statementChanges,
  author: z.string().nullable(),
  note: z.string().nullable(),
  made: z.string().nullable(),
});
export type ReviewAnswer = z.infer<typeof reviewAnswer>;

/// A statement with all that is told of it, as reviewers left it, and what they decided beside it.
export const statementAnswer = span.extend({
  number: z.int(),
  key: statementKey,
  id: z.string(),
  document: documentSummary,
  publications: z.int(),
  kind: z.enum(['event', 'relation', 'claim']),
  event: z
    .object({
      type: z.enum(EVENT_TYPES),
      mode: z.string().nullable(),
      contexts: z.array(z.string()),
      cameo: z.string().nullable(),
      score: z.number(),
    })
    .nullable(),
  relation: z.enum(RELATION_KINDS).nullable(),
  cue: span.extend({ words: z.string() }),
  /// The words of the clause.
  words: z.string(),
  /// The sentence in which it stands.
  sentence: span.extend({ words: z.string() }),
  actor: z.array(partyAnswer),
  recipient: z.array(partyAnswer),
  instrument: span.nullable(),
  quantities: z.array(
    span.extend({
      value: z.number(),
      least: z.number().nullable(),
      most: z.number().nullable(),
      unit: z.string().nullable(),
      of: z.string().nullable(),
    }),
  ),
  place: span
    .extend({ place: placeAnswer.nullable(), inherited: z.enum(['sentence', 'lead', 'dateline']).nullable() })
    .nullable(),
  time: span
    .extend({
      from: z.string().nullable(),
      to: z.string().nullable(),
      inherited: z.enum(['sentence', 'lead', 'dateline']).nullable(),
    })
    .nullable(),
  polarity: z.enum(['positive', 'negative']),
  certainty: z.enum(['certain', 'probable', 'possible']),
  status: z.enum(STATUSES),
  attribution: z.array(voiceAnswer),
  confidence: z.number(),
  rule: z.string().nullable(),
  incident: z.int().nullable(),
  review: reviewAnswer,
});
export type StatementAnswer = z.infer<typeof statementAnswer>;

export const statementsAnswer = pageOf(statementAnswer);
export type StatementsAnswer = z.infer<typeof statementsAnswer>;

/// An incident in a list: one happening, whoever tells it, with the statement that knows most of it.
export const incidentSummary = z.object({
  number: z.int(),
  type: z.enum(EVENT_TYPES),
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: placeAnswer.nullable(),
  disputedFields: z.array(z.enum(DISPUTED_OVER_PAGES)),
  /// How many voices assert and deny it.
  asserted: z.int(),
  denied: z.int(),
  reports: z.int(),
  publications: z.int(),
  statements: z.int(),
  main: statementAnswer,
});
export type IncidentSummary = z.infer<typeof incidentSummary>;

export const incidentsAnswer = pageOf(incidentSummary);
export type IncidentsAnswer = z.infer<typeof incidentsAnswer>;
