import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/annotation/problem.js';
import { importEvents, type ImportOptions } from '../../src/import/import-events.js';
import type { Corpus } from '../../src/store/corpus.js';
import type { DatasetEventRow } from '../../src/store/dataset-rows.js';
import { openCorpus } from '../../src/store/open-corpus.js';
import { all } from '../store/coded-texts.js';
import {
  acled,
  ACLED_ROW,
  gdelt,
  GDELT_ROW,
  ged,
  GED_ROW,
  icews,
  ICEWS_ROW,
  OLD_ACLED_COLUMNS,
  polecat,
  POLECAT_ROW,
} from './rows.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-import-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
import { backends } from '../store/backends.js';

describe.each(await backends())('events of others in $kind', ({ missing, fresh }) => {
  if (missing !== null) {
    it.skip(missing);
    return;
  }
  let number = 0;
  let corpus: Corpus;
  beforeEach(async () => {
    corpus = await openCorpus(await fresh(), { create: true });
  });
  afterEach(() => corpus.close());

  function saved(content: string | Uint8Array, name = `t${number++}.txt`): string {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  }

  async function taken(content: string | Uint8Array, options: Partial<ImportOptions> = {}) {
    return importEvents(corpus, saved(content), { source: 'theirs', ...options });
  }

  async function events(): Promise<DatasetEventRow[]> {
    const [dataset] = await corpus.datasets();
    return dataset === undefined ? [] : all(corpus.datasetEvents(dataset));
  }

  describe('an import of POLECAT', () => {
    it('takes lists apart, and None for what is not known', async () => {
      expect(await taken(polecat(POLECAT_ROW))).toMatchObject({ format: 'polecat', rows: 1, added: 1, failed: 0 });
      const [event] = await events();
      expect(event).toMatchObject({
        id: '20240506-1',
        type: 'ASSAULT',
        mode: 'heavy-weapons',
        cameo: null,
        score: -9.5,
        from: '2024-05-06',
        to: '2024-05-06',
        dayPrecision: 'day',
        place: { name: 'Bergen, Vestland, Norway', region: 'Vestland', country: 'NOR', precision: 'city', lat: 60.39 },
        parties: [
          { role: 'actor', name: 'Free Men', country: 'NOR', sector: 'REB' },
          { role: 'actor', name: 'Norland Army', country: 'SWE', sector: 'MIL' },
          { role: 'recipient', name: 'Dockers', country: null, sector: null },
        ],
        codes: { Contexts: 'military;territory', 'Quad Code': 'MATERIAL CONFLICT' },
        reporter: 'The Herald',
        row: 2,
      });
    });

    it('reads the newer name of a column', async () => {
      await taken(polecat(POLECAT_ROW).replace('Intensity', 'Event Intensity'));
      expect((await events())[0]?.score).toBe(-9.5);
    });
  });

  describe('an import of ICEWS', () => {
    it('keeps quotation marks inside cells, and the code as text', async () => {
      const other = { ...ICEWS_ROW, 'Event Date': '2024-05-07', 'CAMEO Code': '010', 'Source Name': '"Red" Berg "X"' };
      expect(await taken(icews(ICEWS_ROW, other))).toMatchObject({ format: 'icews', added: 2, untyped: 1 });
      const [one, two] = await events();
      expect(one).toMatchObject({
        id: '901/2024-05-06',
        type: 'REQUEST',
        mode: 'assist',
        cameo: '0233',
        codes: { 'CAMEO Code': '0233', 'Event Text': 'Appeal for aid' },
        parties: [
          { name: 'Olav "the Axe" Berg', country: 'NOR', sector: 'Rebel,Dissident' },
          { name: 'Government (Russia)', country: 'RUS' },
        ],
      });
      expect(two).toMatchObject({ id: '901/2024-05-07', type: null, cameo: '010' });
      expect(two?.parties[0]?.name).toBe('"Red" Berg "X"');
    });

    it('takes off the quotation marks that Dataverse puts around cells', async () => {
      const quoted = icews({ ...ICEWS_ROW, City: '"Bergen ""north"""', 'CAMEO Code': '"0233"' });
      await taken(quoted);
      expect((await events())[0]).toMatchObject({ cameo: '0233', place: { name: 'Bergen "north"' } });
    });
  });

  describe('an import of GDELT', () => {
    it('reads 61 columns without a header, with FIPS for places and CAMEO for actors', async () => {
      const attack = { ...GDELT_ROW, GLOBALEVENTID: '411', EventCode: '195', ActionGeo_CountryCode: 'RS' };
      const lost = { ...GDELT_ROW, GLOBALEVENTID: '412', EventCode: '43', ActionGeo_CountryCode: 'GZ' };
      expect(await taken(gdelt(GDELT_ROW, attack, lost))).toMatchObject({ format: 'gdelt', added: 3, untyped: 1 });
      const [one, two, three] = await events();
      expect(one).toMatchObject({
        id: '410',
        type: null,
        cameo: '010',
        codes: { EventCode: '010', ActionGeo_CountryCode: 'GM' },
        place: { country: 'DEU', precision: 'city' },
        parties: [
          { code: 'SYRMIL', country: 'SYR', sector: 'MIL' },
          { code: 'ROMGOV', country: 'ROU' },
        ],
        reporter: 'https://herald.example/1',
        row: 1,
      });
      expect(two).toMatchObject({ type: 'ASSAULT', mode: 'aerial', place: { country: 'RUS' } });
      expect(three).toMatchObject({ cameo: '043', type: 'CONSULT', mode: 'visit', place: { country: 'PSE' } });
    });

    it('says that another number of columns is not its layout', async () => {
      const short = gdelt(GDELT_ROW).replace(/\t[^\t]*\n$/, '\n');
      await expect(taken(short)).rejects.toMatchObject({ problem: { code: 'events-unknown' } });
      await expect(taken(short, { format: 'gdelt' })).rejects.toMatchObject({ problem: { code: 'events-columns' } });
    });
  });

  describe('an import of ACLED', () => {
    it('reads today’s columns, cells of several lines and the countries of actors', async () => {
      await taken(acled([ACLED_ROW, { ...ACLED_ROW, event_id_cnty: 'MLI101' }]));
      const [one, two] = await events();
      expect(one).toMatchObject({
        id: 'MLI100',
        type: 'ASSAULT',
        from: '2024-05-06',
        place: { name: 'Bankass', region: 'Mopti', country: 'MLI', lat: 14.07, lon: -3.52, precision: 'city' },
        deaths: { best: 3, low: null, high: null },
        words: 'Soldiers fought hunters, "for an hour",\nnear the market.',
      });
      expect(one?.parties.map(({ role, name, country }) => [role, name, country])).toEqual([
        ['actor', 'Military Forces of Mali (2021-)', 'MLI'],
        ['actor', 'Dan', null],
        ['actor', 'Hunters (Mali)', 'MLI'],
        ['recipient', 'Civilians (Mali)', 'MLI'],
      ]);
      expect([one?.row, two?.row]).toEqual([2, 4]);
    });

    it('reads both forms of dates, the columns of before 2023, and semicolons', async () => {
      const old = { ...ACLED_ROW, event_date: '06 May 2024', data_id: 9, iso3: 'MLI', time_precision: 2 };
      const month = {
        ...old,
        event_id_cnty: 'MLI102',
        time_precision: 3,
        event_type: 'Riots/Protests',
        sub_event_type: '',
      };
      await taken(acled([old, month], OLD_ACLED_COLUMNS));
      expect(await events()).toMatchObject([
        { type: 'PROTEST', from: '2024-05-01', to: '2024-05-31', dayPrecision: 'month' },
        { id: 'MLI100', from: '2024-05-03', to: '2024-05-09', dayPrecision: 'week' },
      ]);
      const plain = acled([{ ...ACLED_ROW, event_id_cnty: 'MLI103', notes: 'none', assoc_actor_1: '' }]);
      await taken(plain.replaceAll(',', ';'));
      expect(await events()).toHaveLength(3);
    });
  });

  describe('an import of UCDP GED', () => {
    it('reads days, places and deaths with their precision', async () => {
      const one = { ...GED_ROW, id: 5002, type_of_violence: 3, side_b: 'Civilians', date_prec: 1, where_prec: 1 };
      await taken(ged(GED_ROW, { ...one, date_end: GED_ROW['date_start'] ?? '' }));
      const [first, second] = await events();
      expect(first).toMatchObject({
        type: 'ASSAULT',
        from: '2024-05-06',
        to: '2024-05-09',
        dayPrecision: 'range',
        place: { name: 'Ituri province', region: 'Ituri', country: 'COD', precision: 'region' },
        deaths: { best: 7, low: 4, high: 12 },
        codes: { type_of_violence: '1', where_prec: '4', date_prec: '2' },
        parties: [
          { role: 'actor', name: 'Government of DR Congo (Zaire)', code: '72', country: 'COD', sector: 'GOV' },
          { role: 'recipient', name: 'River Front', country: null },
        ],
      });
      expect(second).toMatchObject({ dayPrecision: 'day', place: { precision: 'city' } });
      expect(second?.parties[1]).toMatchObject({ name: 'Civilians', sector: 'CVL' });
      expect((await corpus.datasets())[0]).toMatchObject({
        name: 'theirs',
        licence: 'CC BY 4.0',
        events: 2,
        undated: 0,
      });
    });
  });

  describe('an import of any layout', () => {
    it('reads a byte order mark, Windows line ends, gzip, and a last line without an end', async () => {
      const text = `\ufeff${polecat(POLECAT_ROW).replaceAll('\n', '\r\n')}`;
      expect(await taken(text)).toMatchObject({ added: 1, failed: 0 });
      expect(await taken(gzipSync(text))).toMatchObject({ added: 0, known: 1 });
      expect(await taken(text.trimEnd())).toMatchObject({ known: 1, changed: 0 });
      const csv = `\ufeff${acled([ACLED_ROW]).replace('fought hunters, "for an hour",\n', 'fought ').replaceAll('\n', '\r\n')}`;
      expect(await importEvents(corpus, saved(csv), { source: 'acled' })).toMatchObject({ added: 1, failed: 0 });
    });

    it('leaves out bad rows, says why, and goes on', async () => {
      const bad = [
        { ...POLECAT_ROW, 'Event ID': 'None' },
        { ...POLECAT_ROW, 'Event Date': '2024-02-31' },
      ];
      const told: Problem[] = [];
      const text = polecat(...bad, POLECAT_ROW).replace('\n2', '\ncut\toff\n2');
      const done = await taken(text, { tell: (found) => told.push(found) });
      expect(done).toMatchObject({ rows: 4, added: 1, failed: 3 });
      expect(Object.values(done.reasons)).toEqual([1, 1, 1]);
      expect(told.map(({ code }) => code)).toEqual(['event-broken', 'event-broken', 'event-broken']);
      expect(told.map(({ message }) => message).join()).toContain('"2024-02-31" is no day');
      expect(told.map(({ message }) => message).join()).toContain('#3: the row was left out (it has 2 cells, not 40)');
    });

    it('goes on behind a quotation mark that nobody closes', async () => {
      const text = acled([ACLED_ROW, { ...ACLED_ROW, event_id_cnty: 'MLI7', notes: 'x' }]);
      const open = text.replace(/"Soldiers.*\n.*market\."/, '"never closed');
      expect(await taken(open)).toMatchObject({ rows: 2, added: 1, failed: 1 });
      expect((await events())[0]?.id).toBe('MLI7');
    });

    it('takes the same file twice for one, and tells what changed', async () => {
      const changed = ged({ ...GED_ROW, best: 8 });
      expect(await taken(ged(GED_ROW, GED_ROW))).toMatchObject({ added: 1, known: 1 });
      expect(await taken(ged(GED_ROW))).toMatchObject({ added: 0, known: 1, changed: 0 });
      expect(await taken(changed)).toMatchObject({ added: 0, changed: 1 });
      expect((await events())[0]?.deaths.best).toBe(7);
      expect(await taken(changed, { replace: true })).toMatchObject({ replaced: 1 });
      expect(await events()).toHaveLength(1);
      expect((await events())[0]?.deaths.best).toBe(8);
      expect(await taken(ged(GED_ROW, { ...GED_ROW, best: 9 }), { replace: true })).toMatchObject({ replaced: 2 });
      expect((await events()).map(({ deaths }) => deaths.best)).toEqual([9]);
      expect(await corpus.check()).toEqual([]);
    });

    it('reads a few rows for a look', async () => {
      const rows = Array.from({ length: 20 }, (_, index) => ({ ...GED_ROW, id: index + 1 }));
      expect(await taken(ged(...rows), { limit: 3 })).toMatchObject({ rows: 3, added: 3 });
      expect(await taken(ged(...rows))).toMatchObject({ rows: 20, added: 17, known: 3 });
    });

    it('refuses what it does not know, by code', async () => {
      const refusal = (code: string): object => ({ problem: { code } });
      await expect(taken('')).rejects.toMatchObject(refusal('events-unknown'));
      await expect(taken('name,age\nAnna,3\n')).rejects.toMatchObject(refusal('events-unknown'));
      await expect(taken(ged(GED_ROW), { format: 'acled' })).rejects.toMatchObject(refusal('events-columns'));
      await expect(importEvents(corpus, join(folder, 'no.txt'), { source: 'x' })).rejects.toMatchObject(
        refusal('input-not-found'),
      );
      await expect(taken(gzipSync(ged(GED_ROW)).subarray(0, 100))).rejects.toMatchObject(refusal('archive-broken'));
      await taken(ged(GED_ROW));
      await expect(taken(polecat(POLECAT_ROW))).rejects.toMatchObject(refusal('dataset-format'));
    });

    it('leaves what we coded as it was', async () => {
      const before = await corpus.status();
      await taken(gdelt(GDELT_ROW));
      const { fileBytes: _, ...after } = await corpus.status();
      expect(before).toMatchObject(after);
      expect((await corpus.counts()).total).toBe(0);
      expect(await all(corpus.incidents())).toEqual([]);
    });
  });
});
