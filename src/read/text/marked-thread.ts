import type { Span } from '../../annotation/span.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import type { ParagraphEvidence } from '../evidence/paragraph-evidence.js';
import type { HeaderLine } from './header-lines.js';
import type { PastedComment } from './pasted-comments.js';
import { beginsWithReport, lettersOf, type PageLines, type ThreadHeader } from './thread-header.js';
import { withEdges } from './header-edges.js';
import { headingAbove, threadHeaders, TOP } from './thread-headers.js';

/// The line where the thread begins, and its comments.
export interface MarkedThread {
  readonly first: number;
  readonly comments: PastedComment[];
}

/// A single header marks a comment when this much stands above it.
const LEAST_ABOVE = 100;
/// Sum of the evidence that a single comment must have.
const LEAST_OF_ONE = 0.5;
/// The same below "Name says:" with a time.
const LEAST_SAID = -1;
/// A line that says how many comments there are.
const LONGEST_STATED = 120;
/// A single comment is judged by its first paragraphs.
const FEW = 4;
/// What stands under headers may read like a report by so much a paragraph at most.
const LEAST_MEAN = -0.9;
/// And by so much at least like comments where names stand without a time.
const LEAST_UNDATED = 0.3;
/// Of the first comment above its header: the length of comments in letters, the variance of its logarithm, the mean evidence of
/// a paragraph of a comment and of a report with its variance, where the page has few; they count as much as so many.
/// That the last header ends the page says so much for headers behind their comments, in natural log-odds.
const ENDS_PAGE = 3;
/// As much as that all of them stand nearer to what is above them than to what is below.
const NEARER = 1;
const SHORTEST = 20;
const USUAL_LENGTH = 250;
const USUAL_SPREAD = 1;
const USUAL_COMMENT = 1;
const USUAL_REPORT = -0.5;
const USUAL_SIZES = 3;
const VARIANCE = 2.5;
const MOST = 3;

/// Lines above and below comments that come back: how many at the end of each are looked at, their length, and of how many comments.
const EDGE = 3;
const LONGEST_EDGE = 60;
const LEAST_RECURRING = 3;
const RECURRING = 0.5;

/// Lines of the first comment at most, below a heading and above its header.
const LINES_OF_FIRST = 12;

/// "@Name" in front of the words of an answer.
const MENTION = /^@([\p{L}\p{N}_.-]*[\p{L}\p{N}_])/u;
/// As much of the words behind "@" as a name may have.
const LONGEST_MENTION = 50;

/// Reads the thread of a page from the headers of its comments; null where there are none.
export function markedThread(
  spans: readonly Span[],
  page: PageLines,
  evidence: readonly ParagraphEvidence[],
  cues: CommentCues,
): MarkedThread | null {
  const found = threadHeaders(page, cues);
  const { frame } = found;
  const headers = withEdges(frame === undefined ? withoutReport(found.headers, page) : found.headers, page, cues);
  const [opening] = headers;
  if (opening === undefined) return null;
  const wording = new Wording(evidence, page, opening.first);
  const behind = frame?.isBehind ?? isBehind(headers, page, found.times, wording);
  const isHeaded = frame?.isHeaded === true;
  const below = frame?.heading ?? headingNear(opening.first, page);
  const first = !behind ? opening.first : below === null ? firstAbove(headers, page, wording) : below + 1;
  if (first < 1) return null;
  const parts = headers.map((header, index) => ({
    header,
    from: behind ? (headers[index - 1]?.end ?? first) : header.end,
    to: behind ? header.first : (headers[index + 1]?.first ?? page.lines.length),
  }));
  if (!isThread(headers, parts, first, page, found.times, evidence, isHeaded, cues)) return null;
  const around = recurring(parts, page);
  const isOwn = (at: number): boolean => !found.times.has(at) && !around.has(formOf(page.lines[at] ?? ''));
  const comments = parts.flatMap((part) => commentOf(part, spans, page, found.times, isOwn, behind));
  if (comments.length === 0) return null;
  const isAround = !behind && first > 1 && around.has(formOf(page.lines[first - 1] ?? ''));
  const top = frame?.heading ?? headingAbove(isAround ? first - 1 : first, page.kinds);
  return { first: belowWords(top, page.kinds), comments: withAnswers(comments) };
}

