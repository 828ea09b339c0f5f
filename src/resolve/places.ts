import type { Sentence } from '../annotation/sentence.js';
import type { Span } from '../annotation/span.js';
import type { PlaceRecord } from '../annotation/record.js';

/// Placeholder until the real resolver stands here.
export type PlaceMatch = Omit<PlaceRecord, 'id' | 'mentions'>;
export interface PlaceMention extends Span {
  readonly first: number;
  readonly last: number;
  readonly match: PlaceMatch;
}
export interface PlaceResolver {
  resolve(sentences: readonly Sentence[], text: string): PlaceMention[][];
}
