import { afterAll, describe, expect, it } from 'vitest';
import { EVENT_COLUMNS } from '../../src/export/corpus/event-columns.js';
import { told } from '../../src/export/corpus/told.js';
import { renderRows } from '../../src/export/record-rows.js';
import { corpusOf, examples, Folder, hardPage } from './corpus/fixture.js';

const folder = new Folder();
afterAll(() => folder.remove());

describe('rows of a record', () => {
  it('are those that a corpus gives of it, but for what only a corpus knows', async () => {
    const corpus = await corpusOf(folder.file('case.db'), [hardPage(), ...examples('mackerel-dispute')]);
    const wanted: Record<string, unknown>[] = [];
    for await (const row of told(corpus, {}))
      wanted.push({
        ...Object.fromEntries(EVENT_COLUMNS.map(({ name, value }) => [name, value(row)])),
        ...{ statement: null, publications: null, incident: null },
      });
    const found: unknown[] = [];
    for await (const record of corpus.records()) {
      const { id, statements } = JSON.parse(renderRows(record)) as { id: string; statements: unknown[] };
      expect(id).toBe(record.id);
      found.push(...statements);
    }
    await corpus.close();
    expect(found).toEqual(wanted);
    expect(found.length).toBeGreaterThan(10);
  });
});
