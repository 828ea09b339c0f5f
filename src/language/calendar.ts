import { YamlNode, type CodebookFile } from '../codebook/yaml.js';
import { parseFeasts, wholeNumber, type Feast } from './feasts.js';
import { choiceOf, isYes, wordLists, wordsOf } from './fields.js';

/// A unit of time: so many of one of these.
export type BaseUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/// Which third of a stretch of days.
export type Part = 'early' | 'middle' | 'late';

export type Season = 'winter' | 'spring' | 'summer' | 'autumn';

/// What a word that brings in a time makes of its days.
export type Bound = 'within' | 'since' | 'until' | 'before' | 'after';

export interface UnitEntry {
  readonly unit: BaseUnit;
  readonly count: number;
  readonly one: readonly string[];
  readonly several: readonly string[];
}

/// What a word such as "last" or "next" says of the unit, weekday, month or season that it tells of.
export interface Direction {
  readonly words: readonly string[];
  /// How many units it goes from that of publication.
  readonly step: -1 | 0 | 1;
  /// Never the weekday or month of publication itself, whatever the verb says.
  readonly apart: boolean;
  /// A weekday is to come whatever the verb says, but may be the day of publication.
  readonly coming: boolean;
  /// Alone before a unit it means the stretch of that length up to the day of publication.
  readonly rolling: boolean;
  /// Stands behind what it tells of.
  readonly behind: boolean;
}

/// How a language tells days: `language/<code>/calendar.yaml`, which says what each field is. Plain data that goes through
/// JSON unchanged; all words in small letters.
export interface CalendarData {
  /// From January on.
  readonly months: readonly (readonly string[])[];
  readonly capitalMonths: boolean;
  readonly doubtfulMonths: { readonly words: readonly string[]; readonly behind: readonly string[] };
  /// From Monday on.
  readonly weekdays: readonly (readonly string[])[];
  readonly days: readonly { readonly offset: number; readonly words: readonly string[] }[];
  readonly partsOfDay: readonly string[];
  readonly nights: readonly string[];
  readonly units: readonly UnitEntry[];
  readonly weekend: readonly string[];
  readonly overnight: readonly string[];
  readonly seasons: Readonly<Record<Season, readonly string[]>>;
  readonly feasts: readonly { readonly feast: Feast; readonly words: readonly string[] }[];
  readonly otherYears: readonly OtherYear[];
  readonly eves: readonly string[];
  /// By the number; -1 is the last.
  readonly ordinals: readonly { readonly number: number; readonly words: readonly string[] }[];
  readonly directions: readonly Direction[];
  /// Words that tell a day from the one told before.
  readonly told: Readonly<Record<Told, readonly string[]>>;
  /// Verbs that tell a deed again, by the day of another.
  readonly comes: readonly string[];
  readonly ago: { readonly behind: readonly string[]; readonly before: readonly string[] };
  readonly one: readonly string[];
  readonly uncertainNumbers: readonly string[];
  readonly parts: Readonly<Record<Part | 'vague', readonly string[]>>;
  readonly edges: Readonly<Record<Part, readonly string[]>>;
  readonly articles: readonly string[];
  readonly links: readonly string[];
  readonly dayPrepositions: readonly string[];
  readonly stretchPrepositions: readonly string[];
  readonly ranges: {
    readonly joins: readonly string[];
    /// By the word that opens the range.
    readonly opened: Readonly<Record<string, readonly string[]>>;
    readonly days: readonly string[];
  };
  readonly ordinalEndings: readonly string[];
  readonly decadeEndings: readonly string[];
  readonly slashes: 'month' | 'day';
  readonly years: { readonly sure: readonly string[]; readonly other: readonly string[] };
  readonly bounds: Readonly<Record<Bound, readonly string[]>>;
  readonly toCome: {
    readonly auxiliaries: readonly string[];
    readonly infinitive: readonly string[];
    readonly perfect: readonly string[];
    readonly governors: readonly string[];
    readonly alongside: readonly string[];
    readonly once: readonly string[];
    readonly before: readonly string[];
    readonly fixing: readonly string[];
    readonly calling: readonly string[];
    readonly announcing: readonly string[];
    readonly called: readonly string[];
  };
}

/// Years that go by another reckoning than the calendar's.
export interface OtherYear {
  readonly words: readonly string[];
  /// The month in which one begins that goes over two years of the calendar; null where lands differ.
  readonly begins: number | null;
  /// Whether one number names the year in which it ends, so that it may begin in the one before.
  readonly byEnd: boolean;
}

/// How a day lies to the one told before it.
export type Told = 'same' | 'next' | 'later' | 'earlier' | 'after' | 'before';

const TOLD: readonly Told[] = ['same', 'next', 'later', 'earlier', 'after', 'before'];
const UNITS: readonly BaseUnit[] = ['hour', 'day', 'week', 'month', 'year'];
const PARTS = ['early', 'middle', 'late'] as const;
const SEASONS = ['winter', 'spring', 'summer', 'autumn'] as const;
const BOUNDS = ['within', 'since', 'until', 'before', 'after'] as const;

