import { francAll } from 'franc-min';
import type { CommentCues } from './comment-cues.js';

/// ISO 639-3 to 639-1, for the languages that franc-min tells apart.
const SHORT_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  'cmn:zh spa:es eng:en rus:ru arb:ar ben:bn hin:hi por:pt ind:id jpn:ja fra:fr deu:de jav:jv kor:ko tel:te vie:vi mar:mr ita:it tam:ta tur:tr urd:ur guj:gu pol:pl ukr:uk kan:kn mal:ml pes:fa mya:my hau:ha ron:ro uzn:uz nld:nl yor:yo pan:pa amh:am ibo:ig hun:hu tgl:tl azj:az ell:el ces:cs bel:be mlg:mg swh:sw sin:si bul:bg srp:sr hrv:hr bos:bs swe:sv dan:da nob:nb nno:nn fin:fi slk:sk slv:sl cat:ca heb:he tha:th som:so zul:zu kin:rw nya:ny lao:lo khm:km tir:ti kaz:kk uig:ug hye:hy kat:ka est:et lav:lv lit:lt'
    .split(' ')
    .map((pair) => pair.split(':')),
);
const SAMPLE = 20_000;
/// Under this length, letter statistics mistake foreign names for foreign text, so a text counts as foreign only where
/// the language of the reader's words is clearly less likely. Of 1,566 English news sentences of 30 to 400 characters full of
/// names none is then called foreign.
const SHORT = 300;
const SURELY_OTHER = 0.85;
const LINE = 120;
const SURELY_OTHER_LINE = 0.7;
const FEW_WORDS = 8;
/// How many such words make a line foreign, and what share of the words in small letters.
const LEAST_FOREIGN = 2;
const FOREIGN_SHARE = 0.2;
/// English running text has a third to a half of function words.
const OWN_SHARE = 0.2;
const SHORT_OWN_SHARE = 0.06;

/// Running text in the Latin script has at least this share of words in small letters: German, which writes its nouns with
/// capitals, has some two thirds. Lists of names have less, in whatever language the names are.
const RUNNING_SHARE = 0.4;
/// A longer text is told by its letters, whatever it is made of.
const LONG = 2000;
/// A text in capitals throughout is told by its letters alone.
const CAPITALS_SHARE = 0.7;
/// A part of a text that is shorter counts as one in the reader's language: titles, names, thanks.
const PART_WORDS = 8;
const PART_LETTERS = 35;
/// In another script a few words suffice.
const FOREIGN_LETTERS = 12;

/// Tells the language of a text as ISO 639-1, or null where there are too few words to tell. Function words decide whether
/// it is the language of the reader's words; letters and their sequences tell the other languages apart. `declared` is what the page says; it decides
/// only where the text itself does not.
export function textLanguage(text: string, declared: string | null, cues: CommentCues): string | null {
  const sample = text.slice(0, SAMPLE);
  const { letters, latin } = countLetters(sample);
  if (letters < 8) return declared;
  const { code: own } = cues.telling;
  if (latin < 0.5 * letters) return likeliest(sample, own, 0) ?? declared;
  const words =
    sample
      .toLowerCase()
      .replace(/’/g, "'")
      .match(/[\p{L}']+/gu) ?? [];
  const short = sample.length < SHORT;
  const telling = words.filter((word) => cues.functionWords.has(word) && !(short && cues.sharedWords.has(word)));
  const share = telling.length / Math.max(1, words.length);
  if (share >= OWN_SHARE) return own;
  if (declared !== null && declared !== own) return declared;
  if (short && share >= SHORT_OWN_SHARE) return own;
  if (short && words.length < FEW_WORDS) return declared;
  const found = likeliest(sample, own, sample.length < LINE ? SURELY_OTHER_LINE : short ? SURELY_OTHER : 0);
  if (found === own) return found;
  const told = sample.length >= LONG || (isRunning(sample) && (!short || hasForeignWords(sample, cues)));
  return told ? (found ?? declared) : declared;
}

const LETTER = /\p{L}/u;
const LATIN = /\p{Script=Latin}/u;

/// How many letters a text has, and how many signs of the Latin script. Those of ASCII are told without an expression.
function countLetters(text: string): { readonly letters: number; readonly latin: number } {
  let letters = 0;
  let latin = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code < 128) {
      if ((code | 32) < 97 || (code | 32) > 122) continue;
      letters++;
      latin++;
      continue;
    }
    const sign = String.fromCodePoint(code);
    at += sign.length - 1;
    if (LETTER.test(sign)) letters++;
    if (LATIN.test(sign)) latin++;
  }
  return { letters, latin };
}

/// Whether a line has words that only another language has: names and numbers are none. Letters with marks, as few English
/// words have, tell it too.
function hasForeignWords(text: string, cues: CommentCues): boolean {
  const small = text.match(/(?<![\p{L}\p{M}'’-])\p{Ll}[\p{L}\p{M}]*/gu) ?? [];
  const foreign = small.filter((word) => cues.foreignWords.has(word) || /[^a-z]/.test(word)).length;
  return foreign >= LEAST_FOREIGN && foreign >= FOREIGN_SHARE * small.length;
}

/// The language of a part of a text in the reader's language where it is surely another one, else null.
export function foreignLanguage(text: string, cues: CommentCues): string | null {
  const language = textLanguage(text, null, cues);
  // Languages that are hardly written in news are what letter statistics make of names.
  if (language === null || language === cues.telling.code || language.length > 2) return null;
  const { letters, latin } = countLetters(text.slice(0, SAMPLE));
  if (latin < 0.5 * letters) return letters >= FOREIGN_LETTERS ? language : null;
  const tooShort = letters < PART_LETTERS || text.trim().split(/\s+/, PART_WORDS).length < PART_WORDS;
  return tooShort ? null : language;
}

/// Whether a text in the Latin script is more than names: enough words begin with a small letter.
function isRunning(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const small = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase()).length;
  return small >= RUNNING_SHARE * words.length || capitals >= CAPITALS_SHARE * words.length;
}

/// The likeliest language; `own` where that is at least `least` times as likely.
function likeliest(sample: string, own: string, least: number): string | null {
  const ranked = francAll(sample.slice(0, 4000), { minLength: 10 });
  const code = ranked[0]?.[0];
  if (code === undefined || code === 'und') return null;
  const ofOwn = ranked.find(([language]) => (SHORT_CODES[language] ?? language) === own)?.[1] ?? 0;
  return least > 0 && ofOwn >= least ? own : (SHORT_CODES[code] ?? code);
}

/// The English name of a language code, for messages.
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code;
  } catch {
    // A code that is no language tag names itself.
    return code;
  }
}
