import type { CommentCues } from '../evidence/comment-cues.js';
import { asName, looksLikeName, readHeader } from './facts.js';

/// Who wrote a comment and when, as far as a line says.
export interface Byline {
  readonly name: string | null;
  readonly published: string | null;
}

const LONGEST = 100;

/// "Name says:", "Name said…", "Name, 12 May 2020 at 10:15", "Name · 3 hours ago": who wrote the comment below it.
/// `previous` is the line above, where the name may stand alone.
export function isByline(line: string, previous: string | undefined, cues: CommentCues): boolean {
  if (line.length > LONGEST || line.length < 4) return false;
  if (saidBy(line, cues) !== null) return true;
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
export function readByline(line: string, cues: CommentCues): Byline {
  const said = saidBy(line, cues);
  if (said !== null) return { name: asName(said, cues), published: null };
  const before = beforeAge(line, cues);
  if (before !== null) return { name: asName(before, cues), published: null };
  return readHeader(line, cues) ?? { name: null, published: null };
}

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
