import type { Sentence } from '../../annotation/sentence.js';
import type { WordClasses } from '../../language/words.js';

const NO_WORDS: ReadonlySet<string> = new Set();

/// The word classes of a language as they are asked for: made once.
export class ClassWords {
  private readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
  /// The last words of the expressions of a class.
  private readonly ends: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(classes: WordClasses) {
    this.classes = new Map(Object.entries(classes).map(([name, words]) => [name, new Set(words)]));
    const endsOf = (words: readonly string[]): Set<string> =>
      new Set(words.filter((word) => word.includes(' ')).map((word) => word.slice(word.lastIndexOf(' ') + 1)));
    this.ends = new Map(Object.entries(classes).map(([name, words]) => [name, endsOf(words)]));
  }

  /// The words of a class; empty for a class that no file defines.
  of(name: string): ReadonlySet<string> {
    return this.classes.get(name) ?? NO_WORDS;
  }

  has(name: string): boolean {
    return this.classes.has(name);
  }

  /// Whether a word of a sentence, or the expression of two that it ends, is of a class.
  hold(name: string, sentence: Sentence, index: number): boolean {
    const known = this.of(name);
    const lemma = sentence.lemmas[index] ?? '';
    if (known.has(lemma) || known.has(sentence.forms[index] ?? '')) return true;
    const mayEnd = index > 0 && this.ends.get(name)?.has(lemma) === true;
    return mayEnd && known.has(`${sentence.lemmas[index - 1] ?? ''} ${lemma}`);
  }
}
