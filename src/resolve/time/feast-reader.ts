import type { Direction } from '../../language/calendar.js';
import { isWholeMonth, type Feast } from '../../language/feasts.js';
import { yearOf, type Interval } from './calendar.js';
import { nearestOf, whole, type DatedReader, type Reading, type Setting } from './dated.js';
import { feastOfYear, occurrencesOf, type Days } from './feasts.js';
import { UNKNOWN } from './periods.js';

/// A feast that a cell names, and the cell behind its name.
interface Named {
  readonly feasts: readonly Feast[];
  readonly next: number;
}

/// Reads feasts and the months of their calendars.
export class FeastReader {
  constructor(
    private readonly setting: Setting,
    private readonly dated: DatedReader,
  ) {}

  /// "Good Friday", "Christmas 2019", "Ramadan last year", "Passover eve".
  read(at: number): Reading | null {
    const named = this.named(at);
    if (named === null) return null;
    const given = this.dated.linkedYear(named.next) ?? this.yearBehind(named.next);
    if (given !== null) return this.eve(whole(feastOfYear(named.feasts, given.year) ?? UNKNOWN, given.next));
    return this.eve(whole(this.nearest(at, named.feasts) ?? UNKNOWN, named.next));
  }

  /// "last Ramadan", "next Easter".
  directed(at: number, { step, apart, coming }: Direction): Reading | null {
    const named = this.named(at);
    if (named === null) return null;
    const { today } = this.setting;
    if (today === null) return whole(UNKNOWN, named.next);
    const all = around(named.feasts, yearOf(today)).sort((a, b) => a.from - b.from);
    const found =
      step < 0
        ? all.findLast(({ to }) => to < today)
        : step > 0
          ? all.find(({ from }) => (apart || !coming ? from > today : from >= today))
          : nearestOf(all, today, 'meant');
    return whole(found ?? UNKNOWN, named.next);
  }

  /// "(last year's) Ramadan".
  ofYear(at: number, year: number | null): Reading | null {
    const named = this.named(at);
    if (named === null) return null;
    return whole((year === null ? null : feastOfYear(named.feasts, year)) ?? UNKNOWN, named.next);
  }

  /// "27 Ramadan", "the 10th of Muharram 2015": a day of a month that stands whole in the calendar.
  dayOfMonth(at: number): Reading | null {
    const { calendar } = this.dated;
    const number = calendar.dayNumber(this.dated.text(at));
    if (number === null) return null;
    const month = calendar.links.has(this.dated.text(at + 1)) ? at + 2 : at + 1;
    const named = this.named(month);
    if (named?.feasts.every(isWholeMonth) !== true) return null;
    const reading = this.read(month);
    if (reading === null || reading.days.from === null || reading.days.to === null) return reading;
    const day = reading.days.from + number - 1;
    return day > reading.days.to ? null : { ...reading, days: { from: day, to: day } };
  }

  /// Whether a cell stands inside a feast's name that is part of another name: "the Good **Friday** Agreement".
  isInOtherName(at: number): boolean {
    return [1, 2].some((back) => {
      const found = this.dated.phrase(this.dated.calendar.feasts, at - back);
      return found !== null && found.next > at && this.named(at - back) === null;
    });
  }

  private eve(reading: Reading): Reading {
    if (!this.dated.calendar.eves.has(this.dated.text(reading.next))) return reading;
    return whole(dayBefore(reading.days), reading.next + 1);
  }

  private named(at: number): Named | null {
    const found = this.dated.phrase(this.dated.calendar.feasts, at);
    if (found === null || (this.dated.isOfName(at) && !this.isBroughtIn(at, found.next))) return null;
    const { sentence } = this.setting;
    if (!CAPITAL.test(sentence.word(this.dated.word(at)).form)) return null;
    // "the Good Friday Agreement", "the Yom Kippur War" are names of other things.
    const [first, last] = [this.dated.word(at), this.dated.word(found.next - 1)];
    const behind = sentence.words[last + 1];
    const isOfName =
      behind !== undefined &&
      CAPITAL.test(behind.form) &&
      sentence.words.slice(first, last + 1).some(({ head }) => head > last);
    return isOfName && !this.isTime(found.next) ? null : { feasts: found.value, next: found.next };
  }

  /// Whether what a parser takes for a person of the name of a feast is the feast: "during **Ramadan**", "the end of **Ramadan**".
  private isBroughtIn(at: number, next: number): boolean {
    const { calendar } = this.dated;
    const [first, last] = [this.dated.word(at), this.dated.word(next - 1)];
    if (!this.setting.sentence.names.some((name) => name.first === first && name.last === last)) return false;
    const behind = calendar.articles.has(this.dated.text(at - 1)) ? at - 2 : at - 1;
    const text = this.dated.text(behind);
    const bound = calendar.bounds.get(text);
    if ((bound !== undefined && bound !== 'until') || calendar.openedRanges.has(text)) return true;
    const counted = this.dated.text(behind - 1);
    return (
      calendar.links.has(text) &&
      (calendar.edges.has(counted) ||
        calendar.units.has(counted) ||
        calendar.eves.has(counted) ||
        calendar.isName(counted))
    );
  }

  /// "Easter Sunday", "Christmas Eve": what tells time itself makes no other name.
  private isTime(at: number): boolean {
    const { calendar } = this.dated;
    const text = this.dated.text(at);
    return (
      calendar.isName(text) || calendar.eves.has(text) || calendar.units.has(text) || calendar.partsOfDay.has(text)
    );
  }

  /// "last year", "this year", "in 2015".
  private yearBehind(at: number): { readonly year: number; readonly next: number } | null {
    const { calendar } = this.dated;
    const text = this.dated.text(at);
    if (calendar.stretchPrepositions.has(text)) return this.dated.yearAt(at + 1);
    const direction = this.dated.phrase(calendar.directions, at);
    if (direction === null || direction.value.behind || direction.value.rolling) return null;
    const unit = calendar.units.get(this.dated.text(direction.next));
    const { today } = this.setting;
    if (unit?.unit !== 'year' || unit.several || unit.count !== 1 || today === null) return null;
    return { year: yearOf(today) + direction.value.step, next: direction.next + 1 };
  }

  /// The feast that is nearest to the day of publication; in the year alone, where that alone is known.
  private nearest(at: number, feasts: readonly Feast[]): Days | null {
    const { today, year, telling } = this.setting;
    if (today === null) return year === null ? null : feastOfYear(feasts, year);
    return nearestOf(around(feasts, yearOf(today)), today, telling(this.dated.word(at)));
  }
}

const CAPITAL = /\p{Lu}/u;

/// Of the year, the one before and the one after.
function around(feasts: readonly Feast[], year: number): Days[] {
  return [year - 1, year, year + 1].flatMap((each) => feasts.flatMap((feast) => occurrencesOf(feast, each)));
}

/// The day before the first of a stretch.
export function dayBefore({ from }: Interval): Interval {
  const day = from === null ? null : from - 1;
  return { from: day, to: day };
}
