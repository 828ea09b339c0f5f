import { isNickname } from '../comment/bylines.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { isInterview } from './interview.js';
import type { LineKind } from './page-lines.js';
import {
  countEvidence,
  countPhrases,
  ownTokens,
  paragraphEvidence,
  type ParagraphEvidence,
} from '../evidence/paragraph-evidence.js';

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

/// The wording changes for good where the means on both sides differ by this many standard errors; of the variance, as much
/// is known beforehand as so many paragraphs tell.
const LEAST_CHANGE = 3.6;
/// The last paragraph alone must be more unlike the others.
const LEAST_CHANGE_OF_ONE = 4.2;
const USUAL_VARIANCE = 2;
const USUAL_PARAGRAPHS = 4;
/// "Read the rest here." is no comment.
const LEAST_LETTERS = 60;
/// A boundary may move by so many paragraphs for the evidence of each that is above a doubt.
const NEAR = 2;
const DOUBT = 0.5;
/// Mean evidence of a paragraph behind the boundary.
const LEAST_MEAN = 0.5;
/// Short texts cannot change for good, but a report can end. The evidence that the rest must have together, and that the report
/// must have against it; less of the latter where the former is overwhelming.
const LEAST_COMMENTS = 4;
const LEAST_REPORT = 2;
const OVERWHELMING = 10;
const LEAST_REPORT_THEN = 1;
/// Mean evidence a paragraph on either side.
const LEAST_CONTRAST = 2.4;
const MOST_REPORT_MEAN = -0.3;
/// Share of paragraphs behind the boundary that may read like a report: comments quote and paste news.
const REPORTLIKE = -0.5;
const MOST_REPORTLIKE = 0.45;

/// Bylines and headings of the page leave little doubt, unless what stands under them reads like reports, as in a live blog.
export const SURE = 0.97;
const LEAST_MARKED_MEAN = -0.7;
/// Lines of words that may stand between a heading and the first byline, and between two bylines.
const LINES_BELOW_HEADING = 3;
const LINES_OF_COMMENT = 15;
/// A single byline marks a comment when this many characters stand above it.
const LEAST_ABOVE = 150;
/// Paragraphs that a statement introduced with a colon has at most.
const STATEMENT = 5;
/// It ends before a paragraph that is this much more a comment than any other personal prose.
const UNLIKE_STATEMENT = 1.2;
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
  evidence: readonly ParagraphEvidence[],
  cues: CommentCues,
): CommentBoundary {
  const none = { first: paragraphs.length, confidence: 0 };
  if (paragraphs.length < 2 || paragraphs.length > MOST_PARAGRAPHS) return none;
  const marked = markedBoundary(kinds, evidence);
  if (marked !== null) return { first: marked, confidence: SURE };
  if (isInterview(paragraphs, cues)) return none;
  const found = change(paragraphs, kinds, evidence) ?? singleByline(paragraphs, kinds, evidence);
  return found === null || isDocument(paragraphs.slice(0, found.first), cues) ? none : found;
}

/// Whether the report ends by announcing a text that it gives in full.
function isDocument(report: readonly string[], cues: CommentCues): boolean {
  return report.slice(-ANNOUNCEMENT).some((line) => countPhrases(ownTokens(line), cues.documents) > 0);
}

/// Evidence of each paragraph; what follows "the minister said:" is a statement that the report quotes without marks.
export function evidenceOf(
  paragraphs: readonly string[],
  kinds: readonly LineKind[],
  cues: CommentCues,
): ParagraphEvidence[] {
  let quoted = 0;
  return paragraphs.map((paragraph, index) => {
    const kind = kinds[index] ?? 'words';
    const opens = /:$/.test(paragraph) && (countEvidence(paragraph, cues).get('saying') ?? 0) > 0;
    if (opens) quoted = STATEMENT + 1;
    if (kind !== 'words' && !opens) return { comment: OF_KIND[kind], essay: 0, personal: 0 };
    const found = paragraphEvidence(paragraph, cues);
    const [comment, essay] = [clip(found.comment), clip(found.essay)];
    quoted = comment - essay > UNLIKE_STATEMENT ? 0 : Math.max(0, quoted - 1);
    const { personal } = found;
    return quoted > 0
      ? { comment: Math.min(0, comment), essay: Math.min(0, essay), personal }
      : { comment, essay, personal };
  });
}

