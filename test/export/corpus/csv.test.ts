import { writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EVENT_COLUMNS } from '../../../src/export/corpus/event-columns.js';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import { CSV } from '../../../src/export/corpus/csv.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;
let csv: string;
let rows: Record<string, string>[];

beforeAll(async () => {
  const records = [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')];
  corpus = await corpusOf(folder.file('case.db'), records);
  csv = await textOf(exportCorpus(corpus, 'csv'));
  rows = parse(csv, { columns: true });
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

describe('the table of statements', () => {
  it('has a row for each statement of the corpus and its columns', async () => {
    let statements = 0;
    for await (const { number } of corpus.statements()) statements = Math.max(statements, number);
    expect(rows).toHaveLength(statements);
    expect(Object.keys(rows[0] ?? {})).toEqual(EVENT_COLUMNS.map(({ name }) => name));
  });

  it('tells what a statement says', () => {
    expect(rows[1]).toMatchObject({
      document: 'hard,"page"\n1',
      published: '2024-05-06',
      publisher: 'The Paper; & Sons',
      type: 'ASSAULT',
      contexts: 'military;crime',
      class: 'material-conflict',
      cameo: 'cameo:194',
      score: '-10',
      actor_names: 'Army of X, 3rd corps',
      actor_codes: 'MLI MIL',
      recipient_names: 'civilians;3 others',
      recipient_codes: 'MLI CVL;',
      place: 'Tessalit',
      latitude: '20.2',
      precision: 'city',
      from: '2024-05-05',
      voice: 'publication',
      sources: 'Zoë',
      quote: 'The army; 3rd corps shelled Tessalit, killing 12 civilians and 3 others 😀 on 5 May',
      quantities: '12;3',
      quantity_least: '12;',
      quantity_most: ';3',
      quantity_units: 'killed;',
      reviewed: 'false',
    });
  });

  it('keeps CAMEO codes that look like numbers', () => {
    expect(rows[0]?.['cameo']).toBe('cameo:010');
  });

  it('leaves empty what is not known', () => {
    expect(rows[3]).toMatchObject({
      type: '',
      class: '',
      from: '',
      latitude: '',
      actor_names: '',
      relation: 'opponent',
    });
  });

  it('cannot make a spreadsheet reckon', () => {
    expect(rows[2]?.['quote']).toBe("'=SUM(A1) will talk with the rebels");
  });

  it('writes only what the filters want', async () => {
    const some = parse(
      await textOf(exportCorpus(corpus, 'csv', { types: ['ASSAULT'], countries: ['MLI'] })),
    ) as unknown[];
    expect(some).toHaveLength(2);
    const none = await textOf(exportCorpus(corpus, 'csv', { from: '2999-01-01' }));
    expect(none).toBe(`${EVENT_COLUMNS.map(({ name }) => name).join(',')}\r\n`);
  });

  it('has its columns described beside it', () => {
    const metadata = JSON.parse(CSV.beside?.text('events.csv') ?? '') as {
      url: string;
      tableSchema: { columns: { name: string; datatype: string; separator?: string }[] };
    };
    expect(metadata.url).toBe('events.csv');
    expect(metadata.tableSchema.columns.map(({ name }) => name)).toEqual(EVENT_COLUMNS.map(({ name }) => name));
    expect(metadata.tableSchema.columns.find(({ name }) => name === 'contexts')?.separator).toBe(';');
  });
});

describeReaders('the table of statements, by those who read it', () => {
  it('is the same to pandas, polars and DuckDB, without being told types', () => {
    const file = folder.file('events.csv');
    writeFileSync(file, csv);
    const seen = read('read_csv.py', file) as Record<string, Record<string, unknown[]>>;
    for (const reader of ['pandas', 'polars', 'duckdb']) {
      const table = seen[reader];
      expect(Object.keys(table ?? {}), reader).toEqual(EVENT_COLUMNS.map(({ name }) => name));
      for (const column of ['document', 'quote', 'title', 'cameo', 'recipient_codes', 'from', 'actor_names'])
        expect(table?.[column], `${reader} ${column}`).toEqual(rows.map((row) => row[column] || null));
      expect(table?.['reviewed'], reader).toEqual(rows.map(() => false));
      expect(table?.['latitude'], reader).toEqual(
        rows.map(({ latitude = '' }) => (latitude ? Number(latitude) : null)),
      );
      expect(table?.['start'], reader).toEqual(rows.map(({ start }) => Number(start)));
    }
  });
});
