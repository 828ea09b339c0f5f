/// Days on a line. `at` of the server is a day, a month or a year; it stands where its first day stands.
export const DAY = 86_400_000;

export type Unit = 'day' | 'month' | 'year';

export interface Scale {
  readonly first: number;
  readonly last: number;
  /// Share of the width, 0 to 1, at which a day stands.
  x(at: string): number;
  /// The day that stands at a share of the width.
  day(share: number): string;
}

export function timeOf(at: string): number {
  return Date.parse(at.length === 4 ? `${at}-01-01` : at.length === 7 ? `${at}-01` : at);
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/// A scale that holds all these days, with a unit to spare at the end.
export function scaleOf(days: readonly string[], unit: Unit): Scale | null {
  const times = days.map(timeOf).filter((time) => !Number.isNaN(time));
  if (times.length === 0) return null;
  const first = times.reduce((a, b) => Math.min(a, b));
  const last = times.reduce((a, b) => Math.max(a, b)) + length(unit);
  const span = last - first;
  return {
    first,
    last,
    x: (at) => (timeOf(at) - first) / span,
    day: (share) => isoDay(first + Math.min(1, Math.max(0, share)) * span),
  };
}

function length(unit: Unit): number {
  return unit === 'day' ? DAY : unit === 'month' ? 30 * DAY : 365 * DAY;
}

/// Share of the width that a unit takes.
export function widthOf(scale: Scale, unit: Unit): number {
  return length(unit) / (scale.last - scale.first);
}

/// The unit in which a span of days is told best: some 100 to 400 columns.
export function unitFor(from: string | null, to: string | null): Unit {
  if (from === null || to === null) return 'day';
  const span = (timeOf(to) - timeOf(from)) / DAY;
  return span <= 400 ? 'day' : span <= 12_000 ? 'month' : 'year';
}

/// A few round days to write under the line.
export function ticks(scale: Scale, most: number): string[] {
  const span = scale.last - scale.first;
  const steps = [1, 2, 7, 14].map((days) => days * DAY);
  const days = steps.find((step) => span / step <= most);
  if (days !== undefined) {
    const marks: string[] = [];
    for (let time = scale.first; time < scale.last; time += days) marks.push(isoDay(time));
    return marks;
  }
  const months = [1, 3, 6, 12, 24, 60, 120, 240, 600].find((step) => span / (step * 30.4 * DAY) <= most) ?? 1200;
  const begin = new Date(scale.first);
  const marks: string[] = [];
  for (
    let month = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth()) / months) * months;
    ;
    month += months
  ) {
    const at = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
    if (timeOf(at) >= scale.last) return marks;
    if (timeOf(at) >= scale.first) marks.push(months % 12 === 0 ? at.slice(0, 4) : at);
  }
}
