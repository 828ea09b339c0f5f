import { beforeAll, describe, expect, it } from 'vitest';
import { readPage } from '../../../src/compare/across/read-page.js';
import type { Page } from '../../../src/compare/across/telling.js';
import { hooksOf } from '../../../src/language/hooks-of.js';
import { pageWithComments, wholePipeline } from '../../code/coded.js';

let page: Page;
beforeAll(async () => {
  const pipeline = await wholePipeline();
  const text = '\u{1F4A5} Rebels killed 12 soldiers in Damascus on 3 May 2017, the governor said. He fled to Paris.';
  page = readPage(await pipeline.run(pageWithComments(text)), hooksOf('en').roots);
});

describe('a record read for comparing', () => {
  it('has its events and claims with the roots of their words', () => {
    const [first] = page.tellings;
    expect(first).toMatchObject({
      cue: ['kill'],
      start: 9,
      end: 15,
      type: 'ASSAULT',
      polarity: 'positive',
      numbers: [{ value: 12, unit: 'killed' }],
      place: { name: 'Damascus', country: 'SYR', own: true },
      time: { from: 17289, to: 17289, own: true },
      voice: 'governor',
    });
    expect(first?.actor).toMatchObject([{ words: ['rebel'] }]);
    expect(page.tellings.map(({ incident }) => incident !== null)).toContain(true);
  });

  it('has the words of each sentence', () => {
    expect(page.sentences.length).toBe(2);
    expect(page.sentences[1]).toEqual(['he', 'flee', 'to', 'paris']);
  });
});
