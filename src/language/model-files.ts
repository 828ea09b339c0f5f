import { HerodotusError } from '../annotation/problem.js';

/// How sentences are parsed: `fast`, the default, by a small network of words, `accurate` by a larger one of word pieces that
/// has read far more text.
export type ParserSetting = 'fast' | 'accurate';

export const PARSER_SETTINGS: readonly ParserSetting[] = ['fast', 'accurate'];

/// The network of each setting in the model directory, and what its numbers mean.
const NETWORKS = {
  fast: { network: 'parser.onnx', vocabulary: 'vocabulary.json' },
  accurate: { network: 'accurate.onnx', vocabulary: 'accurate.json' },
} as const;

/// Names of the files in the model directory that a setting needs.
export function modelFiles(setting: ParserSetting = 'fast'): ModelFileNames {
  return { ...NETWORKS[setting], ...SHARED_FILES };
}

/// The files of a network of words or of word pieces.
export function networkFiles(reads: 'words' | 'pieces'): { readonly network: string; readonly vocabulary: string } {
  return NETWORKS[reads === 'words' ? 'fast' : 'accurate'];
}

export interface ModelFileNames {
  readonly network: string;
  readonly vocabulary: string;
  readonly lexicon: string;
  readonly sentences: string;
  readonly tokens: string;
  readonly lemmas: string;
}

/// What every setting needs.
const SHARED_FILES = {
  lexicon: 'lexicon.json',
  sentences: 'sentences.json',
  tokens: 'tokens.json',
  lemmas: 'lemmas.json',
} as const;

/// Names of the files of the default setting.
export const MODEL_FILES = { ...NETWORKS.fast, ...SHARED_FILES } as const;

/// The format that this version reads; training/export.py writes it.
const MODEL_FORMAT = 1;

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
