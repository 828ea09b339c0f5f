import type { Span } from '../../annotation/span.js';
import { isNickname } from '../comment/bylines.js';
import { asName } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { headerLine, type HeaderLine } from './header-lines.js';
import { LIST_MARK, type LineKind } from './page-lines.js';

/// The lines of a page that are the header of one comment, from `first` up to `end`, and what they say.
export interface ThreadHeader {
  readonly first: number;
  readonly end: number;
  readonly name: string | null;
  readonly published: string | null;
  readonly answers: string | null;
  /// By which headers of one page are alike: "N T", "name / T", "name > indented".
  readonly signature: string;
  readonly timed: boolean;
  /// Whether its comment must follow: "Name says:", or a name above what stands further in.
  readonly leads: boolean;
  /// Characters of it in front of the words of the comment, where both stand in one line; else 0.
  readonly inside: number;
  /// Columns before it.
  readonly indent: number;
}

/// The lines of a page without the white space around them, and what stood around them.
export interface PageLines {
  readonly lines: readonly string[];
  readonly kinds: readonly LineKind[];
  /// Columns of white space before each line; a tab fills up to the next fourth column.
  readonly indents: readonly number[];
  /// Line breaks between each line and the one above.
  readonly gaps: readonly number[];
}

/// A header so near the top may be the byline of the report.
export const TOP = 4;
/// Headers of a make of which one stands below "12 Comments" count so often.
const HEADED = 3;
/// Lines between such a heading and the first header.
const BELOW_HEADING = 3;
/// A thread of so few headers of one make may have others beside them.
const SMALL = 3;
/// "- Name: " in front of the words of a comment.
const INSIDE = /^(?:(?:[-–—•·*]|\d{1,3}[.)])\s+)?([^:]{2,60}?)\s?:\s+(?=\S)/u;
/// Names that something marks must be such a share of the lines that look like names.
const LEAST_SHARE = 0.6;
/// Between a writer and whom he answers.
const ANSWERS = /\s+(?:→|➔|↪|»)\s+/u;
const TAB = 4;
const LONGEST_NAME = 50;
const MOST_NAME_WORDS = 8;
/// A line below a name that stands this much further in is what its bearer writes.
const DEEPER = 2;

export function pageLines(text: string, spans: readonly Span[], kinds: readonly LineKind[]): PageLines {
  const indents = spans.map(({ start }) => {
    let [column, from] = [0, start];
    while (from > 0 && /[^\S\n\r]/u.test(text[from - 1] ?? '\n')) from--;
    for (; from < start; from++) column = text[from] === '\t' ? column + TAB - (column % TAB) : column + 1;
    return column;
  });
  const gaps = spans.map(({ start }, index) => {
    const above = spans[index - 1];
    return above === undefined ? 0 : (text.slice(above.end, start).match(/\n/gu)?.length ?? 0);
  });
  return { lines: spans.map(({ start, end }) => text.slice(start, end)), kinds, indents, gaps };
}

/// Headers of comments on a page, those of one make, in order: one line with a name and a time; a name and a time on lines of their own;
/// a name alone above lines that stand further in. Empty where none is found. `times`: lines that hold a time and nothing else and
/// belong to no header.
export function threadHeaders(
  page: PageLines,
  cues: CommentCues,
): { readonly headers: ThreadHeader[]; readonly times: ReadonlyMap<number, HeaderLine> } {
  const { lines, indents } = page;
  const dayFirst = lines.some((line) => line.length < 60 && /^\D*(?:1[3-9]|2\d|3[01])\/\d{1,2}\/\d{2,4}/u.test(line));
  const read = lines.map((line, index) =>
    index > 0 && page.kinds[index] !== 'heading' && !isUpdate(line, cues) ? headerLine(line, cues, dayFirst) : null,
  );
  const named = new Map<number, HeaderLine>();
  const times = new Map<number, HeaderLine>();
  read.forEach((header, index) => {
    if (header === null) return;
    if (header.shape === 'W') times.set(index, header);
    else if (header.shape !== 'BN' || header.numbered || cues.anonymous.has(nameBehind(lines[index] ?? '')))
      named.set(index, header);
  });
  for (const [index, { dayless }] of [...times])
    if (dayless && !times.has(index - 1) && !times.has(index + 1)) times.delete(index);
  const headers: ThreadHeader[] = [];
  const used = new Set<number>();
  for (const [index, header] of named) {
    // "Name says:" above "12 May 2020 at 10:15".
    const below = header.shape.includes('W') ? undefined : times.get(index + 1);
    if (below !== undefined) used.add(index + 1);
    headers.push({
      first: index,
      end: index + (below === undefined ? 1 : 2),
      name: header.name,
      published: header.published ?? below?.published ?? null,
      answers: header.answers,
      signature: `${header.signature}${below === undefined ? '' : ` / ${below.signature}`}`,
      timed: header.timed || below?.timed === true,
      inside: 0,
      leads: header.shape.includes('S') || /:$/u.test(lines[index] ?? ''),
      indent: indents[index] ?? 0,
    });
  }
  const unused = [...times.keys()].filter((index) => !used.has(index));
  headers.push(...besideNames(page, times, unused, new Set(named.keys()), cues));
  for (const { first, end } of headers) for (let at = first; at < end; at++) times.delete(at);
  const best = ofOneMake(headers, page.kinds);
  if (best.length >= 2) return { headers: best, times };
  const inside = namesInside(page, dayFirst, cues);
  if (inside.length > 0) return { headers: inside, times };
  if (best.some(({ timed, leads }) => timed && leads)) return { headers: best, times };
  const alone = namesAlone(page, cues);
  return { headers: alone.length >= 2 ? alone : best, times };
}

