import type { Kysely } from 'kysely';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../src/store/desk/desk.js';
import { FACET_FIELDS, type DeskQuery, type FacetField } from '../../src/store/desk/query.js';
import { versionOfIncident } from '../../src/store/desk/reviewing.js';
import { openDatabase } from '../../src/store/open-database.js';
import { openDesk } from '../../src/store/open-desk.js';
import { statusOf } from '../../src/store/status.js';
import type { Tables } from '../../src/store/tables.js';
import { forgetTallies, tallyFaults } from '../../src/store/tally/whole.js';
import { backends } from './backends.js';
import { all, coded, page, REPORT } from './coded-texts.js';

vi.setConfig({ testTimeout: 200_000, hookTimeout: 100_000 });

const SECOND = [
  'On 3 May 2024 rebels shelled the port of Halvik and wounded six dockers, a doctor said.',
  'France and Germany condemned the attack, and Germany threatened the rebels with sanctions.',
  'Police in Oslo arrested nine protesters on 4 May 2024, the BBC reported.',
  'The government of Norway met the rebels in Geneva between 5 May and 9 May 2024.',
].join('\n');

/// A query that wants all there is, and of which no counts are kept.
const counted = (field: FacetField | null): DeskQuery =>
  field === 'confidence' ? { languages: ['en'] } : { mostConfidence: 2 };

/// Every answer of which counts are kept, as it is kept, and counted.
async function bothWays(desk: Desk): Promise<[unknown, unknown]> {
  const answers = async (query: (field: FacetField | null) => DeskQuery): Promise<unknown> => {
    const found: Record<string, unknown> = {};
    for (const of of ['statements', 'incidents'] as const) {
      found[`total ${of}`] = await desk.total(query(null), of);
      for (const field of FACET_FIELDS)
        for (const most of [3, 500]) found[`${field} ${of} ${most}`] = await desk.facet(query(field), field, most, of);
    }
    for (const by of ['day', 'month', 'year'] as const) found[by] = await desk.timeline(query(null), by);
    for (const by of ['actor', 'country', 'sector', 'group'] as const)
      for (const most of [2, 500]) found[`${by} ${most}`] = await desk.network(query(null), by, most);
    for (const most of [1, 500]) found[`map ${most}`] = await desk.map(query(null), most);
    return found;
  };
  return [await answers(() => ({})), await answers(counted)];
}

