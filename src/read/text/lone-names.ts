import { isNickname, withoutCounts } from '../comment/bylines.js';
import { asName } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { headerLine, type HeaderLine } from './header-lines.js';
import { LIST_MARK } from './page-lines.js';
import type { PageLines, ThreadHeader } from './thread-header.js';

/// "- Name: " in front of the words of a comment.
const INSIDE = /^(?:(?:[-–—•·*]|\d{1,3}[.)])\s+)?([^:]{2,60}?)\s?:\s+(?=\S)/u;
/// Names that something marks must be such a share of the lines that look like names.
const LEAST_SHARE = 0.6;
/// The same of what stands between the page's own words below comments.
const LEAST_NAMED = 0.8;
/// Names, and letters behind each of them, at least where neither a heading nor marks of a list tell comments.
const LEAST_NAMES = 3;
const LEAST_SAID = 25;
/// Between a writer and whom he answers.
const ANSWERS = /\s+(?:→|➔|↪|»)\s+/u;
/// Lines of the first comment at most, where its name is looked for.
const LONGEST_COMMENT = 15;
/// A line below a name that stands this much further in is what its bearer writes.
const DEEPER = 2;

/// Names alone on lines: below the page's own words about the comment above ("Reply"), or above something that stands further in; and
/// below the first of those also with a blank line below and none above. Entries of a list have names of their own.
export function namesAlone({ lines, kinds, indents, gaps }: PageLines, cues: CommentCues): ThreadHeader[] {
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

/// Names alone on lines of a page that writes "Reply", "Like · Reply · 3h" below each comment: below those, and the first above the first
/// of them. Empty unless nearly all of what stands between them has a name above it.
export function closedNames(
  { lines, kinds, indents }: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  cues: CommentCues,
): ThreadHeader[] {
  const isClosing = (index: number): boolean => {
    const line = lines[index] ?? '';
    return (
      (kinds[index] === 'furniture' && /\p{L}/u.test(line)) ||
      (times.has(index) && withoutCounts(line, cues).length < line.length)
    );
  };
  const isIdle = (index: number): boolean => isClosing(index) || times.has(index);
  const isName = (index: number): boolean => {
    const line = lines[index] ?? '';
    const isText = kinds[index + 1] === 'words' && !isIdle(index + 1);
    const nobody = cues.anonymous.has(line.toLowerCase());
    return kinds[index] === 'words' && isText && isNickname(line) && (asName(line, cues) !== null || nobody);
  };
  const isNameless = (index: number): boolean => !isName(index) && kinds[index] === 'words' && !isIdle(index);
  const behind = [...lines.keys()].filter((index) => index > 0 && isClosing(index - 1) && !isIdle(index));
  const last = behind.findLastIndex(isName);
  const names = behind.slice(0, last + 1).filter(isName);
  const [second] = names;
  if (second === undefined) return [];
  let first = second - 1;
  while (first > 0 && isIdle(first)) first--;
  const lowest = Math.max(0, first - LONGEST_COMMENT);
  while (first > lowest && !isName(first) && !isIdle(first)) first--;
  const all = first > lowest && isName(first) ? [first, ...names] : names;
  const nameless = behind.filter((index) => index > second && index <= (names.at(-1) ?? 0) && isNameless(index));
  if (all.length < 2 || all.length === names.length || nameless.length > (1 - LEAST_NAMED) * all.length) return [];
  return all.map((index) => ({
    first: index,
    end: index + 1,
    name: asName(lines[index] ?? '', cues),
    published: null,
    answers: null,
    signature: 'name',
    timed: false,
    leads: true,
    inside: 0,
    indent: indents[index] ?? 0,
  }));
}

/// "- Name: …", "Name (2 hours ago): …": the last lines of a page that all begin so, at least two; below "12 Comments" others may stand
/// between them.
export function namesInside(
  { lines, kinds, indents }: PageLines,
  dayFirst: boolean,
  cues: CommentCues,
): ThreadHeader[] {
  const read = (index: number): ThreadHeader | null => {
    const match = INSIDE.exec(lines[index] ?? '');
    const [whole = '', writer = ''] = match ?? [];
    const timed = headerLine(writer, cues, dayFirst);
    const isNobody = cues.anonymous.has(writer.toLowerCase());
    const isWriter = isNickname(writer) && (isNobody || asName(writer, cues) !== null) && isCapital(writer);
    if (timed === null && !isWriter) return null;
    return {
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
    };
  };
  const heading = kinds.lastIndexOf('heading');
  const below = heading < 1 ? [] : lines.flatMap((_, index) => (index > heading ? (read(index) ?? []) : []));
  const isHeaded = below[0]?.first === heading + 1;
  const found: ThreadHeader[] = [];
  let more = 0;
  for (let index = lines.length - 1; index > 0 && !isHeaded; index--) {
    if (kinds[index] === 'furniture' || kinds[index] === 'notice') continue;
    const header = read(index);
    if (header !== null) found.unshift(header);
    // The second line of a comment.
    else if (read(index - 1) === null || ++more > found.length) break;
  }
  const headers = isHeaded ? below : found;
  const [first] = headers;
  const names = headers.map(({ name }) => name);
  const distinct = new Set(names).size;
  if (first === undefined || headers.length < 2 || distinct < headers.length / 2) return [];
  if (names.filter((name) => name === null).length > 1) return [];
  const listed = headers.every((header) => LIST_MARK.test(lines[header.first] ?? ''));
  const sizes = headers.map(({ first: at, inside }) => (lines[at]?.length ?? 0) - inside);
  const isMany = distinct >= LEAST_NAMES && distinct === headers.length && Math.min(...sizes) >= LEAST_SAID;
  return listed || isHeaded || isMany || headers.every(({ timed }) => timed) ? headers : [];
}

function isCapital(writer: string): boolean {
  return /^[\p{Lu}@]/u.test(writer) || !writer.includes(' ');
}
