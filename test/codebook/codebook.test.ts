import { beforeAll, describe, expect, it } from 'vitest';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import { compileCodebook } from '../../src/equip/compiled-codebook.js';
import type { CompiledCodebook } from '../../src/equip/compiled.js';
import { readCodebookFiles } from '../../src/equip/codebook-files.js';
import { joinActors, namelessActors, unknownNames, type NamedActors } from '../../src/codebook/actors-join.js';
import { SECTIONS, parseNames } from '../../src/codebook/actors-names.js';
import { parseActors } from '../../src/codebook/actors-read.js';
import { readExample } from '../../src/codebook/example.js';
import { EVENT_TYPES } from '../../src/annotation/record.js';
import { joinFrames, parseFrames, unknownFrames, type Frame } from '../../src/codebook/frames.js';
import { parseWordings } from '../../src/codebook/wording.js';
import { parseWordClasses } from '../../src/language/words.js';

/// What is wrong with a file, as its author reads it.
function mistake(read: () => unknown): Problem {
  try {
    read();
  } catch (error) {
    if (error instanceof HerodotusError) return error.problem;
    throw error;
  }
  throw new Error('no mistake was found');
}

function frames(...lines: string[]): Problem {
  return mistake(() => parseFrames({ name: 'frames/assault.yaml', text: lines.join('\n') }, new Set()));
}

const HEAD = ['format: herodotus/frames/1', 'origin: Written for a test.', 'type: ASSAULT', 'frames:'];

describe('a CAMEO code without quotes, as PyYAML writes 081', () => {
  it.each(['081', '012', '12', '"081"'])('%s is that code', (code) => {
    const text = [...HEAD, '  bomb:', '    gloss: attack with bombs', `    cameo: ${code}`].join('\n');
    const [frame] = parseFrames({ name: 'frames/assault.yaml', text }, new Set());
    expect(frame?.cameo).toBe(code.replaceAll('"', ''));
  });

  it('is none where it is a number of another form', () => {
    expect(frames(...HEAD, '  bomb:', '    gloss: attack with bombs', '    cameo: 1e3').message).toContain(
      '"1e3" is no CAMEO code',
    );
  });
});

describe('mistakes in frames name file, line and cure', () => {
  it('a misspelt key', () => {
    const { code, message, remedy } = frames(
      ...HEAD,
      '  bomb:',
      '    gloss: attack with bombs',
      '    verb-words: [bomb]',
    );
    expect(code).toBe('codebook-invalid');
    expect(message).toBe('frames/assault.yaml:7: "verb-words" is not known here');
    expect(remedy).toContain('use one of: gloss, mode, cameo, contexts, also, verbs, nouns, adjectives');
  });

  it('a type that PLOVER does not have', () => {
    const { message, remedy } = frames(HEAD[0] ?? '', HEAD[1] ?? '', 'type: ATTACK', 'frames: {}');
    expect(message).toBe('frames/assault.yaml:3: "ATTACK" is not known');
    expect(remedy).toContain('ASSAULT');
  });

  it('both a type and a relation', () => {
    const { message } = frames(...HEAD.slice(0, 3), 'relation: ally', 'frames: {}');
    expect(message).toContain('neither or both of type and relation are given');
  });

  it('a CAMEO code that is none', () => {
    const { message, remedy } = frames(...HEAD, '  bomb:', '    verbs: [bomb]', '    cameo: "18a"');
    expect(message).toBe('frames/assault.yaml:5: "18a" is no CAMEO code');
    expect(remedy).toBe('write two to four digits in quotes');
  });

  it('a frame without words', () => {
    expect(frames(...HEAD, '  bomb:', '    examples: ["[A The army] bombed [R the port]."]').message).toBe(
      'frames/assault.yaml:5: the frame has no words',
    );
    const text = 'format: herodotus/wording/1\norigin: Written for a test.\nframes:\n  bomb:\n    when: {object: any}';
    const { message, remedy } = mistake(() => parseWordings({ name: 'wording/assault.yaml', text }, new Set()));
    expect(message).toBe('wording/assault.yaml:4: the frame has no words');
    expect(remedy).toContain('"verbs:"');
  });

  it('a frame name that cannot be cited', () => {
    expect(frames(...HEAD, '  Bomb It:', '    verbs: [bomb]').message).toBe(
      'frames/assault.yaml:5: "Bomb It" is no frame name',
    );
  });

  it('a frame that stands twice', () => {
    const { message, remedy } = frames(...HEAD, '  bomb:', '    verbs: [bomb]', '  bomb:', '    verbs: [shell]');
    expect(message).toMatch(/^frames\/assault\.yaml:7: .*unique/);
    expect(remedy).toContain('mend the YAML there');
  });

  it('a wrong format line', () => {
    const { message, remedy } = frames('format: herodotus/frames/9', ...HEAD.slice(1));
    expect(message).toBe('frames/assault.yaml:1: the format is herodotus/frames/9');
    expect(remedy).toBe('begin the file with "format: herodotus/frames/1"');
  });

  it('a missing format line', () => {
    expect(frames(...HEAD.slice(1)).message).toBe('frames/assault.yaml:1: the format is missing');
  });

  it('a missing origin', () => {
    const { message, remedy } = frames('format: herodotus/frames/1', 'type: ASSAULT', 'frames: {}');
    expect(message).toBe('frames/assault.yaml:1: the origin is missing');
    expect(remedy).toContain('origin:');
  });

  it('a list where a text is wanted', () => {
    expect(frames(...HEAD, '  bomb:', '    verbs: [bomb]', '    gloss: [a, b]').message).toBe(
      'frames/assault.yaml:7: a text is wanted here',
    );
  });

  it('YAML that is not closed', () => {
    const { code, message } = frames(...HEAD, '  bomb:', '    verbs: [bomb');
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(/^frames\/assault\.yaml:[67]: /);
  });
});

