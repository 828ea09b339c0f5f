import { HerodotusError } from '../annotation/problem.js';
import type { EventType } from '../annotation/record.js';
import { dayNumber, dayNumbered } from '../import/days.js';
import type { Corpus } from '../store/corpus.js';
import type { DatasetFormat, DatasetRow } from '../store/dataset-rows.js';
import { FIELDS, type Field, type Agreement } from './judgement.js';
import { IncidentIndex, match, type Matching, type Pair } from './matching.js';
import { countriesOf, sideOfOurs, sideOfTheirs, type Side } from './side.js';

export interface CompareSourcesOptions {
  /// The name of the source that ours is held against.
  readonly with: string;
  /// ISO 8601 days; where nothing is said, the days that both have.
  readonly from?: string;
  readonly to?: string;
  /// ISO 3166-1 alpha-3 of the place, or of a party where there is no place.
  readonly countries?: readonly string[];
  readonly types?: readonly EventType[];
  /// Days that both may be apart; 1 where nothing is said.
  readonly slack?: number;
  /// Examples of each kind; 3 where nothing is said.
  readonly examples?: number;
  /// Called with each line in order: theirs by day, then what only ours has.
  readonly each?: (line: ComparedLine) => void | Promise<void>;
}

/// `both`: it is in ours and in theirs. `again`: the other has it but once. `ours`, `theirs`: only there.
export type Whose = 'both' | 'ours' | 'theirs' | 'again-ours' | 'again-theirs';

export interface ComparedLine {
  readonly is: Whose;
  readonly ours: ComparedSide | null;
  readonly theirs: ComparedSide | null;
  readonly score: number | null;
  readonly days: number | null;
  readonly distance: number | null;
  readonly fields: Readonly<Record<Field, Agreement>> | null;
}

export interface ComparedSide {
  /// The number of our incident; their id.
  readonly id: string;
  readonly type: EventType;
  readonly from: string;
  readonly to: string;
  readonly dayTold: boolean;
  readonly place: string | null;
  readonly country: string | null;
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly deaths: readonly number[];
}

/// How many of a side are compared, and what became of them.
export interface SideCounts {
  total: number;
  both: number;
  again: number;
  only: number;
}

export interface SourceComparison {
  readonly with: { readonly name: string; readonly format: DatasetFormat; readonly licence: string | null };
  /// The days that are compared; null where both have none in common.
  readonly from: string | null;
  readonly to: string | null;
  /// The days from and to which each has events.
  readonly covers: { readonly ours: Span; readonly theirs: Span };
  readonly slack: number;
  /// Pairs of which one at least is in what is compared.
  pairs: number;
  readonly ours: SideCounts;
  readonly theirs: SideCounts;
  /// Not compared: without a day or, of theirs, without a type of PLOVER.
  readonly left: { oursUndated: number; theirsUndated: number; theirsUntyped: number };
  readonly types: Partial<Record<EventType, { both: number; ours: number; theirs: number }>>;
  readonly fields: Record<Field, Record<Agreement, number>>;
  readonly examples: {
    readonly both: ComparedLine[];
    readonly ours: ComparedLine[];
    readonly theirs: ComparedLine[];
    readonly differ: Record<Field, ComparedLine[]>;
  };
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

const SLACK = 1;
const EXAMPLES = 3;

/// Holds our incidents against the events of another source in the corpus and says what each has (docs/compare.md). Throws
/// `dataset-missing` and what a corpus throws. The same corpus gives the same answer.
export async function compareSources(corpus: Corpus, options: CompareSourcesOptions): Promise<SourceComparison> {
  const datasets = await corpus.datasets();
  const dataset = datasets.find(({ name }) => name === options.with);
  if (dataset === undefined) {
    const known = datasets.map(({ name }) => name).join(', ') || 'none';
    throw new HerodotusError('dataset-missing', { name: options.with, known });
  }
  const ours: Side[] = [];
  let undated = 0;
  for await (const incident of corpus.comparableIncidents()) {
    const side = sideOfOurs(incident);
    if (side === null) undated++;
    else ours.push(side);
  }
  const covers = { ours: await coverOf(corpus, ours), theirs: { from: dataset.from, to: dataset.to } };
  const scope = new Scope(options, covers.ours, covers.theirs);
  return new Comparing(corpus, dataset, options, ours, scope, covers).run(undated);
}

/// The days between which pages were published, else those of what they tell.
async function coverOf(corpus: Corpus, ours: readonly Side[]): Promise<Span> {
  const { publishedFrom, publishedTo } = await corpus.status();
  if (publishedFrom !== null && publishedTo !== null)
    return { from: publishedFrom.slice(0, 10), to: publishedTo.slice(0, 10) };
  let [first, last] = [Infinity, -Infinity];
  for (const side of ours) [first, last] = [Math.min(first, side.first), Math.max(last, side.last)];
  return ours.length === 0 ? { from: null, to: null } : { from: dayNumbered(first), to: dayNumbered(last) };
}

/// What is compared.
class Scope {
  readonly from: string | null;
  readonly to: string | null;
  private readonly first: number;
  private readonly last: number;