/// The first of the page's own words ("Replies", "Share") above a line.
function belowWords(first: number, kinds: PageLines['kinds']): number {
  let at = first;
  while (at > 1 && kinds[at - 1] === 'furniture') at--;
  return at;
}

interface Part {
  readonly header: ThreadHeader;
  readonly from: number;
  readonly to: number;
}

/// A comment, with what tells whom it answers.
interface HeadedComment extends PastedComment {
  readonly answers: string | null;
  readonly handle: string | null;
  /// The words behind "@" in small letters: a name of several words may begin them.
  readonly mention: string;
  readonly indent: number;
}

/// Leaves out the byline of the report: near the top, above far more than stands above any other.
function withoutReport(headers: readonly ThreadHeader[], page: PageLines): readonly ThreadHeader[] {
  const [first, ...rest] = headers;
  if (
    first === undefined ||
    first.first > TOP ||
    rest.length === 0 ||
    headingAbove(first.first, page.kinds) < first.first
  )
    return headers;
  const alone = rest.length > 1 && rest.every(({ signature }) => signature !== first.signature);
  const sizes = headers.map(({ end }, index) => lettersOf(page, end, headers[index + 1]?.first ?? page.lines.length));
  return first.first < 2 || alone || beginsWithReport(sizes) ? rest : headers;
}

/// Whether the headers stand behind their comments ("Posted by Name at 10:15"): then the last words of the page are above the last
/// of them, and what stands above the first reads like a comment.
function isBehind(
  headers: readonly ThreadHeader[],
  page: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  wording: Wording,
): boolean {
  const { lines, kinds, indents, gaps } = page;
  const [first, last] = [headers[0], headers.at(-1)];
  if (first === undefined || last === undefined || headers.some(({ leads }) => leads)) return false;
  if (headingAbove(first.first, page.kinds) < first.first) return false;
  const worded = lines.findLastIndex((_, index) => kinds[index] === 'words' && !times.has(index));
  const deeper = headers.filter((header) => (indents[header.end] ?? 0) > header.indent).length / headers.length;
  // "Posted by Ann at 10:15", then "Ben" alone above his comment, which "Posted by Ben" ends.
  const again = headers.some(({ end }, index) => {
    const next = headers[index + 1]?.name;
    return next !== undefined && next !== null && lines[end] === next;
  });
  // Blank lines part comments rather than a header from its comment.
  const nearer = headers.map(({ first: at, end }) => Math.sign((gaps[end] ?? 0) - (gaps[at] ?? 0)));
  return (
    (worded < last.end ? ENDS_PAGE : -ENDS_PAGE) +
      (NEARER * sum(nearer)) / headers.length +
      (again ? ENDS_PAGE : 0) +
      (/^(?:N|name)/u.test(first.signature) ? 0 : 1) -
      ENDS_PAGE * deeper +
      wording.of(first.first - 1) -
      (kinds[last.end] === 'words' ? wording.of(last.end) : 0) >
    0
  );
}

/// How the paragraphs of a page tell its comments from its report.
class Wording {
  private readonly comment: number;
  private readonly report: number;

  constructor(
    private readonly evidence: readonly ParagraphEvidence[],
    page: PageLines,
    first: number,
  ) {
    const others = [...page.lines.keys()].filter((at) => at > first && page.kinds[at] === 'words');
    const above = Array.from({ length: Math.floor(first / 2) }, (_, at) => at);
    this.comment = meanOf(
      others.map((at) => this.clipped(at)),
      USUAL_COMMENT,
    );
    this.report = meanOf(
      above.map((at) => this.clipped(at)),
      USUAL_REPORT,
    );
  }

  private clipped(at: number): number {
    return Math.max(-MOST, Math.min(MOST, this.evidence[at]?.comment ?? 0));
  }

