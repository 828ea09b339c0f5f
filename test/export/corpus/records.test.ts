import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecord } from '../../../src/annotation/read-record.js';
import type { DocumentRecord } from '../../../src/annotation/record.js';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import { renderJsonl } from '../../../src/export/jsonl.js';
import type { Corpus } from '../../../src/store/corpus.js';
import type { StatementQuery } from '../../../src/store/query.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;
const records = [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')];
/// The same text in another paper.
const again = { ...hardPage(), id: 'again', publisher: 'Another', published: '2024-05-07' };

beforeAll(async () => {
  corpus = await corpusOf(folder.file('case.db'), [...records, again]);
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

async function exported(query: StatementQuery = {}): Promise<DocumentRecord[]> {
  const lines = (await textOf(exportCorpus(corpus, 'jsonl', query))).split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const read = readRecord(JSON.parse(line), 'export');
    if (!read.ok) throw new Error(read.problem.message);
    return read.record;
  });
}

describe('records out of a corpus', () => {
  it('are those that went in, byte for byte', async () => {
    const lines = (await textOf(exportCorpus(corpus, 'jsonl'))).split('\n');
    expect(lines.slice(0, 3)).toEqual(records.map((record) => renderJsonl(record).trimEnd()));
    expect((await exported()).map(({ id }) => id)).toEqual([...records.map(({ id }) => id), 'again']);
  });

  it('are chosen by their days, languages and ids', async () => {
    expect((await exported({ publishedFrom: '2024-05-07' })).map(({ id }) => id)).toEqual(['again']);
    expect((await exported({ documents: ['again'] })).map(({ id }) => id)).toEqual(['again']);
    expect(await exported({ languages: ['es'] })).toEqual([]);
  });

  it('hold the statements that are wanted, in every document that has the text', async () => {
    const some = await exported({ types: ['ASSAULT'], countries: ['MLI'] });
    expect(some.map(({ id, statements }) => [id, statements.map((each) => each.id)])).toEqual([
      ['hard,"page"\n1', ['s2']],
      ['again', ['s2']],
    ]);
    expect(some[0]?.incidents.map(({ statements }) => statements)).toEqual([['s2']]);
    const later = await exported({ types: ['ASSAULT'], countries: ['MLI'], publishedFrom: '2024-05-07' });
    expect(later.map(({ id }) => id)).toEqual(['again']);
  });
});

describeReaders('records and incidents, by those who read JSON lines', () => {
  it('are the same to DuckDB and polars, with what is null for long', async () => {
    const [lines, incidents] = [folder.file('records.jsonl'), folder.file('incidents.jsonl')];
    writeFileSync(lines, await textOf(exportCorpus(corpus, 'jsonl')));
    const told = await textOf(exportCorpus(corpus, 'incidents'));
    writeFileSync(incidents, told);
    const rows = told
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Incident)
      .map(({ id, place, statements }) => [id, place?.country ?? null, statements.length, statements[0]?.start]);
    expect(rows.filter(([, country]) => country !== null).length).toBeGreaterThan(2);
    const seen = read('read_jsonl.py', lines, incidents) as Record<'duckdb' | 'polars', Record<string, unknown[]>>;
    expect(seen.duckdb['incidents']).toEqual(rows);
    expect(seen.polars['incidents']).toEqual(rows);
    expect(seen.duckdb['records']).toEqual(
      [...records, again].map(({ id, published, statements, text }) => [
        id,
        published,
        statements.length,
        [...text].length,
      ]),
    );
    expect(seen.polars['records']).toEqual(Object.keys(again).sort());
  });
});

interface Incident {
  readonly id: number;
  readonly place: { readonly country: string | null } | null;
  readonly statements: readonly { readonly start: number }[];
}
