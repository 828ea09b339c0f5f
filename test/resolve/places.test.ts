import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlaceMention } from '../../src/resolve/place/places.js';
import { createPlaceResolver } from '../../src/resolve/place/places.js';
import { goldenCases } from '../golden.js';
import { GAZETTEER, sentenceOf, type Written } from './notation.js';
import { fuzzRuns } from '../property-runs.js';

const resolver = createPlaceResolver(GAZETTEER);

/// One sentence a line; all lines are one document. Offsets are those of each sentence.
function resolved(input: string): { written: Written; mentions: readonly PlaceMention[] }[] {
  const document = input.split('\n').map(sentenceOf);
  const mentions = resolver.resolve(document.map(({ sentence }) => sentence));
  return document.map((written, index) => ({ written, mentions: mentions[index] ?? [] }));
}

function shown(input: string): string {
  const lines = resolved(input).flatMap(({ written, mentions }) =>
    mentions.map(({ start, end, match }) => {
      const at =
        match.lat === null || match.lon === null ? 'unknown' : `${Math.round(match.lat)},${Math.round(match.lon)}`;
      return `${written.text.slice(start, end)} | ${at} | ${match.country ?? '–'} | ${match.precision}`;
    }),
  );
  return lines.length === 0 ? 'nowhere' : lines.join('\n');
}

describe('places', () => {
  for (const { name, input, expected } of goldenCases('resolve/places.txt'))
    it(name, () => {
      expect(shown(input)).toBe(expected);
    });

  it('keeps the GeoNames id of towns', () => {
    const [mention] = resolved('near {Idlib|place}')[0]?.mentions ?? [];
    expect(mention?.match.geonames).toBe(169389);
    expect(mention?.match.feature).toBe('PPLA');
  });

  it('gives spans that slice the text, in order, for any words', () => {
    const word = fc.constantFrom(
      'Paris',
      'New',
      'York',
      'of',
      'in',
      ',',
      'al-',
      'Al',
      'US',
      'province',
      'São',
      'Paulo',
      '𝒳',
      '-',
      '’s',
      'the',
      'Nice',
      'Kyiv',
      '12',
    );
    const tag = fc.constantFrom('PROPN', 'NOUN', 'ADP', 'PUNCT', 'ADJ', 'VERB');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, tag), { minLength: 1, maxLength: 12 }), (words) => {
        const [one] = resolved(words.map(([form, upos]) => `${form}/${upos}`).join(' '));
        let free = 0;
        for (const { start, end, first, last } of one?.mentions ?? []) {
          expect(start).toBeGreaterThanOrEqual(free);
          expect(one?.written.sentence.word(first).start).toBe(start);
          expect(one?.written.sentence.word(last).end).toBe(end);
          expect(one?.written.text.slice(start, end)).not.toBe('');
          free = end;
        }
      }),
      { numRuns: fuzzRuns(100) },
    );
  });

  it('finds every name of the gazetteer by itself', () => {
    for (const name of [
      'Kyiv',
      'Kiev',
      'Mumbai',
      'Bombay',
      'Sanaa',
      "N'Djamena",
      'Île-de-France',
      'Ho Chi Minh City',
      'Zürich',
      'Zurich',
      'Deir ez-Zor',
      'Aleppo',
    ])
      expect(GAZETTEER.lookUp(name), name).not.toBeNull();
  });

  it('knows the country of a town and that a province is a region', () => {
    expect(GAZETTEER.lookUp('Mombasa')).toEqual({ country: 'KEN', region: false });
    expect(GAZETTEER.lookUp('Bavaria')).toEqual({ country: 'DEU', region: true });
    expect(GAZETTEER.lookUp('Qwertyville')).toBeNull();
  });
});
