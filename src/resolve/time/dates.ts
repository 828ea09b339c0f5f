import type { TimeMention } from '../../annotation/mentions.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Bound } from '../../language/calendar.js';
import type { Calendar } from '../../language/calendar-index.js';
import { formatDay, parseDay, type Interval } from './calendar.js';
import { cellsOf, type Cell } from './cells.js';
import { TimeReader } from './time-reader.js';
import { isToCome } from './to-come.js';

export type { TimeMention } from '../../annotation/mentions.js';

/// The time expressions of a sentence, in text order, resolved against the day of publication (ISO 8601) where they need
/// it. The grammar is our own and reads words, which the language's calendar tells: chrono-node, the library at hand, takes
/// "late June 2024" for the first of June, does not know the tense of the verb, and is slower than the parser.
export function resolveDates(calendar: Calendar, sentence: Sentence, published: string | null): TimeMention[] {
  const cells = cellsOf(sentence);
  const today = published === null ? null : parseDay(published);
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
      isToCome: (index) => isToCome(calendar, sentence, index),
    });
    const found = reader.read(at);
    if (found === null) {
      at++;
      continue;
    }
    const before = at > 0 ? cells[at - 1] : undefined;
    const article = before !== undefined && calendar.articles.has(before.text) ? 1 : 0;
    const brought = cells[at - 1 - article];
    const bound = brought === undefined || brought.word < free ? undefined : calendar.bounds.get(brought.text);
    const first = bound === undefined || brought === undefined ? word : brought.word;
    const last = cells[found.next - 1]?.word ?? word;
    const isRange = found.range && (bound === 'since' || bound === 'within');
    const days = bound === undefined || isRange ? found.days : bounded(bound, found.days, today);
    mentions.push({
      start: sentence.word(first).start,
      end: sentence.word(last).end,
      first,
      last,
      from: days.from === null ? null : formatDay(days.from),
      to: days.to === null ? null : formatDay(days.to),
    });
    free = last + 1;
    at = found.next;
  }
  return mentions;
}

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
