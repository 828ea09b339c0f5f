import type { Sentence, Word } from '../../annotation/sentence.js';

/// The closed words of the English calendar: they name numbers, and stand here as the numbers do.
export const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ['january', 'jan'],
    ['february', 'feb'],
    ['march', 'mar'],
    ['april', 'apr'],
    ['may'],
    ['june', 'jun'],
    ['july', 'jul'],
    ['august', 'aug'],
    ['september', 'sept', 'sep'],
    ['october', 'oct'],
    ['november', 'nov'],
    ['december', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((name, index) => [name, index]),
);

/// Units of time; a fortnight and a decade are told as so many of a smaller one.
export const UNITS: ReadonlyMap<
  string,
  { readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year'; readonly count: number }
> = new Map([
  ['minute', { unit: 'hour', count: 0 }],
  ['hour', { unit: 'hour', count: 1 }],
  ['day', { unit: 'day', count: 1 }],
  ['night', { unit: 'day', count: 1 }],
  ['week', { unit: 'week', count: 1 }],
  ['fortnight', { unit: 'week', count: 2 }],
  ['month', { unit: 'month', count: 1 }],
  ['year', { unit: 'year', count: 1 }],
  ['decade', { unit: 'year', count: 10 }],
  ['century', { unit: 'year', count: 100 }],
]);

export const NUMBERS: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, index) => [word, index + 1]),
);

export const PARTS_OF_DAY: ReadonlySet<string> = new Set([
  'morning',
  'afternoon',
  'evening',
  'night',
  'noon',
  'midnight',
  'midday',
]);
export const EARLY_OR_LATE: ReadonlySet<string> = new Set(['early', 'late', 'mid', 'earlier', 'later']);

/// Days told from the day of publication, and how far they lie from it.
export const RELATIVE_DAYS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

/// Words that set what hangs on them in time to come: "is due out in May", "is scheduled for Tuesday".
const COMING: ReadonlySet<string> = new Set(['due', 'schedule', 'expect', 'plan', 'slate']);

/// What an expression of time begins with, beside figures.
const BEGINNINGS: ReadonlySet<string> = new Set([
  ...[...MONTHS.keys(), ...WEEKDAYS.keys(), ...NUMBERS.keys(), ...EARLY_OR_LATE, 'a', 'an', 'several', 'few', 'some'],
  ...['many', 'couple', 'day', 'today', 'tonight', 'yesterday', 'tomorrow', 'this', 'last', 'past', 'previous', 'next'],
  ...['coming', 'following', 'beginning', 'start', 'end', 'middle'],
]);

/// Whether an expression of time may begin with a cell; most words begin none.
export function mayBegin(text: string): boolean {
  return beginsWithFigure(text) || BEGINNINGS.has(text);
}

export function beginsWithFigure(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 48 && first <= 57;
}

/// A part of a word between hyphens, in small letters without a full stop behind it.
export interface Cell {
  readonly text: string;
  readonly word: number;
}

/// The words of a sentence as cells: "mid-May" is "mid" and "may", "3–5" is "3", "-" and "5".
export function cellsOf(sentence: Sentence): Cell[] {
  const cells: Cell[] = [];
  sentence.forms.forEach((form, word) => {
    if (!HYPHEN.test(form)) cells.push({ text: withoutStop(form), word });
    else if (/^\d{4}-\d\d?-\d\d?$/.test(form)) cells.push({ text: form, word });
    else
      for (const piece of form.split(/([-–—])/))
        if (piece !== '') cells.push({ text: HYPHEN.test(piece) ? '-' : withoutStop(piece), word });
  });
  return cells;
}

const HYPHEN = /[-–—]/;

function withoutStop(text: string): string {
  return text.length > 1 && text.endsWith('.') ? text.slice(0, -1) : text;
}

/// Whether what governs a word is told as to come: "will meet on Tuesday", "is due to meet on Tuesday".
export function isToCome(sentence: Sentence, index: number): boolean {
  const seen = new Set<number>();
  for (let at = index; at >= 0 && !seen.has(at); at = sentence.word(at).head) {
    seen.add(at);
    const word = sentence.word(at);
    if (at !== index && COMING.has(word.lemma.toLowerCase())) return true;
    if (word.upos !== 'VERB' && !isPredicate(sentence, at)) continue;
    if (at === index) continue;
    const children = sentence.children(at).map((child) => sentence.word(child));
    // "is said to have met": the perfect lies behind.
    return children.some(isFuture) || (children.some(isInfinitive) && !children.some(isPerfect));
  }
  return false;
}

function isPredicate(sentence: Sentence, index: number): boolean {
  return sentence.children(index).some((child) => sentence.word(child).label === 'cop');
}

function isFuture({ label, lemma, form }: Word): boolean {
  return label.startsWith('aux') && (lemma === 'will' || lemma === 'shall' || /^['’]ll$/.test(form));
}

function isInfinitive({ label, lemma }: Word): boolean {
  return label === 'mark' && lemma === 'to';
}

function isPerfect({ label, lemma }: Word): boolean {
  return label.startsWith('aux') && lemma === 'have';
}