  /// How much more likely a paragraph is a comment than of the report, in natural log-odds.
  of(at: number): number {
    const middle = (this.comment + this.report) / 2;
    return ((this.clipped(at) - middle) * Math.max(0, this.comment - this.report)) / VARIANCE;
  }
}

/// Where the first comment begins whose header stands below it: where the wording turns from that of the report into that of the other
/// comments, and what is left is about as long as they are.
function firstAbove(headers: readonly ThreadHeader[], page: PageLines, wording: Wording): number {
  const [opening] = headers;
  if (opening === undefined) return 0;
  const sizes = headers
    .slice(1)
    .map((header, index) => Math.log(Math.max(SHORTEST, lettersOf(page, headers[index]?.end ?? 0, header.first))));
  const usual = meanOf(sizes, Math.log(USUAL_LENGTH));
  const variance = meanOf(
    sizes.map((size) => (size - usual) ** 2),
    USUAL_SPREAD,
  );
  const least = leastGap(headers, page);
  let [best, most, gain, letters] = [opening.first - 1, -Infinity, 0, 0];
  for (let at = opening.first - 1; at > 0; at--) {
    letters += page.lines[at]?.length ?? 0;
    gain += wording.of(at);
    if ((page.gaps[at] ?? 0) < least) continue;
    const score = gain - (Math.log(Math.max(SHORTEST, letters)) - usual) ** 2 / (2 * variance);
    if (score > most) [best, most] = [at, score];
  }
  return best;
}

/// The heading over a thread, where one stands near above a line.
function headingNear(below: number, { kinds }: PageLines): number | null {
  const heading = kinds.lastIndexOf('heading', below);
  return heading > 0 && below - heading <= LINES_OF_FIRST ? heading : null;
}

/// The line breaks above each of the other comments, where there are more than between the lines inside them; else 0.
function leastGap(headers: readonly ThreadHeader[], { gaps }: PageLines): number {
  const starts = headers.slice(0, -1).map(({ end }) => gaps[end] ?? 0);
  const inside = headers.slice(1).flatMap(({ first }, index) => gaps.slice((headers[index]?.end ?? 0) + 1, first));
  const least = Math.min(...starts);
  return starts.length > 0 && inside.length > 0 && least > Math.max(...inside) ? least : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/// A mean to which `usual` counts as much as so many values.
function meanOf(values: readonly number[], usual: number): number {
  return (sum(values) + USUAL_SIZES * usual) / (values.length + USUAL_SIZES);
}

/// Whether what stands under the headers is a thread rather than a diary, a live blog or a list with dates.
function isThread(
  headers: readonly ThreadHeader[],
  parts: readonly Part[],
  first: number,
  page: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  evidence: readonly ParagraphEvidence[],
  isHeaded: boolean,
  cues: CommentCues,
): boolean {
  const worded = parts.flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, index) => from + index).filter((at) => page.kinds[at] === 'words'),
  );
  if (worded.length === 0) return false;
  const comments = worded.map((at) => evidence[at]?.comment ?? 0);
  const [opening] = headers;
  if (opening !== undefined && headers.length === 1) {
    const headed = opening.leads && headingAbove(opening.first, page.kinds) < opening.first;
    const isTimed = parts.some(({ from, to }) => [...times.keys()].some((at) => at >= from && at < to));
    const timed = opening.timed || (headed && !isTimed) || (opening.leads && parts.some(({ to }) => times.has(to - 1)));
    const isDeeper = (page.indents[opening.end] ?? 0) > opening.indent;
    const isStated = (timed || opening.published !== null) && statesOne(page, first, cues);
    const least = opening.leads || isDeeper || isStated ? LEAST_SAID : LEAST_OF_ONE;
    const isMarked = timed || isStated;
    return isMarked && lettersOf(page, 0, first) >= LEAST_ABOVE && sum(comments.slice(0, FEW)) > least;
  }
  const names = new Set(headers.map(({ name }) => name));
  const dated =
    isHeaded ||
    headers.some(({ timed, published }) => timed || published !== null) ||
    parts.some(({ to }) => times.has(to - 1));
  return names.size >= 2 && sum(comments) / comments.length > (dated ? LEAST_MEAN : LEAST_UNDATED);
}

