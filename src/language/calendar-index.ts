import type { BaseUnit, Bound, CalendarData, Direction, OtherYear, Part, Season, Told } from './calendar.js';
import type { Feast } from './feasts.js';

/// A unit of time as a word names it.
export interface Unit {
  readonly unit: BaseUnit;
  readonly count: number;
  /// Whether the word tells of several.
  readonly several: boolean;
}

/// Expressions of one or more words by their first word, the longest first.
export type Phrases<T> = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly value: T }[]>;

/// The words of a calendar, ready to be asked: made once for a language.
export class Calendar {
  /// 1 to 12.
  readonly months: ReadonlyMap<string, number>;
  readonly doubtfulMonths: ReadonlySet<string>;
  readonly beforeDoubtfulMonths: ReadonlySet<string>;
  /// 0 is Monday.
  readonly weekdays: ReadonlyMap<string, number>;
  /// How far a day lies from the day of publication.
  readonly days: Phrases<number>;
  readonly partsOfDay: ReadonlySet<string>;
  readonly nights: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly weekend: ReadonlySet<string>;
  readonly overnight: ReadonlySet<string>;
  readonly seasons: ReadonlyMap<string, Season>;
  /// The feasts that each name may mean.
  readonly feasts: Phrases<readonly Feast[]>;
  readonly otherYears: Phrases<OtherYear>;
  readonly eves: ReadonlySet<string>;
  /// -1 is the last.
  readonly ordinals: ReadonlyMap<string, number>;
  readonly directions: Phrases<Direction>;
  readonly told: ReadonlyMap<string, Told>;
  readonly agoBehind: ReadonlySet<string>;
  readonly agoBefore: ReadonlySet<string>;
  readonly one: ReadonlySet<string>;
  readonly uncertainNumbers: ReadonlySet<string>;
  readonly parts: ReadonlyMap<string, Part | 'vague'>;
  readonly edges: ReadonlyMap<string, Part>;
  readonly articles: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly dayPrepositions: ReadonlySet<string>;
  readonly stretchPrepositions: ReadonlySet<string>;
  readonly rangeJoins: ReadonlySet<string>;
  readonly openedRanges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly dayJoins: ReadonlySet<string>;
  readonly beforeYears: ReadonlySet<string>;
  readonly surelyBeforeYears: ReadonlySet<string>;
  readonly bounds: ReadonlyMap<string, Bound>;
  readonly future: ReadonlySet<string>;
  readonly infinitive: ReadonlySet<string>;
  readonly perfect: ReadonlySet<string>;
  readonly governors: ReadonlySet<string>;
  readonly alongside: ReadonlySet<string>;
  readonly onceFuture: ReadonlySet<string>;
  readonly beforeToCome: ReadonlySet<string>;
  readonly fixing: ReadonlySet<string>;
  /// "**called** for a **strike** on Friday", "**announced** a **strike** on Friday".
  readonly calling: ReadonlySet<string>;
  readonly announcing: ReadonlySet<string>;
  readonly called: ReadonlySet<string>;
  readonly coming: ReadonlySet<string>;
  private readonly beginnings: ReadonlySet<string>;
  private readonly ordinal: RegExp;
  private readonly decadeForm: RegExp;

