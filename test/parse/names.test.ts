import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeNames } from '../../src/parse/names.js';
import { fuzzRuns } from '../property-runs.js';

const TAGS = [
  'O',
  'B-person',
  'I-person',
  'B-organisation',
  'I-organisation',
  'B-place',
  'I-place',
  'B-group',
  'I-group',
];

function scores(...tags: string[]): Float32Array {
  return Float32Array.from(tags.flatMap((tag) => TAGS.map((other) => (other === tag ? 5 : 0))));
}

describe('decodeNames', () => {
  it('finds none', () => {
    expect(decodeNames(scores('O', 'O'), 0, 2)).toEqual([]);
  });

  it('finds names side by side', () => {
    expect(decodeNames(scores('B-person', 'I-person', 'B-place', 'O'), 0, 4)).toEqual([
      { first: 0, last: 1, kind: 'person' },
      { first: 2, last: 2, kind: 'place' },
    ]);
  });

  it('never goes on with a name of another kind', () => {
    const [name] = decodeNames(scores('B-person', 'I-place', 'I-place', 'I-place'), 0, 4);
    expect(name).toEqual({ first: 0, last: 0, kind: 'person' });
  });

  it('gives names in order, within the sentence, that do not overlap', () => {
    const values = fc
      .integer({ min: 1, max: 12 })
      .chain((n) => fc.array(fc.float({ noNaN: true, min: -9, max: 9 }), { minLength: n * 9, maxLength: n * 9 }));
    fc.assert(
      fc.property(values, (list) => {
        let after = 0;
        for (const { first, last } of decodeNames(Float32Array.from(list), 0, list.length / 9)) {
          expect(first).toBeGreaterThanOrEqual(after);
          expect(last).toBeGreaterThanOrEqual(first);
          after = last + 1;
        }
        expect(after).toBeLessThanOrEqual(list.length / 9);
      }),
      { numRuns: fuzzRuns(100) },
    );
  });
});
