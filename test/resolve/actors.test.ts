import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HerodotusError } from '../../src/annotation/problem.js';
import { indexActors } from '../../src/codebook/actors-index.js';
import { parseActors } from '../../src/codebook/actors-read.js';
import { createActorResolver } from '../../src/resolve/actor/actors.js';
import { goldenCases } from '../golden.js';
import { BOOK, CALENDAR, GAZETTEER, AROUND_ACTORS, sentenceOf } from './notation.js';
import { fuzzRuns } from '../property-runs.js';

const resolver = createActorResolver(BOOK, CALENDAR, GAZETTEER);

/// The phrase's line, and behind a line break the day of publication; `name | code | kind` comes out.
function resolved(input: string): string {
  const [line = '', day] = input.split('\n');
  const { sentence, head } = sentenceOf(line);
  const published = day?.trim() ?? '2017-05-18';
  const match = resolver.resolve({
    sentence,
    head,
    first: 0,
    last: sentence.words.length - 1,
    published,
    nameKind: null,
  });
  return match === null ? 'nobody' : `${match.name} | ${match.code ?? '–'} | ${match.kind}`;
}

describe('actors', () => {
  for (const { name, input, expected } of goldenCases('resolve/actors.txt'))
    it(name, () => {
      expect(resolved(input)).toBe(expected);
    });

  it('gives phrases that name the same actor the same key', () => {
    const keyOf = (line: string): string | undefined => {
      const { sentence, head } = sentenceOf(line);
      return resolver.resolve({
        sentence,
        head,
        first: 0,
        last: sentence.words.length - 1,
        published: '2017-05-18',
        nameKind: null,
      })?.key;
    };
    expect(keyOf('the Iraqi *government')).toBe(keyOf('*Iraq'));
    expect(keyOf('*ISIS')).toBe(keyOf('the *Islamic State group'));
    expect(keyOf('Syrian President {*Bashar al-Assad|person}')).toBe(keyOf('*Assad'));
    expect(keyOf('Foreign Minister {*Ana Kova|person}')).toBe(keyOf('{*Kova|person}'));
    expect(keyOf('Iraqi *troops')).not.toBe(keyOf('Syrian *troops'));
  });

  it('finds the same after the data went through JSON', () => {
    const again = createActorResolver(
      indexActors(JSON.parse(JSON.stringify(BOOK.data)) as typeof BOOK.data, AROUND_ACTORS),
      CALENDAR,
    );
    const { sentence, head } = sentenceOf('a *spokesman for the Hungarian army');
    const phrase = { sentence, head, first: 0, last: 4, published: null, nameKind: null };
    expect(again.resolve(phrase)).toEqual(createActorResolver(BOOK, CALENDAR).resolve(phrase));
  });

  it('never throws, whatever the words and the span', () => {
    const word = fc.constantFrom(
      'Iraqi',
      'president',
      'of',
      "'s",
      '-',
      'backed',
      'Putin',
      'US',
      'the',
      '12',
      ',',
      'May',
      'al',
      '',
      '𝒳',
      'NATO',
      'troops',
      'dozens',
    );
    const tag = fc.constantFrom('PROPN', 'NOUN', 'ADP', 'VERB', 'PUNCT', 'NUM', 'PRON', 'ADJ');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, tag), { minLength: 1, maxLength: 9 }),
        fc.nat(9),
        fc.nat(9),
        fc.nat(9),
        (words, head, first, last) => {
          const { sentence } = sentenceOf(words.map(([form, upos]) => `${form}/${upos}`).join(' '));
          const match = resolver.resolve({ sentence, head, first, last, published: null, nameKind: null });
          if (match !== null) expect(match.name).not.toBe('');
        },
      ),
      { numRuns: fuzzRuns(100) },
    );
  });
});

describe('codebook/actors', () => {
  it('holds what it promises', () => {
    const { states, bodies, persons, agents } = BOOK.data;
    expect(states.length).toBeGreaterThanOrEqual(200);
    expect(bodies.filter(({ sector }) => sector === 'IGO').length).toBeGreaterThanOrEqual(60);
    expect(bodies.filter(({ kind }) => kind === 'group').length).toBeGreaterThanOrEqual(120);
    expect(persons.length).toBeGreaterThanOrEqual(150);
    expect(agents.reduce((sum, { words }) => sum + words.length, 0)).toBeGreaterThanOrEqual(300);
  });

  it('tells terms of office that begin after they end', () => {
    for (const { name, offices } of BOOK.data.persons)
      for (const { from, to } of offices)
        expect(to === null || from < to, `${name}: ${from} to ${to ?? ''}`).toBe(true);
  });

  it('names no source twice', () => {
    const { states, bodies, persons, agents, peoples } = BOOK.data;
    const sources = [...states, ...bodies, ...persons, ...agents, ...peoples].map(({ source }) => source);
    expect(new Set(sources).size).toBe(sources.length);
  });

  const HEAD = 'format: herodotus/actors/1\norigin: test\n';
  const broken: [string, string, number][] = [
    ['an unknown sector', `${HEAD}groups:\n  x: {name: X, country: FRA, sector: ARMY}\n`, 4],
    ['a country that is no code', `${HEAD}groups:\n  x: {name: X, country: France, sector: MIL}\n`, 4],
    ['an unknown field', `${HEAD}groups:\n  x: {name: X, country: FRA, sektor: MIL}\n`, 4],
    [
      'an office without a beginning',
      `${HEAD}persons:\n  x: {name: X, offices: [{title: president, country: FRA}]}\n`,
      4,
    ],
    [
      'a date that is none',
      `${HEAD}persons:\n  x: {name: X, offices: [{title: king, country: FRA, from: May 1990}]}\n`,
      4,
    ],
    ['another format', 'format: herodotus/actors/9\norigin: test\n', 1],
    ['a body without country and code', `${HEAD}organisations:\n  x: {name: X, sector: IGO}\n`, 4],
  ];
  for (const [what, text, line] of broken)
    it(`refuses ${what}, with file and line`, () => {
      expect(() => parseActors([{ name: 'actors/x.yaml', text }])).toThrow(HerodotusError);
      expect(() => parseActors([{ name: 'actors/x.yaml', text }])).toThrow(`actors/x.yaml:${line}:`);
    });
});
