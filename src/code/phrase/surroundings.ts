import type { Sentence } from '../../annotation/sentence.js';

/// How many sentences before one still tell what it is about.
const BEFORE = 2;

/// The sentences of a text in order, and what stands around each.
export class Surroundings {
  private readonly numbers: ReadonlyMap<Sentence, number>;

  constructor(private readonly sentences: readonly Sentence[]) {
    this.numbers = new Map(sentences.map((sentence, number) => [sentence, number]));
  }

  /// A sentence, those just before it and the first of the text, which tells what all is about.
  of(sentence: Sentence): readonly Sentence[] {
    const at = this.numbers.get(sentence) ?? 0;
    const near = this.sentences.slice(Math.max(0, at - BEFORE), at + 1);
    const [first] = this.sentences;
    return first === undefined || near.includes(first) ? near : [first, ...near];
  }
}
