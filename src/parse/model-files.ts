import { HerodotusError } from '../annotation/problem.js';
import type { NameKind, Upos } from '../annotation/sentence.js';
import type { Network } from './network.js';

/// The parts of the language model, read by whoever knows the platform: the texts of the JSON files of model/ and the
/// network made from model/parser.onnx.
export interface ModelFiles {
  readonly vocabulary: string;
  readonly lexicon: string;
  readonly sentences: string;
  readonly tokens: string;
  readonly lemmas: string;
  readonly network: Network;
}

/// Names of the files in the model directory.
export const MODEL_FILES = {
  network: 'parser.onnx',
  vocabulary: 'vocabulary.json',
  lexicon: 'lexicon.json',
  sentences: 'sentences.json',
  tokens: 'tokens.json',
  lemmas: 'lemmas.json',
} as const;

/// The format that this version reads; training/export.py writes it.
const MODEL_FORMAT = 1;

/// model/vocabulary.json: what the numbers going into and coming out of the network mean.
export interface Vocabulary {
  readonly format: number;
  readonly candidates: number;
  readonly words: readonly string[];
  readonly upos: readonly Upos[];
  readonly xpos: readonly string[];
  readonly labels: readonly string[];
  /// `O`, then `B-` and `I-` of each kind.
  readonly names: readonly string[];
}

export const NAME_KINDS: readonly NameKind[] = ['person', 'organisation', 'place', 'group'];

/// Reads one of the JSON files and checks its format version. Throws `model-broken` and `model-format`.
export function readModelFile<T extends { readonly format: number }>(file: string, text: string): T {
  let value: T;
  try {
    value = JSON.parse(text) as T;
  } catch (cause) {
    throw new HerodotusError('model-broken', { file, reason: `${text.length} characters that are no JSON` }, cause);
  }
  const format: unknown = value !== null && typeof value === 'object' ? value.format : undefined;
  if (format !== MODEL_FORMAT) {
    const found = format === undefined ? 'no format' : `format ${JSON.stringify(format)}`;
    throw new HerodotusError('model-format', { file, found, wanted: `format ${MODEL_FORMAT}` });
  }
  return value;
}
