import { remembered } from '../annotation/remembered.js';

/// What a part of a word shows of its letters: small, a capital in front, all capitals (two letters or more).
export type Shape = 0 | 1 | 2;
const SMALL = 0;
const CAPITAL = 1;
export const CAPITALS = 2;

/// A part of a written word, made comparable: small letters, without accents, full stops and apostrophes.
export interface NamePart {
  readonly key: string;
  readonly shape: Shape;
}

const NONE: readonly NamePart[] = [];
const WORDS_KEPT = 4_000;

/// The parts of a written word: "al-Shaabi" is "al" and "shaabi", "U.S." is "us", "Shi’ite" is "shiite"; a letter that
/// stands alone behind an apostrophe, as endings do, keeps it; a hyphen or an apostrophe alone has no part. The result depends on the word alone.
export const nameParts: (form: string) => readonly NamePart[] = remembered(WORDS_KEPT, split);

const ENDING = /^['’ʼ`´](\p{L})$/u;
const ELIDED = /['’ʼ‘`´.]/g;
const MARKS = /\p{M}/gu;
const BREAKS = /[^\p{L}\p{N}'’ʼ‘`´.%+&]+/u;

function split(form: string): readonly NamePart[] {
  const [, ending] = ENDING.exec(form) ?? [];
  if (ending !== undefined) return [{ key: `'${ending.toLowerCase()}`, shape: SMALL }];
  const parts: NamePart[] = [];
  for (const piece of form.split(BREAKS)) {
    const bare = piece.replace(ELIDED, '');
    if (bare !== '') parts.push({ key: fold(bare), shape: shapeOf(bare) });
  }
  return parts.length === 0 ? NONE : parts;
}

/// Small letters without accents; letters that are not built of letter and accent become their usual transcription.
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9 ]*$/.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[ıøłđðþßæœ]/g, (letter) => TRANSCRIPTION[letter] ?? letter);
}

const TRANSCRIPTION: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

function shapeOf(bare: string): Shape {
  const first = bare.charAt(0);
  if (first === first.toLowerCase()) return /\p{L}/u.test(first) ? SMALL : CAPITALS;
  return bare.length > 1 && bare === bare.toUpperCase() ? CAPITALS : CAPITAL;
}