  constructor(
    private readonly options: CompareSourcesOptions,
    ours: Span,
    theirs: Span,
  ) {
    const [from, to] = [options.from ?? later(ours.from, theirs.from), options.to ?? earlier(ours.to, theirs.to)];
    const isEmpty = from === null || to === null || from > to;
    [this.from, this.to] = isEmpty ? [null, null] : [from, to];
    [this.first, this.last] = isEmpty ? [Infinity, -Infinity] : [dayNumber(from), dayNumber(to)];
  }

  has(side: Side): boolean {
    const { types, countries } = this.options;
    if (side.last < this.first || side.first > this.last) return false;
    if (types !== undefined && !types.includes(side.type)) return false;
    if (countries === undefined) return true;
    const { country } = side.place;
    if (country !== null) return countries.includes(country);
    const own = countriesOf(side);
    return countries.some((each) => own.has(each));
  }

  /// Days between which events may be one with what is compared.
  window(slack: number): { from: string; to: string } | null {
    if (this.from === null || this.to === null) return null;
    return { from: dayNumbered(this.first - slack), to: dayNumbered(this.last + slack) };
  }
}

function later(one: string | null, two: string | null): string | null {
  return one === null || two === null ? null : one > two ? one : two;
}

function earlier(one: string | null, two: string | null): string | null {
  return one === null || two === null ? null : one < two ? one : two;
}

class Comparing {
  private readonly found: SourceComparison;
  private readonly slack: number;

  constructor(
    private readonly corpus: Corpus,
    private readonly dataset: DatasetRow,
    private readonly options: CompareSourcesOptions,
    private readonly ours: readonly Side[],
    private readonly scope: Scope,
    covers: SourceComparison['covers'],
  ) {
    const { name, format, licence, undated } = dataset;
    this.slack = options.slack ?? SLACK;
    const none = (): SideCounts => ({ total: 0, both: 0, again: 0, only: 0 });
    const ofFields = <T>(value: () => T): Record<Field, T> => {
      const [type, day, place, who, numbers] = FIELDS.map(value) as [T, T, T, T, T];
      return { type, day, place, who, numbers };
    };
    this.found = {
      with: { name, format, licence },
      from: scope.from,
      to: scope.to,
      covers,
      slack: this.slack,
      pairs: 0,
      ours: none(),
      theirs: none(),
      left: { oursUndated: 0, theirsUndated: undated, theirsUntyped: 0 },
      types: {},
      fields: ofFields(() => ({ agree: 0, differ: 0, open: 0 })),
      examples: { both: [], ours: [], theirs: [], differ: ofFields(() => []) },
    };
  }

