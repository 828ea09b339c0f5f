import type { CommentCues } from './comment-cues.js';
import { isInterview } from './interview.js';
import type { LineKind } from './page-lines.js';
import {
  countEvidence,
  countPhrases,
  ownTokens,
  paragraphEvidence,
  type ParagraphEvidence,
} from './paragraph-evidence.js';

/// One paragraph may not decide alone: its evidence counts this much at most.
const MOST = 3;
/// What a byline, a heading over comments and a button tell.
const OF_KIND: Readonly<Record<Exclude<LineKind, 'words'>, number>> = {
  byline: 2.5,
  heading: 2.5,
  furniture: 0.3,
  notice: 0,
};

// The limits below were chosen together with `npm run bench:plain-text`, which prints the share of reports that are split and
// of characters that are right.

/// Behind a report: the evidence that what follows must have together, and that the report must have against it; less of the
/// latter where the former is overwhelming.
const LEAST_COMMENTS = 3;
const LEAST_REPORT = 2;
const OVERWHELMING = 10;
const LEAST_REPORT_THEN = 1;
/// Mean evidence a paragraph on either side; where the writer of the whole text is personal there is no such contrast.
const LEAST_CONTRAST = 2.4;
const MOST_REPORT_MEAN = -0.3;
const LEAST_COMMENT_MEAN = 0.5;
/// Share of paragraphs behind the boundary that may read like a report: comments quote and paste news.
const REPORTLIKE = -0.5;
const MOST_REPORTLIKE = 0.45;

/// Behind a personal text: what must be gained by taking the rest for comments and not for more of it; a paragraph; and the
/// mean evidence for comments.
const LEAST_GAIN = 5;
const LEAST_MEAN_GAIN = 0.5;
const LEAST_MEAN = 1.5;

/// Bylines of the page leave little doubt, unless what stands under them reads like reports, as in a live blog.
export const SURE = 0.95;
const LEAST_MARKED_MEAN = -0.7;
/// A single byline marks a comment when this many characters stand above it.
const LEAST_ABOVE = 150;
/// Paragraphs that a statement introduced with a colon has at most.
const STATEMENT = 5;
/// Lines above a document in which it is announced.
const ANNOUNCEMENT = 2;
const MOST_PARAGRAPHS = 20_000;

/// The index of the paragraph where the comments begin (the number of paragraphs where there are none) and how likely it is
/// that there are comments, 0 … 1.
interface CommentBoundary {
  readonly first: number;
  readonly confidence: number;
}

/// Decides where the report ends and readers' comments begin. When in doubt there are no comments: opinion columns,
/// speeches and interviews stay whole, for their paragraphs are alike.
export function commentBoundary(
  paragraphs: readonly string[],
  kinds: readonly LineKind[],
  cues: CommentCues,
): CommentBoundary {
  const none = { first: paragraphs.length, confidence: 0 };
  if (paragraphs.length < 2 || paragraphs.length > MOST_PARAGRAPHS) return none;
  const evidence = evidenceOf(paragraphs, kinds, cues);
  const marked = markedBoundary(paragraphs, kinds, evidence);
  if (marked !== null) return { first: marked, confidence: SURE };
  if (isInterview(paragraphs, cues)) return none;
  const found = behindReport(evidence, kinds) ?? behindEssay(evidence, kinds);
  return found === null || isDocument(paragraphs.slice(0, found.first), cues) ? none : found;
}

/// Whether the report ends by announcing a text that it gives in full.
function isDocument(report: readonly string[], cues: CommentCues): boolean {
  return report.slice(-ANNOUNCEMENT).some((line) => countPhrases(ownTokens(line), cues.documents) > 0);
}

/// Evidence of each paragraph; what follows "the minister said:" is a statement that the report quotes without marks.
function evidenceOf(paragraphs: readonly string[], kinds: readonly LineKind[], cues: CommentCues): ParagraphEvidence[] {
  let quoted = 0;
  return paragraphs.map((paragraph, index) => {
    const kind = kinds[index] ?? 'words';
    const opens = /:$/.test(paragraph) && (countEvidence(paragraph, cues).get('saying') ?? 0) > 0;
    if (opens) quoted = STATEMENT + 1;
    if (kind !== 'words' && !opens) return { comment: OF_KIND[kind], essay: 0 };
    const found = paragraphEvidence(paragraph, cues);
    const [comment, essay] = [clip(found.comment), clip(found.essay)];
    quoted = Math.max(0, quoted - 1);
    return quoted > 0 ? { comment: Math.min(0, comment), essay: Math.min(0, essay) } : { comment, essay };
  });
}

