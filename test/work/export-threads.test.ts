import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeParquet } from '../../src/export/corpus/parquet.js';
import type { Corpus } from '../../src/store/corpus.js';
import type { StatementQuery } from '../../src/store/query.js';
import { EXPORT_THREAD, ExportThreads } from '../../src/work/export-threads.js';
import { bytesOf, corpusOf, examples, Folder, hardPage } from '../export/corpus/fixture.js';

vi.setConfig({ testTimeout: 100_000, hookTimeout: 100_000 });

const folder = new Folder();
const file = folder.file('case.db');
let corpus: Corpus;

beforeAll(async () => {
  expect(existsSync(EXPORT_THREAD), 'run "npm run build" first').toBe(true);
  corpus = await corpusOf(file, [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')]);
});
afterAll(async () => {
  await corpus.close();
  expect(existsSync(`${file}-wal`)).toBe(false);
  folder.remove();
});

async function within<T>(source: string, use: (threads: ExportThreads) => Promise<T>): Promise<T> {
  const threads = ExportThreads.over(corpus, source, 2);
  if (threads === null) throw new Error('no threads');
  try {
    return await use(threads);
  } finally {
    await threads.close();
  }
}

async function expectSame(source: string, query: StatementQuery, group: number): Promise<void> {
  const alone = await bytesOf(writeParquet(corpus, query, group));
  const beside = await within(source, async (threads) => bytesOf(writeParquet(corpus, query, group, threads)));
  expect(Buffer.compare(beside, alone)).toBe(0);
}

describe('row groups that are made in threads', () => {
  it('are those that are made without, in their order', async () => {
    for (const group of [1, 4, 1000]) await expectSame(file, {}, group);
  });

  it('are of what is asked for', async () => {
    await expectSame(file, { polarity: 'negative' }, 1);
    await expectSame(file, { from: '2999-01-01' }, 1);
  });

  it('are made here where a thread fails', () => expectSame(folder.file('nowhere.db'), {}, 3));

  it('are left where nobody wants more', async () => {
    await within(file, async (threads) => {
      for await (const piece of writeParquet(corpus, {}, 1, threads)) if (piece.length > 4) break;
    });
  });

  it('are not made where there is one processor', () => {
    expect(ExportThreads.over(corpus, file, 1)).toBeNull();
  });
});
