import type { CommentCues } from './comment-cues.js';
import { isFurniture, looksLikeName, readHeader } from './comment-facts.js';
import { isCommentHeading } from './comment-structure.js';
import { commentEvidence, countEvidence, countPhrases, ownTokens } from './paragraph-evidence.js';

/// One paragraph may not decide alone: its evidence counts this much at most.
const MOST = 3;
/// The evidence that the comments must have together, and that the report must have against being comments; less of the
/// latter where the former is overwhelming. These were chosen together on 640 plain news texts, of which 2 are then split,
/// some 170 essays, interviews and letters (7 split), and 240 reports with comments put behind them (0.955 of the
/// characters right); `npx tsx bench/read.ts` prints the figures for the news texts.
const LEAST_COMMENTS = 3;
const LEAST_REPORT = 3;
const OVERWHELMING = 10;
const LEAST_REPORT_THEN = 1;
/// Mean evidence a paragraph on either side; where the writer of the whole text is personal there is no such contrast.
const LEAST_CONTRAST = 1.6;
const MOST_REPORT_MEAN = -0.5;
const LEAST_COMMENT_MEAN = 0.5;
/// Share of paragraphs behind the boundary that may read like a report: comments quote and paste news.
const MOST_REPORTLIKE = 0.45;
/// Paragraphs that a statement introduced with a colon has at most.
const STATEMENT = 5;

/// The index of the paragraph where the comments begin (the number of paragraphs where there are none) and how sure that
/// is, 0 … 1.
interface CommentBoundary {
  readonly first: number;
  readonly confidence: number;
}

/// Decides where the report ends and readers' comments begin. When in doubt there are no comments: opinion columns,
/// speeches and interviews stay whole, for their paragraphs are alike.
export function commentBoundary(paragraphs: readonly string[], cues: CommentCues): CommentBoundary {
  const none = { first: paragraphs.length, confidence: 0 };
  if (paragraphs.length < 2 || paragraphs.length > 20_000) return none;
  const marked = markedBoundary(paragraphs, cues);
  if (marked !== null) return { first: marked, confidence: 0.95 };
  if (isInterview(paragraphs, cues)) return none;
  const evidence = reportedSpeech(paragraphs, cues);
  const total = evidence.reduce((sum, value) => sum + value, 0);
  let best = none.first;
  let bestScore = -Infinity;
  let before = 0;
  for (let first = 1; first < paragraphs.length; first++) {
    before += evidence[first - 1] ?? 0;
    const score = total - 2 * before;
    if (score > bestScore) {
      best = first;
      bestScore = score;
    }
  }
  return accepted(evidence, best) ? { first: best, confidence: confidenceOf(evidence, best) } : none;
}

/// Evidence of each paragraph; what follows "the minister said:" is a statement that the report quotes without marks.
function reportedSpeech(paragraphs: readonly string[], cues: CommentCues): number[] {
  let quoted = 0;
  return paragraphs.map((paragraph) => {
    const value = clip(commentEvidence(paragraph, cues));
    const opens = /:$/.test(paragraph) && (countEvidence(paragraph, cues).get('saying') ?? 0) > 0;
    if (opens) {
      quoted = STATEMENT;
      return value;
    }
    quoted = Math.max(0, quoted - 1);
    return quoted > 0 ? Math.min(0, value) : value;
  });
}

function accepted(evidence: readonly number[], first: number): boolean {
  const [report, comments] = [evidence.slice(0, first), evidence.slice(first)];
  const [reportSum, commentSum] = [sumOf(report), sumOf(comments)];
  const [reportMean, commentMean] = [reportSum / report.length, commentSum / comments.length];
  return (
    commentSum >= LEAST_COMMENTS &&
    reportSum <= (commentSum >= OVERWHELMING ? -LEAST_REPORT_THEN : -LEAST_REPORT) &&
    reportMean <= MOST_REPORT_MEAN &&
    commentMean >= LEAST_COMMENT_MEAN &&
    commentMean - reportMean >= LEAST_CONTRAST &&
    comments.filter((value) => value < -0.5).length <= MOST_REPORTLIKE * comments.length
  );
}

function confidenceOf(evidence: readonly number[], first: number): number {
  const strength = Math.min(sumOf(evidence.slice(first)), -sumOf(evidence.slice(0, first)));
  return Math.min(0.95, Math.max(0.5, 1 - 1 / (1 + strength / 4)));
}

