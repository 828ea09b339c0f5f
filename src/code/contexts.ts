import type { Sentence } from '../annotation/sentence.js';
import type { ContextEntry } from '../codebook/ontology.js';

const NONE: readonly never[] = [];

/// Finds PLOVER's contexts by their words in a sentence.
export class ContextReader {
  /// First word of an expression to the expressions that begin with it.
  private readonly byFirst = new Map<string, { words: readonly string[]; context: string }[]>();

  constructor(contexts: readonly ContextEntry[]) {
    for (const { name, words } of contexts) {
      for (const expression of words) {
        const parts = expression.split(' ');
        const first = parts[0] ?? '';
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { words: parts, context: name }]);
      }
    }
  }

  /// The contexts that the sentence shows, in the order in which their words stand.
  of(sentence: Sentence): readonly string[] {
    const found = new Set<string>();
    const { forms, lemmas } = sentence;
    const says = (index: number, wanted: string): boolean => lemmas[index] === wanted || forms[index] === wanted;
    const add = (first: string | undefined, index: number): void => {
      for (const { words, context } of this.byFirst.get(first ?? '') ?? NONE)
        if (words.every((word, offset) => says(index + offset, word))) found.add(context);
    };
    for (let index = 0; index < forms.length; index++) {
      add(lemmas[index], index);
      if (lemmas[index] !== forms[index]) add(forms[index], index);
    }
    return [...found];
  }
}
