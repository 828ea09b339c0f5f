import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, type Pair } from '../../../src/compare/across/joined.js';
import { fuzzRuns } from '../../property-runs.js';
import '../../property-seed.js';

const ABSENT = -2;

/// Average link as its definition says, without any index.
function plainly(size: number, pairs: readonly Pair[]): number[][] {
  const groups = Array.from({ length: size }, (_, index) => [index]);
  const scoreOf = (one: number, two: number): number =>
    pairs.find((pair) => pair.one === Math.min(one, two) && pair.two === Math.max(one, two))?.score ?? ABSENT;
  for (;;) {
    let best = { score: 0, one: -1, two: -1 };
    for (const [one, a] of groups.entries())
      for (const [two, b] of groups.entries()) {
        if (one >= two || a.length === 0 || b.length === 0) continue;
        const sum = a.flatMap((x) => b.map((y) => scoreOf(x, y))).reduce((x, y) => x + y, 0);
        const score = sum / (a.length * b.length);
        if (score > best.score) best = { score, one, two };
      }
    if (best.one < 0) return groups.filter((group) => group.length > 0).map((group) => group.toSorted((a, b) => a - b));
    groups[best.one]?.push(...(groups[best.two] ?? []));
    groups[best.two] = [];
  }
}

/// Pairs of whole scores with sums that no rounding changes, each pair once.
const pairsOf = (size: number): fc.Arbitrary<Pair[]> =>
  fc.uniqueArray(
    fc
      .tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: -1024, max: 1024 }))
      .filter(([one, two]) => one !== two)
      .map(([one, two, score]) => ({ one: Math.min(one, two), two: Math.max(one, two), score: score / 256 })),
    { selector: ({ one, two }) => `${one} ${two}`, maxLength: 40 },
  );

describe('joining by average link', () => {
  it('joins those that most speaks for, and not what only one pair holds together', () => {
    const pairs = [
      { one: 0, two: 1, score: 3 },
      { one: 2, two: 3, score: 3 },
      { one: 1, two: 2, score: 1 },
    ];
    expect(joined(5, pairs, ABSENT)).toEqual([[0, 1], [2, 3], [4]]);
    expect(joined(5, pairs, 0)).toEqual([[0, 1, 2, 3], [4]]);
  });

  it('is the same in any order of pairs', () => {
    const sample = pairsOf(9).chain((pairs) =>
      fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
    );
    fc.assert(
      fc.property(sample, ([pairs, shuffled]) => {
        expect(joined(9, shuffled, ABSENT)).toEqual(joined(9, pairs, ABSENT));
      }),
      { numRuns: fuzzRuns(200) },
    );
  });

  it('leaves no two groups that average link would join', () => {
    fc.assert(
      fc.property(pairsOf(8), (pairs) => {
        const groups = joined(8, pairs, ABSENT);
        expect(groups.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
        const merged = plainly(groups.length, mean(groups, pairs));
        expect(merged.length).toBe(groups.length);
      }),
      { numRuns: fuzzRuns(200) },
    );
  });

  it('does what the definition says where no two scores are equal', () => {
    const sample = pairsOf(7).filter((pairs) => new Set(pairs.map(({ score }) => score)).size === pairs.length);
    fc.assert(
      fc.property(sample, (pairs) => {
        const distinct = pairs.map((pair, index) => ({ ...pair, score: pair.score + index / 2 ** 20 }));
        expect(joined(7, distinct, ABSENT)).toEqual(plainly(7, distinct));
      }),
      { numRuns: fuzzRuns(100) },
    );
  });
});

/// The mean scores between groups.
function mean(groups: readonly (readonly number[])[], pairs: readonly Pair[]): Pair[] {
  return groups.flatMap((a, one) =>
    groups.slice(one + 1).map((b, index) => {
      const between = pairs.filter(
        (pair) => (a.includes(pair.one) && b.includes(pair.two)) || (a.includes(pair.two) && b.includes(pair.one)),
      );
      const all = a.length * b.length;
      const sum = between.reduce((before, { score }) => before + score, 0) + ABSENT * (all - between.length);
      return { one, two: one + 1 + index, score: sum / all };
    }),
  );
}
