import type { Block } from '../markup/blocks.js';
import type { CommentCues } from '../evidence/comment-cues.js';

/// A line that only announces what stands below it.
const LONGEST_HEADING = 60;
/// What follows such a line is left out where at least this share of the article stands above it.
const ABOVE = 0.35;

/// The blocks of an article without what leads elsewhere at its end: "Related articles" and the openings of those articles
/// below it. A heading that names something else takes the text up again.
export function withoutEnd(blocks: readonly Block[], cues: CommentCues): Block[] {
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const kept: Block[] = [];
  let above = 0;
  let elsewhere = false;
  for (const block of blocks) {
    if (announcesOthers(block, cues)) elsewhere = above >= ABOVE * all;
    else if (block.heading) elsewhere = false;
    if (!elsewhere) kept.push(block);
    above += block.text.length;
  }
  return kept;
}

function announcesOthers({ text, linked }: Block, cues: CommentCues): boolean {
  if (text.length > LONGEST_HEADING || linked > 0.5 || /[.!]$/.test(text)) return false;
  const lower = text.toLowerCase().replace(/^[^\p{L}]+/u, '');
  for (const phrase of cues.pointers)
    if (lower.startsWith(phrase) && !/^\p{L}/u.test(lower.slice(phrase.length))) return true;
  return false;
}
