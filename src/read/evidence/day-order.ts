/// "12/05/2020", and the same with bars and two figures for the year.
const NUMERIC = /(?<![\d./-])(\d{1,2})([/|-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/])/g;
const LONGEST_TEXT = 20_000;

/// Whether the day stands before the month in the dates of a text, told by those in which one of both is no month; null where none
/// tells it or where they differ.
export function dayFirstIn(text: string): boolean | null {
  let [days, months] = [0, 0];
  for (const [, first, , second] of text.slice(0, LONGEST_TEXT).matchAll(NUMERIC)) {
    const [a, b] = [Number(first), Number(second)];
    if (a > 12 && a <= 31 && b <= 12) days++;
    if (b > 12 && b <= 31 && a <= 12) months++;
  }
  return days > 0 === months > 0 ? null : days > 0;
}

/// Whether the day stands before the month where a language is spoken ("en-GB", "en_US"); null for English alone, which has both, and
/// for what is no language.
export function dayFirstBy(language: string | null): boolean | null {
  const tag = (language ?? '').trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) || /^en$/i.test(tag)) return null;
  try {
    const parts = new Intl.DateTimeFormat(tag).formatToParts(0).map(({ type }) => type);
    return parts.indexOf('day') < parts.indexOf('month') || parts.indexOf('year') < parts.indexOf('month');
  } catch {
    return null;
  }
}
