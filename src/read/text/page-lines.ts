import { isByline } from '../comment/bylines.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { isFurniture } from '../comment/facts.js';
import { isCommentHeading } from '../comment/structure.js';
import { countPhrases, ownTokens } from '../evidence/paragraph-evidence.js';

/// What a line of a pasted page is: words of the report or of a comment; who wrote the comment below it; "Reply", "12 Likes";
/// what the page says about commenting ("Log in to comment"); "12 Comments".
export type LineKind = 'words' | 'byline' | 'furniture' | 'notice' | 'heading';

/// "1. ", "• ": what stands before an entry of a list.
export const LIST_MARK = /^(?:\d{1,4}[.)]|[•·▪◦*–-])\s+(?=\S)/u;

const LONGEST_HEADING = 60;
const LONGEST_NOTICE = 300;

/// The kind of each line. The first is never a byline or a heading over comments: something stands above those.
export function lineKinds(lines: readonly string[], cues: CommentCues): LineKind[] {
  return lines.map((line, index) => {
    if (index > 0 && isByline(line, lines[index - 1], cues)) return 'byline';
    if (isFurniture(line, cues)) return 'furniture';
    if (line.length <= LONGEST_NOTICE && countPhrases(ownTokens(line), cues.forms) > 0) return 'notice';
    return index > 0 && index < lines.length - 1 && isHeading(line, cues) ? 'heading' : 'words';
  });
}

/// "12 Comments" and "3 thoughts on …", but not "0 comments".
function isHeading(line: string, cues: CommentCues): boolean {
  if (/[.!?]$/.test(line) || /^(?:0|no)\b/i.test(line)) return false;
  const short = line.replace(/["“«].*/, '');
  return short.length <= LONGEST_HEADING && isCommentHeading(short, cues);
}
