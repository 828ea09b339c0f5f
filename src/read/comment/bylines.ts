import type { CommentCues } from '../evidence/comment-cues.js';
import { asName, isFurniture, looksLikeName, readHeader } from './facts.js';
import { isMonth } from '../evidence/page-date.js';

/// Who wrote a comment and when, as far as a line says.
export interface Byline {
  readonly name: string | null;
  readonly published: string | null;
}

const LONGEST = 100;

/// "Name says:", "Name said…", "Name, 12 May 2020 at 10:15", "Name · 3 hours ago": who wrote the comment below it.
/// `previous` is the line above, where the name may stand alone.
export function isByline(whole: string, previous: string | undefined, cues: CommentCues): boolean {
  const line = withoutVotes(whole, cues);
  if (line.length > LONGEST || line.length < 4) return false;
  if (saidBy(line, cues) !== null || beforeClock(line, cues) !== null) return true;
  if (/[.!?]["”]?$/.test(line)) return false;
  if (beforeAge(line, cues) !== null) return true;
  const header = readHeader(line, cues);
  if (header === null) return false;
  if (header.name === null)
    return header.published?.includes('T') === true && previous !== undefined && looksLikeName(previous);
  const says = cues.patterns.says.test(line);
  return header.published === null ? says && /:$/.test(line) : says || /\d[:.h]\d\d/.test(line);
}

/// What a line that is a byline says.
export function readByline(whole: string, cues: CommentCues): Byline {
  const line = withoutVotes(whole, cues);
  const said = saidBy(line, cues);
  if (said !== null) return { name: asName(said, cues), published: null };
  const before = beforeAge(line, cues) ?? beforeClock(line, cues);
  if (before !== null) return { name: asName(before, cues), published: null };
  return readHeader(line, cues) ?? { name: null, published: null };
}

/// "Name · 3 hours ago" of "▲ 41 ▼ 2 · Name · 3 hours ago · 12 likes", and of "Name → Ben · 3 hours ago": what the page counts beside
/// a comment, and whom it answers, is no name.
function withoutVotes(line: string, cues: CommentCues): string {
  return withoutCounts(line, cues)
    .split(' · ')
    .map((part) => part.replace(ANSWERED, ''))
    .join(' · ');
}

/// A line without what the page counts beside a comment: "Name → Ben · 3 hours ago" of "▲ 41 ▼ 2 · Name → Ben · 3 hours ago · 12 likes".
export function withoutCounts(line: string, cues: CommentCues): string {
  const parts = line.split(PARTS);
  return parts.filter((part) => part !== '' && (NUMBERS.test(part) || !isFurniture(part, cues))).join(' · ');
}

/// A day or a time of day in figures is no count.
const NUMBERS = /\d[:./-]\d\d/u;
const PARTS = /\s+[|·•]\s+/u;
const ANSWERED = /\s*(?:→|➔|↪|»)\s*\S.*$/u;

/// What stands before "said…" at the end of a line of few words, or null.
function saidBy(line: string, cues: CommentCues): string | null {
  const words = line.replace(cues.patterns.timeFirst, '').split(/\s+/);
  const last = /^([\p{L}]+)(?:\.{2,}|…)$/u.exec(words.pop() ?? '')?.[1];
  if (last === undefined || !cues.says.has(last.toLowerCase()) || words.length === 0 || words.length > 5) return null;
  // "Anonymous riverman said…": the account, then the name.
  return (words.length > 1 && cues.anonymous.has(words[0]?.toLowerCase() ?? '') ? words.slice(1) : words).join(' ');
}

/// What stands before "3 hours ago", or null where the line does not end so.
function beforeAge(line: string, cues: CommentCues): string | null {
  if (line.length > 80) return null;
  const bare = line.replace(/[\s·•|]+$/, '');
  const match = cues.patterns.age.exec(bare);
  return match === null ? null : bare.slice(0, match.index).replace(/[\s·•|,–-]+$/, '');
}

/// A time of day at the end of a line.
const CLOCK = /\d{1,2}(?::\d\d(?::\d\d)?|\.\d\d(?=\s?[ap]))(?:\s?[ap]\.?m\.?)?$/iu;
/// What stands between a name and the time: a mark, or more blanks than one.
const APART = /(?:\s*[,|·•–—]|\s{2,}|\s-)\s*$/u;

/// The name before a day without a year and a time of day ("Name, 9:14 am", "Name | Nov 14, 9:40"), or null.
function beforeClock(line: string, cues: CommentCues): string | null {
  const clock = CLOCK.exec(line);
  if (clock === null) return null;
  let left = line.slice(0, clock.index);
  let parted = false;
  for (;;) {
    const mark = APART.exec(left);
    if (mark !== null) parted = true;
    left = left.slice(0, mark?.index ?? left.length).trimEnd();
    const last = /[^\s,|·•]+$/u.exec(left)?.[0] ?? '';
    if (!isOfDay(last, cues)) break;
    left = left.slice(0, left.length - last.length);
  }
  return parted && isNickname(left) && asName(left, cues) !== null ? left : null;
}

/// A word of a day: "14", "3rd", "Nov", "Monday", "at".
function isOfDay(word: string, cues: CommentCues): boolean {
  const bare = word.toLowerCase().replace(/[^\p{L}]/gu, '');
  if (/^\d{1,2}(?:st|nd|rd|th)?\.?$/u.test(word)) return true;
  return bare !== '' && (cues.days.has(bare) || cues.weekdays.has(bare) || cues.besideDates.has(bare) || isMonth(bare));
}

/// One to four words without a mark at their end: what may be the name of who writes, on a line of its own.
export function isNickname(line: string): boolean {
  return (
    line.length >= 2 &&
    line.length <= 40 &&
    line.split(/\s+/).length <= 4 &&
    /\p{L}/u.test(line) &&
    !/[!?,;:"”…)]$|[^\p{Lu}]\.$/u.test(line)
  );
}
