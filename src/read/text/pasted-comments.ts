import type { Span } from '../../annotation/span.js';
import { isNickname, readByline, type Byline } from '../comment/bylines.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { asName, looksLikeName } from '../comment/facts.js';
import { commentStarts } from './comment-threads.js';
import { LIST_MARK, type LineKind } from './page-lines.js';

/// A reader's comment in a text without markup: where its words stand, who wrote it and when.
export interface PastedComment extends Span, Byline {
  /// The index of the comment that this one answers, where the page tells.
  readonly replyTo: number | null;
}

/// Names that stand alone on lines above the comments are this share of the lines at least.
const NAMES_SHARE = 0.25;

/// Splits the lines of a text from `first` on, where comments begin, into comments. A name that stands alone above the first
/// of them belongs to it.
export function pastedComments(
  text: string,
  spans: readonly Span[],
  kinds: readonly LineKind[],
  first: number,
  cues: CommentCues,
): { readonly first: number; readonly comments: PastedComment[] } {
  const all = spans.map((span) => text.slice(span.start, span.end));
  if (isUnknownHeading(all.slice(first), kinds.slice(first)))
    return pastedComments(text, spans, kinds.with(first, 'heading'), first, cues);
  const early = first >= 2 && kinds[first - 1] === 'words' && isNickname(all[first - 1] ?? '') ? first - 1 : first;
  const found = nameLines(all.slice(early), kinds.slice(early));
  const from = early < first && found.has(0) ? early : first;
  const lines = all.slice(from);
  const of = kinds.slice(from);
  const alone = from === early ? found : new Set<number>();
  const names = alone.size > 0 ? alone : listedNames(lines, of);
  const idle = lines.map((line, index) => {
    if (of[index] === 'byline') return false;
    if (of[index] !== 'words') return true;
    // A name on a line of its own above the time.
    return of[index + 1] === 'byline' && readByline(lines[index + 1] ?? '', cues).name === null && looksLikeName(line);
  });
  const isHeader = (index: number): boolean => of[index] === 'byline' || names.has(index);
  const starts = startsOf(text, spans.slice(from), lines, of, idle, isHeader, cues);
  const comments: PastedComment[] = [];
  let open: PastedComment | null = null;
  let pending: Byline = { name: null, published: null };
  const close = (): void => {
    if (open !== null) comments.push(open);
    open = null;
  };
  lines.forEach((line, index) => {
    const span = spans[from + index];
    if (span === undefined) return;
    if (names.has(index)) {
      close();
      pending = { name: asName(line.replace(LIST_MARK, ''), cues), published: null };
    } else if (of[index] === 'byline') {
      close();
      const { name, published } = readByline(line, cues);
      const above = idle[index - 1] === true ? asName(lines[index - 1] ?? '', cues) : null;
      pending = { name: name ?? above ?? pending.name, published };
    } else if (idle[index] === true) {
      if (of.includes('byline')) close();
    } else if (open === null || starts[index] === true) {
      close();
      open = { start: span.start + (LIST_MARK.exec(line)?.[0].length ?? 0), end: span.end, ...pending, replyTo: null };
      pending = { name: null, published: null };
    } else open = { ...open, end: span.end };
  });
  close();
  return { first: from, comments };
}

/// Which lines begin a comment: those below bylines and names; else those with marks of a list; else those that read so.
function startsOf(
  text: string,
  spans: readonly Span[],
  lines: readonly string[],
  kinds: readonly LineKind[],
  idle: readonly boolean[],
  isHeader: (index: number) => boolean,
  cues: CommentCues,
): boolean[] {
  const worded = lines.map((_, index) => index).filter((index) => !isHeader(index) && idle[index] !== true);
  const listed = lines
    .map((_, index) => index)
    .filter((index) => idle[index] !== true && LIST_MARK.test(lines[index] ?? ''));
  const isListed = listed.length >= 2 && listed[0] === idle.indexOf(false);
  if (!isListed && lines.some((_, index) => isHeader(index)))
    return lines.map((_, index) => index > 0 && isHeader(index - 1));
  if (isListed) return lines.map((_, index) => listed.includes(index));
  const apart = worded.map((index) => {
    const [above, here] = [spans[index - 1], spans[index]];
    return (
      above === undefined || here === undefined || (text.slice(above.end, here.start).match(/\n/g)?.length ?? 0) > 1
    );
  });
  const mixed = apart.slice(1).includes(true) && apart.slice(1).includes(false);
  const guessed = commentStarts(
    worded.map((index) => lines[index] ?? ''),
    mixed ? apart : null,
    cues,
  );
  const starts = new Set(worded.filter((_, at) => guessed[at] === true));
  return kinds.map((_, index) => starts.has(index));
}

/// Entries of a list that are nothing but a name, above the words of a comment.
function listedNames(lines: readonly string[], kinds: readonly LineKind[]): ReadonlySet<number> {
  const isName = (line: string, index: number): boolean =>
    kinds[index] === 'words' &&
    kinds[index + 1] === 'words' &&
    LIST_MARK.test(line) &&
    isNickname(line.replace(LIST_MARK, '')) &&
    !LIST_MARK.test(lines[index + 1] ?? '');
  return new Set(lines.flatMap((line, index) => (isName(line, index) ? [index] : [])));
}

/// "What readers say": a short line above comments under names, the first of them right below.
function isUnknownHeading(lines: readonly string[], kinds: readonly LineKind[]): boolean {
  const [first = '', next = ''] = lines;
  return (
    kinds[0] === 'words' && isNickname(first) && isNickname(next) && nameLines(lines.slice(1), kinds.slice(1)).has(0)
  );
}

/// Lines that hold nothing but a name, each above the words of a comment, the first right below the heading over the comments
/// where there is one; none unless there are several of them.
function nameLines(lines: readonly string[], kinds: readonly LineKind[]): ReadonlySet<number> {
  const none = new Set<number>();
  if (kinds.includes('byline')) return none;
  const found = new Set<number>();
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    if (kinds[index] !== 'words' || next === undefined || kinds[index + 1] !== 'words') return;
    if (found.has(index - 1) || !isNickname(line) || isNickname(next)) return;
    found.add(index);
  });
  const worded = kinds.filter((kind) => kind === 'words').length;
  return found.size >= 2 && found.has(kinds.indexOf('words')) && found.size >= NAMES_SHARE * worded ? found : none;
}
