import type { CommentCues } from './comment-cues.js';
import { ownTokens, startsWithAny } from './paragraph-evidence.js';

/// A paragraph of this length or more is an essay's; the next one most often goes on with it.
const ESSAY = 400;
const SHORT_COMMENT = 250;
const REACTION = 60;
/// What a blank line above tells, and none, where there are both.
const BLANK_LINE = 1;
const NO_BLANK_LINE = -10;

/// Says which paragraphs of a run of comments begin a new one; the first always does. A short comment ends with its
/// paragraph; a long one goes on until the next paragraph reacts to something else. `apart`: before which paragraphs a blank
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
  let count = 0;
  paragraphs.forEach((paragraph, index) => {
    const tokens = ownTokens(paragraph);
    const previous = paragraphs[index - 1] ?? '';
    const starting =
      index === 0 ||
      (apart === null ? 0 : apart[index] === true ? BLANK_LINE : NO_BLANK_LINE) +
        newness(paragraph, tokens, previous, { length, count, words: current }) >
        0;
    if (starting) {
      current = [];
      length = 0;
      count = 0;
    }
    current.push(...stems(tokens));
    length += paragraph.length;
    count++;
    starts.push(starting);
  });
  return starts;

  function newness(
    paragraph: string,
    tokens: readonly string[],
    previous: string,
    open: { readonly length: number; readonly count: number; readonly words: readonly string[] },
  ): number {
    const opens = startsWithAny(tokens, openers);
    const first = tokens[0];
    let score = -0.2;
    if (open.count === 1 && open.length < SHORT_COMMENT) score += 1.2;
    else if (open.count === 1 && open.length < ESSAY) score += 0.4;
    if (opens) score += 0.9;
    if (/^@\p{L}/u.test(paragraph)) score += 3;
    if (paragraph.length < REACTION && opens) score += 1.5;
    if (first === 'i' || first === "i'm" || first === "i'd" || first === "i've") score += 0.4;
    if (!opens && startsWithAny(tokens, continuers)) score -= 0.7;
    if (previous.length >= ESSAY && paragraph.length >= 150) score -= 0.8;
    if (open.count >= 2) score -= 0.5;
    if (/[:,]$/.test(previous)) score -= 3;
    score -= 2.5 * cohesion(stems(tokens), open.words);
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
