import type { Sentence } from '../../annotation/sentence.js';
import type { ContextWords } from '../../language/context-words.js';
import type { WordRange } from '../grammar/word-range.js';

const NONE: readonly never[] = [];

/// Finds PLOVER's contexts by their words in a sentence.
export class ContextReader {
  /// First word of an expression to the expressions that begin with it.
  private readonly byFirst = new Map<string, { words: readonly string[]; context: string }[]>();

  constructor(contexts: ContextWords) {
    for (const [name, words] of Object.entries(contexts)) {
      for (const expression of words) {
        const parts = expression.split(' ');
        const first = parts[0] ?? '';
        this.byFirst.set(first, [...(this.byFirst.get(first) ?? []), { words: parts, context: name }]);
      }
    }
  }

  /// The contexts that the sentence shows, in the order in which their words stand.
  of({ forms, lemmas }: Sentence): readonly string[] {
    const found: string[] = [];
    const says = (index: number, wanted: string): boolean => lemmas[index] === wanted || forms[index] === wanted;
    const add = (first: string | undefined, index: number): void => {
      const expressions = this.byFirst.get(first ?? '');
      if (expressions === undefined) return;
      for (const { words, context } of expressions)
        if (words.every((word, offset) => says(index + offset, word)) && !found.includes(context)) found.push(context);
    };
    for (let index = 0; index < forms.length; index++) {
      add(lemmas[index], index);
      if (lemmas[index] !== forms[index]) add(forms[index], index);
    }
    return found.length === 0 ? NONE : found;
  }
}

/// What the sentences of one document are about, as far as it was asked for.
export class DocumentContexts {
  private readonly known: (readonly string[] | undefined)[];

  constructor(
    private readonly sentences: readonly Sentence[],
    private readonly reader: ContextReader,
  ) {
    this.known = new Array<readonly string[] | undefined>(sentences.length);
  }

  /// What the events of sentence `index` are about: what the sentence shows, then what the sentences beside it in its paragraph
  /// show, then what its paragraph (sentences `first` to `last`) shows twice.
  around(index: number, paragraph: WordRange): readonly string[] {
    const found = new Set<string>();
    const shownBy = (at: number): readonly string[] =>
      at < paragraph.first || at > paragraph.last ? NONE : this.shownBy(at);
    for (const at of [index, index - 1, index + 1]) for (const context of shownBy(at)) found.add(context);
    if (paragraph.last - paragraph.first > 2) {
      const times = new Map<string, number>();
      for (let at = paragraph.first; at <= paragraph.last; at++)
        for (const context of shownBy(at)) times.set(context, (times.get(context) ?? 0) + 1);
      for (const [context, count] of times) if (count > 1) found.add(context);
    }
    return [...found];
  }

  private shownBy(at: number): readonly string[] {
    const sentence = this.sentences[at];
    return sentence === undefined ? NONE : (this.known[at] ??= this.reader.of(sentence));
  }
}
