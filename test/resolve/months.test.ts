import { describe, expect, it } from 'vitest';
import type { Feast } from '../../src/language/feasts.js';
import { formatDay } from '../../src/resolve/time/calendar.js';
import { feastOfYear, occurrencesOf } from '../../src/resolve/time/feasts.js';
import { monthsOf } from '../../src/resolve/time/months.js';

const RAMADAN: Feast = { calendar: 'islamic-umalqura', month: 9, day: null, days: 1 };
const LUNAR_NEW_YEAR: Feast = { calendar: 'chinese', month: 1, day: 1, days: 1 };
const NOWRUZ: Feast = { calendar: 'persian', month: 1, day: 1, days: 1 };
const PASSOVER: Feast = { calendar: 'hebrew', month: 1, day: 15, days: 7 };
const NEW_YEAR_OF_THE_JEWS: Feast = { calendar: 'hebrew', month: 7, day: 1, days: 2 };
const HANUKKAH: Feast = { calendar: 'hebrew', month: 9, day: 25, days: 8 };
const PURIM: Feast = { calendar: 'hebrew', month: 12, day: 14, days: 1 };
const ORTHODOX_EASTER: Feast = { calendar: 'orthodox-easter', offset: 0, days: 1 };
const DIWALI: Feast = { calendar: 'new-moons', month: 10, day: 18, offset: -1, days: 1 };

function begins(feast: Feast, year: number): string[] {
  return occurrencesOf(feast, year).map(({ from }) => formatDay(from));
}

describe('feasts of other calendars begin on the days that are known', () => {
  it.each([
    ['Ramadan', RAMADAN, ['1990-03-28', '2000-11-27', '2012-07-20', '2017-05-27', '2024-03-11', '2040-09-08']],
    [
      'Lunar New Year',
      LUNAR_NEW_YEAR,
      ['1900-01-31', '1949-01-29', '1985-02-20', '2033-01-31', '2034-02-19', '2050-01-23'],
    ],
    ['Nowruz', NOWRUZ, ['1979-03-21', '2000-03-20', '2016-03-20', '2017-03-21', '2030-03-21']],
    ['Passover', PASSOVER, ['1948-04-24', '1967-04-25', '2002-03-28', '2016-04-23', '2024-04-23']],
    ['Rosh Hashanah', NEW_YEAR_OF_THE_JEWS, ['1948-10-04', '1973-09-27', '2000-09-30', '2016-10-03', '2023-09-16']],
    ['Hanukkah', HANUKKAH, ['1994-11-28', '2013-11-28', '2016-12-25', '2023-12-08', '2024-12-26']],
    ['Purim', PURIM, ['1991-02-28', '2016-03-24', '2023-03-07', '2024-03-24']],
    ['Orthodox Easter', ORTHODOX_EASTER, ['1917-04-15', '1991-04-07', '2000-04-30', '2017-04-16', '2024-05-05']],
    ['Diwali', DIWALI, ['2000-10-26', '2012-11-13', '2017-10-19', '2020-11-14', '2023-11-12', '2024-10-31']],
  ])('%s', (_, feast, days) => {
    expect(days.flatMap((day) => begins(feast, Number(day.slice(0, 4))))).toEqual(days);
  });

  it('twice in a year or never, where the year of the moon is shorter', () => {
    expect(begins(RAMADAN, 1997)).toEqual(['1997-01-10', '1997-12-31']);
    expect(begins({ ...RAMADAN, day: 1 }, 1997)).toHaveLength(2);
    expect(feastOfYear([HANUKKAH], 2016)).toEqual({
      from: expect.any(Number) as number,
      to: expect.any(Number) as number,
    });
  });
});

describe('months of other calendars', () => {
  it.each(['islamic-umalqura', 'hebrew', 'chinese', 'persian'] as const)('%s follow each other', (calendar) => {
    for (let year = 1900; year < 2100; year++) {
      const months = monthsOf(calendar, year);
      expect(months.length).toBeGreaterThanOrEqual(11);
      for (const { days } of months) expect([29, 30, 31]).toContain(days);
      for (const [at, { first, days }] of months.slice(0, -1).entries()) {
        // A month that is put in stands between two.
        const gap = (months[at + 1]?.first ?? 0) - first - days;
        expect([0, 29, 30]).toContain(gap);
      }
    }
  });

  // Other releases of ICU reckon some years otherwise, which is why these months are reckoned here.
  it.skipIf(Number.parseFloat(process.versions['icu'] ?? '') < 78)('of the Hebrew calendar are those of Intl', () => {
    const format = new Intl.DateTimeFormat('en', { calendar: 'hebrew', timeZone: 'UTC', day: 'numeric' });
    for (let year = 1800; year < 2200; year++)
      for (const { first } of monthsOf('hebrew', year)) expect(format.format(first * 86_400_000)).toBe('1');
  });
});
