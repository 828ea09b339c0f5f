import type { SourceDocument } from '../../annotation/document.js';
import type { TimeMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import { lastBegun } from '../../annotation/span.js';
import type { Calendar } from '../../language/calendar-index.js';
import { parseDay, yearOf, type Day } from './calendar.js';

const YEAR = /^(?:1[0-9]|20)\d\d$/;
/// So many years before publication a story lies at least.
const LONG_AGO = 2;
/// So many days from publication lies at most what is told from there.
const NEAR = 60;
const MONTH = 31;

/// For each sentence the year that days without one are of ("in August he was tried"), where the report tells a story of long ago:
/// its first time is a day or month of such a year, or a question names that year. It holds until another year is told, or a time
/// near publication. `times` are those of each sentence.
export function storyYears(
  calendar: Calendar,
  { segments, published }: SourceDocument,
  sentences: readonly Sentence[],
  times: readonly (readonly TimeMention[])[],
): (number | null)[] {
  const today = published === null ? null : parseDay(published);
  if (today === null) return sentences.map(() => null);
  let year: number | null = null;
  let isStory: boolean | null = null;
  let isAsked = false;
  return sentences.map((sentence, index) => {
    const kind = segments[lastBegun(segments, sentence.start)]?.kind;
    if (kind !== 'body') return null;
    const told = times[index] ?? [];
    const asks = sentence.words.at(-1)?.form === '?';
    if (asks && isAsked) [year, isAsked] = [null, false];
    const near = told.some((mention) => isNear(calendar, sentence, mention, today));
    const long = told.flatMap((mention) => longAgo(sentence, mention, today) ?? []);
    const first = long.find(({ isShort }) => isShort);
    if (isStory === null && told.length > 0) isStory = !near && first !== undefined;
    const named = isStory ? (first ?? long[0]) : asks ? long[0] : undefined;
    if (named !== undefined) [year, isAsked] = [named.year, isStory !== true];
    else if (near) year = null;
    return year;
  });
}

/// The year that a time names, where it is long ago, and whether it is a day or month of it.
function longAgo(
  { words }: Sentence,
  { first, last, from, to }: TimeMention,
  today: Day,
): { readonly year: number; readonly isShort: boolean } | null {
  const [begin, end] = [parseDay(from ?? ''), parseDay(to ?? '')];
  if (begin === null || end === null || !words.slice(first, last + 1).some(({ form }) => YEAR.test(form))) return null;
  const year = yearOf(begin);
  return year !== yearOf(end) || yearOf(today) - year < LONG_AGO ? null : { year, isShort: end - begin < MONTH };
}

/// Whether a time is told from publication: "on Tuesday", "yesterday", "last week", "a month ago".
function isNear(calendar: Calendar, { words }: Sentence, { first, last, from, to }: TimeMention, today: Day): boolean {
  const day = parseDay(to ?? '') ?? parseDay(from ?? '');
  if (day === null || Math.abs(day - today) > NEAR) return false;
  return words.slice(first, last + 1).some(({ form }) => {
    const text = form.toLowerCase();
    const isBack = calendar.directions.get(text)?.some(({ value }) => value.step <= 0) === true;
    return isBack || calendar.weekdays.has(text) || calendar.days.has(text) || calendar.agoBehind.has(text);
  });
}
