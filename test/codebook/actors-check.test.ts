import { describe, expect, it } from 'vitest';
import { mistakesOfActors, mistakesOfNames } from '../../src/codebook/actors-check.js';
import { parseNames } from '../../src/codebook/actors-names.js';
import { parseActors } from '../../src/codebook/actors-read.js';

const STATES = `states:
  FRA: {centre: [46, 2]}
  ALT: {centre: [1, 1], from: 1950-01-01, to: 1990-01-01, successors: [FRA]}
agents:
  minister: {sector: GOV, kind: office, unique: true}
`;
const WORDS = `agents:
  minister: [foreign minister]
titles:
  foreign-minister: [foreign minister]
`;

/// Code, line and reason of each mistake; the facts begin in line 9, the names in line 8.
function mistakes(facts: string, names = ''): string[] {
  const actors = parseActors([
    { name: 'actors/a.yaml', text: `format: herodotus/actors/1\norigin: A test.\n${STATES}${facts}` },
  ]);
  const named = parseNames([
    { name: 'language/en/names/titles.yaml', text: `format: herodotus/names/1\norigin: A test.\n${WORDS}${names}` },
  ]);
  return [...mistakesOfActors(actors), ...mistakesOfNames(actors, named)].map(
    ({ code, line, reason }) => `${line} ${code}: ${reason}`,
  );
}

const term = (owner: string, from: string, to: string, more = ''): string =>
  `{title: foreign-minister, ${owner}, from: ${from}, to: ${to}${more}}`;
const person = (key: string, ...offices: string[]): string => `  ${key}: {offices: [${offices.join(', ')}]}\n`;

describe('mistakes among actors', () => {
  it.each([
    ['none', person('a', term('country: FRA', '2001', '2002')), []],
    [
      'two offices at once',
      person('a', term('country: FRA', '2001', '2003'), term('country: FRA', '2002-05', '2004')),
      ['9 codebook-two-offices: a: foreign-minister from 2001 and foreign-minister from 2002-05 at once'],
    ],
    [
      'two holders of one office',
      person('a', term('country: FRA', '2001', '2003')) + person('b', term('country: FRA', '2002-12', '2004')),
      ['10 codebook-overlap: b: foreign-minister from 2002-12 while a still is'],
    ],
    [
      'a month that one leaves in and the other comes in is none',
      person('a', term('country: FRA', '2001', '2003-05')) + person('b', term('country: FRA', '2003-05', '2004')),
      [],
    ],
    [
      'a disputed office',
      person('a', term('country: FRA', '2001', '2003')) +
        person('b', term('country: FRA', '2002', '2004', ', disputed: true')),
      [],
    ],
    [
      'a state that was no more',
      person('a', term('country: ALT', '1995', '1996')),
      ['9 codebook-impossible: a: ALT was no more on 1995'],
    ],
    [
      'no state',
      person('a', term('country: XXX', '1995', '1996')),
      ['9 codebook-impossible: a: there is no state XXX'],
    ],
    ['no body', person('a', term('body: UN', '1995', '1996')), ['9 codebook-impossible: a: no body has the code UN']],
    [
      'an end before the beginning',
      person('a', term('country: FRA', '1996-02', '1996-01')),
      ['9 codebook-impossible: a: foreign-minister ends 1996-01, before it begins'],
    ],
  ])('%s', (_, persons, expected) => {
    expect(mistakes(`persons:\n${persons}`)).toEqual(expected);
  });

  it('tells entries that stand twice in different files, and groups of no land', () => {
    const text = `format: herodotus/actors/1\norigin: A test.\n${STATES}groups:\n  g: {country: XXX, sector: REB}\n`;
    const actors = parseActors([
      { name: 'actors/a.yaml', text },
      { name: 'actors/b.yaml', text: text.replace(STATES, '').replace('XXX', 'FRA') },
    ]);
    expect(mistakesOfActors(actors).map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
      'actors/b.yaml:4 codebook-duplicate',
      'actors/a.yaml:9 codebook-impossible',
    ]);
  });

  it.each([
    [
      'an alias found already',
      'a: {name: al-Rad, aliases: [al Rad, Rad]}',
      [
        '8 codebook-dead-name: a: "al Rad" is found by a name before it already: hyphens, accents and full stops do not count',
      ],
    ],
    ['capitals make another name', 'a: {name: Rad, aliases: [RAD]}', []],
    [
      'one name of two',
      'a: {name: Rad}\n  b: {name: Tor, aliases: [Rad]}',
      ['9 codebook-duplicate: b: "Rad" is a name of a too (language/en/names/titles.yaml:8)'],
    ],
    ['one name in two lands', 'a: {name: Rad}\n  c: {name: Rad}', []],
  ])('names: %s', (_, names, expected) => {
    const groups =
      'groups:\n  a: {country: FRA, sector: REB}\n  b: {country: FRA, sector: REB}\n  c: {country: ALT, sector: REB}\n';
    const persons = `persons:\n${person('p', term('country: FRA', '2001', '2002'))}`;
    expect(mistakes(groups + persons, `groups:\n  ${names}\n`)).toEqual(expected);
  });

  it('titles that no office has or that are no agent’s word', () => {
    expect(mistakes('', '  duke: [duke]\n')).toEqual([
      '1 codebook-dead-name: no office has the title foreign-minister',
      '1 codebook-dead-name: no office has the title duke',
      '1 codebook-dead-name: duke: "duke" is no word for an agent',
    ]);
  });
});
