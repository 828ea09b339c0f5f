import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashText } from '../../../src/annotation/hash.js';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';

interface Annotation {
  readonly id: string;
  readonly body: { value: string; purpose: string }[];
  readonly target: {
    readonly source: { id: string; sha256: string };
    readonly selector: [
      { type: string; start: number; end: number },
      { type: string; exact: string; prefix: string; suffix: string },
    ];
  };
}

const folder = new Folder();
let corpus: Corpus;
let items: Annotation[];
const records = [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')];

beforeAll(async () => {
  corpus = await corpusOf(folder.file('case.db'), records);
  const page = JSON.parse(await textOf(exportCorpus(corpus, 'annotation'))) as {
    '@context': unknown[];
    items: Annotation[];
  };
  expect(page['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
  items = page.items;
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

describe('Web Annotations', () => {
  it('find their words by position and by quote in the text that has the hash', () => {
    const texts = new Map(records.map(({ text }) => [hashText(text), text]));
    expect(items.length).toBeGreaterThan(50);
    for (const { target } of items) {
      const text = texts.get(target.source.sha256) ?? '';
      const [position, quote] = target.selector;
      expect([position.type, quote.type]).toEqual(['TextPositionSelector', 'TextQuoteSelector']);
      const letters = [...text];
      expect(letters.slice(position.start, position.end).join('')).toBe(quote.exact);
      const whole = `${quote.prefix}${quote.exact}${quote.suffix}`;
      const before = [...quote.prefix].length;
      expect(
        letters
          .slice(position.start - before)
          .join('')
          .startsWith(whole),
      ).toBe(true);
    }
  });

  it('say what the statement is, under a name of its own', () => {
    const shelling = items[1];
    expect(shelling?.id).toMatch(/^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(shelling?.target.source.id).toBe('https://news.example/a?b=1&c=<2>');
    expect(shelling?.body[0]?.value).toBe('ASSAULT');
    expect(JSON.parse(shelling?.body[1]?.value ?? '')).toMatchObject({ cameo: '194', actor_codes: ['MLI MIL'] });
  });
});
