import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../src/store/desk/desk.js';
import { FACET_FIELDS, type DeskQuery } from '../../src/store/desk/query.js';
import { codeCounts } from '../../src/store/code-counts.js';
import { openDatabase } from '../../src/store/open-database.js';
import { THREAD } from '../../src/store/sqlite/counting.js';
import { openDesk } from '../../src/store/open-desk.js';
import { all, coded, page, REPORT } from './coded-texts.js';

vi.setConfig({ testTimeout: 100_000, hookTimeout: 100_000 });

const folder = mkdtempSync(join(tmpdir(), 'herodotus-counting-'));
const file = join(folder, 'c.db');
/// The same corpus, counted in a thread and in the connection that answers all else.
let beside: Desk;
let within: Desk;
const QUERIES: readonly DeskQuery[] = [
  ...[{}, { types: ['ASSAULT'] as const }, { types: [] }, { words: 'port' }, { verdicts: ['open'] as const }],
  ...[{ statuses: ['occurred'] as const, polarity: 'positive' as const }],
];
beforeAll(async () => {
  expect(existsSync(THREAD), 'run "npm run build" first').toBe(true);
  within = await openDesk(file, { create: true });
  const copy = REPORT.replace('twelve dockers', 'twelve dock workers');
  await within.corpus.add([await coded(page(REPORT)), await coded(page(`Herald: ${copy}`, { id: 'copy' }))]);
  beside = await openDesk(file, { counting: true });
});
afterAll(async () => {
  await beside.corpus.close();
  await within.corpus.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('counting in a thread of its own', () => {
  it('gives what counting within gives', async () => {
    for (const query of QUERIES) {
      for (const counted of ['statements', 'incidents'] as const) {
        expect(await beside.total(query, counted)).toBe(await within.total(query, counted));
        for (const field of FACET_FIELDS)
          expect(await beside.facet(query, field, 100, counted)).toEqual(
            await within.facet(query, field, 100, counted),
          );
      }
      expect(await beside.timeline(query, 'day')).toEqual(await within.timeline(query, 'day'));
      expect(await beside.network(query, 'actor', 50)).toEqual(await within.network(query, 'actor', 50));
      expect(await beside.map(query, 50)).toEqual(await within.map(query, 50));
    }
  });

  it('sees at once what was written, and lets other questions be answered meanwhile', async () => {
    const [one] = await all(within.corpus.statements({ types: ['ASSAULT'] }));
    if (one === undefined) throw new Error('nothing is an assault');
    const before = await beside.total({}, 'statements');
    const wish = { key: one.key, version: 0, verdict: 'rejected', changes: {}, author: 'Ann', note: null } as const;
    expect(await within.review(wish)).toMatchObject({ done: true });
    expect(await beside.total({}, 'statements')).toBe(before - 1);
    const order: string[] = [];
    await Promise.all([
      beside.timeline({}, 'day').then(() => order.push('count')),
      beside.stamp().then(() => order.push('short')),
    ]);
    expect(order).toEqual(['short', 'count']);
    await within.turn('Ann', true);
    expect(await beside.total({}, 'statements')).toBe(before);
  });

  it('leaves nothing beside the file when it ends', async () => {
    const own = join(folder, 'own.db');
    const desk = await openDesk(own, { create: true, counting: true });
    expect(await desk.total({}, 'incidents')).toBe(0);
    await desk.corpus.close();
    expect(existsSync(`${own}-wal`)).toBe(false);
  });

  it('tells the error of a question, and goes on', async () => {
    const database = await openDatabase(file, { counting: true });
    const broken = database.counter.selectFrom('nothing' as 'codes').selectAll();
    await expect(broken.execute()).rejects.toThrow('no such table: nothing');
    await expect(database.counter.deleteFrom('codes').execute()).rejects.toThrow(/readonly/);
    expect((await database.counter.selectFrom('codes').selectAll().execute()).length).toBeGreaterThan(0);
    await database.db.destroy();
  });
});

describe('counts by code', () => {
  it('leave out what was rejected, and near copies', async () => {
    const database = await openDatabase(file);
    const sum = async (query: Parameters<typeof codeCounts>[1]): Promise<number> =>
      (await codeCounts(database.db, query)).reduce((all_, { count }) => all_ + count, 0);
    const whole = await sum({ copies: true, rejected: true });
    const { count } = await database.db
      .selectFrom('statements')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(whole).toBe(Number(count));
    const own = await sum({});
    expect(own).toBeLessThan(whole);
    const [one] = await all(within.corpus.statements({ types: ['ASSAULT'] }));
    await within.review({
      ...{ key: one?.key ?? '', version: await versionOf(one?.key ?? '') },
      ...{ verdict: 'rejected', changes: {}, author: 'Ann', note: null },
    });
    expect(await sum({})).toBe(own - 1);
    expect(await sum({ rejected: true })).toBe(own);
    expect(await sum({ copies: true })).toBe(whole - 1);
    await within.turn('Ann', true);
    await database.db.destroy();
  });
});

async function versionOf(key: string): Promise<number> {
  return (await within.history()).versionOf(key);
}
