import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveDates } from '../../src/resolve/time/dates.js';
import { goldenCases } from '../golden.js';
import { CALENDAR, sentenceOf } from './notation.js';
import { fuzzRuns } from '../property-runs.js';

/// A sentence, and under it the day of publication, where it is not Thursday, 18 May 2017.
function shown(input: string): string {
  const [line = '', day] = input.split('\n');
  const { sentence, text } = sentenceOf(line);
  const published = day === 'unknown' ? null : (day?.trim() ?? '2017-05-18');
  const found = resolveDates(CALENDAR, sentence, published);
  return found.length === 0
    ? 'never'
    : found.map(({ start, end, from, to }) => `${text.slice(start, end)} | ${from ?? '…'} – ${to ?? '…'}`).join('\n');
}

describe('dates', () => {
  for (const { name, input, expected } of goldenCases('resolve/dates.txt'))
    it(name, () => {
      expect(shown(input)).toBe(expected);
    });

  it('gives spans that slice the text and days in order, for any words', () => {
    const word = fc.constantFrom(
      'Monday',
      'May',
      '18',
      '2017',
      'in',
      'on',
      'the',
      'last',
      'next',
      'week',
      'two',
      'days',
      'ago',
      '-',
      'to',
      'early',
      'since',
      ',',
      '31',
      'February',
      'of',
      'yesterday',
      '1990s',
      'Ramadan',
      'Eid',
      'Easter',
      'eve',
      'first',
      'year',
      'fiscal',
      '2011/12',
      '𝒳',
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 10 }),
        fc.constantFrom(null, '2017-05-18', '2020-02-29', 'rubbish'),
        (words, published) => {
          const { sentence } = sentenceOf(words.join(' '));
          let free = 0;
          for (const { start, end, first, last, from, to } of resolveDates(CALENDAR, sentence, published)) {
            expect(start).toBeGreaterThanOrEqual(free);
            expect(sentence.word(first).start).toBe(start);
            expect(sentence.word(last).end).toBe(end);
            if (from !== null && to !== null) expect(from <= to).toBe(true);
            free = end;
          }
        },
      ),
      { numRuns: fuzzRuns(100) },
    );
  });
});
