import { isByline } from '../comment/bylines.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { isFurniture } from '../comment/facts.js';
import { isCommentHeading } from '../comment/structure.js';
import { readDate } from '../evidence/page-date.js';
import { countPhrases, ownTokens } from '../evidence/paragraph-evidence.js';

/// What a line of a pasted page is: words of the report or of a comment; who wrote the comment below it; "Reply", "12 Likes";
/// what the page says about commenting ("Log in to comment"); "12 Comments".
export type LineKind = 'words' | 'byline' | 'furniture' | 'notice' | 'heading';

/// "1. ", "• ": what stands before an entry of a list.
export const LIST_MARK = /^(?:\d{1,4}[.)]|[•·▪◦*–-])\s+(?=\S)/u;

const LONGEST_HEADING = 60;
const LONGEST_NOTICE = 300;
/// So many different lines that begin with the same words are no headings.
const OPENING = 2;
const SERIES = 3;

/// The kind of each line. The first is never a byline or a heading over comments: something stands above those. "Comment 12 by Name" is
/// no heading where more lines begin so.
export function lineKinds(lines: readonly string[], cues: CommentCues): LineKind[] {
  const kinds = lines.map((line, index): LineKind => {
    if (index > 0 && isByline(line, lines[index - 1], cues)) return 'byline';
    if (isFurniture(line, cues)) return 'furniture';
    if (line.length <= LONGEST_NOTICE && countPhrases(ownTokens(line), cues.forms) > 0) return 'notice';
    return index > 0 && index < lines.length - 1 && isHeading(line, cues) ? 'heading' : 'words';
  });
  if (kinds.indexOf('heading') === kinds.lastIndexOf('heading')) return kinds;
  const short = new Set(lines.filter(({ length }) => length <= LONGEST_HEADING));
  const opening = (line: string): string =>
    line.toLowerCase().replace(/\d+/gu, '0').split(/\s+/u).slice(0, OPENING).join(' ');
  const counts = new Map<string, number>();
  for (const line of short) counts.set(opening(line), (counts.get(opening(line)) ?? 0) + 1);
  return kinds.map((kind, index) =>
    kind === 'heading' && (counts.get(opening(lines[index] ?? '')) ?? 0) >= SERIES ? 'words' : kind,
  );
}

/// "12 Comments" and "3 thoughts on …", but not "0 comments".
function isHeading(line: string, cues: CommentCues): boolean {
  if (/[.!?]$/.test(line) || /^(?:0|no)\b/i.test(line)) return false;
  // "Comment by Name, 12 May 2020 at 10:15".
  if (/\d:\d\d/.test(line) && readDate(line) !== null) return false;
  if (isThreadHeading(line, cues)) return true;
  const short = line.replace(/["“«].*/, '');
  return short.length <= LONGEST_HEADING && isCommentHeading(short, cues);
}

/// "Readers' views (3)", "LETTERS TO THE EDITOR": a line that is nothing but what stands over readers' words.
function isThreadHeading(line: string, cues: CommentCues): boolean {
  const bare = line
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/[^\p{L}' ]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return bare.length <= LONGEST_HEADING && cues.threadHeadings.has(bare);
}
