import type { Sentence } from '../../annotation/sentence.js';
import { beginsWithFigure, type Calendar, type Phrases } from '../../language/calendar-index.js';
import { dayOf, parseDay, weekdayOf, yearInterval, yearOf, type Day, type Interval } from './calendar.js';
import type { Cell } from './cells.js';
import { UNKNOWN } from './periods.js';
import type { Telling } from './telling.js';

/// An expression that was read: its days, and the cell behind it.
export interface Reading {
  readonly days: Interval;
  readonly next: number;
  /// Told as "from … to …".
  readonly range: boolean;
}

/// What the readers of a sentence work on.
export interface Setting {
  readonly calendar: Calendar;
  readonly sentence: Sentence;
  readonly cells: readonly Cell[];
  /// The day of publication, where it is known.
  readonly today: Day | null;
  /// The year that days without one are of, where the page says it: above them, or of the story that it tells.
  readonly year: number | null;
  /// The day told last before the expression, where it is known.
  readonly told: () => Day | null;
  /// The first day of the month told last before the expression, where it told one.
  readonly toldMonth: () => Day | null;
  /// Whether that day was told in the sentence itself.
  readonly toldHere: () => boolean;
  readonly isToCome: (word: number) => boolean;
  readonly telling: (word: number) => Telling;
}

/// Reads what names its day, month or year by number or name, wherever the day of publication lies.
export class DatedReader {
  readonly calendar: Calendar;

  constructor(private readonly setting: Setting) {
    this.calendar = setting.calendar;
  }

  text(at: number): string {
    return this.setting.cells[at]?.text ?? '';
  }

  /// The word of the sentence that a cell is of; the first where there is no such cell.
  word(at: number): number {
    return this.setting.cells[at]?.word ?? 0;
  }

  /// The expression of one or more words that begins at a cell, and the cell behind it.
  phrase<T>(phrases: Phrases<T>, at: number): { readonly value: T; readonly next: number } | null {
    const list = phrases.get(this.text(at));
    if (list === undefined) return null;
    for (const { words, value } of list) {
      const next = this.behind(words, at);
      if (next !== null) return { value, next };
    }
    return null;
  }

  /// The cell behind words that stand from a cell on, with or without hyphens between them; null where they do not.
  private behind(words: readonly string[], at: number): number | null {
    let next = at;
    for (const word of words) {
      if (next > at && this.text(next) === '-') next++;
      if (this.text(next) !== word) return null;
      next++;
    }
    return next;
  }

  /// "2017-05-18", "18 May 2017", "5/18/2017", "2017" behind a preposition, "the 1990s".
  figures(at: number): Reading | null {
    return beginsWithFigure(this.text(at)) ? (this.iso(at) ?? this.dayAndMonth(at)) : null;
  }

  private iso(at: number): Reading | null {
    const day = parseDay(this.text(at));
    if (day !== null) return whole({ from: day, to: day }, at + 1);
    const [, a, b, c] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(this.text(at)) ?? [];
    if (a === undefined) return null;
    const dayFirst = this.calendar.data.slashes === 'day' ? !(Number(b) > 12) : Number(a) > 12;
    const found = dayOf(Number(c), Number(dayFirst ? b : a), Number(dayFirst ? a : b));
    return found === null ? null : whole({ from: found, to: found }, at + 1);
  }

  /// "May 18", "18 May 2017", "the 18th of May", "3 to 5 May", "May 3-5, 2017"; `weekday` is the one in front of it.
  dayAndMonth(at: number, weekday: number | null = null): Reading | null {
    const { calendar } = this;
    const month = this.month(at);
    if (month !== null) {
      const first = calendar.dayNumber(this.text(at + 1));
      if (first === null) return null;
      const last = this.isDayJoin(at + 2) && this.month(at + 4) === null ? calendar.dayNumber(this.text(at + 3)) : null;
      const behind = last === null ? at + 2 : at + 4;
      return this.dated(at, [first, last], month, behind, weekday);
    }
    const first = calendar.dayNumber(this.text(at));
    if (first === null) return null;
    const last = this.isDayJoin(at + 1) ? calendar.dayNumber(this.text(at + 2)) : null;
    const from = last === null ? at + 1 : at + 3;
    const named = calendar.links.has(this.text(from)) ? from + 1 : from;
    const after = this.month(named);
    return after === null ? null : this.dated(at, [first, last], after, named + 1, weekday);
  }

