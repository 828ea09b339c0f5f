import type { Block } from '../markup/blocks.js';
import { labelsOf } from '../markup/markup.js';
import type { CommentCues } from '../evidence/comment-cues.js';

/// A line that only announces what stands below it.
const LONGEST_HEADING = 60;
/// What follows such a line is left out where at least this share of the article stands above it.
const ABOVE = 0.35;

/// The blocks of an article without what leads elsewhere at its end: "Related articles" and the openings of those articles
/// below it. A heading that names something else takes the text up again, and so does a box like those above.
export function withoutEnd(blocks: readonly Block[], cues: CommentCues): Block[] {
  const all = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const kept: Block[] = [];
  let above = 0;
  let elsewhere = false;
  let announced: Block | null = null;
  const makes = new Set<string>();
  for (const block of blocks) {
    if (announcesOthers(block, cues)) {
      elsewhere = above >= ABOVE * all;
      announced = block;
    } else if (block.heading || (makeOf(block) !== '' && makes.has(makeOf(block)) && !isBeside(block, announced)))
      elsewhere = false;
    if (!elsewhere && block.text.length > LONGEST_HEADING) makes.add(makeOf(block));
    if (!elsewhere) kept.push(block);
    above += block.text.length;
  }
  return kept;
}

/// In the box of the line that announces others, all that follows is theirs.
function isBeside({ element }: Block, announced: Block | null): boolean {
  return announced !== null && element.parent === announced.element.parent;
}

/// What the page calls the box around a paragraph; "" where it calls it nothing. An article may stand in several boxes of one make.
function makeOf({ element }: Block): string {
  const { parent } = element;
  return parent === null || element.name !== 'p' ? '' : labelsOf(parent).trim();
}

function announcesOthers({ text, linked }: Block, cues: CommentCues): boolean {
  if (text.length > LONGEST_HEADING || linked > 0.5 || /[.!]$/.test(text)) return false;
  const lower = text.toLowerCase().replace(/^[^\p{L}]+/u, '');
  for (const phrase of cues.pointers)
    if (lower.startsWith(phrase) && !/^\p{L}/u.test(lower.slice(phrase.length))) return true;
  return false;
}
