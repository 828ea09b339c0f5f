import type { Sentence } from '../../annotation/sentence.js';

/// What conditions may ask of the head of a place.
export interface ClassTest {
  /// Whether the phrase of a head is of a class: one of `language/en/words`, or one that the program knows (`actor`, `state` …).
  isOf(sentence: Sentence, head: number, className: string): boolean;
  /// The words of a sentence that are of a class.
  wordsOf(sentence: Sentence, className: string): readonly number[];
  /// The words around a sentence that tell what the report is of: the sentence itself, the two before it and the first.
  around(sentence: Sentence): readonly Sentence[];
  /// Nouns for which a pronoun stands that means somebody, whoever that is: "nobody", "those who …".
  standsFor(sentence: Sentence, head: number): ReadonlySet<string>;
  /// The words of a sentence that stand for such nouns.
  standingFor(sentence: Sentence): readonly number[];
  /// Of "some of its troops" the troops.
  meaningful(sentence: Sentence, head: number): number;
}
