import type { EventType } from '../annotation/record.js';
import type { NameKind, Upos } from '../annotation/sentence.js';
import type { Network } from './network.js';

/// The parts of the language model, read by whoever knows the platform: the texts of the JSON files of model/ and the
/// network made from its ONNX file.
export interface ModelFiles {
  readonly vocabulary: string;
  readonly lexicon: string;
  readonly sentences: string;
  readonly tokens: string;
  readonly lemmas: string;
  readonly network: Network;
}

/// model/vocabulary.json and accurate.json: what the numbers going into and coming out of a network mean.
export interface Vocabulary {
  readonly format: number;
  readonly candidates: number;
  /// Of a network of words: see `WordFeatures`.
  readonly words?: readonly string[];
  readonly trained?: number;
  /// Of a network of word pieces: see `Pieces`.
  readonly pieces?: readonly string[];
  readonly upos: readonly Upos[];
  readonly xpos: readonly string[];
  readonly labels: readonly string[];
  /// `O`, then `B-` and `I-` of each kind.
  readonly names: readonly string[];
  /// What a word may be as a deed: none, then the types. Without it the network tells no deeds.
  readonly events?: readonly (EventType | 'NONE')[];
}

export const NAME_KINDS: readonly NameKind[] = ['person', 'organisation', 'place', 'group'];
