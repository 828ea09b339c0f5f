import { remembered } from '../annotation/remembered.js';
/// What the network sees of a word: its number in the vocabulary, seven hashed affixes, its shape, what it may name, its row in
/// the table of word vectors.
/// training/features.py computes the same numbers; a test holds the two together.

/// Numbers for each word: id, prefixes of 1–3 and suffixes of 1–4 UTF-16 units, shape, lexicon, vector.
export const FEATURES = 11;
const AFFIX_BUCKETS = 4096;
const FORMS_KEPT = 4_000;

const DIGIT = /[0-9]/g;
const UNUSUAL = /[^ -_a-~]/;
const SINGLE = /[\u2018\u2019\u02bc`\u00b4]/g;
const DOUBLE = /[\u201c\u201d\u201e\u00ab\u00bb]/g;
const DASH = /[\u2013\u2212\u2010\u2011]/g;
/// A blank within a number: "10 000" looks like "10,000".
const THOUSANDS = /(?<=\d)[\u00a0\u2009\u202f](?=\d{3})/g;

/// The form with typewriter quotes and dashes.
export function plainSigns(form: string): string {
  if (!UNUSUAL.test(form)) return form;
  return form
    .replace(SINGLE, "'")
    .replace(DOUBLE, '"')
    .replace(DASH, '-')
    .replace(THOUSANDS, ',')
    .replaceAll('\u00a0', ' ')
    .replaceAll('\u2014', '--')
    .replaceAll('\u2026', '...');
}

/// The form with typewriter quotes and dashes, and every digit as 0.
export function normalise(form: string): string {
  const plain = plainSigns(form);
  if (plain === "''") return '"';
  return plain.replace(DIGIT, '0');
}

/// 0–63: how a normalised word is written: 4 kinds of beginning, 4 of the rest, digits or not, other signs or not.
export function shapeOf(plain: string): number {
  let letters = 0;
  let first = 0;
  let lower = false;
  let upper = false;
  let digit = false;
  let other = false;
  let index = 0;
  for (const character of plain) {
    const small = character.toLowerCase();
    if (small !== character.toUpperCase()) {
      const isSmall = character === small;
      if (letters === 0) first = index > 0 ? 3 : isSmall ? 1 : 2;
      else if (isSmall) lower = true;
      else upper = true;
      letters++;
    } else if (character === '0') digit = true;
    else other = true;
    index++;
  }
  const tail = letters < 2 ? 0 : !upper ? 1 : !lower ? 2 : 3;
  return first * 16 + tail * 4 + (digit ? 1 : 0) + (other ? 2 : 0);
}

/// Computes and remembers the features of forms.
export class WordFeatures {
  private readonly ids = new Map<string, number>();
  /// The numbers of a form.
  readonly of = remembered(FORMS_KEPT, (form: string) => this.compute(form));

  /// `words`: the vocabulary in the order of its ids, which start at 1; 0 stands for every other word. The first `trained` of
  /// them have been learned, the others are known by their vectors. `lexicon`: bits of what a word in small letters may name.
  constructor(
    words: readonly string[],
    private readonly trained: number,
    private readonly lexicon: ReadonlyMap<string, number>,
  ) {
    words.forEach((word, index) => this.ids.set(word, index + 1));
  }

  private compute(form: string): Int32Array {
    const plain = normalise(form);
    const lower = plain.toLowerCase();
    const features = new Int32Array(FEATURES);
    const id = this.ids.get(lower) ?? 0;
    features[0] = id <= this.trained ? id : 0;
    for (let n = 1; n <= 3; n++) features[n] = bucket(n, lower, 0, Math.min(n, lower.length));
    for (let n = 1; n <= 4; n++) features[n + 3] = bucket(n + 3, lower, Math.max(0, lower.length - n), lower.length);
    features[8] = shapeOf(plain);
    features[9] = this.lexicon.get(lower) ?? 0;
    features[10] = id;
    return features;
  }
}

/// FNV-1a over UTF-16 units, seeded by the kind of affix.
function bucket(seed: number, text: string, from: number, to: number): number {
  let hash = Math.imul(2166136261 ^ seed, 16777619);
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  hash ^= hash >>> 15;
  return (hash >>> 0) % AFFIX_BUCKETS;
}
