import type { Block } from '../markup/blocks.js';
import { labelsOf, type MarkupElement } from '../markup/markup.js';
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
  const homes = new Set<MarkupElement | null>();
  for (const block of blocks) {
    if (announcesOthers(block, cues)) {
      elsewhere = above >= ABOVE * all;
      announced = block;
    } else if (announced !== null && goesOn(block, announced, homes)) elsewhere = false;
    else if (block.heading || (makeOf(block) !== '' && makes.has(makeOf(block)) && !isBeside(block, announced)))
      elsewhere = false;
    if (!elsewhere && block.text.length > LONGEST_HEADING) {
      makes.add(makeOf(block));
      homes.add(block.element.parent);
    }
    if (!elsewhere) kept.push(block);
    above += block.text.length;
  }
  return kept;
}

/// A line among the paragraphs of the article that is no heading announces the links below it alone: the next paragraph beside it is the
/// article's.
function goesOn({ text, linked, element }: Block, announced: Block, homes: ReadonlySet<MarkupElement | null>): boolean {
  const home = announced.element.parent;
  const isParagraph = text.length > LONGEST_HEADING && linked < 0.3 && element.name === 'p';
  return (
    !announced.heading && announced.element.name === 'p' && isParagraph && element.parent === home && homes.has(home)
  );
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