/// The paragraph from which on the wording is most unlike what stands above it, if that is enough to tell comments.
function change(
  paragraphs: readonly string[],
  kinds: readonly LineKind[],
  evidence: readonly ParagraphEvidence[],
): CommentBoundary | null {
  // A name or a heading alone on a line tells nothing of the wording; the short lines of a list do.
  const isAlone = (index: number): boolean => {
    const [above = '', line = '', below = ''] = [paragraphs[index - 1], paragraphs[index], paragraphs[index + 1]];
    return isNickname(line) && !isNickname(above) && !isNickname(below);
  };
  const telling = [...evidence.keys()].filter((index) => !isAlone(index));
  const found = changePoint(telling.map((index) => evidence[index]?.comment ?? 0));
  if (found === null) return null;
  const { errors, mean } = found;
  const confidence = confidenceOf(found.above);
  const first = settled(telling[found.first] ?? evidence.length, evidence);
  const letters = paragraphs.slice(first).join('').length;
  // A last paragraph that is only short and plain is the end of the report.
  if (first === evidence.length - 1 && evidence[first]?.personal === 0) return null;
  const least = found.first === telling.length - 1 ? LEAST_CHANGE_OF_ONE : LEAST_CHANGE;
  if (errors >= least && mean >= LEAST_MEAN && letters >= LEAST_LETTERS) return { first, confidence };
  return isBehindReport(evidence, kinds, first) ? { first, confidence } : null;
}

/// The first of the paragraphs near a boundary that are comments rather than report: the boundary in the large may leave a
/// mild comment above it, or take the last line of the report.
function settled(first: number, evidence: readonly ParagraphEvidence[]): number {
  let [best, gain] = [first, 0];
  for (const step of [-1, 1]) {
    let sum = 0;
    for (let moved = 1; moved <= NEAR; moved++) {
      const at = first + step * moved;
      if (at < 1 || at >= evidence.length) break;
      sum += -step * ((evidence[step < 0 ? at : at - 1]?.comment ?? 0) - DOUBT);
      if (sum > gain) [best, gain] = [at, sum];
    }
  }
  return best;
}

/// Where a mean rises, by how many standard errors, and the means on both sides.
interface ChangePoint {
  readonly first: number;
  readonly errors: number;
  readonly above: number;
  readonly mean: number;
}

/// Where the mean rises most; null where it rises nowhere.
function changePoint(values: readonly number[]): ChangePoint | null {
  const total = sumOf(values);
  const squares = sumOf(values.map((value) => value * value));
  let best: ChangePoint | null = null;
  let before = 0;
  for (let first = 1; first < values.length; first++) {
    before += values[first - 1] ?? 0;
    const rest = values.length - first;
    const [above, mean] = [before / first, (total - before) / rest];
    const scatter = squares - first * above * above - rest * mean * mean;
    const variance = (scatter + USUAL_VARIANCE * USUAL_PARAGRAPHS) / Math.max(1, values.length - 2 + USUAL_PARAGRAPHS);
    const errors = (mean - above) / Math.sqrt(variance * (1 / first + 1 / rest));
    if (errors > (best?.errors ?? 0)) best = { first, errors, above, mean };
  }
  return best;
}

