import { likelihood, mayBeOne, type HappeningWords } from './likeness.js';
import type { PageReading } from './reading.js';
import type { Told } from './told.js';

/// Two events of a page that may be one happening, with how likely they are (natural log-odds).
export interface LikelyPair {
  readonly earlier: Told;
  readonly later: Told;
  readonly odds: number;
}

/// How likely each two events of a page are one happening.
export class HappeningOdds {
  /// From the likeliest down.
  readonly pairs: readonly LikelyPair[];
  private readonly odds = new Map<Told, ReadonlyMap<Told, number>>();

  constructor(page: PageReading, words: HappeningWords, told: readonly Told[]) {
    const events = told.filter(({ statement }) => statement.event !== null);
    this.pairs = events
      .flatMap((later, at) => {
        const before = events.slice(0, at).filter((earlier) => mayBeOne(page, earlier, later));
        const pairs = before.map((earlier) => ({ earlier, later, odds: likelihood(page, words, earlier, later) }));
        this.odds.set(later, new Map(pairs.map(({ earlier, odds }) => [earlier, odds])));
        return pairs;
      })
      .sort((a, b) => b.odds - a.odds);
  }

  /// Natural log-odds of two events in either order; undefined where they may not be one.
  of(one: Told, two: Told): number | undefined {
    return this.odds.get(two)?.get(one) ?? this.odds.get(one)?.get(two);
  }
}
