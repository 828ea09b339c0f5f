import { describe, expect, it } from 'vitest';
import { normalise, shapeOf, WordFeatures } from '../../src/parse/features.js';

/// What `python3 training/features.py` prints: training and the program must see the same numbers.
const GOLDEN = `
Iraq 0 406 3202 1628 478 2917 2341 56 36 8 0
n't 0 1583 1881 21 573 4003 1837 3299 22 0 0
U.S. 0 2066 3215 574 1694 3899 4056 1463 42 0 0
2017 0 3612 2343 1767 1408 1389 587 2273 1 0 0
“War 0 2050 1203 2818 427 1744 2233 1960 54 0 0
McDonald 0 986 1130 2122 2252 2459 3628 1951 44 0 0
COVID-19 0 1492 2277 283 1408 1389 1761 3440 43 0 0
— 0 3739 3110 2033 2307 496 2892 1280 2 0 0
café 0 1492 1195 1626 3481 829 1311 1020 20 0 0
I 0 406 3506 563 1559 1887 1361 3904 32 0 0
$1.5bn 0 1936 1983 3670 3422 755 3981 3222 55 0 0
État 0 1816 490 1139 573 2374 3729 615 36 0 0
😀 0 3781 8 1780 1887 2633 871 2357 2 0 0
`;

describe('features', () => {
  const features = new WordFeatures([], 0, new Map([['iraq', 8]]));
  const lines = GOLDEN.trim().split('\n');

  it.each(lines)('%s', (line) => {
    const [form = '', ...numbers] = line.split(' ');
    expect([...features.of(form)]).toEqual(numbers.map(Number));
  });

  it('numbers the vocabulary from 1', () => {
    expect(new WordFeatures(['the', 'war'], 2, new Map()).of('War')[0]).toBe(2);
  });

  it('tells words that were trained from those whose vectors alone are known', () => {
    const features = new WordFeatures(['the', 'war'], 1, new Map());
    expect([features.of('The')[0], features.of('The')[10]]).toEqual([1, 1]);
    expect([features.of('War')[0], features.of('War')[10]]).toEqual([0, 2]);
  });

  it('sees typographic signs as those of a typewriter and all digits alike', () => {
    expect(normalise('\u201cIt\u2019s\u201d 1999')).toBe('"It\'s" 0000');
  });

  it('tells shapes apart', () => {
    const shapes = ['war', 'War', 'WAR', 'McVale', '2017', '-', 'F-16', "'s"].map((form) => shapeOf(normalise(form)));
    expect(new Set(shapes).size).toBe(shapes.length);
  });
});
