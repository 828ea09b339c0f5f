import { francAll } from 'franc-min';
import type { CommentCues } from './comment-cues.js';

/// ISO 639-3 to 639-1, for the languages that franc-min tells apart.
const SHORT_CODES: Readonly<Record<string, string>> = Object.fromEntries(
  'cmn:zh spa:es eng:en rus:ru arb:ar ben:bn hin:hi por:pt ind:id jpn:ja fra:fr deu:de jav:jv kor:ko tel:te vie:vi mar:mr ita:it tam:ta tur:tr urd:ur guj:gu pol:pl ukr:uk kan:kn mal:ml pes:fa mya:my hau:ha ron:ro uzn:uz nld:nl yor:yo pan:pa amh:am ibo:ig hun:hu tgl:tl azj:az ell:el ces:cs bel:be mlg:mg swh:sw sin:si bul:bg srp:sr hrv:hr bos:bs swe:sv dan:da nob:nb nno:nn fin:fi slk:sk slv:sl cat:ca heb:he tha:th som:so zul:zu kin:rw nya:ny lao:lo khm:km tir:ti kaz:kk uig:ug hye:hy kat:ka est:et lav:lv lit:lt'
    .split(' ')
    .map((pair) => pair.split(':')),
);
const SAMPLE = 20_000;
/// Under this length, letter statistics mistake foreign names for foreign text. Of 1,566 news sentences of 30 to 400
/// characters full of names none is then called foreign (test/read/language.test.ts).
const SHORT = 300;
/// English running text has a third to a half of function words; the lowest of the 1,566 sentences has 0.08.
const ENGLISH_SHARE = 0.2;
const SHORT_ENGLISH_SHARE = 0.06;

/// Tells the language of a text as ISO 639-1, or null where there are too few words to tell. Function words decide whether
/// it is English; letters and their sequences tell the other languages apart. `declared` is what the page says; it decides
/// only where the text itself does not.
export function textLanguage(text: string, declared: string | null, cues: CommentCues): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 8) return declared;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin < 0.5 * letters) return likeliest(sample) ?? declared;
  const words = sample.toLowerCase().replace(/’/g, "'").match(/[\p{L}']+/gu) ?? [];
  const share = words.filter((word) => cues.functionWords.has(word)).length / Math.max(1, words.length);
  if (share >= ENGLISH_SHARE) return 'en';
  if (sample.length < SHORT) {
    if (share >= SHORT_ENGLISH_SHARE || words.length < 8) return share > 0 || declared === null ? englishUnlessSure(sample, share) : declared;
    return likeliest(sample) ?? declared;
  }
  return likeliest(sample) ?? declared;
}

function englishUnlessSure(sample: string, share: number): string | null {
  if (share >= SHORT_ENGLISH_SHARE) return 'en';
  return sample.length < 40 ? null : likeliest(sample);
}

function likeliest(sample: string): string | null {
  const [best] = francAll(sample.slice(0, 4000), { minLength: 10 });
  const code = best?.[0];
  return code === undefined || code === 'und' ? null : (SHORT_CODES[code] ?? code);
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
