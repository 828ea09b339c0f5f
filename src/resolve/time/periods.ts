import type { BaseUnit, Part, Season } from '../../language/calendar.js';
import {
  addMonths,
  monthInterval,
  monthOf,
  weekdayOf,
  yearInterval,
  yearOf,
  type Day,
  type Interval,
} from './calendar.js';

/// Days that are not known.
export const UNKNOWN: Interval = { from: null, to: null };

/// The day, week, month or year so many steps from today's.
export function period(today: Day | null, unit: BaseUnit, step: number): Interval {
  if (today === null) return UNKNOWN;
  if (unit === 'week') {
    const from = today - weekdayOf(today) + 7 * step;
    return { from, to: from + 6 };
  }
  if (unit === 'month') {
    const day = addMonths(today, step);
    return monthInterval(yearOf(day), monthOf(day));
  }
  if (unit === 'year') return yearInterval(yearOf(today) + step);
  return { from: today + step, to: today + step };
}

/// The last, present or next weekend.
export function weekend(today: Day | null, step: number): Interval {
  if (today === null) return UNKNOWN;
  const saturday = today - weekdayOf(today) + 5 + (step > 0 && weekdayOf(today) < 5 ? 0 : 7 * step);
  return { from: saturday, to: saturday + 1 };
}

/// The month in which each season begins.
const FIRST_MONTH: Readonly<Record<Season, number>> = { winter: 12, spring: 3, summer: 6, autumn: 9 };

/// The last, present or next season of a name, as the northern half of the world counts.
export function season(today: Day | null, name: Season, step: number): Interval {
  if (today === null) return UNKNOWN;
  const first = FIRST_MONTH[name];
  const behind = step < 0 && monthOf(today) <= first + 2 ? -1 : step > 0 && monthOf(today) >= first ? 1 : 0;
  const year = yearOf(today) + behind;
  const from = monthInterval(year, first).from;
  return { from, to: addMonths(from, 3) - 1 };
}

/// A day so many units on.
export function shifted(day: Day, unit: BaseUnit, count: number): Day {
  if (unit === 'hour') return day + Math.trunc(count / 24);
  if (unit === 'day') return day + count;
  if (unit === 'week') return day + 7 * count;
  return addMonths(day, unit === 'month' ? count : 12 * count);
}

/// The early, middle or late third of a stretch of days.
export function partOf({ from, to }: { from: Day; to: Day }, part: Part | 'vague' | null): Interval {
  const third = Math.floor((to - from + 1) / 3);
  if (part === 'early') return { from, to: from + third - 1 };
  if (part === 'late') return { from: to - third + 1, to };
  if (part === 'middle') return { from: from + third, to: to - third };
  return { from, to };
}

/// The first day of the so-manyth piece of `length` days of a stretch, -1 for the last; null where it has no such piece.
export function nthDay({ from, to }: { from: Day; to: Day }, number: number, length: number): Day | null {
  const day = number < 0 ? to - length + 1 : from + (number - 1) * length;
  return day > to ? null : day;
}

/// The so-manyth day of a name in a stretch of days (0 is Monday), -1 for the last; null where it has none.
export function nthWeekday({ from, to }: { from: Day; to: Day }, number: number, weekday: number): Day | null {
  const day =
    number < 0
      ? to - ((weekdayOf(to) - weekday + 7) % 7)
      : from + ((weekday - weekdayOf(from) + 7) % 7) + 7 * (number - 1);
  return day > to ? null : day;
}
