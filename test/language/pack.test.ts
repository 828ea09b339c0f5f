import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_FEATURES } from '../../src/annotation/features.js';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import type { CodebookFile } from '../../src/codebook/yaml.js';
import { readCodebookFiles } from '../../src/equip/codebook-files.js';
import { hooksOf } from '../../src/language/hooks-of.js';
import { parsePack, type LanguagePack } from '../../src/language/pack.js';
import { FeatureTable } from '../../src/language/tags.js';

let files: readonly CodebookFile[];
let pack: LanguagePack;
beforeAll(() => {
  files = readCodebookFiles().files;
  pack = parsePack(files, 'language/en');
});

describe('the English pack', () => {
  it('says what language it is, and how it is written', () => {
    const { code, name, script, direction } = pack;
    expect({ code, name, script, direction }).toEqual({
      code: 'en',
      name: 'English',
      script: 'Latn',
      direction: 'ltr',
    });
  });

  it('says of every tag of its model which features it tells', () => {
    const vocabulary: { xpos: string[] } = JSON.parse(readFileSync('language/en/model/vocabulary.json', 'utf8'));
    expect(vocabulary.xpos.filter((tag) => pack.tags[tag] === undefined)).toEqual([]);
    expect(pack.tags['VBZ']).toEqual({ VerbForm: 'Fin', Tense: 'Pres', Mood: 'Ind', Number: 'Sing', Person: '3' });
  });

  it('says of single forms what their tag cannot tell', () => {
    const table = new FeatureTable(pack);
    expect(table.of('DT', 'The')).toMatchObject({ PronType: 'Art', Definite: 'Def' });
    expect(table.of('PRP', 'her')).toMatchObject({ PronType: 'Prs', Person: '3', Gender: 'Fem', Number: 'Sing' });
    expect(table.of('RB', 'soon')).toBe(NO_FEATURES);
  });

  it('gives all words that tell the same one object', () => {
    const table = new FeatureTable(pack);
    expect(table.of('NN', 'harbour')).toBe(table.of('NNP', 'Accra'));
    expect(table.of('VBZ', 'sails')).toBe(table.of('VBZ', 'lands'));
    expect(table.of('NOT-A-TAG', 'sails')).toBe(NO_FEATURES);
  });

  it('takes the full names of months and weekdays for nouns of time, from the calendar', () => {
    expect(pack.classes['time-noun']).toEqual(expect.arrayContaining(['yesterday', 'may', 'december', 'sunday']));
    expect(pack.classes['time-noun']).not.toContain('jan');
  });

  it('goes through JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });
});

describe('what of a language is code', () => {
  it('goes by the code of the pack', () => {
    expect(hooksOf(pack.code).plurals('ministry')).toContain('ministries');
  });

  it('is missed by name where a pack has none', () => {
    expect(() => hooksOf('es')).toThrow('the language pack "es" has no code in this program');
  });
});

describe('mistakes in pack.yaml name file, line and cure', () => {
  const written = (from: string, to: string): Problem => {
    const changed = files.map((file) =>
      file.name === 'language/en/pack.yaml' ? { ...file, text: file.text.replace(from, to) } : file,
    );
    try {
      parsePack(changed, 'language/en');
    } catch (error) {
      if (error instanceof HerodotusError) return error.problem;
      throw error;
    }
    throw new Error('no mistake was found');
  };

  it.each([
    ['a direction', 'direction: ltr', 'direction: up', '"direction" is "up"', 'write one of: ltr, rtl'],
    ['a script', 'script: Latn', 'script: Latin', '"script" is "Latin"', 'write the code of ISO 15924, such as "Latn"'],
    ['a feature', 'VB: {VerbForm', 'VB: {VerbFrom', 'there is no feature "VerbFrom"', 'use one of: VerbForm, VerbType'],
    ['a value', 'VerbForm: Inf', 'VerbForm: To', 'VerbForm is never "To"', 'use one of: Fin, Inf'],
    ['a tag of a form', '  PRP$:\n    my', '  PRPS:\n    my', 'there is no tag "PRPS"', 'name it under "tags" too'],
    ['a key', 'name:', 'nam:', '"nam" is not known here', 'use one of: format, origin, language'],
  ])('%s', (_, from, to, reason, cure) => {
    const { code, message, remedy } = written(from, to);
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(/^language\/en\/pack\.yaml:\d+: /);
    expect(message).toContain(reason);
    expect(remedy).toContain(cure);
  });
});
