import { z } from 'zod';
import type { DocumentRecord } from '../../annotation/record.js';
import { day, pageOf, pageQuery, span, statementKey } from './common.js';
import {
  documentSummary,
  incidentSummary,
  partyAnswer,
  reviewAnswer,
  statementAnswer,
  voiceAnswer,
} from './statement.js';

export const documentsQuery = pageQuery.extend({
  publishedFrom: day.optional(),
  publishedTo: day.optional(),
  language: z.string().max(20).optional(),
  copies: z.enum(['yes', 'no']).optional(),
  words: z.string().min(1).max(400).optional(),
});
export type DocumentsQuery = z.input<typeof documentsQuery>;

export const documentsAnswer = pageOf(documentSummary.extend({ statements: z.int(), incidents: z.int() }));
export type DocumentsAnswer = z.infer<typeof documentsAnswer>;

/// The record of a document, docs/record.schema.json.
const record: z.ZodType<DocumentRecord> = z
  .any()
  .meta({ description: 'the record, as docs/record.schema.json has it' });

/// A statement that a reviewer added, which the program did not find.
export const addedStatement = span.extend({
  key: statementKey,
  cue: span,
  review: reviewAnswer,
});
export type AddedStatement = z.infer<typeof addedStatement>;

/// One document: its text, segments, voices, sentences, statements and incidents (`record`), what reviewers made of them, and where
/// they stand in the corpus. `reviews` and `incidents` go by the keys of statements; what nobody has touched has no review.
export const documentAnswer = z.object({
  document: documentSummary,
  publications: z.int(),
  /// Other documents with the same text or a near copy of it.
  copies: z.array(documentSummary),
  record,
  reviews: z.record(z.string(), reviewAnswer),
  added: z.array(addedStatement),
  incidents: z.record(z.string(), z.int()),
});
export type DocumentAnswer = z.infer<typeof documentAnswer>;

/// One statement asked why: the reason of each field, and what else stands behind it.
export const whyAnswer = z.object({
  key: statementKey,
  document: z.string(),
  /// The sentence or clause in which it stands.
  words: z.string(),
  rule: z.string().nullable(),
  confidence: z.number(),
  fields: z.array(z.object({ field: z.string(), reason: z.string() })),
  links: z.array(
    z.object({
      kind: z.enum(['disputes', 'endorses', 'repeats', 'answers']),
      direction: z.enum(['from', 'to']),
      statement: z.string(),
      words: z.string(),
    }),
  ),
});
export type WhyAnswer = z.infer<typeof whyAnswer>;

/// Who tells an incident, innermost voice first in `who`: whether it asserts or denies it, in which words, with which numbers.
export const tellingAnswer = z.object({
  statement: statementAnswer,
  /// The innermost voice, and what it is called.
  who: voiceAnswer,
  says: z.enum(['asserts', 'denies']),
  /// The words in which it is told, and the sentence around them.
  words: z.string(),
  sentence: z.string(),
  blames: z.array(partyAnswer),
  numbers: z.array(
    z.object({
      value: z.number(),
      least: z.number().nullable(),
      most: z.number().nullable(),
      unit: z.string().nullable(),
    }),
  ),
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: z.string().nullable(),
  /// The document that was published first with a text of which this one is a near copy, or null.
  copiedFrom: documentSummary.nullable(),
});
export type TellingAnswer = z.infer<typeof tellingAnswer>;

const variants = z.array(
  z.object({ value: z.string(), voices: z.array(z.string()), statements: z.array(statementKey) }),
);

/// According to whom: one incident with all its tellings, and where they differ. `version` is given back in If-Match.
export const incidentAnswer = incidentSummary.omit({ main: true }).extend({
  version: z.string(),
  tellings: z.array(tellingAnswer),
  assertedBy: z.array(z.string()),
  deniedBy: z.array(z.string()),
  numbers: variants,
  days: variants,
  places: variants,
  blamed: variants,
  suffered: variants,
  /// Documents that print the text of another.
  copies: z.array(z.object({ document: documentSummary, of: documentSummary })),
});
export type IncidentAnswer = z.infer<typeof incidentAnswer>;