  private isDayJoin(at: number): boolean {
    const text = this.text(at);
    return text === '-' || this.calendar.dayJoins.has(text);
  }

  private dated(
    at: number,
    [first, last]: readonly [number, number | null],
    month: number,
    behind: number,
    weekday: number | null,
  ): Reading | null {
    const given = this.linkedYear(behind);
    const next = given?.next ?? behind;
    const chosen = given?.year ?? this.yearFor(at, month, first, weekday);
    const from = dayOf(chosen ?? 2000, month, first);
    const to = last === null ? from : dayOf(chosen ?? 2000, month, last);
    if (from === null || to === null) return null;
    return whole(chosen === null ? UNKNOWN : { from, to }, next, last !== null);
  }

  /// The year behind a month: "May 2017", "May, 2017", "May of 2017".
  linkedYear(behind: number): { readonly year: number; readonly next: number } | null {
    const text = this.text(behind);
    return this.yearAt(text === ',' || this.calendar.links.has(text) ? behind + 1 : behind);
  }

  /// The year that a cell is, and the cell behind it.
  yearAt(at: number): { readonly year: number; readonly next: number } | null {
    const year = this.yearNumber(at);
    return year === null ? null : { year, next: at + 1 };
  }

  /// Whether a word stands before a cell that makes a number a year.
  isBroughtIn(at: number): boolean {
    return this.calendar.beforeYears.has(this.text(at - 1));
  }

  /// The year of a day without one: that of the nearest such day, where it is told with its weekday of one that falls on it.
  private yearFor(at: number, month: number, day: number, weekday: number | null): number | null {
    const { today, year: given } = this.setting;
    if (today === null || given !== null) return given;
    const year = yearOf(today);
    const days = [year - 1, year, year + 1].flatMap((each) => dayOf(each, month, day) ?? []);
    const nearest = nearestOf(
      days.map((each) => ({ from: each, to: each })),
      today,
      this.setting.telling(this.word(at)),
      (day) => (weekday === null || weekdayOf(day.from) === weekday ? 0 : OTHER_WEEKDAY),
    );
    return nearest === null ? year : yearOf(nearest.from);
  }

  /// A year that a preposition or the like brings in; a bare number of four figures is no year.
  year(at: number): Reading | null {
    const { calendar } = this;
    const { sentence } = this.setting;
    const before = this.text(at - 1);
    if (!calendar.beforeYears.has(before)) return null;
    const reading = this.bareYear(at);
    if (reading === null || calendar.units.has(this.text(at + 1))) return null;
    const word = this.word(at);
    if (
      sentence.words[word + 1]?.upos === 'NOUN' &&
      sentence.words[word]?.head === word + 1 &&
      !calendar.surelyBeforeYears.has(before)
    )
      return null;
    if (this.text(at + 1) === '-' && /^\d\d$/.test(this.text(at + 2))) {
      const first = Number(this.text(at));
      const last = first - (first % 100) + Number(this.text(at + 2));
      return whole({ from: yearInterval(first).from, to: yearInterval(last).to }, at + 3, true);
    }
    return reading;
  }

  bareYear(at: number): Reading | null {
    const year = this.yearNumber(at);
    return year === null ? null : whole(yearInterval(year), at + 1);
  }

