import type { CommentCues } from './comment-cues.js';
import { isMonth, readDate } from './page-date.js';

/// The dateline before the first sentence of a report.
export interface Dateline {
  /// Where the report itself begins, in UTF-16 units of the paragraph.
  readonly end: number;
  /// YYYY-MM-DD, where the dateline gives day, month and year.
  readonly day: string | null;
  /// A day and month without a year, or the number of a weekday (0 for Monday), where the dateline gives that.
  readonly told: string | number | null;
}

/// How many days before publication a report may have been written.
const DAYS_BEFORE = 10;
const DAY = 86_400_000;

/// The day on which a report with this dateline was written (YYYY-MM-DD), where that is not the day of publication but one shortly
/// before; else null.
export function writtenBefore({ told }: Dateline, published: string | null): string | null {
  if (told === null || published === null) return null;
  const last = Date.parse(published.slice(0, 10));
  if (isOn(told, new Date(last))) return null;
  for (let back = 1; back <= DAYS_BEFORE; back++) {
    const at = new Date(last - back * DAY);
    if (isOn(told, at)) return at.toISOString().slice(0, 10);
  }
  return null;
}

function isOn(told: string | number, at: Date): boolean {
  if (typeof told === 'number') return (at.getUTCDay() + 6) % 7 === told;
  const date = at.toISOString().slice(0, 10);
  const given = /(?:1[6-9]|20)\d\d/.test(told) ? told : `${told.replace(/[.,\s]+$/, '')}, ${date.slice(0, 4)}`;
  return readDate(given, true)?.day === date;
}

/// A byline and a standfirst may stand above the dateline.
const PARAGRAPHS_READ = 4;
/// Longer than the longest place, date and agencies in one.
const LONGEST = 110;
/// A headline in capitals is no place.
const LONGEST_PLACE = 5;
/// Without a date or an agency, a line in capitals is a heading when it is longer than "SALT LAKE CITY".
const LONGEST_BARE_PLACE = 3;