  /// `numbers`: what number words are worth, in small letters.
  constructor(
    readonly data: CalendarData,
    readonly numbers: ReadonlyMap<string, number>,
  ) {
    this.months = byWord(data.months.map((words, index) => [index + 1, words]));
    this.doubtfulMonths = new Set(data.doubtfulMonths.words);
    this.beforeDoubtfulMonths = new Set(data.doubtfulMonths.behind);
    this.weekdays = byWord(data.weekdays.map((words, index) => [index, words]));
    this.days = phrases(
      data.days.flatMap(({ offset, words }) => words.map((phrase) => ({ words: phrase.split(' '), value: offset }))),
    );
    this.partsOfDay = new Set(data.partsOfDay);
    this.nights = new Set(data.nights);
    this.units = byWord(
      data.units.flatMap(({ unit, count, one, several }) => [
        unitWords({ unit, count, several: false }, one),
        unitWords({ unit, count, several: true }, several),
      ]),
    );
    this.weekend = new Set(data.weekend);
    this.overnight = new Set(data.overnight);
    this.seasons = byName(data.seasons);
    this.feasts = phrases(feastsByName(data.feasts));
    this.otherYears = phrases(
      data.otherYears.flatMap((year) => year.words.map((phrase) => ({ words: phrase.split(' '), value: year }))),
    );
    this.eves = new Set(data.eves);
    this.ordinals = byWord(data.ordinals.map(({ number, words }) => [number, words]));
    this.directions = phrases(data.directions.map((value) => ({ words: value.words, value })));
    this.told = byName(data.told);
    this.agoBehind = new Set(data.ago.behind);
    this.agoBefore = new Set(data.ago.before);
    this.one = new Set(data.one);
    this.uncertainNumbers = new Set(data.uncertainNumbers);
    this.parts = byName(data.parts);
    this.edges = byName(data.edges);
    this.articles = new Set(data.articles);
    this.links = new Set(data.links);
    this.dayPrepositions = new Set(data.dayPrepositions);
    this.stretchPrepositions = new Set(data.stretchPrepositions);
    this.rangeJoins = new Set(data.ranges.joins);
    this.openedRanges = new Map(
      Object.entries(data.ranges.opened).map(([opening, joins]) => [opening, new Set(joins)]),
    );
    this.dayJoins = new Set(data.ranges.days);
    this.beforeYears = new Set([...data.years.sure, ...data.years.other]);
    this.surelyBeforeYears = new Set(data.years.sure);
    this.bounds = byName(data.bounds);
    this.future = new Set(data.toCome.auxiliaries);
    this.infinitive = new Set(data.toCome.infinitive);
    this.perfect = new Set(data.toCome.perfect);
    this.governors = new Set(data.toCome.governors);
    this.alongside = new Set(data.toCome.alongside);
    this.onceFuture = new Set(data.toCome.once);
    this.beforeToCome = new Set(data.toCome.before);
    this.fixing = new Set(data.toCome.fixing);
    this.calling = new Set(data.toCome.calling);
    this.announcing = new Set(data.toCome.announcing);
    this.called = new Set(data.toCome.called);
    this.coming = new Set(data.comes);
    this.ordinal = new RegExp(`^(\\d{1,2})(?:${alternatives(data.ordinalEndings)})?$`);
    this.decadeForm = new RegExp(`^((?:1[5-9]|20)\\d0)(?:${alternatives(data.decadeEndings)})$`);
    this.beginnings = new Set([
      ...[
        ...[this.months, this.weekdays, this.numbers, this.parts, this.edges, this.days, this.directions],
        ...[this.told, this.feasts, this.otherYears, this.ordinals],
      ].flatMap((words) => [...words.keys()]),
      ...[...this.overnight, ...this.weekend, ...this.eves],
      ...[...this.one, ...this.uncertainNumbers, ...this.agoBefore],
      ...(data.told.after.length > 0 || data.told.before.length > 0 ? this.units.keys() : []),
      ...(data.directions.some(({ behind }) => behind)
        ? [...this.units.keys(), ...this.seasons.keys(), ...this.weekend]
        : []),
    ]);
  }

  /// Whether an expression of time may begin with a word; most words begin none.
  mayBegin(text: string): boolean {
    return beginsWithFigure(text) || this.beginnings.has(text) || this.isGluedYear(text);
  }

  /// "fy2012"
  private isGluedYear(text: string): boolean {
    return isFigure(text.charCodeAt(text.length - 1)) && this.otherYears.has(text.replace(/\d+$/, ''));
  }

  /// The day of a month that a figure tells, or null.
  dayNumber(text: string): number | null {
    const [, digits] = this.ordinal.exec(text) ?? [];
    const value = Number(digits);
    return digits !== undefined && value >= 1 && value <= 31 ? value : null;
  }

  /// The first year of a decade ("1990s"), or null.
  decade(text: string): number | null {
    const [, digits] = this.decadeForm.exec(text) ?? [];
    return digits === undefined ? null : Number(digits);
  }

  /// Whether a word in small letters names a month or a weekday.
  isName(text: string): boolean {
    return this.months.has(text) || this.weekdays.has(text);
  }
}

export function beginsWithFigure(text: string): boolean {
  return isFigure(text.charCodeAt(0));
}

function isFigure(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

const ZERO = 48;
const NINE = 57;

/// One entry a name, with all feasts that have it.
function feastsByName(
  feasts: CalendarData['feasts'],
): { readonly words: readonly string[]; readonly value: readonly Feast[] }[] {
  const names = new Set(feasts.flatMap(({ words }) => words));
  return [...names].map((name) => ({
    words: name.split(' '),
    value: feasts.filter(({ words }) => words.includes(name)).map(({ feast }) => feast),
  }));
}

function unitWords(unit: Unit, words: readonly string[]): readonly [Unit, readonly string[]] {
  return [unit, words];
}

function byWord<T>(entries: readonly (readonly [T, readonly string[]])[]): ReadonlyMap<string, T> {
  return new Map(entries.flatMap(([value, words]) => words.map((word) => [word, value] as const)));
}

function byName<K extends string>(lists: Readonly<Record<K, readonly string[]>>): ReadonlyMap<string, K> {
  return byWord((Object.keys(lists) as K[]).map((name) => [name, lists[name]]));
}

function phrases<T>(list: readonly { readonly words: readonly string[]; readonly value: T }[]): Phrases<T> {
  const found = new Map<string, { readonly words: readonly string[]; readonly value: T }[]>();
  for (const phrase of list.toSorted((a, b) => b.words.length - a.words.length)) {
    const [first = ''] = phrase.words;
    const others = found.get(first);
    if (others === undefined) found.set(first, [phrase]);
    else others.push(phrase);
  }
  return found;
}

/// The texts as the branches of an expression; of an empty list, one that nothing matches.
function alternatives(texts: readonly string[]): string {
  return texts.length === 0 ? '(?!)' : texts.map((text) => text.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|');
}
