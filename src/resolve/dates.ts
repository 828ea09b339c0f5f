import type { Sentence } from '../annotation/sentence.js';
import type { Span } from '../annotation/span.js';

/// A time that a sentence names. Placeholder until the real resolver stands here.
export interface TimeMention extends Span {
  readonly first: number;
  readonly last: number;
  readonly from: string | null;
  readonly to: string | null;
}

export function resolveDates(_sentence: Sentence, _text: string, _published: string | null): TimeMention[] {
  return [];
}
