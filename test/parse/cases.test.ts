import { beforeAll, describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/annotation/sentence.js';
import { loadParser } from '../../src/equip/model.js';
import type { Parser } from '../../src/parse/parser.js';
import { goldenCases } from './golden.js';

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

/// Tokens of a sentence a line; the words of a multiword token joined by +.
function tokens(sentence: Sentence): string {
  const last = new Map(sentence.multiwords.map((multiword) => [multiword.first, multiword.last]));
  let line = '';
  let until = -1;
  sentence.words.forEach((word, index) => {
    line += (index === 0 ? '' : index <= until ? '+' : ' ') + word.form;
    until = last.get(index) ?? until;
  });
  return line;
}

describe('tokens', () => {
  it.each(goldenCases('tokens'))('$name', async ({ input, expected }) => {
    expect((await parser.parse(input)).map(tokens).join('\n')).toBe(expected);
  });
});

describe('sentence ends', () => {
  it.each(goldenCases('sentences'))('$name', async ({ input, expected }) => {
    const sentences = await parser.parse(input);
    expect(sentences.map(({ start, end }) => input.slice(start, end).replaceAll('\n', '\\n')).join('\n')).toBe(
      expected,
    );
  });
});

describe('lemmas', () => {
  it.each(goldenCases('lemmas'))('$name', async ({ input, expected }) => {
    const sentences = await parser.parse(input);
    expect(sentences.flatMap(({ words }) => words.map(({ lemma }) => lemma)).join(' ')).toBe(expected);
  });
});

/// Those of the expected lines that are not in the tree: `relation governor dependent`, or `name kind words`, or `tag word tag`.
async function missing(input: string, expected: string): Promise<string[]> {
  const found = new Set<string>();
  for (const { words, names } of await parser.parse(input)) {
    for (const word of words) {
      found.add(`${word.label} ${words[word.head]?.form ?? 'ROOT'} ${word.form}`);
      found.add(`tag ${word.form} ${word.xpos}`);
    }
    for (const { first, last, kind } of names) {
      found.add(`name ${kind} ${input.slice(words[first]?.start, words[last]?.end)}`);
    }
  }
  return expected.split('\n').filter((line) => !found.has(line));
}

describe.each(['trees', 'as-it-comes'])('%s', (file) => {
  it.each(goldenCases(file))('$name', async ({ input, expected }) => {
    expect(await missing(input, expected)).toEqual([]);
  });
});

describe('known failings still fail', () => {
  it.each(goldenCases('known-failings'))('$name', async ({ input, expected }) => {
    expect(await missing(input, expected), 'it holds now: move the case to trees.txt or as-it-comes.txt').not.toEqual(
      [],
    );
  });
});
