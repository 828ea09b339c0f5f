import type { Features } from './features.js';
import type { EventType } from './record.js';
import type { Span } from './span.js';

/// Universal part-of-speech tags, https://universaldependencies.org/u/pos/
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;

export type Upos = (typeof UPOS)[number];

/// A syntactic word, a line of CoNLL-U. The parts of "don't" are two words; each has its own place in the text where the
/// letters can be told apart ("do", "n't"), else both have the whole.
export interface Word extends Span {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /// Tag of the language's own tagset: for English of the Penn Treebank (VBD, NNS, …).
  readonly xpos: string;
  /// What the form tells, of the tags of the language pack; `NO_FEATURES` where the parser has none.
  readonly features: Features;
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

/// A word that the model takes for a deed.
export interface Deed {
  /// Of the word in the sentence.
  readonly index: number;
  readonly type: EventType;
  /// How likely it is a deed of this type, in percent.
  readonly odds: number;
}

/// A sentence with its words, tags, tree and names.
export class Sentence implements Span {
  private childLists: readonly (readonly number[])[] | null = null;
  private lowerLemmas: readonly string[] | null = null;
  private lowerForms: readonly string[] | null = null;
  private present: ReadonlySet<string> | null = null;

  constructor(
    readonly start: number,
    readonly end: number,
    readonly words: readonly Word[],
    readonly multiwords: readonly Multiword[],
    readonly names: readonly Name[],
    /// Words that may be deeds, in their order; null where the model knows no deeds.
    readonly deeds: readonly Deed[] | null = null,
  ) {}

  /// The index of the word that governs the whole sentence; -1 only for a sentence without words.
  get root(): number {
    return this.words.findIndex((word) => word.head < 0);
  }

  /// Indices of the words that word `index` governs, left to right.
  children(index: number): readonly number[] {
    this.childLists ??= listChildren(this.words);
    return this.childLists[index] ?? NO_CHILDREN;
  }

  /// The first word that word `index` governs by a relation, or undefined.
  child(index: number, label: string): number | undefined {
    for (const child of this.children(index)) if (this.words[child]?.label === label) return child;
    return undefined;
  }

  /// The name that a word is part of, or undefined.
  nameAt(index: number): Name | undefined {
    for (const name of this.names) if (name.first <= index && index <= name.last) return name;
    return undefined;
  }

  /// The dictionary forms in small letters, by word.
  get lemmas(): readonly string[] {
    return (this.lowerLemmas ??= this.words.map((word) => word.lemma.toLowerCase()));
  }

  /// The forms in small letters, by word.
  get forms(): readonly string[] {
    return (this.lowerForms ??= this.words.map((word) => word.form.toLowerCase()));
  }

  /// Whether a form or dictionary form (in small letters) stands anywhere in the sentence.
  has(word: string): boolean {
    this.present ??= new Set([...this.lemmas, ...this.forms]);
    return this.present.has(word);
  }

  /// Index of the word at `index`, or an error: the tree never points outside the sentence.
  word(index: number): Word {
    const word = this.words[index];
    if (word === undefined) throw new RangeError(`no word ${index} in a sentence of ${this.words.length}`);
    return word;
  }
}

const NO_CHILDREN: readonly number[] = [];

/// Most words govern none: they share one list.
function listChildren(words: readonly Word[]): (readonly number[])[] {
  const lists: number[][] = new Array<number[]>(words.length);
  words.forEach(({ head }, index) => {
    const list = lists[head];
    if (list !== undefined) list.push(index);
    else if (head >= 0 && head < words.length) lists[head] = [index];
  });
  return lists;
}
