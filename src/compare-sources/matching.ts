import { frameClass } from '../export/event-class.js';
import { judge, type Judgement } from './judgement.js';
import { countriesOf, type Side } from './side.js';

/// An incident of ours and an event of theirs that may be one; `theirs` is its place in the order in which they came.
export interface Pair extends Judgement {
  readonly ours: number;
  readonly theirs: number;
}

/// Pairs that are kept of an event of theirs.
const KEPT = 5;
/// Stands for what is in no country.
const NOWHERE = '';

/// Our incidents by day, country and class of type, so that an event of theirs meets only those that it may be.
export class IncidentIndex {
  private readonly cells = new Map<string, number[]>();

  constructor(private readonly incidents: readonly Side[]) {
    incidents.forEach((side, at) => {
      for (const country of keysOf(side))
        for (let day = side.first; day <= side.last; day++) {
          const key = `${day}${country}${frameClass(side.type)}`;
          const cell = this.cells.get(key);
          if (cell === undefined) this.cells.set(key, [at]);
          else cell.push(at);
        }
    });
  }

  /// The best pairs of an event of theirs, the best first.
  pairs(side: Side, theirs: number, slack: number): Pair[] {
    const met = new Set<number>();
    const found: Pair[] = [];
    for (const country of keysOf(side))
      for (let day = side.first - slack; day <= side.last + slack; day++)
        for (const ours of this.cells.get(`${day}${country}${frameClass(side.type)}`) ?? []) {
          const incident = this.incidents[ours];
          if (incident === undefined || met.has(ours)) continue;
          met.add(ours);
          const judgement = judge(incident, side, slack);
          if (judgement !== null) found.push({ ours, theirs, ...judgement });
        }
    return found.sort(better).slice(0, KEPT);
  }
}

function keysOf(side: Side): Iterable<string> {
  const countries = countriesOf(side);
  return countries.size === 0 ? [NOWHERE] : countries;
}

/// The better one first; of two that are as good the one with the nearer place, then the one that came first.
function better(one: Pair, two: Pair): number {
  return (
    two.score - one.score ||
    (one.distance ?? Infinity) - (two.distance ?? Infinity) ||
    one.ours - two.ours ||
    one.theirs - two.theirs ||
    0
  );
}

/// Which are one: the best pair first, each incident and each event in one pair at most.
export interface Matching {
  readonly pairs: readonly Pair[];
  /// The pair of each event of theirs that has one.
  readonly ofTheirs: ReadonlyMap<number, Pair>;
  readonly ofOurs: ReadonlyMap<number, Pair>;
  /// Events of theirs without a pair of their own that tell an incident which has one: of several one was taken. And incidents of
  /// ours that tell one of their events again.
  readonly againTheirs: ReadonlyMap<number, Pair>;
  readonly againOurs: ReadonlyMap<number, Pair>;
}

export function match(pairs: readonly Pair[]): Matching {
  const [ofTheirs, ofOurs] = [new Map<number, Pair>(), new Map<number, Pair>()];
  const [againTheirs, againOurs] = [new Map<number, Pair>(), new Map<number, Pair>()];
  const sorted = pairs.toSorted(better);
  for (const pair of sorted) {
    if (ofTheirs.has(pair.theirs) || ofOurs.has(pair.ours)) continue;
    ofTheirs.set(pair.theirs, pair);
    ofOurs.set(pair.ours, pair);
  }
  for (const pair of sorted) {
    if (!ofTheirs.has(pair.theirs) && !againTheirs.has(pair.theirs)) againTheirs.set(pair.theirs, pair);
    if (!ofOurs.has(pair.ours) && !againOurs.has(pair.ours)) againOurs.set(pair.ours, pair);
  }
  return { pairs: [...ofTheirs.values()], ofTheirs, ofOurs, againTheirs, againOurs };
}
