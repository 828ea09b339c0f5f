import { z } from 'zod';
import { pageOf, pageQuery, span, statementKey } from './common.js';
import { statementChanges } from './statement.js';

/// Who corrects, and why.
const signed = {
  author: z.string().min(1).max(200),
  note: z.string().max(4000).nullable().optional(),
};

/// Accept it as it stands, correct fields of it, reject it, or open it again. Give its version in If-Match.
export const reviewRequest = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('accepted'), ...signed }),
  z.object({ verdict: z.literal('corrected'), changes: statementChanges, ...signed }),
  z.object({ verdict: z.literal('rejected'), ...signed }),
  z.object({ verdict: z.literal('open'), ...signed }),
]);
export type ReviewRequest = z.infer<typeof reviewRequest>;

/// A statement that the program did not find.
export const addRequest = z.object({
  ...span.shape,
  cue: span,
  changes: statementChanges.required({ type: true }),
  ...signed,
});
export type AddRequest = z.infer<typeof addRequest>;

/// Makes one incident of several; each with the version that was seen.
export const mergeRequest = z.object({
  incidents: z
    .array(z.object({ number: z.int().min(0), version: z.string().max(100) }))
    .min(2)
    .max(50),
  ...signed,
});
export type MergeRequest = z.infer<typeof mergeRequest>;

/// Takes statements out of an incident into one of their own. Give the version of the incident in If-Match.
export const splitRequest = z.object({ statements: z.array(statementKey).min(1).max(500), ...signed });
export type SplitRequest = z.infer<typeof splitRequest>;

export const undoRequest = z.object({ author: signed.author });
export type UndoRequest = z.infer<typeof undoRequest>;

/// One act of a reviewer: all that one request changed.
export const actAnswer = z.object({
  act: z.int(),
  what: z.enum(['accepted', 'corrected', 'rejected', 'open', 'added', 'merged', 'split', 'undone', 'redone']),
  author: z.string(),
  note: z.string().nullable(),
  made: z.string(),
  document: z.string(),
  statements: z.array(statementKey),
  /// What was changed, for `corrected` and `added`.
  changes: statementChanges.nullable(),
  /// Whether it holds, or was undone.
  holds: z.boolean(),
  /// The act that it undoes or redoes.
  of: z.int().nullable(),
});
export type ActAnswer = z.infer<typeof actAnswer>;

export const historyQuery = pageQuery.extend({
  author: z.string().max(200).optional(),
  document: z.string().max(1000).optional(),
});
export type HistoryQuery = z.input<typeof historyQuery>;

/// Acts, the newest first.
export const historyAnswer = pageOf(actAnswer);
export type HistoryAnswer = z.infer<typeof historyAnswer>;

/// What was merged or split: the incidents that are there now.
export const groupingAnswer = z.object({ act: z.int(), incidents: z.array(z.int()) });
export type GroupingAnswer = z.infer<typeof groupingAnswer>;

/// Answer 409: somebody has changed what was to be changed. `mine` is what was asked, `theirs` what stands now, `acts` who did it.
export const conflictAnswer = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  mine: z.unknown(),
  theirs: z.unknown(),
  version: z.string(),
  acts: z.array(actAnswer),
});
export type ConflictAnswer = z.infer<typeof conflictAnswer>;
