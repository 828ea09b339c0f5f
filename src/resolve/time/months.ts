import type { FeastCalendar } from '../../language/feasts.js';
import type { Day } from './calendar.js';

/// A month of a calendar other than the Gregorian.
export interface Month {
  /// Its number in the year of that calendar, from 1; those of the Hebrew year count from Nisan, as in the Bible.
  readonly number: number;
  readonly first: Day;
  readonly days: number;
}

const MILLISECONDS = 86_400_000;
/// No month has fewer days.
const LEAST = 29;

/// The months of a calendar that begin in a Gregorian year, without those that are put in to keep it with the sun; none where the
/// calendar is not known here. Hebrew months are reckoned; all others are those of `Intl`, of which Node and browsers have the same:
/// the table of Umm al-Qura (1300 to 1600 AH), the Chinese calendar as reckoned for Beijing. Where the sight of the moon decides,
/// a month may begin a day earlier or later than this.
export function monthsOf(calendar: Exclude<FeastCalendar, 'gregory'>, year: number): readonly Month[] {
  const key = `${calendar} ${String(year)}`;
  let months = KEPT.get(key);
  if (months === undefined)
    KEPT.set(key, (months = calendar === 'hebrew' ? hebrewMonths(year) : intlMonths(calendar, year)));
  return months;
}

const KEPT = new Map<string, readonly Month[]>();

/// Months that begin on New Year's Day of the next year show how long those before are.
function intlMonths(calendar: string, year: number): readonly Month[] {
  const format = new Intl.DateTimeFormat('en', {
    calendar,
    numberingSystem: 'latn',
    timeZone: 'UTC',
    day: 'numeric',
    month: 'numeric',
  });
  if (format.resolvedOptions().calendar !== calendar) return [];
  const begun: { readonly name: string; readonly first: Day }[] = [];
  const end = Date.UTC(year + 1, 0, 1) / MILLISECONDS;
  let day = Date.UTC(year, 0, 1) / MILLISECONDS;
  while (begun.length === 0 || (begun.at(-1)?.first ?? end) < end) {
    const parts = format.formatToParts(day * MILLISECONDS);
    const number = Number(parts.find(({ type }) => type === 'day')?.value);
    if (number === 1) begun.push({ name: parts.find(({ type }) => type === 'month')?.value ?? '', first: day });
    day += number < LEAST ? LEAST - number : 1;
  }
  return begun.flatMap(({ name, first }, at) => {
    const next = begun[at + 1];
    return next === undefined || !/^\d+$/.test(name) ? [] : [{ number: Number(name), first, days: next.first - first }];
  });
}

/// From Tishri of one Hebrew year to Elul of the next, as far as they begin in the Gregorian year.
function hebrewMonths(year: number): readonly Month[] {
  const from = Date.UTC(year, 0, 1) / MILLISECONDS;
  const to = Date.UTC(year + 1, 0, 1) / MILLISECONDS;
  return [year - 1, year].flatMap(hebrewYear).filter(({ first }) => from <= first && first < to);
}

/// The months of the Hebrew year that begins in a Gregorian year. The months behind the turn of the year are as long in every year;
/// of those before, Heshvan has a day more in the longest and Kislev a day less in the shortest; in leap years a month of thirty
/// days stands before Adar.
function hebrewYear(year: number): readonly Month[] {
  const first = newYear(year);
  const next = newYear(year + 1);
  const excess = (next - first) % 30;
  const isLeap = next - first > 360;
  const lengths: readonly (readonly [number, number])[] = [
    [7, 30],
    [8, excess === 25 ? 30 : 29],
    [9, excess === 23 ? 29 : 30],
    [10, 29],
    [11, 30],
    ...(isLeap ? ([[0, 30]] as const) : []),
    [12, 29],
    ...[1, 2, 3, 4, 5, 6].map((number) => [number, number % 2 === 1 ? 30 : 29] as const),
  ];
  let day = first;
  return lengths.flatMap(([number, days]) => {
    const month = { number, first: day, days };
    day += days;
    return number === 0 ? [] : [month];
  });
}

/// The first day of the Hebrew era.
const HEBREW_EPOCH = Date.UTC(-3760, 8, 7) / MILLISECONDS;

/// The first of Tishri in a Gregorian year, by the mean new moon and what puts it off (Dershowitz and Reingold).
function newYear(gregorian: number): Day {
  const year = gregorian + 3761;
  const [before, own, after] = [elapsed(year - 1), elapsed(year), elapsed(year + 1)];
  const delay = after - own === 356 ? 2 : own - before === 382 ? 1 : 0;
  return HEBREW_EPOCH + own + delay;
}

/// Days from the epoch to the mean new moon of Tishri, put off where it falls on a Sunday, Wednesday or Friday.
function elapsed(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  const parts = 12_084 + 13_753 * months;
  const day = 29 * months + Math.floor(parts / 25_920);
  return (3 * (day + 1)) % 7 < 3 ? day + 1 : day;
}