  /// "the 1990s", "the mid-1990s".
  decade(at: number): Reading | null {
    const first = this.calendar.decade(this.text(at));
    if (first === null) return null;
    return whole({ from: yearInterval(first).from, to: yearInterval(first + 9).to }, at + 1);
  }

  /// The month that a cell names, 1 to 12, or null.
  month(at: number): number | null {
    const month = this.calendar.months.get(this.text(at));
    const cell = this.setting.cells[at];
    if (month === undefined || cell === undefined || this.isOfName(at)) return null;
    const { form, upos } = this.setting.sentence.word(cell.word);
    if ((this.calendar.data.capitalMonths && !/\p{Lu}/u.test(form)) || upos === 'AUX' || upos === 'VERB') return null;
    return month;
  }

  /// Whether a cell belongs to the name of a person or body: "Theresa May", "The Sunday Times".
  isOfName(at: number): boolean {
    const word = this.setting.cells[at]?.word ?? -1;
    return this.setting.sentence.names.some(
      (name) =>
        name.first <= word &&
        word <= name.last &&
        (name.kind === 'person' || (name.kind === 'organisation' && name.last > name.first)),
    );
  }

  /// A number in figures or words.
  number(at: number): { readonly value: number; readonly next: number } | null {
    const text = this.text(at);
    const value = /^\d{1,3}$/.test(text) ? Number(text) : this.calendar.numbers.get(text);
    return value === undefined ? null : { value, next: at + 1 };
  }

  /// "fourteenth", "twenty-first"; -1 is the last.
  ordinal(at: number): { readonly value: number; readonly next: number } | null {
    const { ordinals, numbers } = this.calendar;
    const value = ordinals.get(this.text(at));
    if (value !== undefined) return { value, next: at + 1 };
    const tens = numbers.get(this.text(at)) ?? 0;
    const ones = this.text(at + 1) === '-' ? (ordinals.get(this.text(at + 2)) ?? 0) : 0;
    return tens > 0 && tens % 10 === 0 && ones > 0 && ones < 10 ? { value: tens + ones, next: at + 3 } : null;
  }

  private yearNumber(at: number): number | null {
    return /^(1[0-9]|20)\d\d$/.test(this.text(at)) ? Number(this.text(at)) : null;
  }
}

/// How many days farther a year seems in which a day falls on another weekday than the one that is told with it: more than half a
/// year, less than a wrong weekday beside a day of this week needs.
const OTHER_WEEKDAY = 250;

/// What a day costs beside its distance where its clause is told as it is: as many days ahead or behind are `off`.
const LIMITS: Readonly<Record<Telling, { readonly isOff: (distance: number) => boolean; readonly cost: number }>> = {
  done: { isOff: (distance) => distance > 1, cost: 400 },
  open: { isOff: (distance) => distance > 1, cost: 120 },
  meant: { isOff: (distance) => distance < -7, cost: 200 },
  sure: { isOff: (distance) => distance < -7, cost: 400 },
};

const ANYWHERE = { isOff: () => false, cost: 0 } as const;

/// The stretch of days that is nearest to the day of publication, but what has happened lies not ahead and what is to come not behind;
/// `more` is what a stretch costs beside; `telling` is null where either may be.
export function nearestOf<T extends { readonly from: Day; readonly to: Day }>(
  stretches: readonly T[],
  today: Day,
  telling: Telling | null,
  more: (stretch: T) => number = () => 0,
): T | null {
  const { isOff, cost: off } = telling === null ? ANYWHERE : LIMITS[telling];
  let best: T | null = null;
  let least = Infinity;
  for (const stretch of stretches) {
    const distance = stretch.from > today ? stretch.from - today : Math.min(0, stretch.to - today);
    const cost = Math.abs(distance) + (isOff(distance) ? off : 0) + more(stretch);
    if (cost < least) [best, least] = [stretch, cost];
  }
  return best;
}

export function whole(days: Interval, next: number, range = false): Reading {
  return { days, next, range };
}
