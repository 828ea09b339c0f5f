import type { Sentence } from '../../annotation/sentence.js';
import type { Span } from '../../annotation/span.js';

/// A stretch of words of a sentence, both ends included.
export interface WordRange {
  readonly first: number;
  readonly last: number;
}

/// Where a stretch of words stands in the text.
export function spanOf(sentence: Sentence, range: WordRange): Span {
  return { start: sentence.word(range.first).start, end: sentence.word(range.last).end };
}

/// The word of a stretch that is governed from outside of it.
export function headOf(sentence: Sentence, { first, last }: WordRange): number {
  for (let index = first; index <= last; index++) {
    const { head } = sentence.word(index);
    if (head < first || head > last) return index;
  }
  return last;
}
