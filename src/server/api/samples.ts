import { z } from 'zod';
import { statementKey } from './common.js';
import { statementAnswer, statementChanges } from './statement.js';

const author = z.string().trim().min(1).max(200);
const of = z.enum(['statements', 'pages']);

/// A random sample of what the conditions of the address leave: of statements, or of pages with all that is told on them, by which
/// recall can be told too.
export const sampleRequest = z.object({
  name: z.string().trim().min(1).max(200),
  of: of.default('statements'),
  size: z.int().min(1).max(10_000),
  seed: z.int().min(0).max(4_294_967_295).default(1),
  author,
});
export type SampleRequest = z.input<typeof sampleRequest>;

export const sampleAnswer = z.object({
  id: z.int(),
  name: z.string(),
  of,
  size: z.int(),
  statements: z.int(),
  seed: z.int(),
  author: z.string(),
  made: z.string(),
  /// How many each has judged.
  judged: z.array(z.object({ author: z.string(), count: z.int() })),
});
export type SampleAnswer = z.infer<typeof sampleAnswer>;

export const samplesAnswer = z.object({ samples: z.array(sampleAnswer) });
export type SamplesAnswer = z.infer<typeof samplesAnswer>;

export const sampleParams = z.object({ id: z.coerce.number().int().min(1) });
export const opinionParams = sampleParams.extend({ key: statementKey });

/// Whose opinions are wanted; nobody sees those of others before their own.
export const judgingQuery = z.object({ author });

export const opinionRequest = z.object({
  verdict: z.enum(['accepted', 'corrected', 'rejected']),
  changes: statementChanges.default({}),
  note: z.string().max(4000).nullable().default(null),
  author,
});
export type OpinionRequest = z.input<typeof opinionRequest>;

export const opinionAnswer = z.object({
  key: statementKey,
  verdict: z.enum(['accepted', 'corrected', 'rejected']),
  changes: statementChanges,
  note: z.string().nullable(),
});
export type OpinionAnswer = z.infer<typeof opinionAnswer>;

/// What is to be judged, in the order in which it was drawn, with one's own opinions alone.
export const judgingAnswer = z.object({
  sample: sampleAnswer,
  statements: z.array(statementAnswer),
  opinions: z.array(opinionAnswer),
});
export type JudgingAnswer = z.infer<typeof judgingAnswer>;

const interval = z.object({ low: z.number(), high: z.number() });
const rate = interval.extend({ share: z.number(), of: z.number() }).nullable();

/// How far reviewers agree by field (Krippendorff's alpha of nominal values, null where it is not defined; `interval` by bootstrap),
/// and how right the coding is by type, with Wilson's intervals, all of 95 of 100. `precision`: of what was coded as the type so much
/// is it; `whole`: so much is right in every field; `recall`: of what reviewers found so much was coded, for samples of pages.
export const agreementAnswer = z.object({
  reviewers: z.array(z.string()),
  judged: z.int(),
  /// Judged by more than one.
  both: z.int(),
  fields: z.array(
    z.object({
      field: z.enum(['verdict', 'right', 'type', 'actor', 'recipient', 'place', 'time', 'status', 'polarity']),
      units: z.int(),
      agreed: z.int(),
      alpha: z.number().nullable(),
      interval: interval.nullable(),
    }),
  ),
  types: z.array(z.object({ type: z.string(), told: z.int(), precision: rate, whole: rate, recall: rate })),
});
export type AgreementAnswer = z.infer<typeof agreementAnswer>;
