const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = 86_400_000;

/// A day as ISO 8601 of "2024-05-06" with or without a time, "20240506", "2024/05/06" and "06 May 2024" or "6-May-2024"; null for
/// anything else and for days that there are not.
export function readDay(text: string | null): string | null {
  if (text === null) return null;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/.exec(text) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/.exec(text);
  if (iso !== null) return dayOf(iso[1], iso[2], iso[3]);
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (digits !== null) return dayOf(digits[1], digits[2], digits[3]);
  const words = /^(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})$/.exec(text);
  if (words === null) return null;
  const month = MONTHS.indexOf((words[2] ?? '').toLowerCase()) + 1;
  return dayOf(words[3], String(month), words[1]);
}

function dayOf(year = '', month = '', day = ''): string | null {
  const found = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const is = [found.getUTCFullYear(), found.getUTCMonth() + 1, found.getUTCDate()];
  return is[0] === Number(year) && is[1] === Number(month) && is[2] === Number(day)
    ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    : null;
}

/// The number of a day of ISO 8601 since 1970.
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

/// The day with a number since 1970, as ISO 8601.
export function dayNumbered(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export function daysLater(day: string, days: number): string {
  return dayNumbered(dayNumber(day) + days);
}

/// First and last day of the month of a day.
export function monthOf(day: string): [first: string, last: string] {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return [`${day.slice(0, 7)}-01`, new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)];
}