function nameBehind(line: string): string {
  return line.split(/\s+/u).slice(1).join(' ').toLowerCase();
}

function isUpdate(line: string, cues: CommentCues): boolean {
  return line.split(/\s+/u).some((word) => cues.updates.has(word.toLowerCase().replace(/[^\p{L}]/gu, '')));
}

/// Names on the lines above times, or on those below them, whichever is the habit of the page.
function besideNames(
  { lines, kinds, indents }: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  alone: readonly number[],
  taken: ReadonlySet<number>,
  cues: CommentCues,
): ThreadHeader[] {
  // Two times in a row ("6 November" above "10:11 am") are one.
  const firsts = alone.filter((index) => !times.has(index - 1));
  const isFree = (index: number): boolean =>
    (kinds[index] === 'words' || kinds[index] === 'byline') &&
    !times.has(index) &&
    !taken.has(index) &&
    couldBeName(lines[index] ?? '', cues);
  const endOf = (index: number): number => {
    let end = index + 1;
    while (times.has(end)) end++;
    return end;
  };
  const above = firsts.filter((index) => index > 0 && isFree(index - 1));
  const below = firsts.filter((index) => isFree(endOf(index)) && endOf(index) + 1 < lines.length);
  if (above.length === 0 && below.length === 0) return [];
  const isAbove = above.length >= below.length;
  return (isAbove ? above : below).map((index) => {
    const end = endOf(index);
    const [one, other] = [times.get(index), times.get(end - 1)];
    const nameAt = isAbove ? index - 1 : end;
    return {
      first: isAbove ? index - 1 : index,
      end: isAbove ? end : end + 1,
      name: asName(lines[nameAt] ?? '', cues),
      published: one?.published ?? other?.published ?? null,
      answers: null,
      signature: isAbove ? `name / ${one?.signature ?? ''}` : `${one?.signature ?? ''} / name`,
      timed: one?.timed === true || other?.timed === true,
      leads: false,
      inside: 0,
      indent: indents[nameAt] ?? 0,
    };
  });
}

/// Names alone on lines: below the page's own words about the comment above ("Reply"), or above something that stands further in; and
/// below the first of those also with a blank line below and none above. Entries of a list have names of their own.
function namesAlone({ lines, kinds, indents, gaps }: PageLines, cues: CommentCues): ThreadHeader[] {
  const found = lines.flatMap((line, index) => {
    const name = line.replace(/^(?:https?:\/\/|www\.)\S+\s+/iu, '');
    const next = indents[index + 1];
    if (index === 0 || next === undefined || kinds[index] !== 'words' || kinds[index + 1] !== 'words') return [];
    if (LIST_MARK.test(line) || LIST_MARK.test(lines[index + 1] ?? '')) return [];
    const [writer = name, answered] = name.split(ANSWERS);
    const nobody = cues.anonymous.has(writer.toLowerCase());
    if (!isNickname(writer) || (asName(writer, cues) === null && !nobody)) return [];
    const headed = kinds[index - 1] === 'heading' && !isNickname(lines[index + 1] ?? '');
    const below = headed || (kinds[index - 1] === 'furniture' && !isNickname(lines[index + 1] ?? ''));
    const deeper = next >= (indents[index] ?? 0) + DEEPER;
    const sure = below || deeper;
    if (!sure && (gaps[index + 1] ?? 0) <= (gaps[index] ?? 0)) return [];
    return [{ index, writer, answered, opens: headed ? 2 : deeper ? 1 : 0 }];
  });
  const most = Math.max(0, ...found.map(({ opens }) => opens));
  const first = most === 0 ? -1 : found.findIndex(({ opens }) => opens === most);
  const kept = first < 0 ? [] : found.slice(first);
  const from = kept[0]?.index ?? lines.length;
  const likely = lines.filter(
    (line, index) => index >= from && isNickname(line) && !isNickname(lines[index + 1] ?? line),
  );
  if (kept.length < LEAST_SHARE * likely.length) return [];
  return kept.map(({ index, writer, answered }) => ({
    first: index,
    end: index + 1,
    name: asName(writer, cues),
    published: null,
    answers: answered === undefined ? null : asName(answered, cues),
    signature: 'name',
    timed: false,
    leads: true,
    inside: 0,
    indent: indents[index] ?? 0,
  }));
}