const CAPITALS = "(?:\\p{Lu}[\\p{Lu}\\p{M}'’.-]*)";
const PLACE = new RegExp(`^${CAPITALS}(?:(?: |/|, ?)${CAPITALS})*(?![\\p{L}\\d])`, 'u');
/// "Niamey", "Dar es Salaam", "Port-au-Prince/Santo Domingo": sure only before an agency or, behind a comma, a date.
const WRITTEN = "(?:\\p{Lu}[\\p{L}\\p{M}'’.]*(?:-\\p{L}[\\p{L}'’]*)*)";
const NAME = new RegExp(`^${WRITTEN}(?:(?: |/| (?:es|el|al|de|of|la|do) )${WRITTEN}){0,3}(?![\\p{L}\\d])`, 'u');
/// "(AP)", "[Reuters]", "(Agency via Paper)".
const AGENCY = /^\s*[([]([^()[\]]{2,40})[)\]]/u;
/// ", Nepal", ", N.Y.", ", Sept. 26", " 26 May 2006".
const PART = /^,?\s+(?:\p{Lu}[\p{L}.'’-]{1,15}(?: \p{Lu}[\p{L}.'’-]{1,15}){0,2}|(?:\p{Lu}\.){2,3})(?=[\s,:([–—-]|$)/u;
const DATE =
  /^,?\s+(?:\p{L}{3,9},?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\p{Lu}\p{L}{2,8}\.?|\p{Lu}\p{L}{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?:,?\s+(?:1[6-9]|20)\d\d)?(?![\p{L}\d])/u;
const DASH = /^(?:\s*(?:—|–|--+|―|\|)\s*|\s+[-_]\s+)(?=["“'‘«(]?[\p{Lu}\d])/u;
/// A dateline may have a line of its own.
const ALONE = /^\s*\.?\s*$/u;
const COLON = /^\s*:\s+(?=["“'‘«(]?[\p{Lu}\d])/u;

/// The datelines of a report by the paragraphs that they open: one near its beginning, or those of the items of a bulletin.
export function datelinesOf(paragraphs: readonly string[], cues: CommentCues): ReadonlyMap<number, Dateline> {
  const found = new Map<number, Dateline>();
  paragraphs.forEach((text, index) => {
    const dateline = findDateline(text, cues);
    if (dateline !== null) found.set(index, dateline);
  });
  const [first] = found.keys();
  return first !== undefined && (found.size > 1 || first < PARAGRAPHS_READ) ? found : new Map();
}

/// Finds a dateline at the start of a paragraph ("KATHMANDU, May 26 (Agency) – The …"): a place in capitals, with or without
/// a date and agencies, then a dash; a place written as usual with a known agency or a date; or a known agency in brackets and a dash. Null where that is not sure, as for "NATO – the
/// alliance – said", where the dash opens an insertion.
export function findDateline(paragraph: string, cues: CommentCues): Dateline | null {
  let at = paragraph.length - paragraph.trimStart().length;
  const start = at;
  const rest = (): string => paragraph.slice(at, start + LONGEST + 10);
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest());
    if (found === null) return null;
    at += found[0].length;
    return found[0];
  };
  const capitals = take(PLACE);
  if (capitals !== null && !isPlace(capitals, cues)) return null;
  const place = capitals ?? take(NAME);
  if (place !== null && isDayWord(place, cues)) return null;
  let agency = false;
  let dated: string | null = null;
  // "HONIARA, Friday: …"
  let weekday: number | null = null;
  for (let steps = 0; steps < 5; steps++) {
    const bracket = AGENCY.exec(rest());
    if (bracket !== null && (capitals !== null || isAgency(bracket[1] ?? '', cues))) {
      at += bracket[0].length;
      agency = true;
      continue;
    }
    if (place === null) break;
    const date: string | null = dated === null ? take(DATE) : null;
    if (date !== null && namesMonth(date) && (capitals !== null || /^,/u.test(date))) {
      dated = date;
      continue;
    }
    if (date !== null) return null;
    const part = agency ? null : take(PART);
    if (part === null) break;
    weekday = cues.weekdays.get(part.replace(/[^\p{L}]/gu, '').toLowerCase()) ?? weekday;
  }
  if (place === null && !agency) return null;
  const sure = agency || dated !== null || weekday !== null;
  if (capitals === null && place !== null && !agency && dated === null) return null;
  // "BLANTYRE, March 4. - Soldiers …"
  if (sure) take(/^\.(?=\s*[—–―-])/u);
  const closed = take(DASH) ?? (sure ? (take(COLON) ?? take(ALONE)) : null);
  if (closed === null || at - start > LONGEST) return null;
  if (!sure && (place?.split(/[ ,/]+/).length ?? 0) > LONGEST_BARE_PLACE) return null;
  if (!sure && opensInsertion(paragraph.slice(at))) return null;
  const day = dated === null ? null : (readDate(dated, true)?.day ?? null);
  return { end: at, day, told: dated?.replace(/^[,\s]+/, '') ?? weekday };
}

/// Whether one more dash stands in the sentence: then the dash before it opened an insertion, where two more are another one.
function opensInsertion(rest: string): boolean {
  const [sentence = ''] = rest.slice(0, 400).split(/[.!?]["”’]?\s/, 1);
  return (sentence.match(/\s*(?:—|–|--)\s*(?!\d)|\s-\s/gu)?.length ?? 0) % 2 === 1;
}

/// Capitals that are no heading, no acronym of an organisation and no single letter.
function isPlace(capitals: string, cues: CommentCues): boolean {
  if (capitals.replace(/[^\p{L}]+/gu, '').length < 3) return false;
  return capitals.split(/[ ,/]+/).length <= LONGEST_PLACE && !cues.notPlaces.has(capitals.toLowerCase());
}

/// "MONDAY, Aug 3 - …" is the entry of a diary.
function isDayWord(text: string, { weekdays }: CommentCues): boolean {
  const [first = ''] = text.toLowerCase().split(/[ ,.]/);
  return weekdays.has(first) || isMonth(first);
}

function isAgency(text: string, cues: CommentCues): boolean {
  return text
    .toLowerCase()
    .split(cues.patterns.betweenAgencies)
    .some((name) => cues.agencies.has(name.trim()));
}

/// "May 26" and "26 May", not "Group 26".
function namesMonth(text: string): boolean {
  return readDate(/(?:1[6-9]|20)\d\d/.test(text) ? text : `${text.replace(/[.,\s]+$/, '')}, 2000`, true) !== null;
}
