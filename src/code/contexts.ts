import type { Sentence } from '../annotation/sentence.js';
import type { ContextEntry } from '../codebook/ontology.js';
import type { WordRange } from './word-range.js';

const NONE: readonly never[] = [];

/// Finds PLOVER's contexts by their words in a sentence.
export class ContextReader {
  private readonly known = new WeakMap<Sentence, readonly string[]>();
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

  /// What the events of sentence `index` are about: what the sentence shows, then what the sentences beside it in its paragraph
  /// show, then what its paragraph (sentences `first` to `last`) shows twice.
  around(sentences: readonly Sentence[], index: number, paragraph: WordRange): readonly string[] {
    const found = new Set<string>();
    const times = new Map<string, number>();
    const shownBy = (at: number): readonly string[] => {
      const sentence = at < paragraph.first || at > paragraph.last ? undefined : sentences[at];
      return sentence === undefined ? NONE : this.of(sentence);
    };
    for (const at of [index, index - 1, index + 1]) for (const context of shownBy(at)) found.add(context);
    if (paragraph.last - paragraph.first > 2) {
      for (let at = paragraph.first; at <= paragraph.last; at++)
        for (const context of shownBy(at)) times.set(context, (times.get(context) ?? 0) + 1);
      for (const [context, count] of times) if (count > 1) found.add(context);
    }
    return [...found];
  }

  /// The contexts that the sentence shows, in the order in which their words stand.
  of(sentence: Sentence): readonly string[] {
    let known = this.known.get(sentence);
    if (known === undefined) this.known.set(sentence, (known = this.read(sentence)));
    return known;
  }

  private read(sentence: Sentence): readonly string[] {
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