describe('mistakes in word classes', () => {
  const words = (...lines: string[]) => ({
    name: 'words/force.yaml',
    text: ['format: herodotus/words/1', 'origin: Written for a test.', 'classes:', ...lines].join('\n'),
  });

  it('a class that stands in two files', () => {
    const other = { ...words('  weapon: [gun]'), name: 'words/other.yaml' };
    const { message, remedy } = mistake(() => parseWordClasses([words('  weapon: [missile]'), other]));
    expect(message).toBe('words/other.yaml:4: the class "weapon" is defined a second time');
    expect(remedy).toBe('give it another name or merge the two');
  });

  it('a class that is no list', () => {
    expect(mistake(() => parseWordClasses([words('  weapon: {a: b}')])).message).toBe(
      'words/force.yaml:4: a list is wanted here',
    );
  });
});

describe('mistakes in actors', () => {
  const actors = (...lines: string[]) =>
    mistake(() =>
      parseActors([
        {
          name: 'actors/test.yaml',
          text: ['format: herodotus/actors/1', 'origin: Written for a test.', ...lines].join('\n'),
        },
      ]),
    );

  it('a country code of two letters', () => {
    const { message, remedy } = actors('states:', '  FR: {name: France, centre: [48, 2]}');
    expect(message).toBe('actors/test.yaml:4: FR is no country code');
    expect(remedy).toContain('ISO 3166-1 alpha-3');
  });

  it('a sector that does not exist', () => {
    const { message, remedy } = actors('groups:', '  front: {name: Front, country: FRA, sector: REBEL}');
    expect(message).toBe('actors/test.yaml:4: "sector" is REBEL');
    expect(remedy).toContain('REB');
  });

  it('an office without a beginning', () => {
    const { message } = actors(
      'persons:',
      '  someone:',
      '    name: Some One',
      '    offices: [{title: president, country: FRA}]',
    );
    expect(message).toBe('actors/test.yaml:6: an office has no "from"');
  });
});

describe('names of actors', () => {
  const HEAD = ['format: herodotus/names/1', 'origin: Written for a test.'];
  const names = (...lines: string[]) => ({ name: 'language/en/names/test.yaml', text: [...HEAD, ...lines].join('\n') });
  const actors = (...lines: string[]) =>
    parseActors([
      {
        name: 'actors/test.yaml',
        text: ['format: herodotus/actors/1', 'origin: Written for a test.', ...lines].join('\n'),
      },
    ]);
  const FRONT = ['groups:', '  front: {country: FRA, sector: REB}'];

  it('join what the language calls an entry with what the codebook says of it', () => {
    const { bodies, agents } = joinActors(
      actors(...FRONT, 'agents:', '  police: {sector: COP, kind: group}'),
      parseNames([
        names('groups:', '  front: {name: Northern Front, aliases: [NF]}', 'agents:', '  police: [police, cop]'),
      ]),
    );
    expect(bodies).toEqual([
      {
        key: 'front',
        source: 'actors/test.yaml#front',
        kind: 'group',
        code: null,
        country: 'FRA',
        sector: 'REB',
        name: 'Northern Front',
        aliases: ['NF'],
      },
    ]);
    expect(agents.map(({ key, words }) => ({ key, words }))).toEqual([{ key: 'police', words: ['police', 'cop'] }]);
  });

  it('that stand with the entry go before those of the language', () => {
    const own = actors('groups:', '  front: {name: Front, country: FRA, sector: REB}');
    const { bodies } = joinActors(own, parseNames([names('groups:', '  front: {name: Northern Front}')]));
    expect(bodies.map(({ name, aliases }) => ({ name, aliases }))).toEqual([{ name: 'Front', aliases: [] }]);
  });

  it('of no actor, and actors without a name, are told with file and line', () => {
    const named = parseNames([names('groups:', '  frond: {name: Northern Front}')]);
    expect(joinActors(actors(...FRONT), named).bodies).toEqual([]);
    expect(unknownNames(actors(...FRONT), named)).toMatchObject([{ file: 'language/en/names/test.yaml', line: 4 }]);
    expect(namelessActors(actors(...FRONT), named, 'en')).toMatchObject([
      { file: 'actors/test.yaml', line: 4, reason: 'front: nothing names it' },
    ]);
  });

  it.each([
    [
      'a fact among names',
      ['groups:', '  front: {name: Front, sector: REB}'],
      /test\.yaml:4: "sector" is not known here/,
    ],
    ['no name', ['groups:', '  front: {aliases: [NF]}'], /test\.yaml:4: "name" is missing/],
    ['a capital in a list of words', ['articles: [The]'], /test\.yaml:3: "The" has a capital/],
    ['a list that is none', ['quantitys: [dozen]'], /test\.yaml:3: "quantitys" is not known here/],
  ])('refuse %s', (_, lines, message) => {
    expect(mistake(() => parseNames([names(...lines)])).message).toMatch(message);
  });

  it('refuse an entry that two files name', () => {
    const file = names('groups:', '  front: {name: Front}');
    const { message } = mistake(() => parseNames([file, { ...file, name: 'language/en/names/other.yaml' }]));
    expect(message).toBe('language/en/names/other.yaml:4: "front" is named a second time');
  });
});

