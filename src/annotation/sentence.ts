import type { Span } from './span.js';

/// Universal part-of-speech tags, https://universaldependencies.org/u/pos/
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

/// A syntactic word, a line of CoNLL-U. The parts of "don't" are two words; each has its own place in the text where the
/// letters can be told apart ("do", "n't"), else both have the whole.
export interface Word extends Span {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /// Penn Treebank tag (VBD, NNS, …).
  readonly xpos: string;
  /// Index of the governing word in the sentence; -1 for the root.
  readonly head: number;
  /// Universal dependency relation with its subtype, such as `nsubj:pass`.
  readonly label: string;
}

/// The kind of a name that the model saw.
export type NameKind = 'person' | 'organisation' | 'place' | 'group';

/// A name in a sentence: words `first` to `last`, both included.
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly kind: NameKind;
}

/// Words that are written as one: `first` to `last`, both included.
export interface Multiword extends Span {
  readonly first: number;
  readonly last: number;
}

/// A sentence with its words, tags, tree and names.
export class Sentence implements Span {
  private childLists: readonly (readonly number[])[] | null = null;
  private lowered: { lemmas: readonly string[]; forms: readonly string[]; present: ReadonlySet<string> } | null = null;

  constructor(
    readonly start: number,
    readonly end: number,
    readonly words: readonly Word[],
    readonly multiwords: readonly Multiword[],
    readonly names: readonly Name[],
  ) {}

  /// The index of the word that governs the whole sentence; -1 only for a sentence without words.
  get root(): number {
    return this.words.findIndex((word) => word.head < 0);
  }

  /// Indices of the words that word `index` governs, left to right.
  children(index: number): readonly number[] {
    this.childLists ??= listChildren(this.words);
    return this.childLists[index] ?? [];
  }

  /// The dictionary forms in small letters, by word.
  get lemmas(): readonly string[] {
    return this.lower().lemmas;
  }

  /// The forms in small letters, by word.
  get forms(): readonly string[] {
    return this.lower().forms;
  }

  /// Whether a form or dictionary form (in small letters) stands anywhere in the sentence.
  has(word: string): boolean {
    return this.lower().present.has(word);
  }

  private lower(): { lemmas: readonly string[]; forms: readonly string[]; present: ReadonlySet<string> } {
    if (this.lowered === null) {
      const lemmas = this.words.map((word) => word.lemma.toLowerCase());
      const forms = this.words.map((word) => word.form.toLowerCase());
      const present = new Set(lemmas);
      for (const form of forms) present.add(form);
      this.lowered = { lemmas, forms, present };
    }
    return this.lowered;
  }

  /// Index of the word at `index`, or an error: the tree never points outside the sentence.
  word(index: number): Word {
    const word = this.words[index];
    if (word === undefined) throw new RangeError(`no word ${index} in a sentence of ${this.words.length}`);
    return word;
  }
}

function listChildren(words: readonly Word[]): number[][] {
  const lists: number[][] = words.map(() => []);
  words.forEach((word, index) => {
    if (word.head >= 0) lists[word.head]?.push(index);
  });
  return lists;
}
