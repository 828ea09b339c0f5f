import type { TimeMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Bound } from '../../language/calendar.js';
import type { Calendar } from '../../language/calendar-index.js';
import { formatDay, parseDay, type Interval } from './calendar.js';
import { cellsOf, type Cell } from './cells.js';
import { TimeReader } from './time-reader.js';
import { tellingOf } from './telling.js';
import { isToCome } from './to-come.js';

export type { TimeMention } from '../../annotation/mentions.js';

/// The time expressions of the sentences of a document: of each sentence those of `resolveDates`, which may be told from the day
/// that was told before ("two days later"). `written`: when each was written, which may be days before the page was published, by
/// its dateline, or after, where it is a comment. `years`: that of days and months without one, where the page tells it.
export function resolveAllDates(
  calendar: Calendar,
  sentences: readonly Sentence[],
  written: readonly (string | null)[],
  years: readonly (number | null)[] = [],
): TimeMention[][] {
  let told: Told = NOTHING_TOLD;
  return sentences.map((sentence, index) => {
    const mentions = resolveDates(calendar, sentence, written[index]?.slice(0, 10) ?? null, told, years[index] ?? null);
    const last = mentions.at(-1);
    if (last !== undefined) told = toldBy(last.from, last.to);
    return mentions;
  });
}

/// The time expressions of a sentence, in text order, resolved against the day of publication (ISO 8601) where they need
/// it, or the year alone, or against what was `told` last before the sentence. The grammar is our own and reads words, which the language's calendar tells: chrono-node, the library at hand, takes
/// "late June 2024" for the first of June, does not know the tense of the verb, and is slower than the parser.
export function resolveDates(
  calendar: Calendar,
  sentence: Sentence,
  published: string | null,
  told: Told = NOTHING_TOLD,
  ofYear: number | null = null,
): TimeMention[] {
  const cells = cellsOf(sentence);
  const today = published === null ? null : parseDay(published);
  const alone = today === null && published !== null && /^\d{4}$/.test(published) ? Number(published) : null;
  let before = told;
  let reader: TimeReader | null = null;
  const mentions: TimeMention[] = [];
  let free = 0;
  for (let at = 0; at < cells.length;) {
    const { word, text } = cells[at] ?? NOWHERE;
    if (word < free || !calendar.mayBegin(text)) {
      at++;
      continue;
    }
    reader ??= new TimeReader({
      calendar,
      sentence,
      cells,
      today,
      year: ofYear ?? alone,
      told: () => parsed(before.day),
      toldMonth: () => parsed(before.month),
      toldHere: () => mentions.length > 0,
      isToCome: (index) => isToCome(calendar, sentence, index),
      telling: (index) => tellingOf(calendar, sentence, index),
    });
    const found = reader.read(at);
    if (found === null) {
      at++;
      continue;
    }
    const beside = at > 0 ? cells[at - 1] : undefined;
    const article = beside !== undefined && calendar.articles.has(beside.text) ? 1 : 0;
    const brought = cells[at - 1 - article];
    const last = cells[found.next - 1]?.word ?? word;
    // "appalled by **Saturday's** attack" tells no bound.
    const isFree = brought !== undefined && brought.word >= free && sentence.word(last).label !== POSSESSOR;
    const bound = isFree ? calendar.bounds.get(brought.text) : undefined;
    const first = bound === undefined || brought === undefined ? word : brought.word;
    const isRange = found.range && (bound === 'since' || bound === 'within');
    const days = bound === undefined || isRange ? found.days : bounded(bound, found.days, today);
    const from = days.from === null ? null : formatDay(days.from);
    const to = days.to === null ? null : formatDay(days.to);
    mentions.push({ start: sentence.word(first).start, end: sentence.word(last).end, first, last, from, to });
    before = toldBy(from, to);
    free = last + 1;
    at = found.next;
  }
  return mentions;
}

/// What the expression before told: its day, or the first day of its month (ISO 8601).
export interface Told {
  readonly day: string | null;
  readonly month: string | null;
}

const NOTHING_TOLD: Told = { day: null, month: null };

function toldBy(from: string | null, to: string | null): Told {
  const isOfMonth = from !== null && from.slice(0, MONTH_LENGTH) === to?.slice(0, MONTH_LENGTH);
  return { day: from === to ? from : null, month: isOfMonth ? from : null };
}

/// Of "2017-05-18" the year and the month.
const MONTH_LENGTH = 7;

function parsed(day: string | null): number | null {
  return day === null ? null : parseDay(day);
}

const POSSESSOR = 'nmod:poss';
const NOWHERE: Cell = { text: '', word: 0 };

function bounded(bound: Bound, days: Interval, today: number | null): Interval {
  switch (bound) {
    case 'since':
      return { from: days.from, to: today !== null && days.from !== null && days.from > today ? null : today };
    case 'until':
      return { from: null, to: days.to };
    case 'before':
      return { from: null, to: days.from === null ? null : days.from - 1 };
    case 'after':
      return { from: days.to === null ? null : days.to + 1, to: null };
    case 'within':
      return days;
  }
}
