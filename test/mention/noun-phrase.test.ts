import { beforeAll, describe, expect, it } from 'vitest';
import type { Sentence } from '../../src/annotation/sentence.js';
import { loadParser } from '../../src/equip/model.js';
import { conjuncts, nounPhrase } from '../../src/mention/noun-phrase.js';
import type { Parser } from '../../src/parse/parser.js';
import { goldenCases } from '../golden.js';

const TIME_NOUNS = new Set(['tuesday', 'week']);

let parser: Parser;
beforeAll(async () => {
  parser = await loadParser();
});

/// The phrases of the subject of the main verb.
function subjects(sentence: Sentence): string {
  const subject = sentence.children(sentence.root).find((child) => sentence.word(child).label.startsWith('nsubj'));
  if (subject === undefined) return 'no subject';
  return conjuncts(sentence, subject)
    .map((head) => nounPhrase(sentence, head, TIME_NOUNS))
    .map(({ first, last }) => `[${words(sentence, first, last)}]`)
    .join(' ');
}

function words(sentence: Sentence, first: number, last: number): string {
  const pieces = sentence.words.slice(first, last + 1);
  return pieces
    .map(({ form, start }, index) => (start > (pieces[index - 1]?.end ?? start) ? ` ${form}` : form))
    .join('');
}

describe('noun phrases', () => {
  it.each(goldenCases('mention/phrases.txt'))('$name', async ({ input, expected }) => {
    const [sentence] = await parser.parse(input);
    expect(sentence === undefined ? 'no sentence' : subjects(sentence)).toBe(expected);
  });
});
