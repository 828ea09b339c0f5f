import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HerodotusError, type Problem } from '../../src/annotation/problem.js';
import { parseNames } from '../../src/codebook/actors-names.js';
import type { CodebookFile } from '../../src/codebook/yaml.js';
import { ENGLISH } from '../../src/language/en.js';
import { parsePlaceWords, PlaceWords } from '../../src/language/place-words.js';
import { parsePrepositions } from '../../src/language/prepositions.js';

function english(name: string): CodebookFile {
  return { name, text: readFileSync(`language/en/${name}`, 'utf8') };
}

function mistakeIn(name: string, from: string, to: string): Problem {
  const { text } = english(name);
  const file = { name, text: text.replace(from, to) };
  try {
    if (name === 'places.yaml') parsePlaceWords(file);
    else parsePrepositions(file);
  } catch (error) {
    if (error instanceof HerodotusError) return error.problem;
    throw error;
  }
  throw new Error('no mistake was found');
}

describe('words around names', () => {
  const words = new PlaceWords(
    parsePlaceWords(english('places.yaml')),
    parsePrepositions(english('prepositions.yaml')),
    parseNames([english('names/agents.yaml')]).words,
  );

  it('takes articles and kinds off the names of places', () => {
    expect(words.withoutArticle('The Netherlands')).toBe('Netherlands');
    expect(words.withoutArticle('Theale')).toBe('Theale');
    expect(words.withoutKind('Georgia state')).toBe('Georgia');
    expect(words.withoutKind('Idlib province')).toBeNull();
    expect(words.beginsWithArticle('al-Hasakah')).toBe(true);
    expect(words.beginsWithArticle('market')).toBe(false);
  });

  it.each([
    [
      'places.yaml',
      'region-kinds',
      'region-kind',
      '"region-kind" is not known here',
      'use one of: format, origin, kinds',
    ],
    ['places.yaml', '[state]', '[State]', '"State" has a capital', 'write "state"'],
    ['prepositions.yaml', 'naming:', 'name:', '"name" is not known here', 'use one of: format, origin, belonging'],
  ])('tells mistakes in %s with line and cure: %s', (name, from, to, reason, cure) => {
    const { code, message, remedy } = mistakeIn(name, from, to);
    expect(code).toBe('codebook-invalid');
    expect(message).toMatch(new RegExp(`^${name}:\\d+: `));
    expect(message).toContain(reason);
    expect(remedy).toContain(cure);
  });

  it.each([
    ['army', ['armies']],
    ['coach', ['coaches']],
    ['fisherman', ['fishermen', 'fishermans']],
    ['member of parliament', ['members of parliament']],
  ])('%s has the plural %s', (noun, plurals) => {
    expect(ENGLISH.plurals(noun)).toEqual(plurals);
  });
});
