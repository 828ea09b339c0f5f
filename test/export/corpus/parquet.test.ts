import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnType } from '../../../src/export/corpus/column.js';
import { EVENT_COLUMNS } from '../../../src/export/corpus/event-columns.js';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import { writeParquet } from '../../../src/export/corpus/parquet.js';
import { told } from '../../../src/export/corpus/told.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { bytesOf, corpusOf, examples, Folder, hardPage } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;
/// The values of each column, as the corpus has them.
const expected: Record<string, unknown[]> = {};

beforeAll(async () => {
  const records = [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')];
  corpus = await corpusOf(folder.file('case.db'), records);
  for await (const row of told(corpus, {}))
    for (const { name, value } of EVENT_COLUMNS) (expected[name] ??= []).push(value(row));
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

interface Seen {
  readonly groups: number;
  readonly created: string;
  readonly [reader: string]: Record<string, { type: string; values: unknown[] }> | number | string;
}

/// How each reader calls each type.
const TYPES: Readonly<Record<string, Readonly<Record<ColumnType, string>>>> = {
  pyarrow: {
    ...{ text: 'string', integer: 'int64', number: 'double', boolean: 'bool', day: 'date32[day]' },
    ...{ texts: 'list<element: string>', numbers: 'list<element: double>' },
  },
  polars: {
    ...{ text: 'String', integer: 'Int64', number: 'Float64', boolean: 'Boolean', day: 'Date' },
    ...{ texts: 'List(String)', numbers: 'List(Float64)' },
  },
  duckdb: {
    ...{ text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', boolean: 'BOOLEAN', day: 'DATE' },
    ...{ texts: 'VARCHAR[]', numbers: 'DOUBLE[]' },
  },
  pandas: {
    ...{ text: 'string[pyarrow]', integer: 'int64[pyarrow]', number: 'double[pyarrow]', boolean: 'bool[pyarrow]' },
    ...{ day: 'date32[day][pyarrow]', texts: 'list<element: string>[pyarrow]' },
    numbers: 'list<element: double>[pyarrow]',
  },
};

function expectSame(seen: Seen, rows: number): void {
  for (const [reader, types] of Object.entries(TYPES)) {
    const table = seen[reader];
    if (typeof table !== 'object') throw new Error(reader);
    expect(Object.keys(table)).toEqual(EVENT_COLUMNS.map(({ name }) => name));
    for (const { name, type } of EVENT_COLUMNS) {
      expect(table[name]?.type, `${reader} ${name}`).toBe(types[type]);
      expect(table[name]?.values, `${reader} ${name}`).toEqual(rows === 0 ? [] : expected[name]);
    }
  }
}

describe('Parquet', () => {
  it('begins and ends as the format says', async () => {
    const bytes = await bytesOf(exportCorpus(corpus, 'parquet'));
    const sign = (at: number) => new TextDecoder().decode(bytes.slice(at, at + 4));
    expect([sign(0), sign(bytes.length - 4)]).toEqual(['PAR1', 'PAR1']);
  });
});

describeReaders('Parquet, by those who read it', () => {
  it('has the same types and values for pyarrow, polars, DuckDB and pandas', async () => {
    const file = folder.file('events.parquet');
    writeFileSync(file, await bytesOf(exportCorpus(corpus, 'parquet')));
    const seen = read('read_parquet.py', file) as Seen;
    expect(seen.created).toMatch(/^herodotus version \d/);
    expectSame(seen, Infinity);
  });

  it('has one schema whatever a row group holds', async () => {
    const file = folder.file('groups.parquet');
    writeFileSync(file, await bytesOf(writeParquet(corpus, {}, 1)));
    const seen = read('read_parquet.py', file) as Seen;
    expect(seen.groups).toBe(expected['statement']?.length);
    expectSame(seen, Infinity);
  });

  it('has it where there is no row', async () => {
    const file = folder.file('empty.parquet');
    writeFileSync(file, await bytesOf(exportCorpus(corpus, 'parquet', { from: '2999-01-01' })));
    expectSame(read('read_parquet.py', file) as Seen, 0);
  });
});
