import { HerodotusError } from '../annotation/problem.js';

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
