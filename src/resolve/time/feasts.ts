import type { Feast } from '../../language/feasts.js';
import { dayOf, easterOf, orthodoxEasterOf, yearOf, type Day } from './calendar.js';
import { monthsOf } from './months.js';

/// The days of a feast, both included.
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/// When a feast begins in a Gregorian year: mostly once, of short years of the moon now and then twice or never.
export function occurrencesOf(feast: Feast, year: number): Days[] {
  switch (feast.calendar) {
    case 'easter':
      return [lasting(easterOf(year) + feast.offset, feast.days)];
    case 'orthodox-easter':
      return [lasting(orthodoxEasterOf(year) + feast.offset, feast.days)];
    case 'gregory': {
      const day = dayOf(year, feast.month, feast.day ?? 1);
      return day === null ? [] : [lasting(day, feast.days)];
    }
    case 'new-moons': {
      const earliest = dayOf(year, feast.month, feast.day) ?? 0;
      // Every month of the Chinese calendar begins on the day of a new moon, and one of two that follow each other counts.
      const moon = monthsOf('chinese', year).find(({ first }) => first >= earliest);
      return moon === undefined ? [] : [lasting(moon.first + feast.offset, feast.days)];
    }
    default: {
      const { calendar, month, day, days } = feast;
      return [year - 1, year]
        .flatMap((each) => monthsOf(calendar, each))
        .filter(({ number }) => number === month)
        .map((found) => lasting(found.first + (day ?? 1) - 1, day === null ? found.days : days))
        .filter(({ from }) => yearOf(from) === year);
    }
  }
}

function lasting(from: Day, days: number): Days {
  return { from, to: from + days - 1 };
}

/// Of feasts of one name in a year: the one with the most days in it; null where the name means several feasts of that year or none.
export function feastOfYear(feasts: readonly Feast[], year: number): Days | null {
  const found = feasts.map((feast) =>
    [year - 1, year]
      .flatMap((each) => occurrencesOf(feast, each))
      .filter(({ from, to }) => yearOf(from) === year || yearOf(to) === year),
  );
  const [only = []] = found;
  if (found.filter((days) => days.length > 0).length !== 1) return feasts.length === 1 ? longestIn(only, year) : null;
  return longestIn(found.flat(), year);
}

function longestIn(found: readonly Days[], year: number): Days | null {
  const [first, last] = [dayOf(year, 1, 1) ?? 0, dayOf(year, 12, 31) ?? 0];
  const within = ({ from, to }: Days): number => Math.min(to, last) - Math.max(from, first);
  let best: Days | null = null;
  for (const days of found) if (best === null || within(days) > within(best)) best = days;
  return best;
}
