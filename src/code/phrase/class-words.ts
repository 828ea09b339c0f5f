import type { Sentence } from '../../annotation/sentence.js';
import type { WordClasses } from '../../language/words.js';

const NO_WORDS: ReadonlySet<string> = new Set();

/// A word class as it is looked up.
export interface WordClass {
  readonly words: ReadonlySet<string>;
  /// The last words of its expressions of two.
  readonly ends: ReadonlySet<string>;
}

/// The word classes of a language as they are asked for: made once.
export class ClassWords {
  private readonly classes: ReadonlyMap<string, WordClass>;

  constructor(classes: WordClasses) {
    const endsOf = (words: readonly string[]): Set<string> =>
      new Set(words.filter((word) => word.includes(' ')).map((word) => word.slice(word.lastIndexOf(' ') + 1)));
    this.classes = new Map(
      Object.entries(classes).map(([name, words]) => [name, { words: new Set(words), ends: endsOf(words) }]),
    );
  }

  /// The words of a class; empty for a class that no file defines.
  of(name: string): ReadonlySet<string> {
    return this.classes.get(name)?.words ?? NO_WORDS;
  }

  /// A class to ask many words of; undefined for one that no file defines.
  find(name: string): WordClass | undefined {
    return this.classes.get(name);
  }

  /// Whether a word of a sentence, or the expression of two that it ends, is of a class.
  hold(name: string, sentence: Sentence, index: number): boolean {
    const known = this.classes.get(name);
    return known !== undefined && holdsWord(known, sentence, index);
  }
}

/// As `ClassWords.hold`.
export function holdsWord({ words, ends }: WordClass, { lemmas, forms }: Sentence, index: number): boolean {
  const lemma = lemmas[index] ?? '';
  const form = forms[index] ?? '';
  if (words.has(lemma) || (form !== lemma && words.has(form))) return true;
  return index > 0 && ends.size > 0 && ends.has(lemma) && words.has(`${lemmas[index - 1] ?? ''} ${lemma}`);
}
