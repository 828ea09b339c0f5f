import type { Sentence } from '../../annotation/sentence.js';
import type { WordRange } from '../grammar/word-range.js';

/// All words that a word governs, as one stretch.
export function clauseRange(sentence: Sentence, index: number): WordRange {
  let first = index;
  let last = index;
  for (const child of sentence.children(index)) {
    if (sentence.word(child).label === 'punct' && (child < index ? child < first : child > last)) continue;
    const inner = clauseRange(sentence, child);
    first = Math.min(first, inner.first);
    last = Math.max(last, inner.last);
  }
  return { first, last };
}

/// What stands in a stretch without its prepositions at the beginning: "new elections" of "for new elections".
export function withoutCase(sentence: Sentence, head: number): WordRange {
  const { first, last } = clauseRange(sentence, head);
  const marker = caseOf(sentence, head);
  return { first: marker === null ? first : Math.min(marker + 1, head), last };
}

/// The last word of the preposition that brings in a phrase, or null.
export function caseOf(sentence: Sentence, head: number): number | null {
  const marker = sentence
    .children(head)
    .findLast((child) => child < head && ['case', 'mark'].includes(sentence.word(child).label));
  if (marker === undefined) return null;
  return Math.max(marker, ...sentence.children(marker).filter((child) => sentence.word(child).label === 'fixed'));
}

/// What a clause says around a verb of saying that stands inside it: "The war, he said, is over."
export function around(sentence: Sentence, head: number, saying: number): WordRange[] {
  return without(clauseRange(sentence, head), clauseRange(sentence, saying));
}

export function without(range: WordRange, hole: WordRange): WordRange[] {
  if (hole.last < range.first || hole.first > range.last) return [range];
  return [
    { first: range.first, last: hole.first - 1 },
    { first: hole.last + 1, last: range.last },
  ].filter((piece) => piece.first <= piece.last);
}

export function inside(ranges: readonly WordRange[], index: number): boolean {
  return ranges.some((range) => range.first <= index && index <= range.last);
}

/// A stretch without the commas, dashes and points at its ends.
export function trim(sentence: Sentence, range: WordRange): WordRange {
  let { first, last } = range;
  while (first <= last && isLoose(sentence, first)) first++;
  while (last >= first && isLoose(sentence, last)) last--;
  return { first, last };
}

/// Whether a stretch is part of a longer one.
export function holds(whole: WordRange, part: WordRange): boolean {
  return whole.first <= part.first && part.last <= whole.last && whole.last - whole.first > part.last - part.first;
}

/// A stretch with the bracket that closes right behind it, where it holds the one that opens.
export function withBracket(sentence: Sentence, range: WordRange): WordRange {
  let open = 0;
  for (let index = range.first; index <= range.last; index++) {
    const { form } = sentence.word(index);
    if (form === '(') open++;
    else if (form === ')') open--;
  }
  return open > 0 && sentence.words[range.last + 1]?.form === ')'
    ? { first: range.first, last: range.last + 1 }
    : range;
}

function isLoose(sentence: Sentence, index: number): boolean {
  const { form } = sentence.word(index);
  return form === ',' || form === '.' || form === ';' || form === ':' || form === '-' || form === '–' || form === '—';
}