/// Personal prose, comments or others, begins where a report ends.
function behindReport(evidence: readonly ParagraphEvidence[], kinds: readonly LineKind[]): CommentBoundary | null {
  const values = evidence.map(({ comment, essay }) => (comment + essay) / 2);
  const { first, gain } = bestTail(values);
  const isWorded = (_: number, index: number): boolean => kinds[index] === 'words';
  const report = values.filter((value, index) => index < first && isWorded(value, index));
  const comments = values.filter((value, index) => index >= first && isWorded(value, index));
  if (report.length === 0 || comments.length === 0) return null;
  const against = -sumOf(values.slice(0, first));
  const [before, behind] = [meanOf(report), meanOf(comments)];
  const accepted =
    gain >= LEAST_COMMENTS &&
    against >= (gain >= OVERWHELMING ? LEAST_REPORT_THEN : LEAST_REPORT) &&
    before <= MOST_REPORT_MEAN &&
    behind >= LEAST_COMMENT_MEAN &&
    behind - before >= LEAST_CONTRAST &&
    comments.filter((value) => value < REPORTLIKE).length <= MOST_REPORTLIKE * comments.length;
  return accepted ? { first, confidence: confidenceOf(Math.min(gain, against)) } : null;
}

/// Comments behind a column or a diary: no contrast with a report, but more of what comments have alone.
function behindEssay(evidence: readonly ParagraphEvidence[], kinds: readonly LineKind[]): CommentBoundary | null {
  const values = evidence.map(({ comment, essay }) => comment - essay);
  const { first, gain } = bestTail(values);
  const isWorded = (index: number): boolean => index >= first && kinds[index] === 'words';
  const comments = evidence.filter((_, index) => isWorded(index));
  if (comments.length === 0 || first >= evidence.length) return null;
  const accepted =
    gain >= LEAST_GAIN &&
    meanOf(values.filter((_, index) => isWorded(index))) >= LEAST_MEAN_GAIN &&
    meanOf(comments.map(({ comment }) => comment)) >= LEAST_MEAN;
  return accepted ? { first, confidence: confidenceOf(gain / 2) } : null;
}

/// Where the rest of the values has the greatest sum; never at the start.
function bestTail(values: readonly number[]): { readonly first: number; readonly gain: number } {
  let [first, gain, sum] = [values.length, -Infinity, 0];
  for (let at = values.length - 1; at >= 1; at--) {
    sum += values[at] ?? 0;
    if (sum > gain) [first, gain] = [at, sum];
  }
  return { first, gain };
}

function confidenceOf(strength: number): number {
  return Math.min(SURE, Math.max(0.5, 1 - 1 / (1 + strength / 4)));
}

/// Where bylines, "12 Comments" or "Reply" lines of the page itself say that comments begin, or null.
function markedBoundary(
  paragraphs: readonly string[],
  kinds: readonly LineKind[],
  evidence: readonly ParagraphEvidence[],
): number | null {
  const bylines = kinds.filter((kind) => kind === 'byline').length;
  const heading = kinds.indexOf('heading');
  const first = kinds.indexOf('byline');
  const worded = (from: number): number[] =>
    evidence.filter((_, index) => index > from && kinds[index] === 'words').map(({ comment }) => comment);
  if (heading > 0 && (bylines >= 1 ? first > heading - 2 : sumOf(worded(heading)) > 0)) return heading;
  if (first < 1 || first >= kinds.length - 1) return null;
  const comments = worded(first);
  if (bylines >= 2) return comments.length > 0 && meanOf(comments) > LEAST_MARKED_MEAN ? first : null;
  const above = paragraphs.slice(0, first).join('').length;
  return above >= LEAST_ABOVE && !/:$/.test(paragraphs[first] ?? '') && sumOf(comments) > 1 ? first : null;
}

function clip(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanOf(values: readonly number[]): number {
  return sumOf(values) / values.length;
}
