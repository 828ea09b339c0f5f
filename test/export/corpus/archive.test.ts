import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { bytesOf, corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;
let archive: Uint8Array;
let files: Record<string, Uint8Array>;

beforeAll(async () => {
  corpus = await corpusOf(folder.file('case.db'), [hardPage(), ...examples('mackerel-dispute')]);
  archive = await bytesOf(exportCorpus(corpus, 'archive'));
  files = unzipSync(archive);
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

function text(name: string): string {
  return strFromU8(files[name] ?? new Uint8Array());
}

describe('an archive', () => {
  it('holds the data, what they mean, how to cite them, and their sums', async () => {
    expect(Object.keys(files)).toEqual([
      'README.md',
      'CODEBOOK.md',
      'CITATION.cff',
      'citation.bib',
      'provenance.json',
      'data/events.csv',
      'data/events.csv-metadata.json',
      'data/events.parquet',
      'data/incidents.jsonl',
      'SHA256SUMS',
    ]);
    expect(text('data/events.csv')).toBe(await textOf(exportCorpus(corpus, 'csv')));
    expect(text('data/incidents.jsonl')).toBe(await textOf(exportCorpus(corpus, 'incidents')));
    const sums = text('SHA256SUMS').trimEnd().split('\n');
    expect(sums).toHaveLength(Object.keys(files).length - 1);
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
      ).toBe(sum);
    }
  });

  it('says what made it and how many it holds', () => {
    expect(text('README.md')).toMatch(/\| documents \| 2 \|/);
    expect(text('README.md')).toContain('Filters of this archive: none');
    expect(text('CODEBOOK.md')).toContain('| ASSAULT | material-conflict |');
    expect(parse(text('CITATION.cff'))).toMatchObject({ 'cff-version': '1.2.0', type: 'dataset' });
    expect(JSON.parse(text('provenance.json'))).toHaveProperty('coded');
  });

  it('is the same each time', async () => {
    expect(Buffer.compare(await bytesOf(exportCorpus(corpus, 'archive')), archive)).toBe(0);
  });

  it('names its filters and holds to them', async () => {
    const some = unzipSync(await bytesOf(exportCorpus(corpus, 'archive', { countries: ['MLI'] })));
    expect(strFromU8(some['README.md'] ?? new Uint8Array())).toContain('{"countries":["MLI"]}');
    expect(
      strFromU8(some['data/incidents.jsonl'] ?? new Uint8Array())
        .trimEnd()
        .split('\n'),
    ).toHaveLength(1);
  });
});

describeReaders('an archive, by those who read it', () => {
  it('is sound for Python and its tables agree', () => {
    const file = folder.file('archive.zip');
    writeFileSync(file, archive);
    const seen = read('read_archive.py', file) as Record<string, unknown>;
    expect(seen).toMatchObject({ broken: null, wrong: [], same: true });
    expect(seen['names']).toEqual(Object.keys(files));
  });
});
