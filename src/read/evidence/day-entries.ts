import type { Segment } from '../../annotation/document.js';
import { readDate } from './page-date.js';

/// How many paragraphs that open with their day make a page a chronology.
const ENTRIES = 3;
const MONTH = '\\p{Lu}\\p{L}{2,8}';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = '(?:,?\\s(?:19|20)\\d\\d)?';
/// "Sept. 30 – Soldiers …", "30 September 1991: …", "June 1948 - …"
const OPENING = new RegExp(
  `^\\s*((?:${MONTH},?\\s)??(?:${MONTH}\\.?\\s${DAY}${YEAR}|${DAY}\\s${MONTH}\\.?${YEAR}|${MONTH}\\s(?:19|20)\\d\\d))(?:\\s+[-–—]{1,2}\\s+|\\s*[–—:]\\s*)(?=["“'‘]?\\p{Lu})`,
  'u',
);

/// The segments of a document with the days that open the entries of a chronology as segments of their own, so that they are read as
/// headings and no part of a sentence. The same where the page is none.
export function withDayEntries(text: string, segments: readonly Segment[]): readonly Segment[] {
  const openings = segments.map(({ kind, start, end }) => (kind === 'body' ? opening(text.slice(start, end)) : null));
  if (openings.filter((found) => found !== null).length < ENTRIES) return segments;
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

/// Where the day ends and what follows it begins, in UTF-16 units of the paragraph; null where it opens with none.
function opening(paragraph: string): { readonly day: number; readonly rest: number } | null {
  const found = OPENING.exec(paragraph);
  const day = found?.[1];
  if (found === null || day === undefined || !isDay(day)) return null;
  return { day: found[0].indexOf(day) + day.length, rest: found[0].length };
}

function isDay(text: string): boolean {
  const plain = text.replace(/\./g, '');
  const tries = [plain, `${plain}, 2000`, `1 ${plain}`, plain.replace(/^\p{L}+,?\s(?=\p{L}|\d{1,2}\s\p{L})/u, '')];
  return tries.some((each) => readDate(each, true) !== null || readDate(`${each}, 2000`, true) !== null);
}
