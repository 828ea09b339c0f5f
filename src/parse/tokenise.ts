import type { Span } from '../annotation/span.js';
import type { TokenRules } from './token-rules.js';

/// What stands before a token: nothing, blanks, a line break.
export type Gap = 0 | 1 | 2;

/// A token as it is written; `parts` are its words where it holds several ("don't": "do", "n't").
export interface Token extends Span {
  readonly form: string;
  readonly gap: Gap;
  readonly parts: readonly Span[] | null;
}

/// No token is longer, in UTF-16 units: longer runs without a blank are cut.
export const TOKEN_LIMIT = 400;

/// How many tokens back an opening quotation mark is looked for.
const QUOTATION_REACH = 40;

const BLANK = /[\s\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]+/uy;
const CHUNK = /[^\s\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]{1,400}/uy;
const PLAIN = /^[A-Za-z]+$/;

const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"\u201c\u201d]+|[\w.+%-]{1,80}@[\w-]{1,80}(?:\.[\w-]{1,80}){1,6}/iuy;
const SITE = /[\w-]{1,80}(?:\.[\w-]{1,80}){0,5}\.([a-z]{2,6})(?:\/[^\s<>"\u201c\u201d]*)?(?![\w@])/iuy;
const ADDRESS_TAIL = /[.,;:!?)\]}>'\u2019]+$/;
const HANDLE = /[@#][\p{L}_][\p{L}\p{N}_]{1,50}/uy;
const EMOTICON = /(?:[:;=][-^o']?[()[\]DPp|\\/*]{1,3}|<\/?3|\^_+\^|[xX]D)(?![\p{L}\p{N}])/uy;
const PICTURE = /\p{Extended_Pictographic}(?:[\ufe0f\u{1f3fb}-\u{1f3ff}]|\u200d\p{Extended_Pictographic})*/uy;
const DATE = /\d{1,4}([/-])\d{1,2}\1\d{1,4}(?![\p{L}\p{N}])|\d{1,2}\/\d{2}(?![\p{N}/])(?<!\/0\d)/uy;
const PHONE = /(?:\d-)?(?:\d{3}-){1,2}\d{4}(?!\d)|\d{3}\.\d{3}\.\d{4}(?!\d)/uy;
const NUMBER = /\d{1,40}(?:[.,:]\d{1,40}){0,20}/uy;
const ORDINAL = /(?:st|nd|rd|th)(?![\p{L}\p{N}])|['\u2019]?s(?![\p{L}\p{N}'\u2019])/iuy;
const YEAR = /['\u2019]\d\ds?(?![\p{L}\p{N}])/uy;
const INITIALS =
  /(?:\p{L}\.){2,8}(?![\p{L}\p{N}])|\p{Lu}\p{Ll}?\.(?:\p{Lu}\p{Ll}?\.){1,4}(?![\p{L}\p{N}])|(?:\p{L}\.){1,8}\p{L}(?![\p{L}\p{N}])/uy;
const WORD = /[\p{L}\p{M}\p{N}_\u00ad\u200c\u200d]+(?:['\u2019\u02bc`\u00b4&][\p{L}\p{M}\p{N}]+)*/uy;
const LETTER = /[\p{L}\p{N}]/u;
const UPPER = /\p{Lu}/u;
const GOES_ON = /[ \t]?[\p{N}\p{Ll},]/uy;
const MONEY = /\p{Sc}$/u;
const STARS = /\p{L}+\*+\p{L}+/uy;
const CURRENCY = /[A-Z]{1,2}\$/uy;
const RUN = /\.{2,}|[!?]{2,}|''|``|\u2018\u2019|\u2019\u2019|([-*=_~+<>|#.])\1+/uy;
const ANY = /[^]/uy;
const APOSTROPHE = /['\u2019\u02bc`\u00b4]/g;
const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/g;

/// Cuts `text` between `start` and `end` into tokens by the conventions of the English treebanks of Universal
/// Dependencies. A list for each paragraph: blank lines divide them. Every token is a slice of the text.
export class Tokeniser {
  private readonly rules: TokenRules;

  constructor(rules: TokenRules) {
    this.rules = rules;
  }

  /// The paragraphs of a stretch, one after another, each at most `limit` tokens long; where one is longer, what follows
  /// it starts with `cut` set. `resume` is where reading would go on behind the paragraph.
  *paragraphs(text: string, { start, end }: Span, limit: number): Generator<Token[], void, number | undefined> {
    let tokens: Token[] = [];
    let at = start;
    let gap: Gap = 2;
    while (at < end) {
      const blank = match(BLANK, text, at, end);
      if (blank > at) {
        const breaks = countBreaks(text, at, blank);
        at = blank;
        if (breaks > 1 && tokens.length > 0) {
          yield tokens;
          tokens = [];
        }
        gap = breaks > 0 ? 2 : 1;
        continue;
      }
      const stop = match(CHUNK, text, at, end);
      this.chunk(text, at, stop > at ? stop : at + 1, gap, tokens);
      at = stop > at ? stop : at + 1;
      gap = 0;
      if (tokens.length < limit) continue;
      const resume = yield tokens;
      tokens = [];
      if (resume !== undefined) {
        at = resume;
        gap = 1;
      }
    }
    if (tokens.length > 0) yield tokens;
  }

  /// Appends the tokens of a stretch without blanks.
  private chunk(text: string, start: number, end: number, gap: Gap, into: Token[]): void {
    const whole = text.slice(start, end);
    if (PLAIN.test(whole)) {
      this.word(text, start, end, gap, into);
      return;
    }
    let at = start;
    while (at < end) {
      const before = at === start ? gap : 0;
      const stop = this.special(text, at, end, whole);
      if (stop > at) {
        push(text, at, stop, before, into);
        at = stop;
        continue;
      }
      const word = match(WORD, text, at, end);
      if (word > at && !/[_]/.test(text[at] ?? '')) at = this.written(text, at, word, end, before, into);
      else {
        const run = match(RUN, text, at, end);
        const one = run > at ? run : Math.min(end, match(ANY, text, at, end));
        push(text, at, one, before, into);
        at = one;
      }
    }
  }

  /// End of an address, number, emoticon or the like that begins at `at`; `at` where none does.
  private special(text: string, at: number, end: number, chunk: string): number {
    const sign = text.charCodeAt(at);
    const digit = sign >= 48 && sign <= 57;
    const letter = (sign | 32) >= 97 && (sign | 32) <= 122;
    if (chunk.includes('://') || chunk.includes('@') || chunk.includes('www.') || chunk.includes('WWW.')) {
      const stop = match(ADDRESS, text, at, end);
      if (stop > at) return at + text.slice(at, stop).replace(ADDRESS_TAIL, '').length;
    }
    if ((letter || digit) && chunk.includes('.')) {
      SITE.lastIndex = at;
      const site = SITE.exec(text);
      if (site !== null && SITE.lastIndex <= end && this.isDomain(site[0], site[1] ?? '')) {
        return at + site[0].replace(ADDRESS_TAIL, '').length;
      }
      const initials = match(INITIALS, text, at, end);
      if (initials > at && !digit) return initials;
    }
    if (letter) {
      if (chunk.includes('$')) {
        const stop = match(CURRENCY, text, at, end);
        if (this.rules.currencies.has(text.slice(at, stop).toLowerCase())) return stop;
      }
      if (chunk.includes('*')) return match(STARS, text, at, end);
      return sign === 120 || sign === 88 ? match(EMOTICON, text, at, end) : at;
    }
    if (digit) {
      return furthest(match(DATE, text, at, end), match(PHONE, text, at, end));
    }
    if (text.slice(at, at + 1).match(APOSTROPHE) !== null && at + chunk.length === end) {
      if (this.rules.clitics.has(chunk.toLowerCase().replace(APOSTROPHE, "'"))) return end;
    }
    return furthest(
      match(HANDLE, text, at, end),
      match(EMOTICON, text, at, end),
      match(PICTURE, text, at, end),
      match(YEAR, text, at, end),
    );
  }

  /// A word or number with what is tied to it by hyphen or full stop. Returns where it ends.
  private written(text: string, at: number, word: number, end: number, gap: Gap, into: Token[]): number {
    const sign = text.charCodeAt(at);
    if (sign >= 48 && sign <= 57) return this.number(text, at, word, end, gap, into);
    let stop = word;
    if (text[stop] === '-' && stop + 1 < end) {
      const rest = match(WORD, text, stop + 1, end);
      const first = text.slice(at, stop).toLowerCase();
      if (rest > stop + 1 && (this.rules.prefixes.has(first) || this.isHyphenated(text.slice(at, rest)))) stop = rest;
    }
    if (text[stop] === '.' && text[stop + 1] !== '.' && this.keepsStop(text, at, stop, end)) {
      push(text, at, stop + 1, gap, into);
      return stop + 1;
    }
    if (isGenitive(text, stop, into)) {
      push(text, at, stop + 1, gap, into, stop);
      return stop + 1;
    }
    this.word(text, at, stop, gap, into);
    return stop;
  }

  /// "news.com" but not "him.In"; "REPORT.PDF".
  private isDomain(site: string, last: string): boolean {
    return this.rules.domains.has(last) || (site === site.toUpperCase() && this.rules.domains.has(last.toLowerCase()));
  }

  private isHyphenated(form: string): boolean {
    const lower = form.toLowerCase();
    return this.rules.hyphenated.has(lower) || this.rules.hyphenated.has(lower.replace(/s$/, ''));
  }

  private keepsStop(text: string, at: number, stop: number, end: number): boolean {
    const word = text.slice(at, stop);
    const lower = word.toLowerCase();
    if (word.length === 1)
      return word !== 'I' && word !== lower && (stop + 1 >= end || UPPER.test(text[stop + 1] ?? ''));
    if (this.rules.abbreviations.has(lower)) return true;
    return (
      this.rules.ambiguous.has(lower) && word[0] !== lower[0] && match(GOES_ON, text, stop + 1, text.length) > stop + 1
    );
  }

  private number(text: string, at: number, word: number, end: number, gap: Gap, into: Token[]): number {
    let stop = match(NUMBER, text, at, end);
    const ordinal = match(ORDINAL, text, stop, end);
    if (ordinal > stop) stop = ordinal;
    else if (stop < word) {
      if (!this.isUnit(text.slice(stop, word), into.at(-1))) stop = word;
    }
    push(text, at, stop, gap, into);
    return stop;
  }

  /// "5pm" and "$3M" are two words, "3143C" is one.
  private isUnit(tail: string, before: Token | undefined): boolean {
    if (!this.rules.units.has(tail.toLowerCase())) return false;
    return tail.length > 1 || tail === tail.toLowerCase() || MONEY.test(before?.form ?? '');
  }

  /// A word of letters: itself, or with its clitics as several words written as one.
  private word(text: string, at: number, stop: number, gap: Gap, into: Token[]): void {
    const plain = text.slice(at, stop).toLowerCase().replace(APOSTROPHE, "'");
    const apostrophe = plain.lastIndexOf("'");
    let cut = 0;
    if (apostrophe <= 0) cut = this.rules.contractions.get(plain) ?? 0;
    else if (this.rules.wholes.has(plain)) cut = 0;
    else if (plain.endsWith("n't") && plain.length > 3) cut = plain.length - 3;
    else if (this.rules.clitics.has(plain.slice(apostrophe))) cut = apostrophe;
    push(text, at, stop, gap, into, at + cut);
  }
}

/// Whether the apostrophe at `stop` behind "workers" makes a genitive and does not close a quotation.
function isGenitive(text: string, stop: number, into: readonly Token[]): boolean {
  if (!/[sS]['\u2019]$/.test(text.slice(Math.max(0, stop - 1), stop + 1))) return false;
  if (LETTER.test(text[stop + 1] ?? '')) return false;
  for (let i = into.length - 1; i >= Math.max(0, into.length - QUOTATION_REACH); i--) {
    const token = into[i];
    if (token === undefined || !/^['\u2018\u2019`]$/.test(token.form)) continue;
    return token.gap === 0 && i > 0;
  }
  return true;
}

function push(text: string, start: number, end: number, gap: Gap, into: Token[], cut = start): void {
  const parts =
    cut > start && cut < end
      ? [
          { start, end: cut },
          { start: cut, end },
        ]
      : null;
  into.push({ start, end, form: text.slice(start, end), gap, parts });
}

/// Where the match of a sticky expression at `at` ends, not beyond `end`; `at` where there is none.
function match(pattern: RegExp, text: string, at: number, end: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? Math.min(pattern.lastIndex, end) : at;
}

function furthest(...ends: number[]): number {
  return Math.max(...ends);
}

function countBreaks(text: string, start: number, end: number): number {
  if (end - start === 1) {
    const sign = text.charCodeAt(start);
    if (sign === 32) return 0;
  }
  return text.slice(start, end).match(LINE_BREAK)?.length ?? 0;
}
