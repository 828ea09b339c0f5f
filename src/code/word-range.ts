/// A stretch of words of a sentence, both ends included.
export interface WordRange {
  readonly first: number;
  readonly last: number;
}