  async run(oursUndated: number): Promise<SourceComparison> {
    this.found.left.oursUndated = oursUndated;
    const matching = match(await this.pairs());
    // The events come a second time instead of being held in memory.
    for await (const [at, side] of this.theirs()) await this.takeTheirs(at, side, matching);
    for (const [at, side] of this.ours.entries()) await this.takeOurs(at, side, matching);
    return this.found;
  }

  private async pairs(): Promise<Pair[]> {
    const index = new IncidentIndex(this.ours);
    const pairs: Pair[] = [];
    for await (const [at, side] of this.theirs()) pairs.push(...index.pairs(side, at, this.slack));
    return pairs;
  }

  private async *theirs(): AsyncGenerator<[number, Side]> {
    const window = this.scope.window(this.slack);
    if (window === null) return;
    let at = 0;
    let untyped = 0;
    for await (const event of this.corpus.datasetEvents(this.dataset, window)) {
      const side = sideOfTheirs(event);
      if (side === null) untyped++;
      else yield [at++, side];
    }
    this.found.left.theirsUntyped = untyped;
  }

  private async takeTheirs(at: number, side: Side, matching: Matching): Promise<void> {
    const isWanted = this.scope.has(side);
    const pair = matching.ofTheirs.get(at) ?? null;
    const again = matching.againTheirs.get(at) ?? null;
    const ours = this.ours[(pair ?? again)?.ours ?? -1] ?? null;
    if (isWanted) count(this.found.theirs, pair, again);
    if (pair !== null && ours !== null && (isWanted || this.scope.has(ours))) {
      this.found.pairs++;
      this.ofType(side.type).both++;
      for (const field of FIELDS) this.found.fields[field][pair.fields[field]]++;
      await this.line('both', ours, side, pair);
    } else if (isWanted && pair === null) {
      if (again === null) this.ofType(side.type).theirs++;
      await this.line(again === null ? 'theirs' : 'again-theirs', again === null ? null : ours, side, again);
    }
  }

  private async takeOurs(at: number, side: Side, matching: Matching): Promise<void> {
    if (!this.scope.has(side)) return;
    const pair = matching.ofOurs.get(at) ?? null;
    const again = matching.againOurs.get(at) ?? null;
    count(this.found.ours, pair, again);
    if (pair !== null) return;
    if (again === null) this.ofType(side.type).ours++;
    await this.line(again === null ? 'ours' : 'again-ours', side, null, again);
  }

  private ofType(type: EventType): { both: number; ours: number; theirs: number } {
    return (this.found.types[type] ??= { both: 0, ours: 0, theirs: 0 });
  }

  private async line(is: Whose, ours: Side | null, theirs: Side | null, pair: Pair | null): Promise<void> {
    const line: ComparedLine = {
      is,
      ours: ours === null ? null : told(ours),
      theirs: theirs === null ? null : told(theirs),
      score: pair?.score ?? null,
      days: pair?.days ?? null,
      distance: pair?.distance == null ? null : Math.round(pair.distance),
      fields: pair?.fields ?? null,
    };
    const { examples } = this.found;
    const most = this.options.examples ?? EXAMPLES;
    if ((is === 'both' || is === 'ours' || is === 'theirs') && examples[is].length < most) examples[is].push(line);
    if (is === 'both')
      for (const field of FIELDS)
        if (line.fields?.[field] === 'differ' && examples.differ[field].length < most)
          examples.differ[field].push(line);
    await this.options.each?.(line);
  }
}

function count(counts: SideCounts, pair: Pair | null, again: Pair | null): void {
  counts.total++;
  counts[pair !== null ? 'both' : again !== null ? 'again' : 'only']++;
}

function told({ id, type, first, last, dayTold, place, actors, recipients, deaths }: Side): ComparedSide {
  const { name, country } = place;
  const names = (parties: Side['actors']): string[] => parties.map((each) => each.name);
  const [from, to] = [dayNumbered(first), dayNumbered(last)];
  const [actor, recipient] = [names(actors), names(recipients)];
  return { id, type, from, to, dayTold, place: name, country, actor, recipient, deaths };
}
