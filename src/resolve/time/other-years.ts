import type { OtherYear } from '../../language/calendar.js';
import { addMonths, monthInterval, yearInterval, type Interval } from './calendar.js';
import { whole, type DatedReader, type Reading, type Setting } from './dated.js';

/// The number of a year, or of two that follow each other.
interface Numbered {
  readonly first: number;
  readonly last: number;
  readonly next: number;
}

/// Reads years that are not those of the calendar: "the 2011-12 school year", "fiscal 2012", "the 2014/15 season".
export class OtherYearReader {
  constructor(
    private readonly setting: Setting,
    private readonly dated: DatedReader,
  ) {}

  read(at: number): Reading | null {
    const reading = this.readAny(at);
    return reading === null || this.isBeforeNoun(reading.next) ? null : reading;
  }

  /// "the fiscal 2012 **budget**" is of that year, whenever it was voted on.
  private isBeforeNoun(next: number): boolean {
    const { sentence } = this.setting;
    const last = this.dated.word(next - 1);
    const { head } = sentence.word(last);
    return head > last && NOUNS.has(sentence.word(head).upos);
  }

  private readAny(at: number): Reading | null {
    const numbered = this.numbered(at);
    if (numbered !== null) {
      const direct = this.dated.phrase(this.dated.calendar.otherYears, numbered.next);
      // "the 2014/15 football season"
      const found = direct ?? this.behindOne(numbered);
      if (found !== null) return whole(daysOf(found.value, numbered), found.next);
      // With a hyphen between them two years are read elsewhere.
      return this.hasStroke(at, numbered) && this.dated.isBroughtIn(at)
        ? whole({ from: yearInterval(numbered.first).from, to: yearInterval(numbered.last).to }, numbered.next, true)
        : null;
    }
    const before = this.dated.phrase(this.dated.calendar.otherYears, at);
    const behind = before === null ? null : this.numbered(before.next);
    return before === null || behind === null ? this.glued(at) : whole(daysOf(before.value, behind), behind.next);
  }

  /// "FY2012"
  private glued(at: number): Reading | null {
    const [, word = '', year = ''] = /^(\p{L}+)(\d{4})$/u.exec(this.dated.text(at)) ?? [];
    const found = this.dated.calendar.otherYears.get(word)?.find(({ words }) => words.length === 1);
    if (found === undefined) return null;
    return whole(daysOf(found.value, { first: Number(year), last: Number(year), next: at + 1 }), at + 1);
  }

  private behindOne({ first, last, next }: Numbered): { readonly value: OtherYear; readonly next: number } | null {
    const between = this.setting.sentence.words[this.dated.word(next)];
    if (first === last || (between?.upos !== 'NOUN' && between?.upos !== 'ADJ' && between?.upos !== 'PROPN'))
      return null;
    return this.dated.phrase(this.dated.calendar.otherYears, next + 1);
  }

  private hasStroke(at: number, { first, last }: Numbered): boolean {
    return first < last && (TWO_YEARS.test(this.dated.text(at)) || this.dated.text(at + 1) === STROKE);
  }

  /// "2012", "2011-12", "2011–2012", "2011/12".
  private numbered(at: number): Numbered | null {
    const [, one, other] = TWO_YEARS.exec(this.dated.text(at)) ?? [];
    if (one !== undefined && other !== undefined) return following(Number(one), other, at + 1);
    const year = this.dated.yearAt(at);
    if (year === null) return null;
    const joined = this.dated.text(at + 1);
    const two = joined === '-' || joined === STROKE ? following(year.year, this.dated.text(at + 2), at + 3) : null;
    return two ?? { first: year.year, last: year.year, next: year.next };
  }
}

const NOUNS: ReadonlySet<string> = new Set(['NOUN', 'PROPN']);
const STROKE = '/';
const TWO_YEARS = /^((?:1[0-9]|20)\d\d)\/(\d\d|\d{4})$/;

function following(first: number, written: string, next: number): Numbered | null {
  if (!/^(?:\d\d|\d{4})$/.test(written)) return null;
  const last = written.length === 4 ? Number(written) : Math.floor((first + 1) / 100) * 100 + Number(written);
  return last === first + 1 ? { first, last, next } : null;
}

/// One that goes over two years of the calendar begins in its month, where that is known; else any day of both may be meant, and of
/// one that is named by its end any day of the year before.
function daysOf({ begins, byEnd }: OtherYear, { first, last }: Numbered): Interval {
  if (first < last && begins !== null) {
    const { from } = monthInterval(first, begins);
    return { from, to: addMonths(from, 12) - 1 };
  }
  return { from: yearInterval(first === last && byEnd ? first - 1 : first).from, to: yearInterval(last).to };
}
