import { z } from 'zod';
import { EVENT_TYPES, RELATION_KINDS, STATUSES } from '../../annotation/record.js';
import { day, pageQuery } from './common.js';
import { VERDICTS } from './statement.js';

const names = z.array(z.string().min(1).max(300)).max(100).optional();
const yesNo = z.enum(['yes', 'no']).optional();

export const VOICE_KINDS = ['publication', 'author', 'reader', 'unknown'] as const;

/// Which statements are wanted; what is left out does not matter. A field may stand several times, then any value will do. All lists
/// of the interface, and downloads, take the same conditions.
export const filterQuery = z.object({
  kind: z.array(z.enum(['event', 'relation', 'claim'])).optional(),
  type: z.array(z.enum(EVENT_TYPES)).optional(),
  mode: names,
  context: names,
  relation: z.array(z.enum(RELATION_KINDS)).optional(),
  status: z.array(z.enum(STATUSES)).optional(),
  polarity: z.enum(['positive', 'negative']).optional(),
  certainty: z.array(z.enum(['certain', 'probable', 'possible'])).optional(),
  /// Names or codes of an actor; of a recipient.
  actor: names,
  recipient: names,
  /// "ACTOR > RECIPIENT", by names.
  dyad: names,
  /// ISO 3166-1 alpha-3 of the place; of an actor or recipient.
  country: names,
  party: names,
  sector: names,
  /// Names of places.
  place: names,
  from: day.optional(),
  to: day.optional(),
  publishedFrom: day.optional(),
  publishedTo: day.optional(),
  /// Who speaks on the page; `report` stands for all but readers.
  voice: z.array(z.enum([...VOICE_KINDS, 'report'])).optional(),
  /// Whom the page cites: names of actors, or words.
  source: names,
  cited: yesNo,
  publisher: names,
  /// Frames of the codebook, or rules, that told it.
  rule: names,
  language: names,
  document: names,
  incident: z.array(z.coerce.number().int().min(0)).max(500).optional(),
  disputed: yesNo,
  confidenceFrom: z.coerce.number().min(0).max(1).optional(),
  confidenceTo: z.coerce.number().min(0).max(1).optional(),
  /// What reviewers say; `open` of what nobody has touched.
  reviewed: z.array(z.enum(VERDICTS)).optional(),
  /// Full-text search: words, "a phrase", AND, OR, NOT and brackets, in texts or in what voices are quoted with.
  words: z.string().min(1).max(400).optional(),
  wordsIn: z.enum(['texts', 'quotations']).optional(),
  /// Whether near copies of texts tell again what is told; they do not where nothing is said.
  copies: yesNo,
});
export type FilterQuery = z.infer<typeof filterQuery>;

/// The fields of a filter that may stand several times.
export const LISTED_FIELDS: ReadonlySet<string> = new Set([
  ...['kind', 'type', 'mode', 'context', 'relation', 'status', 'certainty', 'actor', 'recipient', 'dyad', 'country'],
  ...[
    'party',
    'sector',
    'place',
    'voice',
    'source',
    'publisher',
    'rule',
    'language',
    'document',
    'incident',
    'reviewed',
  ],
  'field',
]);

export const SORTS = ['number', 'day', 'published', 'confidence', 'type', 'score', 'document'] as const;

export const statementsQuery = filterQuery.extend({
  ...pageQuery.shape,
  sort: z.enum(SORTS).default('number'),
  order: z.enum(['up', 'down']).default('up'),
});
export type StatementsQuery = z.input<typeof statementsQuery>;

export const INCIDENT_SORTS = ['number', 'day', 'type', 'statements', 'denied'] as const;

export const incidentsQuery = filterQuery.extend({
  ...pageQuery.shape,
  sort: z.enum(INCIDENT_SORTS).default('number'),
  order: z.enum(['up', 'down']).default('up'),
});
export type IncidentsQuery = z.input<typeof incidentsQuery>;

export const FACET_NAMES = [
  'kind',
  'type',
  'mode',
  'context',
  'relation',
  'status',
  'polarity',
  'certainty',
  'actor',
  'recipient',
  'dyad',
  'country',
  'party',
  'sector',
  'place',
  'month',
  'day',
  'voice',
  'source',
  'publisher',
  'language',
  'confidence',
  'reviewed',
  'disputed',
] as const;
export type FacetName = (typeof FACET_NAMES)[number];

export const facetsQuery = filterQuery.extend({
  /// Which facets; all when left out.
  field: z.array(z.enum(FACET_NAMES)).optional(),
  /// Values of each, the most frequent first.
  most: z.coerce.number().int().min(1).max(1000).default(20),
  /// What is counted.
  count: z.enum(['statements', 'incidents']).default('statements'),
});
export type FacetsQuery = z.input<typeof facetsQuery>;

/// The values of each facet with how often they stand. A facet is counted as if nothing were asked of its own field, so that other
/// values can be chosen beside those that are.
export const facetsAnswer = z.object({
  total: z.int(),
  facets: z.array(
    z.object({
      field: z.enum(FACET_NAMES),
      values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
    }),
  ),
});
export type FacetsAnswer = z.infer<typeof facetsAnswer>;
