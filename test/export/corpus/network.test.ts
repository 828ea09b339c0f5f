import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../../src/annotation/record.js';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import { joined, networkOf } from '../../../src/export/corpus/network.js';
import { REPORTED } from '../../../src/export/corpus/reported.js';
import { xml } from '../../../src/export/corpus/xml.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { corpusOf, Folder, hardPage, page, spanOf, textOf, type Telling } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;

beforeAll(async () => {
  corpus = await corpusOf(folder.file('case.db'), [hardPage(), quarrel()]);
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

/// Norland attacks Sudland on two days and one later, talks with it on a day that is not known; a plan that does not count.
function quarrel(): DocumentRecord {
  const text =
    'Norland hit Sudland one. Norland hit Sudland two. Norland hit Sudland three. Norland met Sudland. Norland will hit Sudland.';
  const between = (words: string, day: string | null, more: Partial<Telling> = {}): Telling => ({
    words,
    event: { type: 'ASSAULT', mode: null, contexts: [], cameo: '190', score: -9 },
    actor: [{ ...spanOf(text, 'Norland'), actor: 'a1' }],
    recipient: [{ ...spanOf(text, 'Sudland'), actor: 'a2' }],
    time: day === null ? null : { ...spanOf(text, 'one'), from: day, to: day, inherited: null },
    ...more,
  });
  const state = { sector: 'GOV', kind: 'state' as const, mentions: [], source: null };
  return page(
    {
      id: 'quarrel',
      text,
      actors: [
        { id: 'a1', name: 'Norland & <sons> "\u0001"', code: 'NOR GOV', country: 'NOR', ...state },
        { id: 'a2', name: 'Sudland', code: null, country: null, ...state },
      ],
    },
    [
      between('Norland hit Sudland one', '2024-05-01'),
      between('Norland hit Sudland two', '2024-05-02'),
      between('Norland hit Sudland three', '2024-06-01'),
      between('Norland met Sudland', null, {
        event: { type: 'CONSULT', mode: null, contexts: [], cameo: '036', score: 1 },
      }),
      between('Norland will hit Sudland', '2024-07-01', { status: 'planned' }),
    ],
  );
}

describe('the network', () => {
  it('counts what happened between two, and its days', async () => {
    const { nodes, edges } = await networkOf(corpus, REPORTED);
    expect(nodes.map(({ actor, events }) => [actor.name, events])).toContainEqual(['Sudland', 4]);
    expect(edges.at(-1)).toMatchObject({
      conflict: 3,
      cooperation: 1,
      total: -26,
      spans: [
        ['2024-05-01', '2024-05-02'],
        ['2024-06-01', '2024-06-01'],
      ],
    });
  });

  it('joins days that follow each other', () => {
    expect(
      joined([
        ['2024-01-31', '2024-02-01'],
        ['2024-01-01', '2024-01-30'],
        ['2024-03-01', '2024-02-29'],
      ]),
    ).toEqual([
      ['2024-01-01', '2024-02-01'],
      ['2024-03-01', '2024-03-01'],
    ]);
  });

  it('is written without letters that XML does not know', () => {
    expect(xml('a\u0001<b>&"😀\ud800\n')).toBe('a&lt;b&gt;&amp;&quot;😀&#10;');
  });
});

interface Graph {
  readonly kind: string;
  readonly nodes: Record<string, Record<string, unknown>>;
  readonly edges: [string, string, Record<string, unknown>][];
}

describeReaders('the network, by those who read it', () => {
  it('has its attributes, colours, sizes and days for networkx', async () => {
    const [graphml, gexf] = [folder.file('a.graphml'), folder.file('a.gexf')];
    writeFileSync(graphml, await textOf(exportCorpus(corpus, 'graphml')));
    writeFileSync(gexf, await textOf(exportCorpus(corpus, 'gexf')));
    const seen = read('read_network.py', graphml, gexf) as Record<'graphml' | 'gexf', Graph>;
    for (const { kind, nodes, edges } of Object.values(seen)) {
      expect(kind).toBe('DiGraph');
      expect(Object.values(nodes)).toHaveLength(4);
      const norland = { label: 'Norland & <sons> ""', code: 'NOR GOV', country: 'NOR', kind: 'state', events: 4 };
      expect(Object.values(nodes)).toContainEqual(expect.objectContaining(norland));
      expect(edges.at(-1)?.[2]).toMatchObject({
        ...{ weight: 4, conflict: 3, cooperation: 1, score: -6.5, first: '2024-05-01', last: '2024-06-01' },
      });
    }
    expect(Object.values(seen.gexf.nodes)[0]?.['viz']).toMatchObject({ size: 8, color: { r: 0, g: 158, b: 115 } });
    expect(seen.gexf.edges.at(-1)?.[2]).toMatchObject({
      spells: [
        ['2024-05-01', '2024-05-02'],
        ['2024-06-01', '2024-06-01'],
      ],
    });
  });

  it('is a network where nothing is found', async () => {
    const [graphml, gexf] = [folder.file('none.graphml'), folder.file('none.gexf')];
    const none = { from: '2999-01-01' };
    writeFileSync(graphml, await textOf(exportCorpus(corpus, 'graphml', none)));
    writeFileSync(gexf, await textOf(exportCorpus(corpus, 'gexf', none)));
    const seen = read('read_network.py', graphml, gexf) as Record<'graphml' | 'gexf', Graph>;
    expect([seen.graphml.edges, seen.gexf.edges]).toEqual([[], []]);
  });
});
