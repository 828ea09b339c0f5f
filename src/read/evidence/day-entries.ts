import type { Segment } from '../../annotation/document.js';
import type { CommentCues } from './comment-cues.js';
import { readDate } from './page-date.js';

/// How many paragraphs that open with their date make a page a chronology, and how many that open with their weekday or hour.
const ENTRIES = 3;
const ENTRIES_OF_A_WEEK = 2;
const MONTH = '\\p{Lu}\\p{L}{2,8}';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s(?:1[6-9]|20)\\d\\d)?';
/// "2-3", "10 and 11"
const DAYS = `${DAY}(?:(?:\\s?[-–/]\\s?|\\s\\p{Ll}{1,3}\\s)${DAY})?`;
const DATE = `(?:${MONTH}\\.?\\s${DAYS}${YEAR}|${DAYS}\\s${MONTH}\\.?${YEAR}|${MONTH}\\s(?:1[6-9]|20)\\d\\d)`;
/// The first of several days.
const SEVERAL = new RegExp(`${DAY}(?:\\s?[-–/]\\s?|\\s\\p{Ll}{1,3}\\s)(?=${DAY})`, 'u');
/// What parts the day from what is told of it.
const BREAK = '(?:\\s+[-–—]{1,2}\\s+|\\s*[–—:|]\\s*|\\.\\s+)';
/// "Sept. 30 – Soldiers …", "30 September 1991: …", "June 1948 - …", "MONDAY, Aug 3 - …"
const DATED = new RegExp(`^\\s*((?:${MONTH},?\\s)??${DATE})${BREAK}(?=["“'‘]?\\p{Lu}|["“'‘]?\\d)`, 'u');
/// "MONDAY: …", "Wednesday – …"
const NAMED = new RegExp(`^\\s*(${MONTH})${BREAK}(?=["“'‘]?\\p{Lu}|["“'‘]?\\d)`, 'u');
/// "12th. At five …", in a diary.
const NUMBERED = new RegExp(`^\\s*(\\d{1,2}(?:st|nd|rd|th))${BREAK}(?=["“'‘]?\\p{Lu}|["“'‘]?\\d)`, 'u');
/// "16:05 The …", "4.10pm: …", "0730 GMT - …", "1730. Boys …"
const CLOCK =
  /^\s*((?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?|[0-5]\d(?=[.:]\s|\s[-–—]))(?:\s[A-Z]{2,4}(?=\s*[-–—:|]))?)(?:\s*[-–—:|.]{1,2})?\s+(?=["“'‘]?\p{Lu}|["“'‘]?\d)/u;

/// Where the day or hour ends and what follows it begins, in UTF-16 units of the paragraph.
interface Opening {
  readonly day: number;
  readonly rest: number;
  /// A weekday or an hour; else day and month or month and year.
  readonly isNear: boolean;
}

/// The segments of a document with the days and hours that open the entries of a chronology as segments of their own, so that they are read as
/// headings and no part of a sentence. The same where the page is none.
export function withDayEntries(
  text: string,
  segments: readonly Segment[],
  { weekdays }: Pick<CommentCues, 'weekdays'>,
): readonly Segment[] {
  const openings = segments.map(({ kind, start, end }) =>
    kind === 'body' ? opening(text.slice(start, end), weekdays) : null,
  );
  const all = openings.flatMap((found) => found ?? []);
  const near = all.filter(({ isNear }) => isNear);
  if (all.length < ENTRIES && near.length < ENTRIES_OF_A_WEEK) return segments;
  const out: Segment[] = [];
  const moved = segments.map((segment, index) => {
    const found = openings[index] ?? null;
    if (found !== null) out.push({ ...segment, end: segment.start + found.day });
    out.push(found === null ? segment : { ...segment, start: segment.start + found.rest });
    return out.length - 1;
  });
  return out.map((segment) => ({
    ...segment,
    replyTo: segment.replyTo === null ? null : (moved[segment.replyTo] ?? segment.replyTo),
  }));
}

/// How a paragraph opens with a day or hour; null where it opens with none.
function opening(paragraph: string, weekdays: ReadonlyMap<string, number>): Opening | null {
  const dated = DATED.exec(paragraph);
  const named = NAMED.exec(paragraph);
  const isDated = dated !== null && isDay(dated[1] ?? '');
  const isNamed = named !== null && weekdays.has((named[1] ?? '').toLowerCase());
  const found = isDated ? dated : isNamed ? named : (NUMBERED.exec(paragraph) ?? CLOCK.exec(paragraph));
  const [first = ''] = (dated?.[1] ?? '').toLowerCase().split(/[\s,]/);
  const day = found?.[1];
  if (found === null || day === undefined) return null;
  return { day: found[0].indexOf(day) + day.length, rest: found[0].length, isNear: !isDated || weekdays.has(first) };
}

function isDay(text: string): boolean {
  const plain = text.replace(/\./g, '').replace(SEVERAL, '');
  const tries = [plain, `${plain}, 2000`, `1 ${plain}`, plain.replace(/^\p{L}+,?\s(?=\p{L}|\d{1,2}\s\p{L})/u, '')];
  return tries.some((each) => readDate(each, true) !== null || readDate(`${each}, 2000`, true) !== null);
}
