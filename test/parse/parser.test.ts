import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/annotation/sentence.js';
import { loadParser } from '../../src/equip/model.js';
import { MODEL_FILES } from '../../src/language/model-files.js';
import { SENTENCE_LIMIT } from '../../src/parse/parser.js';
import type { Parser } from '../../src/parse/parser.js';
import { isTree } from '../../src/parse/tree.js';
import { goldenCases } from './golden.js';
import { fuzzRuns } from '../property-runs.js';

const MODEL = new URL('../../language/en/model/', import.meta.url).pathname;

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

function check(text: string, sentences: readonly Sentence[], start = 0, end = text.length): void {
  let at = start;
  let letters = '';
  for (const sentence of sentences) {
    expect(sentence.start).toBeGreaterThanOrEqual(at);
    expect(sentence.end).toBeLessThanOrEqual(end);
    expect(isTree(sentence.words.map(({ head }) => head + 1))).toBe(true);
    expect(sentence.words.length).toBeLessThanOrEqual(SENTENCE_LIMIT + 1);
    let behind = sentence.start;
    for (const word of sentence.words) {
      expect(word.form).toBe(text.slice(word.start, word.end));
      expect(word.form.length).toBeGreaterThan(0);
      expect(word.start).toBeGreaterThanOrEqual(behind);
      expect(word.lemma).not.toBe('');
      behind = word.end;
      letters += word.form;
    }
    for (const { first, last, start: from, end: to } of sentence.multiwords) {
      expect(sentence.word(first).start).toBe(from);
      expect(sentence.word(last).end).toBe(to);
    }
    at = sentence.end;
  }
  // Nothing but blanks is lost.
  const blanks = /[\s\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060\ufeff]/gu;
  expect(letters).toBe(text.slice(start, end).replace(blanks, ''));
}

const SIGNS = fc.constantFrom(
  ...[
    '.',
    ',',
    "'",
    '"',
    '\u201c',
    '\u2019',
    '-',
    '(',
    ')',
    '$',
    '%',
    '/',
    '@',
    ':',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '\0',
    '\ud83d',
    '\u{1f600}',
  ],
  ...[
    'war',
    'War',
    'U.S.',
    "don't",
    "rebels'",
    'www.x.org',
    '5pm',
    '1990s',
    'No.',
    'cannot',
    '\u0645\u0631\u062d\u0628\u0627',
    '\u4e2d\u6587',
    '\u0301',
    '\u200d',
  ],
);

describe('Parser', () => {
  it('parses any string into trees whose words are slices of the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(SIGNS).map((list) => list.join('')),
        ),
        async (text) => {
          check(text, await parser.parse(text));
        },
      ),
      { numRuns: fuzzRuns(300) },
    );
  });

  it('never crosses the end of a stretch', async () => {
    const text = 'The army left. The rebels stayed and the port was shut. Grain rose';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(text.length), { minLength: 2, maxLength: 6 }), async (cuts) => {
        cuts.sort((a, b) => a - b);
        for (let i = 0; i + 1 < cuts.length; i += 2) {
          const [start = 0, end = 0] = cuts.slice(i);
          check(text, await parser.parse(text, [{ start, end }]), start, end);
        }
      }),
      { numRuns: fuzzRuns(50) },
    );
  });

  it.each(['node', 'web'] as const)('gives a sentence the same tree alone and in a batch (%s)', async (runtime) => {
    const other = await loadParser({ runtime });
    const sentences = [...goldenCases('tokens'), ...goldenCases('trees')].map(({ input }) => input.split(' '));
    const long = sentences.slice(0, 12).flat();
    const all = await other.parseWords([long, ...sentences]);
    for (const [index, sentence] of [long, ...sentences].entries()) {
      expect((await other.parseWords([sentence]))[0]).toEqual(all[index]);
    }
  });

  it('parses the same on both runtimes', async () => {
    const web = await loadParser({ runtime: 'web' });
    for (const { input } of goldenCases('trees')) expect(await web.parse(input)).toEqual(await parser.parse(input));
  });

  it.each([
    ['one word', 'a'.repeat(200_000)],
    ['one sign', '='.repeat(200_000)],
    ['many signs', '(-'.repeat(20_000)],
    ['words without an end', 'and the war went on '.repeat(2_000)],
    ['combining marks', 'e\u0301'.repeat(50_000)],
    ['digits', '1.'.repeat(20_000)],
  ])('takes one long line of %s', async (_, text) => {
    check(text, await parser.parse(text));
  });

  it('gives sentences window by window', async () => {
    const text = 'The army left. '.repeat(600);
    let windows = 0;
    let sentences = 0;
    for await (const window of parser.windows(text, [{ start: 0, end: text.length }])) {
      windows++;
      sentences += window.length;
    }
    expect([windows, sentences]).toEqual([2, 600]);
  });

  it('parses nothing into nothing', async () => {
    expect(await parser.parse('')).toEqual([]);
    expect(await parser.parse(' \n\n ')).toEqual([]);
    expect(await parser.parse('text', [])).toEqual([]);
    expect(await parser.parseWords([])).toEqual([]);
    expect(await parser.parseWords([[]])).toEqual([{ words: [], names: [], deeds: [] }]);
  });
});

describe('the model', () => {
  it('is small', () => {
    const bytes = Object.values(MODEL_FILES).map((file) => readFileSync(join(MODEL, file)).length);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(8e6);
  });
});
