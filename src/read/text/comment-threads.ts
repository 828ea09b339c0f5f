import type { CommentCues } from '../evidence/comment-cues.js';
import { ownTokens, startsWithAny } from '../evidence/paragraph-evidence.js';

/// Seven of ten paragraphs under a page begin a comment, so each does unless something speaks against it. These weights were
/// chosen on the comments of 16 English pages, laid end to end: 0.72 of their characters lie in a comment that is found whole,
/// as many as where every paragraph is a comment, and essays of several paragraphs hold together.
const BASE = 1.2;
/// "The list:", "Dear Ms Storm,".
const ANNOUNCED = -3;
/// A paragraph that only quotes is answered by the next.
const QUOTED = -1.3;
const UNFINISHED = -0.3;
/// A paragraph of this length is an essay's; a long one that goes on with its words or with "But" belongs to it.
const ESSAY = 400;
const LONG = 150;
const BOTH_LONG = -0.5;
const CONTINUES = -0.5;
const COHESION = -4;
const MENTION = 3;
/// What a blank line above tells, and none, where there are both.
const BLANK_LINE = 1;
const NO_BLANK_LINE = -10;

/// Says which paragraphs of a run of comments begin a new one; the first always does. `apart`: before which paragraphs a blank
/// line stands, where the text has blank lines between some of them only; then no comment begins without one.
export function commentStarts(
  paragraphs: readonly string[],
  apart: readonly boolean[] | null,
  cues: CommentCues,
): boolean[] {
  const openers = groupWords(cues, 'reaction');
  const continuers = groupWords(cues, 'continuation');
  const starts: boolean[] = [];
  let current: string[] = [];
  let length = 0;
  paragraphs.forEach((paragraph, index) => {
    const tokens = ownTokens(paragraph);
    const words = stems(tokens);
    const blank = apart === null ? 0 : apart[index] === true ? BLANK_LINE : NO_BLANK_LINE;
    const starting = index === 0 || blank + newness(paragraph, paragraphs[index - 1] ?? '', tokens, words, current) > 0;
    if (starting) current = [];
    if (starting) length = 0;
    length += paragraph.length;
    current.push(...words);
    starts.push(starting);
  });
  return starts;

  function newness(
    paragraph: string,
    previous: string,
    tokens: readonly string[],
    words: readonly string[],
    before: readonly string[],
  ): number {
    let score = BASE;
    if (/^@\p{L}/u.test(paragraph)) score += MENTION;
    if (/[:,]$/.test(previous)) score += ANNOUNCED;
    else if (!/[.!?…"”'’)\p{Extended_Pictographic}]\s*$/u.test(previous)) score += UNFINISHED;
    if (/^["“].*["”]$/.test(previous)) score += QUOTED;
    if (length >= ESSAY && paragraph.length >= LONG) {
      score += BOTH_LONG + COHESION * cohesion(words, before);
      if (!startsWithAny(tokens, openers) && startsWithAny(tokens, continuers)) score += CONTINUES;
    }
    return score;
  }
}

/// Share of a paragraph's content words that the comment so far has used.
function cohesion(words: readonly string[], before: readonly string[]): number {
  const distinct = new Set(words);
  if (distinct.size < 4) return 0;
  const known = new Set(before);
  return [...distinct].filter((word) => known.has(word)).length / distinct.size;
}

/// Longer words, cut to their beginnings so that "bombing" and "bombed" agree.
function stems(tokens: readonly string[]): string[] {
  return tokens.filter((token) => token.length >= 5).map((token) => token.slice(0, 5));
}

function groupWords(cues: CommentCues, name: string): ReadonlySet<string> {
  return cues.evidence.find((group) => group.name === name)?.words ?? new Set();
}
