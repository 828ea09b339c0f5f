/// Days as whole numbers: days since 1 January 1970 in the Gregorian calendar. No clock and no time zone is asked.
export type Day = number;

/// Days from `from` to `to`, both included; null where a side is open or unknown.
export interface Interval {
  readonly from: Day | null;
  readonly to: Day | null;
}

const MILLISECONDS = 86_400_000;

/// The day of a year, month (1–12) and day of the month; null where the month has no such day.
export function dayOf(year: number, month: number, day: number): Day | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.getTime() / MILLISECONDS;
}

export function yearOf(day: Day): number {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

/// 1 to 12.
export function monthOf(day: Day): number {
  return new Date(day * MILLISECONDS).getUTCMonth() + 1;
}

/// 0 is Monday, 6 is Sunday.
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

export function monthInterval(year: number, month: number): { from: Day; to: Day } {
  const from = Date.UTC(year, month - 1, 1) / MILLISECONDS;
  return { from, to: Date.UTC(year, month, 1) / MILLISECONDS - 1 };
}

export function yearInterval(year: number): { from: Day; to: Day } {
  return { from: monthInterval(year, 1).from, to: monthInterval(year, 12).to };
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).
export function easterOf(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / MILLISECONDS;
}

/// Easter Sunday of the Julian calendar as a day of the Gregorian (Meeus).
export function orthodoxEasterOf(year: number): Day {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const sum = d + e + 114;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1) / MILLISECONDS + behind;
}

/// The same day so many months on; the last day of a shorter month.
export function addMonths(day: Day, months: number): Day {
  const index = yearOf(day) * 12 + monthOf(day) - 1 + months;
  const { from, to } = monthInterval(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
  return Math.min(from + day - monthInterval(yearOf(day), monthOf(day)).from, to);
}

/// Reads YYYY-MM-DD, also at the head of a date and time; null for anything else.
export function parseDay(iso: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso) ?? [];
  return year === undefined ? null : dayOf(Number(year), Number(month), Number(day));
}

/// YYYY-MM-DD.
export function formatDay(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}
