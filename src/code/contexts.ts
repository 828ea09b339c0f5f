import type { Sentence } from '../annotation/sentence.js';
import type { ContextEntry } from '../codebook/ontology.js';

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
  of(sentence: Sentence): string[] {
    const found = new Set<string>();
    const { forms, lemmas } = sentence;
    const says = (index: number, wanted: string): boolean => lemmas[index] === wanted || forms[index] === wanted;
    for (let index = 0; index < forms.length; index++) {
      const entries = [
        ...(this.byFirst.get(lemmas[index] ?? '') ?? []),
        ...(lemmas[index] === forms[index] ? [] : (this.byFirst.get(forms[index] ?? '') ?? [])),
      ];
      for (const { words, context } of entries)
        if (words.every((word, offset) => says(index + offset, word))) found.add(context);
    }
    return [...found];
  }
}