/// Whether a report ends and something personal follows, both clearly; of personal prose of any kind a report has none.
function isBehindReport(evidence: readonly ParagraphEvidence[], kinds: readonly LineKind[], first: number): boolean {
  const values = evidence.map(({ comment, essay }) => (comment + essay) / 2);
  const worded = (from: number, to: number): number[] =>
    values.filter((_, index) => index >= from && index < to && kinds[index] === 'words');
  const [report, comments] = [worded(0, first), worded(first, values.length)];
  if (report.length === 0 || comments.length === 0) return false;
  const [against, gain] = [-sumOf(values.slice(0, first)), sumOf(values.slice(first))];
  const [before, behind] = [meanOf(report), meanOf(comments)];
  return (
    gain >= LEAST_COMMENTS &&
    against >= (gain >= OVERWHELMING ? LEAST_REPORT_THEN : LEAST_REPORT) &&
    before <= MOST_REPORT_MEAN &&
    behind >= LEAST_MEAN &&
    behind - before >= LEAST_CONTRAST &&
    comments.filter((value) => value < REPORTLIKE).length <= MOST_REPORTLIKE * comments.length
  );
}

/// How sure a guess is follows from how much the text above it is a report, `above` being its mean evidence of a comment: of
/// 251 guesses in `npm run bench:plain-text`, those right within 300 characters were 0.92 below -2, 0.88 below -1.5, 0.81 below
/// -1, 0.71 below -0.5 and 0.3 above.
function confidenceOf(above: number): number {
  return Math.min(0.96, 1 / (1 + Math.exp(0.2 + 1.25 * above)));
}

/// Where bylines, "12 Comments" or "Reply" lines of the page itself say that comments begin, or null. Menus have such words
/// too, and the report has a byline of its own: neither stands close above the byline of a comment.
function markedBoundary(kinds: readonly LineKind[], evidence: readonly ParagraphEvidence[]): number | null {
  const at = (kind: LineKind): number[] => [...kinds.keys()].filter((index) => kinds[index] === kind);
  const [bylines, headings] = [at('byline'), at('heading')];
  // Lines of words before each line, and their evidence.
  const [counts, sums] = [[0], [0]];
  evidence.forEach(({ comment }, index) => {
    const worded = kinds[index] === 'words';
    counts.push((counts[index] ?? 0) + Number(worded));
    sums.push((sums[index] ?? 0) + (worded ? comment : 0));
  });
  const count = (from: number, to = kinds.length): number => (counts[to] ?? 0) - (counts[from] ?? 0);
  const behind = (from: number): number => (sums[kinds.length] ?? 0) - (sums[from] ?? 0);
  const isNear = (line: number, next: number | undefined, lines: number): boolean =>
    next !== undefined && count(line, next) <= lines;

  let below = 0;
  for (const heading of headings) {
    // A heading may stand between a name and its time.
    while (below < bylines.length && (bylines[below] ?? 0) < heading - 1) below++;
    if (isNear(heading, bylines[below], LINES_BELOW_HEADING)) return heading;
  }
  if (bylines.length === 0) {
    const best = headings.reduce((one, other) => (behind(other) > behind(one) ? other : one), headings[0] ?? 0);
    return headings.length > 0 && behind(best) > 0 ? best : null;
  }
  const first = bylines.find((byline, index) => isNear(byline, bylines[index + 1], LINES_OF_COMMENT));
  if (first === undefined || count(first) === 0) return null;
  return behind(first) > LEAST_MARKED_MEAN * count(first) ? first : null;
}

/// The only byline of a text, where a report stands above it and a comment seems to stand below it.
function singleByline(
  paragraphs: readonly string[],
  kinds: readonly LineKind[],
  evidence: readonly ParagraphEvidence[],
): CommentBoundary | null {
  const first = kinds.indexOf('byline');
  if (first < 1 || kinds.lastIndexOf('byline') !== first || /:$/.test(paragraphs[first] ?? '')) return null;
  if (paragraphs.slice(0, first).join('').length < LEAST_ABOVE) return null;
  const comments = evidence.filter((_, index) => index > first && kinds[index] === 'words');
  return sumOf(comments.map(({ comment }) => comment)) > 1 ? { first, confidence: SURE } : null;
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
