import type { TokenRules } from './token-rules.js';
import * as patterns from './token-patterns.js';
import { matchEnd } from './token-patterns.js';
import type { Gap, Token } from '../token.js';

const PLAIN = /^[A-Za-z]+$/;
const LETTER = /[\p{L}\p{N}]/u;
const UPPER = /\p{Lu}/u;
const MONEY = /\p{Sc}$/u;
const APOSTROPHE = /['\u2019\u02bc`\u00b4]/g;
const GENITIVE = /[sS]['\u2019]$/;
const FINAL_MARK = /^[.!?]+$/;
const SINGLE_QUOTE = /^['\u2018\u2019`]$/;

/// How many tokens back an opening quotation mark is looked for.
const QUOTATION_REACH = 40;

/// Cuts one stretch without blanks into tokens. Offsets inside count from the beginning of the stretch.
export class Chunk {
  private readonly signs: string;
  private at = 0;

  constructor(
    private readonly rules: TokenRules,
    private readonly text: string,
    private readonly base: number,
    end: number,
    private readonly gap: Gap,
    private readonly into: Token[],
  ) {
    this.signs = text.slice(base, end);
  }

  /// Appends the tokens.
  read(): void {
    const { signs } = this;
    if (PLAIN.test(signs)) {
      this.word(signs.length);
      return;
    }
    while (this.at < signs.length) {
      const special = this.special();
      if (special > this.at) {
        this.push(special);
        continue;
      }
      const word = this.end(patterns.WORD);
      if (word > this.at && signs[this.at] !== '_') this.written(word);
      else this.push(Math.max(this.end(patterns.RUN), this.end(patterns.ANY)));
    }
  }

  /// Where an address, date, emoticon or the like that begins here ends; here where none does.
  private special(): number {
    const { signs, at } = this;
    const code = signs.charCodeAt(at);
    const digit = code >= 48 && code <= 57;
    const letter = (code | 32) >= 97 && (code | 32) <= 122;
    if (signs.includes('://') || signs.includes('@') || /www\./i.test(signs)) {
      const end = this.end(patterns.ADDRESS);
      if (end > at) return at + signs.slice(at, end).replace(patterns.ADDRESS_TAIL, '').length;
    }
    if ((letter || digit) && signs.includes('.')) {
      const end = this.dotted(digit);
      if (end > at) return end;
    }
    if (letter) return this.lettered();
    if (digit) return Math.max(this.end(patterns.DATE), this.end(patterns.PHONE));
    if (signs[at] === '+') return this.end(patterns.PHONE);
    if (at === 0 && this.rules.clitics.has(signs.toLowerCase().replace(APOSTROPHE, "'"))) return signs.length;
    return Math.max(
      this.end(patterns.HANDLE),
      this.end(patterns.EMOTICON),
      this.end(patterns.PICTURE),
      this.end(patterns.SHORT_YEAR),
    );
  }

  private dotted(digit: boolean): number {
    const { signs, at } = this;
    patterns.SITE.lastIndex = at;
    const site = patterns.SITE.exec(signs);
    if (site !== null && this.isDomain(site[0], site[1] ?? '')) {
      return at + site[0].replace(patterns.ADDRESS_TAIL, '').length;
    }
    const group = this.end(patterns.DOTTED);
    return group > at || digit ? group : this.end(patterns.INITIALS);
  }

  /// "news.com" but not "him.In"; "REPORT.PDF".
  private isDomain(site: string, last: string): boolean {
    const { domains } = this.rules;
    return domains.has(last) || (site === site.toUpperCase() && domains.has(last.toLowerCase()));
  }

  private lettered(): number {
    const { signs, at } = this;
    if (signs.includes('/')) {
      const end = this.end(patterns.SLASHED);
      if (this.rules.wholes.has(signs.slice(at, end).toLowerCase())) return end;
    }
    if (signs.includes('$')) {
      const end = this.end(patterns.LETTERED_CURRENCY);
      if (this.rules.currencies.has(signs.slice(at, end).toLowerCase())) return end;
    }
    if (signs.includes('*')) return this.end(patterns.MASKED);
    return this.end(patterns.EMOTICON);
  }

  /// A word or number, ending at `word`, with what is tied to it by hyphen, full stop or apostrophe.
  private written(word: number): void {
    const { signs, at } = this;
    const code = signs.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      this.number(word);
      return;
    }
    let stop = word;
    if (signs[stop] === '-') {
      const rest = matchEnd(patterns.WORD, signs, stop + 1);
      const first = signs.slice(at, stop).toLowerCase();
      if (rest > stop + 1 && (this.rules.prefixes.has(first) || this.isHyphenated(signs.slice(at, rest)))) stop = rest;
    }
    if (signs[stop] === '.' && signs[stop + 1] !== '.' && this.keepsStop(stop)) this.push(stop + 1);
    else if (this.isGenitive(stop)) this.push(stop + 1, stop);
    else this.word(stop);
  }

  private isHyphenated(form: string): boolean {
    const lower = form.toLowerCase();
    return this.rules.hyphenated.has(lower) || this.rules.hyphenated.has(lower.replace(/s$/, ''));
  }

  /// Whether the full stop at `stop` belongs to the word before it.
  private keepsStop(stop: number): boolean {
    const { signs, at } = this;
    const word = signs.slice(at, stop);
    const lower = word.toLowerCase();
    const capital = word[0] !== lower[0];
    if (word.length === 1 && capital) {
      return word !== 'I' && (stop + 1 >= signs.length || UPPER.test(signs[stop + 1] ?? ''));
    }
    if (this.rules.abbreviations.has(lower)) return true;
    if (!this.rules.ambiguous.has(lower)) return false;
    const behind = this.base + stop + 1;
    return matchEnd(capital ? patterns.GOES_ON : patterns.NUMBER_NEXT, this.text, behind) > behind;
  }

  private number(word: number): void {
    let stop = this.end(patterns.NUMBER);
    const ending = matchEnd(patterns.NUMBER_ENDING, this.signs, stop);
    if (ending > stop) stop = ending;
    else if (stop < word && !this.isUnit(this.signs.slice(stop, word))) stop = word;
    this.push(stop);
  }

  /// "5pm" and "$3M" are two words, "3143C" is one.
  private isUnit(tail: string): boolean {
    if (!this.rules.units.has(tail.toLowerCase())) return false;
    return tail.length > 1 || tail === tail.toLowerCase() || MONEY.test(this.into.at(-1)?.form ?? '');
  }

  /// A word of letters that ends at `stop`: itself, or with its clitic two words written as one.
  private word(stop: number): void {
    const lower = this.signs.slice(this.at, stop).toLowerCase();
    const plain = PLAIN.test(lower) ? lower : lower.replace(APOSTROPHE, "'");
    const apostrophe = plain.lastIndexOf("'");
    let cut = 0;
    if (apostrophe <= 0) cut = this.rules.contractions.get(plain) ?? this.runOn(stop, plain);
    else if (this.rules.wholes.has(plain)) cut = 0;
    else if (plain.endsWith("n't") && plain.length > 3) cut = plain.length - 3;
    else if (this.rules.clitics.has(plain.slice(apostrophe))) cut = apostrophe;
    this.push(stop, this.at + cut);
  }

  private runOn(stop: number, plain: string): number {
    const runOn = this.rules.runOns.get(plain);
    if (runOn === undefined) return 0;
    patterns.NEXT_WORD.lastIndex = this.base + stop;
    const next = patterns.NEXT_WORD.exec(this.text)?.[1];
    return next !== undefined && runOn.before.has(next.toLowerCase()) ? runOn.cut : 0;
  }

  /// Whether the apostrophe at `stop`, as in "workers' rights", makes a genitive and does not close a quotation.
  private isGenitive(stop: number): boolean {
    if (!GENITIVE.test(this.signs.slice(Math.max(this.at, stop - 1), stop + 1))) return false;
    if (LETTER.test(this.signs[stop + 1] ?? '')) return false;
    const { into } = this;
    for (let i = into.length - 1; i >= Math.max(0, into.length - QUOTATION_REACH); i--) {
      const token = into[i];
      if (token !== undefined && SINGLE_QUOTE.test(token.form)) return token.gap === 0 && i > 0;
    }
    return true;
  }

  private end(pattern: RegExp): number {
    return matchEnd(pattern, this.signs, this.at);
  }

  /// Takes what lies before `end` as a token, of two words where `cut` lies inside it.
  private push(end: number, cut = this.at): void {
    const { at, signs } = this;
    const start = this.base + at;
    const stop = this.base + end;
    const middle = this.base + cut;
    this.into.push({
      start,
      end: stop,
      form: end - at === signs.length ? signs : signs.slice(at, end),
      gap: at === 0 ? this.gap : this.gapInside(),
      parts:
        cut > at && cut < end
          ? [
              { start, end: middle },
              { start: middle, end: stop },
            ]
          : null,
    });
    this.at = end;
  }

  /// "They lied.Then": a blank was forgotten before a capital behind a final mark.
  private gapInside(): Gap {
    return UPPER.test(this.signs[this.at] ?? '') && FINAL_MARK.test(this.into.at(-1)?.form ?? '') ? 1 : 0;
  }
}
