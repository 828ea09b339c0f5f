import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import { INCIDENTS } from '../../../src/export/corpus/incidents.js';
import type { Corpus } from '../../../src/store/corpus.js';
import type { StatementQuery } from '../../../src/store/query.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';

const folder = new Folder();
let corpus: Corpus;

beforeAll(async () => {
  const records = [hardPage(), { ...hardPage(), id: 'again' }, ...examples('mackerel-dispute')];
  corpus = await corpusOf(folder.file('case.db'), records);
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

interface Line {
  readonly id: number;
  readonly statements: readonly { document: string; statement: string; start: number; end: number }[];
}

async function exported(query: StatementQuery = {}): Promise<Line[]> {
  const lines = (await textOf(exportCorpus(corpus, 'incidents', query))).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Line);
}

describe('incidents out of a corpus', () => {
  it('hold every statement that tells them, under each document that has the text', async () => {
    const [shelling] = await exported({ countries: ['MLI'] });
    expect(shelling).toMatchObject({
      type: 'ASSAULT',
      mode: 'heavy-weapons',
      actor: [{ name: 'Army of X; 3rd corps', code: 'MLI MIL', country: 'MLI', sector: 'MIL' }],
      recipient: [{ name: 'civilians' }, { name: '3 others', code: null }],
      place: { name: 'Tessalit', lat: 20.2, precision: 'city' },
      time: { from: '2024-05-05', to: '2024-05-05' },
      quantities: [
        { value: 12, unit: 'killed', by: { kind: 'source', name: 'Zoë' } },
        { value: 3, unit: null },
      ],
      reports: 1,
      publications: 2,
    });
    expect(shelling?.statements.map(({ document, statement }) => [document, statement])).toEqual([
      ['hard,"page"\n1', 's2'],
      ['again', 's2'],
    ]);
  });

  it('give the words that tell them by their place', async () => {
    const texts = new Map<string, string[]>();
    for await (const { id, text } of corpus.records()) texts.set(id, [...text]);
    const [shelling] = await exported({ countries: ['MLI'] });
    for (const { document, start, end } of shelling?.statements ?? [])
      expect(texts.get(document)?.slice(start, end).join('')).toBe('shelled');
  });

  it('have the fields that docs/export.md names', async () => {
    for (const line of await exported()) expect(Object.keys(line)).toEqual(INCIDENTS.columns?.map(({ name }) => name));
  });

  it('are as many as the corpus has', async () => {
    expect(await exported()).toHaveLength((await corpus.status()).incidents);
    expect(await exported({ from: '2999-01-01' })).toEqual([]);
  });
});
