import { asWholeName, isFurniture } from '../comment/facts.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { headerLine } from './header-lines.js';

/// What a line, or the words in front of a comment or behind it, say of who writes it. Alone it proves nothing: a place or a title reads
/// the same. What recurs at the head or foot of each block of a page does.
export interface WriterLine {
  /// Null where the writer has no name ("name withheld").
  readonly name: string | null;
  readonly handle: string | null;
  readonly published: string | null;
  readonly answers: string | null;
  /// What stands there beside a name: T a time, L a label, # a number, * a badge or a count, S "says" or a colon, P a place, A whom it
  /// answers, @ a handle, D a dash or brackets.
  readonly marks: ReadonlySet<WriterMark>;
  /// How many ">" or pairs of dashes stand in front of it.
  readonly depth: number;
}

export type WriterMark = 'T' | 'L' | '#' | '*' | 'S' | 'P' | 'A' | '@' | 'D';

const LONGEST = 110;
const LONGEST_NAME = 40;
const MOST_WORDS = 5;
/// Of "Town, County, Country".
const MOST_PLACE_WORDS = 6;

const DEPTH = /^(>(?:\s?>)*|-{2,}|[↳└→➥]+)\s*(?=\S)/u;
const CLOCK = /^[([]\d{1,2}[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?[)\]]\s*/iu;
const VOTE = /^\[[+−-]?\d+\]\s*/u;
const NUMBER = /^#\s?\d{1,4}[.):]?\s+/u;
/// Entries of any list have such numbers.
const LISTED = /^\d{1,4}[.)]\s+/u;
const STARS = /^(?:[★☆⭐▲▼△▽✓✔●◦]\uFE0F?\s*)+\d*\s*/u;
const BADGE = /\s*[([]([^()[\]]+)[)\]]$/u;
const TICK = /\s+[✓✔☑✅]\uFE0F?(?:\s*\p{L}+)?$/u;
const HANDLE = /\s+\(?(@[\w.]{2,})\)?$/u;
const BRACKETED = /^(?:(\S.{3,60}?)\s+[–—-]\s+)?\[([^[\]]{2,40})\]:?$/u;
/// The words with which a label may be written, the longer first.
const LABELS = [/^((?:\p{L}+\s+){3})(?=\S)/u, /^((?:\p{L}+\s+){2})(?=\S)/u];
const PARTS = /\s+[·|•]\s+/u;
const ARROW = /\s+(?:→|➔|↪|»|>)\s+/u;
const PLACE = /^(.+?),\s+(\p{Lu}[\p{L}\p{M}.'’ ,-]*)$/u;

/// What is found while a line is taken apart.
interface Found {
  readonly marks: Set<WriterMark>;
  handle: string | null;
  published: string | null;
  answers: string | null;
}

/// Reads a line as that of a writer; null where it says more.
export function writerLine(whole: string, cues: CommentCues, dayFirst = false): WriterLine | null {
  if (whole.length > LONGEST) return null;
  const found: Found = { marks: new Set(), handle: null, published: null, answers: null };
  const bracketed = BRACKETED.exec(whole);
  if (bracketed !== null) return inBrackets(bracketed[1] ?? null, bracketed[2] ?? '', found, cues);
  const deep = DEPTH.exec(whole)?.[1] ?? '';
  const depth = deep.startsWith('-') ? Math.floor(deep.length / 2) : deep.replace(/\s/gu, '').length;
  const bare = withoutSays(withoutLead(whole.slice(DEPTH.exec(whole)?.[0].length ?? 0), found, cues), found, cues);
  const [first = '', ...others] = bare.split(PARTS);
  for (const part of others) if (!takeApart(part, found, cues, dayFirst)) return null;
  const name = nameOf(first, found, cues, dayFirst);
  if (name === undefined) return null;
  if (depth > 0) found.marks.add('A');
  return { name, depth, ...found };
}

/// "[Name]", "reply to Other - [Name]".
function inBrackets(before: string | null, inner: string, found: Found, cues: CommentCues): WriterLine | null {
  found.marks.add('D');
  if (before !== null) {
    found.answers = answeredIn(before, cues);
    if (found.answers === null) return null;
    found.marks.add('A');
  }
  const name = /^[\d:.+−-]+$/u.test(inner) ? undefined : placeless(inner, found, cues);
  return name === undefined ? null : { name, depth: 0, ...found };
}

/// A clock in brackets, votes, stars, a number or a label in front of the name.
function withoutLead(line: string, { marks }: Found, cues: CommentCues): string {
  let rest = line;
  for (const [pattern, mark] of [
    [VOTE, '*'],
    [CLOCK, 'T'],
    [STARS, '*'],
    [NUMBER, '#'],
  ] as const) {
    const length = pattern.exec(rest)?.[0].length ?? 0;
    if (length === 0) continue;
    marks.add(mark);
    rest = rest.slice(length);
  }
  rest = rest.replace(LISTED, '');
  const labelled = labelOf(rest, cues);
  if (labelled > 0) marks.add('L');
  rest = rest.slice(labelled);
  const wrapped = /^(?:<([^<>]+)>|\*\*(.+?)\*\*|__(.+?)__)(:?)$/u.exec(rest);
  if (wrapped === null) return rest;
  marks.add('*');
  return `${wrapped[1] ?? wrapped[2] ?? wrapped[3] ?? ''}${wrapped[4] ?? ''}`;
}

/// The length of "From: " or "Posted by " in front of a name; 0 where none stands there.
function labelOf(line: string, cues: CommentCues): number {
  const colon = /^([\p{L} ]{2,14}?)\s?:\s+(?=\S)/u.exec(line);
  if (colon !== null && cues.writerLabels.has((colon[1] ?? '').toLowerCase())) return colon[0].length;
  for (const label of LABELS) {
    const words = label.exec(line);
    if (words !== null && cues.writerLabels.has((words[1] ?? '').trim().toLowerCase())) return words[0].length;
  }
  return 0;
}

/// "Name:", "Name writes:" without what says that he says.
function withoutSays(line: string, { marks }: Found, cues: CommentCues): string {
  const colon = /\s?:$/u.exec(line);
  const bare = line.slice(0, colon?.index ?? line.length);
  const verb = /^(.*\S)\s+(\p{L}+)$/u.exec(bare);
  const says = verb !== null && cues.says.has(verb[2] ?? '');
  if (colon !== null || says) marks.add('S');
  return says ? (verb[1] ?? bare) : bare;
}

/// What stands beside a name between marks or in brackets; false where it is nothing that stands there.
function takeApart(part: string, found: Found, cues: CommentCues, dayFirst: boolean): boolean {
  const lower = part.toLowerCase();
  const answers = answeredIn(part, cues);
  if (answers !== null) {
    found.answers = answers;
    found.marks.add('A');
    return true;
  }
  const pieces = lower.split(/[,;]\s*/u);
  const isBadge = (piece: string): boolean => isFurniture(piece, cues) || cues.changed.has(piece);
  if (!/\d[:./-]\d/u.test(part) && pieces.every(isBadge)) {
    found.marks.add('*');
    return true;
  }
  const time = headerLine(`(${part})`, cues, dayFirst) ?? headerLine(part, cues, dayFirst);
  if (time?.shape === 'W') {
    found.marks.add('T');
    found.published ??= time.published;
    return true;
  }
  if (/^@[\w.]+$/u.test(part)) {
    found.handle = part;
    found.marks.add('@');
    return true;
  }
  if (!/^\p{Lu}[\p{L}\p{M}.'’ ,-]*$/u.test(part) || part.split(/\s+/u).length > MOST_PLACE_WORDS) return false;
  found.marks.add('P');
  return true;
}

/// The name of "in reply to Name", or null.
export function answeredIn(part: string, cues: CommentCues): string | null {
  const words = part.replace(/:$/u, '').split(/\s+/u);
  for (const count of [4, 3, 2]) {
    if (words.length <= count || words.length > count + MOST_WORDS) continue;
    if (cues.answering.has(words.slice(0, count).join(' ').toLowerCase()))
      return asWholeName(words.slice(count).join(' '), cues);
  }
  return null;
}

/// The name in what is left; null where it is nobody's, undefined where it is no name.
function nameOf(whole: string, found: Found, cues: CommentCues, dayFirst: boolean): string | null | undefined {
  let text = whole;
  for (let badge = BADGE.exec(text); badge !== null && badge.index > 0; badge = BADGE.exec(text)) {
    if (!takeApart(badge[1] ?? '', found, cues, dayFirst)) return undefined;
    text = text.slice(0, badge.index);
  }
  const tick = TICK.exec(text);
  if (tick !== null) {
    found.marks.add('*');
    text = text.slice(0, tick.index);
  }
  const timed = /\d/u.test(text) ? headerLine(text, cues, dayFirst) : null;
  if (timed?.shape === 'W') return undefined;
  if (timed !== null && /^B?(?:NW|WN|N)S?$/u.test(timed.shape)) {
    found.marks.add('T');
    found.published ??= timed.published;
    found.answers ??= timed.answers;
    return placeless(timed.name ?? '', found, cues) ?? timed.name;
  }
  const [writer = '', answered, ...more] = text.split(ARROW);
  if (more.length > 0) return undefined;
  if (answered !== undefined) {
    found.marks.add('A');
    found.answers ??= asWholeName(answered, cues);
    if (found.answers === null) return undefined;
    return placeless(writer, found, cues);
  }
  const words = text.split(/\s+/u);
  for (let at = 1; at < words.length - 1; at++) {
    const answers = answeredIn(words.slice(at).join(' '), cues);
    if (answers === null) continue;
    found.answers ??= answers;
    found.marks.add('A');
    return placeless(words.slice(0, at).join(' '), found, cues);
  }
  return placeless(text, found, cues);
}

/// "Name, Town", "Name @handle" without what stands behind the name.
function placeless(whole: string, found: Found, cues: CommentCues): string | null | undefined {
  let text = whole.trim();
  const handle = HANDLE.exec(text);
  if (handle !== null) {
    found.handle ??= handle[1] ?? null;
    found.marks.add('@');
    text = text.slice(0, handle.index);
  }
  if (cues.anonymous.has(text.toLowerCase())) return null;
  const placed = PLACE.exec(text);
  if (placed !== null && (placed[2] ?? '').split(/\s+/u).length <= MOST_PLACE_WORDS) {
    found.marks.add('P');
    text = placed[1] ?? text;
  }
  if (cues.anonymous.has(text.toLowerCase())) return null;
  return isName(text, found, cues) ? (asWholeName(text, cues) ?? undefined) : undefined;
}

/// A few words, no sentence: with capitals or in one word, unless more than a name stands there.
function isName(text: string, { marks }: Found, cues: CommentCues): boolean {
  const words = text.split(/\s+/u);
  if (text.length < 1 || text.length > LONGEST_NAME || words.length > MOST_WORDS || !/\p{L}/u.test(text)) return false;
  if (/[!?;:"“”…]|\.\s+\p{Ll}/u.test(text) || /\p{Ll}{3,}\.$/u.test(text)) return false;
  const isCertain = marks.has('T') || marks.has('L') || marks.has('@');
  const small = words.filter((word) => cues.functionWords.has(word.toLowerCase()));
  const isPlaced = words.length > 2 && words.slice(1, -1).some((word) => cues.residence.has(word));
  if (small.length > (isCertain || isPlaced || /^\p{Lu}/u.test(text) ? 1 : 0) || small.length === words.length)
    return false;
  return isCertain || words.length === 1 || /^[\p{Lu}\d@~]/u.test(text);
}
