import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTree, spanningTree } from '../../src/parse/tree.js';
import { fuzzRuns } from '../property-runs.js';

/// Every assignment of governors to `n` words.
function* assignments(n: number, heads: number[] = []): Generator<number[]> {
  if (heads.length === n) yield heads;
  else for (let head = 0; head <= n; head++) yield* assignments(n, [...heads, head]);
}

describe('isTree', () => {
  it.each([
    [[0], true],
    [[2, 0], true],
    [[0, 0], false],
    [[2, 1], false],
    [[2, 3, 1, 0], false],
    [[2, 0, 2, 3], true],
    [[1, 0], false],
  ])('%j %s', (heads, tree) => {
    expect(isTree(heads)).toBe(tree);
  });
});

describe('spanningTree', () => {
  it('is the best of all trees with one root', () => {
    const matrix = fc
      .integer({ min: 1, max: 4 })
      .chain((n) =>
        fc
          .array(fc.integer({ min: -20, max: 20 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
          .map((scores) => ({ n, scores })),
      );
    fc.assert(
      fc.property(matrix, ({ n, scores }) => {
        const score = (word: number, governor: number): number => scores[(word - 1) * (n + 1) + governor] ?? 0;
        const total = (heads: ArrayLike<number>): number =>
          Array.from({ length: n }, (_, i) => score(i + 1, heads[i] ?? 0)).reduce((a, b) => a + b, 0);
        const found = spanningTree(n, score);
        expect(isTree(found)).toBe(true);
        let best = -Infinity;
        for (const heads of assignments(n)) if (isTree(heads)) best = Math.max(best, total(heads));
        expect(total(found)).toBe(best);
      }),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('is a tree for long sentences with the worst of scores', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer(), (n, seed) => {
        const found = spanningTree(n, (word, governor) => Math.sin(seed + word * 97 + governor * 31) * 1e4);
        expect(isTree(found)).toBe(true);
      }),
      { numRuns: fuzzRuns(30) },
    );
  });
});