/// The status where no counts are kept.
async function countedStatus(db: Kysely<Tables>): Promise<unknown> {
  const counted: unknown[] = [];
  const undone = new Error('nothing is written');
  await db
    .transaction()
    .execute(async (own) => {
      await forgetTallies(own);
      counted.push(await statusOf(own, '', 0));
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return counted[0];
}

const opened: Desk[] = [];
afterAll(async () => {
  for (const desk of opened) await desk.corpus.close();
});

for (const backend of await backends())
  describe.skipIf(backend.missing !== null)(`kept counts in ${backend.kind}`, () => {
    it('are what is counted, whatever is added, corrected, joined and removed', async () => {
      const file = await backend.fresh();
      const desk = await openDesk(file, { create: true });
      opened.push(desk);
      const database = await openDatabase(file);
      const holds = async (): Promise<void> => {
        const [kept, anew] = await bothWays(desk);
        expect(kept).toEqual(anew);
        expect(await tallyFaults(database.db)).toEqual([]);
        expect(await statusOf(database.db, '', 0)).toEqual(await countedStatus(database.db));
      };
      await holds();
      const { corpus } = desk;
      const copy = REPORT.replace('twelve dockers', 'twelve dock workers');
      const first = await coded(page(REPORT));
      await corpus.add([first]);
      await holds();
      await corpus.add([
        await coded(page(SECOND, { id: 'second', publisher: 'The Herald', published: '2024-05-07' })),
        await coded(page(`Herald: ${copy}`, { id: 'copy', published: '2024-05-05', publisher: 'The Herald' })),
        { ...first, record: { ...first.record, id: 'again', publisher: 'The Post' } },
      ]);
      await holds();
      await corpus.join();
      await holds();

      const sign = { author: 'Ann', note: null } as const;
      const keys = (await all(corpus.statements({ kinds: ['event'] }))).map(({ key }) => key);
      const [one = '', two = '', three = ''] = keys;
      const version = async (key: string): Promise<number> => (await desk.history()).versionOf(key);
      const correct = async (key: string, verdict: 'corrected' | 'rejected', changes: object): Promise<void> => {
        await desk.review({ key, version: await version(key), verdict, changes, ...sign });
        await holds();
      };
      await correct(one, 'corrected', {
        type: 'AID',
        time: { from: '2023-12-30', to: '2024-01-02' },
        place: { name: 'Elsewhere', lat: 1, lon: 2, country: 'NOR' },
      });
      await correct(two, 'rejected', {});
      await correct(three, 'corrected', { actor: [{ start: 0, end: 6, actor: 'Norway' }], recipient: [] });
      const relation = (await all(corpus.statements({ kinds: ['relation'] })))[0];
      if (relation !== undefined) await correct(relation.key, 'corrected', { type: 'CONSULT' });
      await desk.add({
        ...{ key: 'a'.repeat(32), document: 'second', start: 0, end: 20, cue: { start: 3, end: 8 } },
        ...{ changes: { type: 'PROTEST', time: { from: '2024-02-01', to: null } }, ...sign },
      });
      await holds();

      const incidents = await all(corpus.incidents());
      const seen = async (number: number) => {
        const own = (await all(corpus.statements({ incidents: [number], copies: true }))).map(({ key }) => key);
        return { number, version: versionOfIncident(await desk.history(), own), own };
      };
      const [a, b] = incidents.map(({ number }) => number);
      const merged = await desk.merge([await seen(a ?? 0), await seen(b ?? 0)], sign);
      expect(merged.done).toBe(true);
      await holds();
      const { own, ...whole } = await seen(a ?? 0);
      expect((await desk.split(whole, own.slice(0, 1), sign)).done).toBe(true);
      await holds();
      for (const undoing of [true, true, true, false]) {
        await desk.turn('Ann', undoing);
        await holds();
      }
      await corpus.join({ all: true });
      await holds();

      const texts = await all(corpus.texts());
      await corpus.recode(
        texts.slice(0, 1).map(({ number }) => ({ text: number, record: first.record, kept: first.kept })),
      );
      await holds();
      await corpus.add([await coded(page(SECOND.replace('nine', 'ten'), { id: 'second' }))], { replace: true });
      await holds();
      for (const id of ['again', 'page', 'copy', 'second']) {
        expect(await corpus.remove([id])).toBe(1);
        await holds();
      }
      expect(await database.db.selectFrom('tallies').selectAll().execute()).toEqual([]);
      await database.db.destroy();
    });

    it('are made where a corpus is opened that has none, and found wrong by a check', async () => {
      const file = await backend.fresh();
      const before = await openDesk(file, { create: true });
      await before.corpus.add([await coded(page(REPORT)), await coded(page(SECOND, { id: 'second' }))]);
      await before.corpus.join();
      const kept = await bothWays(before);
      await before.corpus.close();
      const database = await openDatabase(file);
      await forgetTallies(database.db);
      await database.db.destroy();
      const desk = await openDesk(file);
      opened.push(desk);
      expect(await bothWays(desk)).toEqual(kept);
      expect(kept[0]).toEqual(kept[1]);
      expect(await desk.corpus.check()).toEqual([]);
      const writer = await openDatabase(file);
      await writer.db.updateTable('tallies').set({ incidents: 99 }).where('topic', '=', 'events').execute();
      await writer.db.destroy();
      expect(await desk.corpus.check()).toEqual([{ where: 'counts', what: '"events" is not counted as it stands' }]);
    });
  });
