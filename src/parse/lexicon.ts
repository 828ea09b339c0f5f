import { MODEL_FILES, readModelFile } from '../language/model-files.js';

/// The kinds of names that a word may be, one bit each in this order; training/features.py has the same.
const CLASSES = ['given', 'surname', 'town', 'city', 'people', 'organisation'] as const;

/// model/lexicon.json, written by training/lexicon.ts: for each class its words in small letters, divided by blanks.
interface LexiconFile {
  readonly format: number;
  readonly classes: Readonly<Record<(typeof CLASSES)[number], string>>;
}

/// What each word in small letters may name, as a sum of bits. Throws `model-broken` and `model-format`.
export function readLexicon(text: string): Map<string, number> {
  const { classes } = readModelFile<LexiconFile>(MODEL_FILES.lexicon, text);
  const lexicon = new Map<string, number>();
  CLASSES.forEach((name, bit) => {
    for (const word of classes[name].split(' ')) lexicon.set(word, (lexicon.get(word) ?? 0) | (1 << bit));
  });
  return lexicon;
}
