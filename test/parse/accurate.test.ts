import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadParser } from '../../src/equip/model.js';
import type { Parser } from '../../src/parse/parser.js';
import { isTree } from '../../src/parse/tree.js';
import { answer } from './answer.js';
import { labelledAttachment } from './attachment.js';
import { random, reports, shuffled } from './reports.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const TREEBANKS = new URL('../../../shared/data/ud/', import.meta.url);
const present = existsSync(TREEBANKS);
if (!present) console.log('the development treebanks are not in ../shared/data/ud: the accurate parser is not scored');
/// Floors for labelled attachment, below the figures of language/en/model/README.md.
const FLOORS = { 'en_ewt-ud-dev': 89, 'en_gum_by-dev': 87 } as const;

const TEXT = reports(6).join('\n\n');

describe('the accurate parser', () => {
  let parser: Parser;
  let sentences: string[][];
  beforeAll(async () => {
    parser = await loadParser({ setting: 'accurate' });
    sentences = (await parser.parse(TEXT)).map(({ words }) => words.map(({ form }) => form));
  });

  it.each(['node', 'web'] as const)(
    'gives a sentence the same answer alone, in any batch and order (%s)',
    async (runtime) => {
      const other = await loadParser({ setting: 'accurate', runtime });
      const some = runtime === 'node' ? sentences : sentences.slice(0, 8);
      const together = (await other.parseWords(some)).map(answer);
      const order = shuffled([...some.keys()], random(1));
      const again = await other.parseWords(order.map((index) => some[index] ?? []));
      expect(again.map(answer)).toEqual(order.map((index) => together[index]));
      for (const [index, sentence] of some.slice(0, 20).entries())
        expect((await other.parseWords([sentence])).map(answer)).toEqual([together[index]]);
    },
  );

  it('makes trees of sentences that have more pieces than the network has places, and of none', async () => {
    const long = Array.from({ length: 200 }, (_, i) => `counterrevolutionaryism${i}`);
    const [analysis, nothing] = await parser.parseWords([long, []]);
    expect(analysis?.words.length).toBe(200);
    expect(isTree(analysis?.words.map(({ head }) => head + 1) ?? [])).toBe(true);
    expect(nothing).toEqual({ words: [], names: [], deeds: [] });
  });

  it.skipIf(!present).each(Object.entries(FLOORS))(
    '%s: labelled attachment is at least %d percent',
    async (name, floor) => {
      expect(await labelledAttachment(parser, new URL(`${name}.conllu`, TREEBANKS))).toBeGreaterThan(floor);
    },
  );
});
