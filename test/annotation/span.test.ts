import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstBehind, lastBegun, type Span } from '../../src/annotation/span.js';

/// Spans in text order that do not overlap, some of them empty.
const spans = fc
  .array(fc.nat(3), { maxLength: 20 })
  .map((steps) => steps.reduce<number[]>((ends, step) => [...ends, (ends.at(-1) ?? 0) + step], []))
  .map((ends) => ends.flatMap((start, i): Span[] => (i % 2 === 0 ? [{ start, end: ends[i + 1] ?? start + 2 }] : [])));

describe('where an offset stands among spans', () => {
  it('is what going through them one by one says', () => {
    fc.assert(
      fc.property(spans, fc.nat(40), (list, offset) => {
        const behind = list.findIndex(({ end }) => end > offset);
        expect(firstBehind(list, offset)).toBe(behind < 0 ? list.length : behind);
        expect(lastBegun(list, offset)).toBe(list.findLastIndex(({ start }) => start <= offset));
      }),
    );
  });

  it('is nowhere among none', () => {
    expect([firstBehind([], 3), lastBegun([], 3)]).toEqual([0, -1]);
  });
});