/// What the page writes above or below nearly every comment ("avatar", "152 Fans"), with other numbers or the same.
function recurring(parts: readonly Part[], { lines }: PageLines): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { header, from, to } of parts) {
    const own = lines.slice(from, to);
    const above = lines.slice(Math.max(1, header.first - 1), header.first);
    const edges = new Set(
      [...above, ...own.slice(0, 1), ...own.slice(1).slice(-EDGE)].filter(({ length }) => length <= LONGEST_EDGE),
    );
    for (const form of new Set([...edges].map(formOf))) counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  const least = Math.max(LEAST_RECURRING, RECURRING * parts.length);
  return new Set([...counts].filter(([, count]) => count >= least).map(([form]) => form));
}

function formOf(line: string): string {
  return line.toLowerCase().replace(/\d[\d.,]*/gu, '0');
}

/// Whether the page says above a line that there is one comment: "November 10, 2012 By Name 1 Comment".
function statesOne({ lines }: PageLines, before: number, cues: CommentCues): boolean {
  return lines.slice(0, before).some((line) => {
    const counted = line.length <= LONGEST_STATED ? /(?<![\d.,])1\s(\p{L}+)/u.exec(line)?.[1] : undefined;
    return counted !== undefined && cues.headings.has(counted.toLowerCase());
  });
}

function commentOf(
  { header, from, to }: Part,
  spans: readonly Span[],
  { lines, kinds }: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  isOwn: (at: number) => boolean,
  behind: boolean,
): HeadedComment[] {
  const isWorded = (at: number): boolean =>
    (kinds[at] === 'words' || kinds[at] === 'byline') &&
    isOwn(at) &&
    !(behind && at === from && lines[at] === header.name);
  let [start, end] = [from, to - 1];
  while (start <= end && !isWorded(start)) start++;
  while (end >= start && !isWorded(end)) end--;
  const [opening, closing] = [spans[start], spans[end]];
  if (start > end || opening === undefined || closing === undefined) return [];
  const below = Array.from({ length: to - 1 - end }, (_, index) => times.get(to - 1 - index)?.published ?? null);
  const time = times.get(from)?.published ?? below.find((published) => published !== null) ?? null;
  const { name, published, inside, outside = 0, handle = null, indent } = header;
  const words = (lines[start] ?? '').slice(inside);
  const answers = header.answers ?? MENTION.exec(words)?.[1] ?? null;
  const mention = words.startsWith('@') ? words.slice(1, 1 + LONGEST_MENTION).toLowerCase() : '';
  const first = opening.start + inside;
  return [
    {
      start: first,
      end: closing.end - outside,
      name,
      handle,
      mention,
      published: published ?? time,
      replyTo: null,
      answers,
      indent,
    },
  ];
}

/// Says whom each comment answers: who is named in its header or first word, else who stands above it and less far in, where the
/// page sets answers in.
function withAnswers(comments: readonly HeadedComment[]): PastedComment[] {
  const least = Math.min(...comments.map(({ indent }) => indent));
  const deeper = comments.findIndex(({ indent }) => indent > least);
  const nested =
    comments[0]?.indent === least && deeper > 0 && comments.slice(deeper).some(({ indent }) => indent === least);
  return comments.map(({ answers, handle: _, mention, indent, ...comment }, index) => {
    const before = comments.slice(0, index);
    const byName = before.findLastIndex((one) => isMeant(one, mention, answers?.toLowerCase() ?? null));
    const above = nested ? before.findLastIndex((one) => one.indent < indent) : -1;
    const replyTo = byName >= 0 ? byName : above;
    return { ...comment, replyTo: replyTo < 0 ? null : replyTo };
  });
}

/// Whether an answer calls the writer of a comment: by his name, its first word, his handle, or all of his names behind "@".
function isMeant({ name, handle }: HeadedComment, mention: string, called: string | null): boolean {
  const lower = name?.toLowerCase() ?? '';
  if (lower.includes(' ') && mention.startsWith(lower)) return true;
  return called !== null && (lower === called || lower.split(' ')[0] === called || handle?.toLowerCase() === called);
}
