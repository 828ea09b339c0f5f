import { MONTH_NAMES } from './month-names.js';

const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const YEAR = /(?:1[6-9]|20)\d\d/;

/// A date, with time and zone where they were given, as ISO 8601.
interface PageDate {
  /// YYYY-MM-DD
  readonly day: string;
  /// YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][zone]
  readonly full: string;
}

/// Reads the first date in a short text: ISO 8601, "12 May 2020", "May 12, 2020", "12.05.2020", "2020/05/12", and
/// RFC 2822, month names in 18 languages. In "05/12/2020" the month stands first unless `dayFirst`, or unless it cannot.
/// Returns null where there is none; "3 hours ago" is no date.
export function readDate(text: string, dayFirst = false): PageDate | null {
  const sample = text.slice(0, 300);
  return isoDate(sample) ?? namedMonthDate(sample) ?? numericDate(sample, dayFirst);
}

/// Whether a word in small letters names a month, in full or short, in one of 18 languages.
export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}

/// The publication date in an address such as …/2020/05/12/…, or null. In …/2020/05/12-dead-in-raid the number begins a headline.
export function dateInAddress(uri: string): string | null {
  const apart = /[/-]((?:19|20)\d\d)[/-](\d\d?)(?:\/(\d\d?)(?=[/_]|\.[a-z]|$)|-(\d\d?)(?=[/_.-]|$))/.exec(uri);
  if (apart !== null) return day(apart[1], apart[2], apart[3] ?? apart[4]);
  const together = /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=\D|$)/.exec(uri);
  return together === null ? null : day(together[1], together[2], together[3]);
}

/// True for an ISO 8601 calendar date that exists.
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  return match !== null && day(match[1], match[2], match[3]) !== null;
}

function isoDate(text: string): PageDate | null {
  const match =
    /(?<!\d)((?:1[6-9]|20)\d\d)-(\d\d)-(\d\d)(?:[T ]{1,2}(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?(?!\d)/i.exec(
      text,
    ) ?? /(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:T(\d\d):?(\d\d):?(\d\d)?(Z|[+-]\d\d:?\d\d)?)?(?!\d)/i.exec(text);
  if (match === null) return null;
  const found = day(match[1], match[2], match[3]);
  if (found === null) return null;
  const [, , , , hour, minute, second, zone] = match;
  if (hour === undefined || minute === undefined) return { day: found, full: found };
  const clock = `${hour}:${minute}${second === undefined ? '' : `:${second}`}`;
  return { day: found, full: `${found}T${clock}${(zone ?? '').toUpperCase().replace(/([+-]\d\d)(\d\d)$/, '$1:$2')}` };
}

function namedMonthDate(text: string): PageDate | null {
  // Most texts have no year, and the expressions below are slow on running text.
  if (!YEAR.test(text)) return shortYearDate(text);
  const lower = text.toLowerCase();
  // Day, month, year: "12. Mai 2020", "12 de mayo de 2020", "Tue, 12 May 2020 10:00:00 GMT", "12-May-2020".
  for (const match of lower.matchAll(
    /(?<!\d)(\d{1,2})(?:(?:st|nd|rd|th|er|\.)?[\s-]+|\.)(?:de\s+|of\s+)?([\p{L}]{3,12})\.?,?[\s-]+(?:de\s+)?(?:')?((?:1[6-9]|20)\d\d)(?!\d)/gu,
  )) {
    const found = day(match[3], MONTHS.get(match[2] ?? ''), match[1]);
    if (found !== null) return withClock(found, text.slice(match.index + match[0].length));
  }
  // Month, day, year: "May 12, 2020".
  for (const match of lower.matchAll(
    /([\p{L}]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:1[6-9]|20)\d\d)(?!\d)/gu,
  )) {
    const found = day(match[3], MONTHS.get(match[1] ?? ''), match[2]);
    if (found !== null) return withClock(found, text.slice(match.index + match[0].length));
  }
  return null;
}

/// "14 Oct 17 08:15:20 +0300", "6-Mar-24": the year in two figures, where the text is nothing but the date.
function shortYearDate(text: string): PageDate | null {
  const match =
    /^\s*(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})[\s-]+(\p{L}{3,12})\.?[\s-]+'?(\d\d)(?=\s*$|\s+\d{1,2}:\d\d)/u.exec(text);
  const found = match === null ? null : day(fullYear(match[3]), MONTHS.get(match[2]?.toLowerCase() ?? ''), match[1]);
  return match === null || found === null ? null : withClock(found, text.slice(match[0].length));
}

/// A year in two figures is one of 1950 to 2049 (RFC 5322).
function fullYear(year: string | undefined): string | undefined {
  return year?.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
}

function numericDate(text: string, dayFirst: boolean): PageDate | null {
  const yearFirst = /(?<!\d)((?:1[6-9]|20)\d\d)[./](\d{1,2})[./](\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null) {
    const found = day(yearFirst[1], yearFirst[2], yearFirst[3]);
    if (found !== null) return withClock(found, text.slice(yearFirst.index + yearFirst[0].length));
  }
  const match =
    /(?<![\d.])(\d{1,2})\s?([./|-])\s?(\d{1,2})\s?\2\s?((?:1[6-9]|20)\d\d(?![\d:]|\.\d)|\d\d(?!\d)|\d\d(?=\d\d:\d\d))/.exec(
      text,
    );
  if (match === null) return null;
  const [whole, first, mark, second, year] = match;
  const asDayFirst = day(fullYear(year), second, first);
  const asMonthFirst = day(fullYear(year), first, second);
  const found = mark === '.' || dayFirst ? (asDayFirst ?? asMonthFirst) : (asMonthFirst ?? asDayFirst);
  return found === null ? null : withClock(found, text.slice(match.index + whole.length));
}

function withClock(found: string, rest: string): PageDate {
  const match = /^[^\d]{0,12}(\d{1,2})[:.h](\d\d)(?::\d\d)?(?:\s*([ap])(?:\.?m\b|\b))?/i.exec(rest);
  if (match === null) return { day: found, full: found };
  let hour = Number(match[1]);
  const half = match[3]?.toLowerCase();
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  if (hour > 23 || Number(match[2]) > 59) return { day: found, full: found };
  return { day: found, full: `${found}T${String(hour).padStart(2, '0')}:${match[2] ?? '00'}` };
}

/// Newspapers are no older; smaller years are slips and empty fields.
const OLDEST = 1600;

function day(year: string | undefined, month: string | number | undefined, date: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(date)];
  if (!(y >= OLDEST && y <= 2100 && m >= 1 && m <= 12 && d >= 1)) return null;
  const last =
    [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d > last ? null : `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