/// "- Name: …", "Name (2 hours ago): …": the last lines of a page that all begin so, at least two.
function namesInside({ lines, kinds, indents }: PageLines, dayFirst: boolean, cues: CommentCues): ThreadHeader[] {
  const found: ThreadHeader[] = [];
  for (let index = lines.length - 1; index > 0; index--) {
    if (kinds[index] === 'furniture' || kinds[index] === 'notice') continue;
    const match = INSIDE.exec(lines[index] ?? '');
    const [whole = '', writer = ''] = match ?? [];
    const timed = headerLine(writer, cues, dayFirst);
    if (timed === null && (!isNickname(writer) || asName(writer, cues) === null || !isCapital(writer))) break;
    found.unshift({
      first: index,
      end: index,
      name: timed === null ? asName(writer, cues) : timed.name,
      published: timed?.published ?? null,
      answers: timed?.answers ?? null,
      signature: 'inside',
      timed: timed?.timed === true,
      leads: true,
      inside: whole.length,
      indent: indents[index] ?? 0,
    });
  }
  const [first] = found;
  const names = new Set(found.map(({ name }) => name));
  if (first === undefined || found.length < 2 || names.has(null) || names.size < found.length / 2) return [];
  const listed = found.every((header) => LIST_MARK.test(lines[header.first] ?? ''));
  return listed || kinds[first.first - 1] === 'heading' || found.every(({ timed }) => timed) ? found : [];
}

function isCapital(writer: string): boolean {
  return /^[\p{Lu}@]/u.test(writer) || !writer.includes(' ');
}

function couldBeName(line: string, cues: CommentCues): boolean {
  const words = line.split(/\s+/u);
  return (
    line.length <= LONGEST_NAME &&
    words.length <= MOST_NAME_WORDS &&
    /[\p{L}\p{N}]/u.test(line) &&
    !/[.!?,;:…"”]$/u.test(line.replace(/\b\p{Lu}\p{L}{0,3}\.$/u, '')) &&
    words.filter((word) => cues.functionWords.has(word)).length <= 1
  );
}

/// The headers of the make that most are of, and those of makes that occur twice or more or stand among them: the byline of the
/// report is of a make of its own.
function ofOneMake(headers: readonly ThreadHeader[], kinds: readonly LineKind[]): ThreadHeader[] {
  const counts = new Map<string, number>();
  for (const { signature } of headers) counts.set(signature, (counts.get(signature) ?? 0) + 1);
  const headed = new Set(
    headers.filter(({ first }) => headingAbove(first, kinds) < first).map(({ signature }) => signature),
  );
  const weight = ({ signature, timed, leads }: ThreadHeader): number =>
    (counts.get(signature) ?? 0) * (timed ? 2 : 1) * (leads ? 2 : 1) * (headed.has(signature) ? HEADED : 1);
  const main = headers.reduce<ThreadHeader | undefined>(
    (best, one) => (best === undefined || weight(one) > weight(best) ? one : best),
    undefined,
  );
  if (main === undefined) return [];
  const core = headers.filter(({ signature }) => signature === main.signature);
  const from = Math.min(...core.map(({ first }) => first));
  const isOf = (header: ThreadHeader): boolean => {
    if (header.signature === main.signature) return true;
    if (header.first < from)
      return (
        (header.leads && main.leads) || (header.timed === main.timed && header.first > TOP && kin(header) === kin(main))
      );
    if (kin(header) === kin(main)) return true;
    return (header.timed || header.leads) && (core.length <= SMALL || (counts.get(header.signature) ?? 0) > 1);
  };
  const sorted = headers.filter(isOf).sort((a, b) => a.first - b.first || b.end - a.end);
  const kept: ThreadHeader[] = [];
  for (const header of sorted) if (header.first >= (kept.at(-1)?.end ?? 0)) kept.push(header);
  return kept;
}

/// The heading over the comments that stands right above a line, or the line itself.
export function headingAbove(first: number, kinds: readonly LineKind[]): number {
  for (let at = first - 1; at >= Math.max(1, first - BELOW_HEADING); at--) {
    if (kinds[at] === 'heading') return at;
    if (kinds[at] === 'words') break;
  }
  return first;
}

/// "by N (#40748) on W" and "by N" are of one family: what stands first.
function kin({ signature }: ThreadHeader): string {
  return signature.split(' ')[0] ?? '';
}