/// Where bylines, "12 Comments" or "Reply" lines of the page itself say that comments begin, or null.
function markedBoundary(paragraphs: readonly string[], cues: CommentCues): number | null {
  const bylines = paragraphs.map((paragraph, index) => index > 0 && isByline(paragraph, paragraphs[index - 1], cues));
  const count = bylines.filter(Boolean).length;
  const heading = paragraphs.findIndex(
    (paragraph, index) =>
      index > 0 &&
      index < paragraphs.length - 1 &&
      paragraph.length <= 60 &&
      isCommentHeading(paragraph, cues) &&
      !/[.!?]$/.test(paragraph),
  );
  const first = bylines.indexOf(true);
  if (heading > 0 && (count >= 1 ? first > heading - 2 : followsWell(paragraphs.slice(heading + 1), cues)))
    return heading;
  return count >= 2 && first >= 1 && first < paragraphs.length - 1 ? first : null;
}

function followsWell(rest: readonly string[], cues: CommentCues): boolean {
  const evidence = rest
    .filter((paragraph) => !isFurniture(paragraph, cues))
    .map((paragraph) => clip(commentEvidence(paragraph, cues)));
  return evidence.length > 0 && sumOf(evidence) > 0;
}

/// "Name says:", "Name, 12 May 2020 at 10:15", "Name · 3 hours ago": who wrote the comment below it.
/// `previous` is the line above, where the name may stand alone.
export function isByline(paragraph: string, previous: string | undefined, cues: CommentCues): boolean {
  if (paragraph.length > 100 || paragraph.length < 4) return false;
  if (/[.!?]["”]?$/.test(paragraph)) return false;
  if (beforeAge(paragraph, cues) !== null) return true;
  const header = readHeader(paragraph, cues);
  if (header === null) return false;
  if (header.name === null)
    return header.published?.includes('T') === true && previous !== undefined && looksLikeName(previous);
  const says = [...cues.says].some((word) => new RegExp(`\\s${word}:?$|\\s${word}[\\s:]`, 'iu').test(paragraph));
  return header.published === null ? says && /:$/.test(paragraph) : says || /\d[:.h]\d\d/.test(paragraph);
}

/// What stands before "3 hours ago", or null where the line does not end so.
export function beforeAge(paragraph: string, cues: CommentCues): string | null {
  if (paragraph.length > 80) return null;
  const line = paragraph.replace(/[\s·•|]+$/, '');
  for (const age of cues.ages) {
    const match = new RegExp(`(?:^|\\s)(?:\\d+|an?|one)\\s?${age}$`, 'iu').exec(line);
    if (match !== null) return line.slice(0, match.index).replace(/[\s·•|,–-]+$/, '');
  }
  return null;
}

/// "Q: …", "Wikinews: …", "((Name)) …", "[Name] …": who speaks in an interview.
const SPEAKER = /^(?:\(\(?([^()\n]{1,40})\)\)?|\[([^[\]\n]{1,40})\]|([\p{Lu}][\p{L}.'’ -]{0,30})\s?:)(?=\s)/u;

/// An interview is announced in its first paragraphs.
const ANNOUNCEMENT = 8;

/// Turns under the same few labels, or questions that answers follow.
function isInterview(paragraphs: readonly string[], cues: CommentCues): boolean {
  const labels = new Map<string, number>();
  let labelledQuestions = 0;
  for (const paragraph of paragraphs) {
    const match = SPEAKER.exec(paragraph);
    const label = match?.[1] ?? match?.[2] ?? match?.[3];
    if (label === undefined) continue;
    labels.set(label, (labels.get(label) ?? 0) + 1);
    if (/\?["”]?$/.test(paragraph)) labelledQuestions++;
  }
  const speakers = [...labels.values()].filter((count) => count >= 2);
  if (speakers.length >= 2 && sumOf(speakers) >= 0.2 * paragraphs.length) return true;
  if ((labels.get('Q') ?? 0) >= 2 || labelledQuestions >= 3) return true;
  // In a thread some ask; in an interview every other turn is a question, and an answer follows it.
  let turns = 0;
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    if (next !== undefined && /\?["”]?$/.test(paragraph) && !/\?["”]?$/.test(next)) turns++;
  });
  if (turns >= 4 && turns >= 0.25 * paragraphs.length) return true;
  const opening = paragraphs.slice(0, ANNOUNCEMENT).map(ownTokens);
  return (
    turns >= 3 &&
    turns >= 0.12 * paragraphs.length &&
    opening.some((tokens) => countPhrases(tokens, cues.interview) > 0)
  );
}

function clip(value: number): number {
  return Math.max(-MOST, Math.min(MOST, value));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
