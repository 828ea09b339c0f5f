import type { SourceDocument } from '../../annotation/document.js';
import type { TimeMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import { lastBegun } from '../../annotation/span.js';
import { formatDay, parseDay, type Day } from './calendar.js';

/// How many words a line has at most that only says a day.
const SHORT = 8;

/// For each sentence the line above that says of what day it tells ("Saturday 24 February", in a diary or a chronology), as the time
/// that the line tells; null where none stands above. A line is one where it fills a segment of the report alone, tells one day and
/// has no verb. `times` are those of each sentence.
export function dayHeadings(
  { segments, published }: SourceDocument,
  sentences: readonly Sentence[],
  times: readonly (readonly TimeMention[])[],
): (TimeMention | null)[] {
  const at = sentences.map(({ start }) => lastBegun(segments, start));
  const told = sentences.map((sentence, index): TimeMention | null => {
    const segment = at[index] ?? -1;
    if (segments[segment]?.kind !== 'body') return null;
    const isAlone = at[index - 1] !== segment && at[index + 1] !== segment;
    if (!isAlone || index === sentences.length - 1) return null;
    if (numberAlone(sentence) !== null) return numbered(sentence);
    return isDayAlone(sentence, times[index] ?? []) ? (times[index]?.[0] ?? null) : null;
  });
  const ordered = inOrder(sentences, told, published);
  let heading: TimeMention | null = null;
  return sentences.map((sentence, index) => {
    if (segments[at[index] ?? -1]?.kind !== 'body') return null;
    if (isYearAlone(sentence)) heading = null;
    if (told[index] === null) return heading;
    heading = ordered[index] ?? null;
    return null;
  });
}

/// The headings with those that are a weekday alone ("TUESDAY") on the day that follows the heading before them, where that was before
/// publication; the first of a week that goes on ("Monday", "Wednesday") before its second.
function inOrder(
  sentences: readonly Sentence[],
  told: readonly (TimeMention | null)[],
  published: string | null,
): readonly (TimeMention | null)[] {
  const last = published === null ? null : parseDay(published);
  if (last === null) return told.map((heading) => (heading?.from === null ? null : heading));
  const dayAt = (index: number): Day | null => parseDay(told[index]?.from ?? '');
  const isWeekday = (index: number): boolean =>
    (sentences[index]?.words ?? []).filter(({ upos }) => upos !== 'PUNCT').length === 1;
  const headings = told.flatMap((heading, index) => (heading === null ? [] : [index]));
  const out = [...told];
  let before: Day | null = null;
  headings.forEach((index, position) => {
    const heading = told[index] ?? null;
    const number = numberAlone(sentences[index]);
    let day = number === null ? dayAt(index) : dayOfNumber(number, before, last);
    if (day === null || heading === null) {
      if (number !== null) out[index] = null;
      return;
    }
    if (number === null && isWeekday(index)) {
      const next = dayAt(headings[position + 1] ?? -1);
      if (before !== null) {
        const after: Day = before + modulo(day - before);
        if (after <= last) day = after;
      } else if (next !== null && next < day && modulo(next - MONDAY) > modulo(day - MONDAY)) day -= WEEK;
    }
    before = day;
    if (day === dayAt(index)) return;
    const iso = formatDay(day);
    out[index] = { ...heading, from: iso, to: iso };
  });
  return out;
}

/// The number of a line that is nothing else, as the days of a diary have it ("12th"); null of other lines.
function numberAlone(sentence: Sentence | undefined): number | null {
  const [only, ...others] = (sentence?.words ?? []).filter(({ upos }) => upos !== 'PUNCT');
  const match = others.length > 0 || only === undefined ? null : NUMBER.exec(only.form);
  return match === null ? null : Number(match[1]);
}

const NUMBER = /^(\d{1,2})\p{L}{2}$/u;

function numbered({ start, end, words }: Sentence): TimeMention {
  return { start, end, first: 0, last: words.length - 1, from: null, to: null };
}

/// The next such day of a month behind the one before, else the last before publication; null where there is none.
function dayOfNumber(number: number, before: Day | null, last: Day): Day | null {
  for (let away = 1; away <= MONTH; away++) {
    const day = before === null ? last - away + 1 : before + away;
    if (Number(formatDay(day).slice(-2)) === number) return day <= last ? day : null;
  }
  return null;
}

const WEEK = 7;
const MONTH = 31;
/// 1970-01-05
const MONDAY = 4;

function modulo(days: number): number {
  return ((days % WEEK) + WEEK) % WEEK;
}

/// For each sentence the line above that is a year alone, as the parts of a chronology have it ("1991"); null where none stands above,
/// or where one line alone does, which may be anything.
export function yearHeadings({ segments }: SourceDocument, sentences: readonly Sentence[]): (string | null)[] {
  const at = sentences.map(({ start }) => lastBegun(segments, start));
  let year: string | null = null;
  const found = new Set<string>();
  const years = sentences.map(({ words }, index) => {
    const segment = segments[at[index] ?? -1];
    if (segment?.kind !== 'body') return null;
    if (isYearAlone({ words })) {
      year = words[0]?.form ?? null;
      if (year !== null) found.add(year);
    }
    return year;
  });
  return found.size > 1 ? years : years.map(() => null);
}

function isYearAlone({ words }: Pick<Sentence, 'words'>): boolean {
  const [only] = words;
  return words.length === 1 && only !== undefined && /^(?:1[5-9]|20)\d\d$/.test(only.form);
}

function isDayAlone({ words }: Sentence, times: readonly TimeMention[]): boolean {
  const [day] = times;
  if (day === undefined || times.length > 1 || words.length > SHORT) return false;
  // "October 1996" too
  const [from, to] = [parseDay(day.from ?? ''), parseDay(day.to ?? '')];
  return from !== null && to !== null && to - from < MONTH && !words.some(({ upos }) => upos === 'VERB');
}
