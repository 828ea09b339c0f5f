import type { Span } from '../annotation/span.js';
import type { Upos } from '../annotation/sentence.js';
import type { Token } from './token.js';

/// Cuts text into tokens. Every token is a slice of the text, and all but blanks is in one.
export interface Tokeniser {
  /// The paragraphs of a stretch, which blank lines divide. A longer one comes in pieces of about `limit` tokens; after a
  /// piece, `next(offset)` goes on from that offset instead of from the piece's end.
  paragraphs(text: string, stretch: Span, limit: number): Generator<Token[], void, number | undefined>;
}

/// Finds dictionary forms.
export interface Lemmatiser {
  /// The lemma of a form with this tag of the language's own tagset; `first` says that it begins its sentence.
  lemma(form: string, xpos: string, first: boolean): string;
}

/// A word with what the network says of it; `head` counts words from 0.
export interface TaggedWord {
  readonly form: string;
  head: number;
  label: string;
  upos: Upos;
  xpos: string;
}

/// The few things of a language that are code and no data: what its spelling and the endings of its words ask for.
export interface LanguageHooks {
  /// `rules`: tokens.json of the language's model. Throws `model-broken` and `model-format`.
  tokeniser(rules: string): Tokeniser;
  /// `lemmas`: lemmas.json of the language's model. Throws `model-broken` and `model-format`.
  lemmatiser(lemmas: string): Lemmatiser;
  /// Makes tags and labels of a sentence that contradict each other agree, in place; what hangs otherwise than its treebanks have it,
  /// too. It stays a tree.
  agree(words: readonly TaggedWord[], lemmatiser: Lemmatiser): void;
  /// The regular plurals of a noun or of a phrase of nouns.
  readonly plurals: (noun: string) => readonly string[];
  /// The words of a text in small letters, each as a dictionary has it as far as that is known without its class.
  readonly roots: (text: string) => string[];
}