describe('the codebook of the package', () => {
  let compiled: CompiledCodebook;
  let worded: Frame[];
  let named: NamedActors;
  beforeAll(() => {
    compiled = compileCodebook(readCodebookFiles());
    worded = joinFrames(
      compiled.codebook.frames,
      compiled.packs.flatMap(({ wordings }) => wordings),
    );
    const [english] = compiled.packs;
    if (english === undefined) throw new Error('there is no pack');
    named = joinActors(compiled.actors, english.names);
  });

  it('reads without a mistake, and goes through JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(compiled))).toEqual(compiled);
  });

  it('has at least 400 senses, and senses for each of the sixteen types', () => {
    const senses = new Map<string, number>();
    for (const { type, units } of worded) if (type !== null) senses.set(type, (senses.get(type) ?? 0) + units.length);
    expect([...senses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(400);
    expect(EVENT_TYPES.filter((type) => (senses.get(type) ?? 0) < 10)).toEqual([]);
  });

  it('words each of its frames in English, in a file of the language, and no others', () => {
    const { frames: entries } = compiled.codebook;
    expect(entries.filter(({ wording }) => wording !== null).map(({ id }) => id)).toEqual([]);
    expect(worded.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    expect(compiled.packs.flatMap(({ wordings }) => unknownFrames(entries, wordings))).toEqual([]);
  });

  it('names each of its actors in English, in a file of the language, and no others', () => {
    const { actors } = compiled;
    expect(SECTIONS.flatMap((section) => actors[section].filter(({ names }) => names !== null))).toEqual([]);
    for (const pack of compiled.packs) {
      expect(namelessActors(actors, pack.names, pack.code)).toEqual([]);
      expect(unknownNames(actors, pack.names)).toEqual([]);
    }
  });

  it('words each title of an office', () => {
    const titles = new Set(named.persons.flatMap(({ offices }) => offices.map(({ title }) => title)));
    expect([...titles].filter((title) => named.titles[title] === undefined)).toEqual([]);
    expect(Object.keys(named.titles).filter((title) => !titles.has(title))).toEqual([]);
  });

  it('has frames for the relations', () => {
    const found = new Set(compiled.codebook.frames.map(({ relation }) => relation));
    expect(['ally', 'opponent', 'controls', 'member'].filter((kind) => !found.has(kind as 'ally'))).toEqual([]);
  });

  it('names each frame once', () => {
    const ids = compiled.codebook.frames.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('gives its event frames only modes and CAMEO codes that the ontology has', () => {
    const { frames: all, ontology } = compiled.codebook;
    const strange = all.filter(
      ({ type, mode }) => type !== null && mode !== null && !(mode in ontology.types[type].modes),
    );
    expect(strange.map(({ id, mode }) => `${id}: ${mode ?? ''}`)).toEqual([]);
  });

  it('closes the brackets of all examples', () => {
    const open = worded.flatMap(({ id, examples }) =>
      examples.filter(({ text }) => readExample(text) === null).map(({ line }) => `${id}:${line}`),
    );
    expect(open).toEqual([]);
  });

  it('knows the states, at least 60 bodies, 120 groups and 150 office holders', () => {
    const { states, bodies, persons } = named;
    expect(states.length).toBeGreaterThanOrEqual(193);
    expect(bodies.filter(({ sector }) => sector === 'IGO').length).toBeGreaterThanOrEqual(60);
    expect(bodies.filter(({ kind }) => kind === 'group').length).toBeGreaterThanOrEqual(120);
    expect(persons.filter(({ offices }) => offices.length > 0).length).toBeGreaterThanOrEqual(150);
  });

  it('knows demonyms and capitals of all but small territories and states of the past', () => {
    const bare = named.states.filter(
      ({ demonyms, adjectives, people }) => demonyms.length + adjectives.length + people.length === 0,
    );
    const seatless = named.states.filter(({ capital, seats }) => capital === null && seats.length === 0);
    expect(bare.length).toBeLessThan(30);
    expect(seatless.length).toBeLessThan(50);
  });

  it('lets no office end before it begins', () => {
    const wrong = named.persons.filter(({ offices }) => offices.some(({ from, to }) => to !== null && to < from));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
