import { describe, expect, it } from 'vitest';
import { agreement } from '../../src/server/agreement/agreement.js';
import { bootstrap, wilson } from '../../src/server/agreement/interval.js';
import { alpha } from '../../src/server/agreement/krippendorff.js';
import type { Opinion } from '../../src/store/desk/samples.js';

/// Coders one a line, units one a letter, "." for none.
function units(...coders: string[]): (string | null)[][] {
  return [...(coders[0] ?? '')].map((_, at) => coders.map((coder) => (coder[at] === '.' ? null : (coder[at] ?? null))));
}

describe('alpha', () => {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C.
  it.each([
    ['two observers, two values', units('0100000010', '1110010000'), 0.095],
    ['two observers, five values', units('aabbdcccedda', 'babbbccceddd'), 0.692],
    ['four observers, values missing', units('123321412...', '1233224125.3', '.3332342251.', '12332441251.'), 0.743],
  ])('of %s is as published', (_, given, published) => {
    expect(alpha(given)).toBeCloseTo(published, 3);
  });

  it('is 1 where all agree and not defined where nothing can be compared or all is alike', () => {
    expect(alpha(units('ab', 'ab'))).toBe(1);
    expect([alpha([]), alpha(units('a', '.')), alpha(units('aa', 'aa'))]).toEqual([null, null, null]);
  });
});

describe('intervals', () => {
  it('of a share are those of Wilson', () => {
    const found = wilson(8, 10);
    expect([found?.low, found?.high].map((value) => value?.toFixed(3))).toEqual(['0.490', '0.943']);
    expect([wilson(0, 0), wilson(0, 5)?.low, wilson(5, 5)?.high]).toEqual([null, 0, 1]);
  });

  it('of alpha hold it, and are the same each time', () => {
    const given = units('aabbdcccedda', 'babbbccceddd');
    const found = bootstrap(given, alpha);
    expect(bootstrap(given, alpha)).toEqual(found);
    expect(found?.low).toBeLessThan(0.692);
    expect(found?.high).toBeGreaterThan(0.692);
  });
});

describe('agreement', () => {
  const coded = (key: string, type: string) =>
    ({
      ...{ key, event: { type, mode: null, contexts: [], cameo: null, score: 0 }, relation: null },
      ...{ actor: [], recipient: [], place: null, time: null, status: 'occurred', polarity: 'positive' },
    }) as Parameters<typeof agreement>[0][number];
  const opinion = (key: string, author: string, verdict: Opinion['verdict'], changes = {}): Opinion => ({
    ...{ key, author, verdict, changes, note: null },
  });

  it('says how right each type is, two reviewers counting as one', () => {
    const found = agreement(
      [coded('1', 'ASSAULT'), coded('2', 'ASSAULT'), coded('3', 'AID')],
      [
        opinion('1', 'Ann', 'accepted'),
        opinion('1', 'Bob', 'accepted'),
        opinion('2', 'Ann', 'corrected', { type: 'COERCE' }),
        opinion('2', 'Bob', 'rejected'),
      ],
      ['AID', 'COERCE'],
    );
    expect(found).toMatchObject({ reviewers: ['Ann', 'Bob'], judged: 2, both: 2 });
    expect(found.fields.find(({ field }) => field === 'verdict')).toMatchObject({ units: 2, agreed: 1 });
    const [assault, ...others] = found.types;
    expect(assault).toMatchObject({
      type: 'ASSAULT',
      told: 2,
      precision: { share: 0.5, of: 2 },
      recall: { share: 1 },
    });
    expect(others.map(({ type, recall }) => [type, recall?.share])).toEqual([
      ['AID', 0],
      ['COERCE', 0],
    ]);
  });
});
