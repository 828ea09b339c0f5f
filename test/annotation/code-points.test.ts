import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodePoints } from '../../src/annotation/code-points.js';
import { fuzzRuns } from '../property-runs.js';

/// Text as it comes from anywhere: letters, emoji, and halves of surrogate pairs.
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a', 'é', '🐟', '👩‍🚒', '\ud83d', '\udc1f', '\n')))
  .map((parts) => parts.join(''));

/// The offsets at which a code point begins, and the end.
function boundaries(text: string): number[] {
  const out = [0];
  for (const point of text) out.push((out.at(-1) ?? 0) + point.length);
  return out;
}

describe('code points', () => {
  it('are UTF-16 units where the text has no surrogate pair', () => {
    const points = new CodePoints('Łódź');
    expect([0, 1, 2, 3, 4].map((offset) => points.at(offset))).toEqual([0, 1, 2, 3, 4]);
  });

  it('count an emoji once', () => {
    const points = new CodePoints('a🐟b');
    expect([0, 1, 3, 4].map((offset) => points.at(offset))).toEqual([0, 1, 2, 3]);
  });

  it('count a lone surrogate once, beside a whole pair too', () => {
    const text = '\ud83d🐟\udc1f.';
    const points = new CodePoints(text);
    expect([0, 1, 3, 4, 5].map((offset) => points.at(offset))).toEqual([0, 1, 2, 3, 4]);
  });

  it('take an offset inside a pair as behind it', () => {
    expect(new CodePoints('a🐟b').at(2)).toBe(2);
  });

  it('slice the same text as UTF-16 offsets do', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const points = new CodePoints(text);
        const characters = [...text];
        const bounds = boundaries(text);
        for (const [index, offset] of bounds.entries()) {
          expect(points.at(offset)).toBe(index);
          expect(characters.slice(0, points.at(offset)).join('')).toBe(text.slice(0, offset));
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('never go back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const points = new CodePoints(text);
        for (let offset = 1; offset <= text.length; offset++)
          expect(points.at(offset)).toBeGreaterThanOrEqual(points.at(offset - 1));
        expect(points.at(text.length)).toBe([...text].length);
      }),
      { numRuns: fuzzRuns(100) },
    );
  });
});
