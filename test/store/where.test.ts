import { describe, expect, it } from 'vitest';
import { parseWhere } from '../../src/store/where.js';

describe('conditions', () => {
  it('to a month or year goes to its end', () => {
    expect(parseWhere('to=2024-06')).toEqual({ to: '2024-06-31' });
    expect(parseWhere('published-to=2024')).toEqual({ publishedTo: '2024-12-31' });
  });

  it('become a query', () => {
    expect(
      parseWhere('type=ASSAULT|coerce, country=syr,from=2024-01,to=2024-06-30,voice=report,status=occurred,cited=yes'),
    ).toEqual({
      types: ['ASSAULT', 'COERCE'],
      countries: ['SYR'],
      from: '2024-01',
      to: '2024-06-30',
      voice: 'report',
      statuses: ['occurred'],
      cited: true,
    });
    expect(parseWhere('actor=United States|Iraq,incident=12,confidence=0.9')).toEqual({
      actors: ['United States', 'Iraq'],
      incidents: [12],
      leastConfidence: 0.9,
    });
  });

  it.each([
    ['', 'the fields are'],
    ['typ=ASSAULT', 'the fields are'],
    ['type=WAR', 'AGREE'],
    ['from=yesterday', 'YYYY-MM-DD'],
    ['voice=both', 'report, reader'],
    ['confidence=much', 'number'],
  ])('%j is refused with what there is', (conditions, words) => {
    expect(() => parseWhere(conditions)).toThrow(words);
  });
});