/// Reads `calendar.yaml` of a language. Throws `codebook-invalid`.
export function parseCalendar(file: CodebookFile): CalendarData {
  const root = YamlNode.read(file, 'herodotus/calendar/1');
  root.only([
    ...[
      'format',
      'origin',
      'months',
      'capital-months',
      'doubtful-months',
      'weekdays',
      'days',
      'parts-of-day',
      'nights',
    ],
    ...[
      'units',
      'weekend',
      'overnight',
      'seasons',
      'feasts',
      'easter',
      'orthodox-easter',
      'new-moons',
      'other-years',
      'eves',
      'ordinals',
      'directions',
      'told',
      'comes',
      'ago',
      'one',
      'uncertain-numbers',
      'parts',
      'edges',
      'articles',
    ],
    ...['links', 'day-prepositions', 'stretch-prepositions', 'ranges', 'ordinal-endings', 'decade-endings', 'slashes'],
    ...['years', 'bounds', 'to-come'],
  ]);
  const ranges = root.get('ranges');
  ranges?.only(['joins', 'opened', 'days']);
  return {
    months: numbered(root, 'months', 12),
    capitalMonths: isYes(root, 'capital-months'),
    doubtfulMonths: wordLists(root.get('doubtful-months'), ['words', 'behind']),
    weekdays: numbered(root, 'weekdays', 7),
    days: (root.get('days')?.entries() ?? []).map(([offset, node]) => ({
      offset: wholeNumber(offset, node),
      words: node.asSmallWords(),
    })),
    partsOfDay: wordsOf(root, 'parts-of-day'),
    nights: wordsOf(root, 'nights'),
    units: (root.get('units')?.entries() ?? []).map(([, node]) => parseUnit(node)),
    weekend: wordsOf(root, 'weekend'),
    overnight: wordsOf(root, 'overnight'),
    seasons: wordLists(root.get('seasons'), SEASONS),
    feasts: parseFeasts(root),
    otherYears: (root.get('other-years')?.entries() ?? []).map(([, node]) => parseOtherYear(node)),
    eves: wordsOf(root, 'eves'),
    ordinals: (root.get('ordinals')?.entries() ?? []).map(([number, node]) => ({
      number: wholeNumber(number, node),
      words: node.asSmallWords(),
    })),
    directions: (root.get('directions')?.entries() ?? []).map(([phrase, node]) => parseDirection(phrase, node)),
    told: wordLists(root.get('told'), TOLD),
    comes: wordsOf(root, 'comes'),
    ago: wordLists(root.get('ago'), ['behind', 'before']),
    one: wordsOf(root, 'one'),
    uncertainNumbers: wordsOf(root, 'uncertain-numbers'),
    parts: wordLists(root.get('parts'), [...PARTS, 'vague']),
    edges: wordLists(root.get('edges'), PARTS),
    articles: wordsOf(root, 'articles'),
    links: wordsOf(root, 'links'),
    dayPrepositions: wordsOf(root, 'day-prepositions'),
    stretchPrepositions: wordsOf(root, 'stretch-prepositions'),
    ranges: {
      joins: wordsOf(ranges, 'joins'),
      opened: Object.fromEntries(
        (ranges?.get('opened')?.entries() ?? []).map(([opening, node]) => [opening, node.asSmallWords()]),
      ),
      days: wordsOf(ranges, 'days'),
    },
    ordinalEndings: wordsOf(root, 'ordinal-endings'),
    decadeEndings: wordsOf(root, 'decade-endings'),
    slashes: choiceOf(root, 'slashes', ['month', 'day']),
    years: wordLists(root.get('years'), ['sure', 'other']),
    bounds: wordLists(root.get('bounds'), BOUNDS),
    toCome: wordLists(root.get('to-come'), [
      'auxiliaries',
      'infinitive',
      'perfect',
      'governors',
      'alongside',
      'once',
      'before',
      'fixing',
      'calling',
      'announcing',
      'called',
    ]),
  };
}

/// The words under the numbers from 1 to `most`, in their order.
function numbered(root: YamlNode, key: string, most: number): readonly (readonly string[])[] {
  const node = root.get(key) ?? root.fail(`"${key}" is missing`, `add "${key}:" with the numbers 1 to ${most}`);
  const numbers = Array.from({ length: most }, (_, index) => String(index + 1));
  node.only(numbers);
  return numbers.map((number) => {
    const named = node.get(number) ?? node.fail(`number ${number} is missing`, `add "${number}: […]"`);
    return named.asSmallWords();
  });
}

function parseUnit(node: YamlNode): UnitEntry {
  node.only(['unit', 'count', 'one', 'several']);
  return {
    unit: choiceOf(node, 'unit', UNITS),
    count: node.get('count')?.asNumber() ?? 1,
    one: wordsOf(node, 'one'),
    several: wordsOf(node, 'several'),
  };
}

function parseDirection(phrase: string, node: YamlNode): Direction {
  node.only(['step', 'apart', 'coming', 'rolling', 'behind']);
  const step = node.get('step')?.asNumber() ?? node.fail('the step is missing', 'write "step: -1", 0 or 1');
  if (step !== -1 && step !== 0 && step !== 1) node.fail(`the step is ${step}`, 'write -1, 0 or 1');
  return {
    words: node.small(phrase).split(' '),
    step,
    apart: isYes(node, 'apart'),
    coming: isYes(node, 'coming'),
    rolling: isYes(node, 'rolling'),
    behind: isYes(node, 'behind'),
  };
}

function parseOtherYear(node: YamlNode): OtherYear {
  node.only(['words', 'begins', 'by-end']);
  const begins = node.get('begins')?.asNumber() ?? null;
  if (begins !== null && !(begins >= 1 && begins <= 12))
    node.fail(`${begins} is no month`, 'write the number of a month, 1 to 12');
  return { words: wordsOf(node, 'words'), begins, byEnd: isYes(node, 'by-end') };
}
