import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { Kysely } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, versionOf } from '../../src/store/migrations/migrate.js';
import type { Step } from '../../src/store/migrations/step.js';
import { STEPS } from '../../src/store/migrations/steps.js';
import { openCorpus } from '../../src/store/open-corpus.js';
import { NodeSqliteDialect } from '../../src/store/sqlite/dialect.js';
import { codedError } from '../../src/store/sqlite/errors.js';
import { FLAVOUR } from '../../src/store/sqlite/open.js';
import type { Tables } from '../../src/store/tables.js';
import { coded, page, REPORT } from './coded-texts.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let number = 0;

/// A corpus with one document, closed.
async function made(): Promise<string> {
  const file = join(folder, `c${number++}.db`);
  const corpus = await openCorpus(file, { create: true });
  await corpus.add([await coded(page(REPORT))]);
  await corpus.close();
  return file;
}

function code(name: string): object {
  return { problem: { code: name } };
}

describe('opening', () => {
  it('says that there is no corpus, and makes one only where it is asked to', async () => {
    const file = join(folder, 'none.db');
    await expect(openCorpus(file)).rejects.toMatchObject(code('corpus-missing'));
    expect(existsSync(file)).toBe(false);
    await expect(openCorpus(join(folder, 'no', 'such', 'a.db'), { create: true })).rejects.toMatchObject(
      code('corpus-unwritable'),
    );
    await expect(openCorpus(folder, { create: true })).rejects.toMatchObject(code('corpus-unknown'));
  });

  it('leaves files of others as they are', async () => {
    const text = join(folder, 'text.db');
    writeFileSync(text, 'The quick brown fox jumps over the lazy dog. '.repeat(100));
    const before = readFileSync(text);
    await expect(openCorpus(text, { create: true })).rejects.toMatchObject(code('corpus-unknown'));
    expect(readFileSync(text)).toEqual(before);
    const other = join(folder, 'other.db');
    const database = new DatabaseSync(other);
    database.exec('create table documents (id integer primary key)');
    database.close();
    await expect(openCorpus(other, { create: true })).rejects.toMatchObject(code('corpus-unknown'));
  });

  it('refuses a newer corpus, unchanged', async () => {
    const file = await made();
    const database = new DatabaseSync(file);
    database.exec(`insert into migrations values (${STEPS.length + 1}, 'of tomorrow', '2030-01-01')`);
    database.close();
    await expect(openCorpus(file)).rejects.toMatchObject(code('corpus-newer'));
    await expect(openCorpus(file, { readOnly: true })).rejects.toMatchObject(code('corpus-newer'));
  });

  it('brings a corpus of the first version to the newest, with what it holds', async () => {
    const file = await made();
    const database = new DatabaseSync(file);
    takeBack(database);
    database.close();
    const corpus = await openCorpus(file);
    expect(await corpus.datasets()).toEqual([]);
    expect((await corpus.status()).documents).toBe(1);
    expect((await corpus.openDataset({ name: 'a', format: 'ged', licence: null })).name).toBe('a');
    await corpus.join();
    expect((await corpus.status()).unjoined).toBe(0);
    expect(await corpus.check()).toEqual([]);
    await corpus.close();
  });

  it('brings an older corpus to the newest version, all steps or none', async () => {
    const database = new DatabaseSync(join(folder, 'older.db'));
    const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
    const second: Step = {
      name: 'second',
      async up(own) {
        await own.schema.alterTable('documents').addColumn('extra', 'text').execute();
      },
    };
    const failing: Step = { name: 'third', up: () => Promise.reject(new Error('no')) };
    expect(await migrate(db, 'older.db', FLAVOUR)).toBe(STEPS.length);
    await expect(migrate(db, 'older.db', FLAVOUR, [...STEPS, second, failing])).rejects.toThrow('no');
    expect(await versionOf(db)).toBe(STEPS.length);
    expect(await migrate(db, 'older.db', FLAVOUR, [...STEPS, second])).toBe(1);
    expect(await migrate(db, 'older.db', FLAVOUR, [...STEPS, second])).toBe(0);
    await expect(migrate(db, 'older.db', FLAVOUR)).rejects.toMatchObject(code('corpus-newer'));
    await db.destroy();
  });

  it('reads beside one who writes, and says who is waited for', async () => {
    const file = await made();
    const writer = new DatabaseSync(file);
    writer.exec('pragma journal_mode = wal');
    writer.exec('begin immediate');
    const corpus = await openCorpus(file, { patience: 50 });
    expect((await corpus.status()).documents).toBe(1);
    await expect(corpus.remove(['page'])).rejects.toMatchObject(code('corpus-locked'));
    writer.exec('rollback');
    writer.close();
    expect(await corpus.remove(['page'])).toBe(1);
    await corpus.close();
  });

  it('says that a file is damaged, when it is opened or when it is checked', async () => {
    const cut = await made();
    truncateSync(cut, 6 * 4096);
    const damaged = await openCorpus(cut).then(
      async (corpus) => {
        const faults = await corpus.check().catch((error: unknown) => error);
        await corpus.close();
        return faults;
      },
      (error: unknown) => error,
    );
    if (Array.isArray(damaged)) expect(damaged.length).toBeGreaterThan(0);
    else expect(damaged).toMatchObject(code('corpus-damaged'));
    const changed = await made();
    const database = new DatabaseSync(changed);
    database.exec('update pieces set bytes = zeroblob(20) where part = 2 and number = 0');
    database.exec('delete from statements where number = 1');
    database.close();
    const corpus = await openCorpus(changed);
    expect((await corpus.check()).map(({ where }) => where)).toContain('text 1 (page)');
    await corpus.close();
  });

  it('says that the disk is full, and keeps what was there', async () => {
    const file = await made();
    const database = new DatabaseSync(file);
    const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number };
    database.exec(`pragma max_page_count = ${pages}`);
    let failure: unknown = null;
    try {
      database.exec('create table filler (bytes blob)');
      database.exec('insert into filler values (zeroblob(1000000))');
    } catch (error) {
      failure = codedError(file, error);
    }
    expect(failure).toMatchObject(code('corpus-full'));
    database.close();
    const corpus = await openCorpus(file);
    expect(await corpus.check()).toEqual([]);
    await corpus.close();
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'reads a corpus that may not be written',
    async () => {
      const file = await made();
      const closed = join(folder, 'closed');
      mkdirSync(closed);
      const inside = join(closed, 'c.db');
      writeFileSync(inside, readFileSync(file));
      chmodSync(inside, 0o444);
      chmodSync(closed, 0o555);
      try {
        const corpus = await openCorpus(inside, { readOnly: true });
        expect((await corpus.status()).documents).toBe(1);
        await corpus.close();
        await expect(openCorpus(inside)).rejects.toMatchObject(code('corpus-unwritable'));
      } finally {
        chmodSync(closed, 0o755);
      }
    },
  );
});

/// Makes a corpus one of the first version again: without what later steps brought.
function takeBack(database: InstanceType<typeof DatabaseSync>): void {
  const views = ['events', 'who_says', 'incidents'];
  for (const view of views) database.exec(`drop view ${view}`);
  for (const table of [
    'dataset_parties',
    'dataset_events',
    'dataset_files',
    'datasets',
    'pages',
    'likenesses',
    'claims',
    'former_incidents',
    'coded',
    'sampled',
    'opinions',
    'samples',
    'tallies',
    'tolls',
  ])
    database.exec(`drop table ${table}`);
  const byDay = 'statements_by_to_day';
  for (const index of [
    'statements_by_key',
    'corrections_by_key',
    'happenings_by_reports',
    'happenings_by_first',
    byDay,
  ])
    database.exec(`drop index ${index}`);
  for (const column of ['first', 'reports', 'disputed_place', 'disputed_day'])
    database.exec(`alter table happenings drop column "${column}"`);
  database.exec('alter table statements drop column rejected');
  database.exec('alter table roles drop column inherited');
  for (const view of views) database.exec(`create view ${view} as select id from happenings`);
  database.exec("delete from settings where name = 'tallies'");
  database.exec('delete from migrations where number > 1');
}
