import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSources, type ComparedLine } from '../../src/compare-sources/compare-sources.js';
import { COMPARED_HEAD, comparedCsv } from '../../src/compare-sources/lines-csv.js';
import { importEvents } from '../../src/import/import-events.js';
import type { Corpus } from '../../src/store/corpus.js';
import { openCorpus } from '../../src/store/open-corpus.js';
import { acled, ACLED_ROW, gdelt, GDELT_ROW } from '../import/rows.js';
import { coded, page } from '../store/coded-texts.js';

const folder = mkdtempSync(join(tmpdir(), 'herodotus-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const TEXTS = [
  ['2024-05-06', 'Rebels shelled Aleppo in Syria on Monday and killed twelve civilians, the interior ministry said.'],
  ['2024-05-08', 'Demonstrators marched in Damascus on Tuesday. France condemned Russia on Tuesday.'],
  ['2024-05-09', 'Police in Paris arrested forty protesters on Thursday. Norway may send aid to Chile next week.'],
] as const;
const SYRIA = { ...ACLED_ROW, iso: 760, country: 'Syria', assoc_actor_1: '', admin1: 'Aleppo', location: 'Aleppo' };
const SHELLING = {
  ...SYRIA,
  event_id_cnty: 'SYR1',
  sub_event_type: 'Shelling/artillery/missile attack',
  actor1: 'Rebels (Syria)',
  actor2: 'Civilians (Syria)',
  latitude: '36.2',
  longitude: '37.16',
  fatalities: 9,
};
const ROWS = [
  SHELLING,
  { ...SHELLING, event_id_cnty: 'SYR2' },
  { ...SHELLING, event_id_cnty: 'SYR6' },
  {
    ...SYRIA,
    event_id_cnty: 'SYR3',
    event_date: '2024-05-08',
    location: 'Hama',
    latitude: '35.13',
    longitude: '36.75',
  },
  { ...SHELLING, event_id_cnty: 'SYR4', event_date: '2024-06-20' },
  { ...SHELLING, event_id_cnty: 'SYR5', event_type: 'Strategic developments', sub_event_type: 'Other' },
];
const ACCUSES = {
  ...GDELT_ROW,
  SQLDATE: '20240507',
  EventCode: '111',
  Actor1Code: 'FRA',
  Actor1Name: 'FRANCE',
  Actor1CountryCode: 'FRA',
  Actor2Code: 'RUS',
  Actor2Name: 'RUSSIA',
  Actor2CountryCode: 'RUS',
  ActionGeo_Type: '',
  ActionGeo_CountryCode: '',
  ActionGeo_Lat: '',
  ActionGeo_Long: '',
};

let corpus: Corpus;

async function withEvents(name: string, rows: readonly (typeof ROWS)[number][]): Promise<Corpus> {
  const made = await openCorpus(join(folder, name), { create: true });
  for (const [index, [published, text]] of TEXTS.entries())
    await made.add([await coded(page(text, { id: `p${index}`, published }))]);
  const [table, dyads] = [join(folder, `${name}.csv`), join(folder, `${name}.tsv`)];
  writeFileSync(table, acled(rows));
  writeFileSync(dyads, gdelt(ACCUSES));
  await importEvents(made, table, { source: 'acled' });
  await importEvents(made, dyads, { source: 'gdelt' });
  return made;
}

beforeAll(async () => {
  corpus = await withEvents('a.db', ROWS);
});
afterAll(() => corpus.close());

/// What is compared, line by line.
async function lines(of: Corpus, source = 'acled'): Promise<ComparedLine[]> {
  const found: ComparedLine[] = [];
  await compareSources(of, { with: source, each: (line) => void found.push(line) });
  return found;
}

describe('a comparison of ours with theirs', () => {
  it('says what both have, what one has, and where they differ, over the days that both have', async () => {
    const found = await compareSources(corpus, { with: 'acled' });
    expect(found).toMatchObject({
      from: '2024-05-06',
      to: '2024-05-09',
      theirs: { total: 4, both: 1, again: 2, only: 1 },
      left: { theirsUntyped: 1, theirsUndated: 0 },
      pairs: 1,
      fields: { numbers: { agree: 0, differ: 1, open: 0 }, type: { agree: 1 } },
      types: { ASSAULT: { both: 1, theirs: 1 } },
    });
    const { ours, examples } = found;
    expect(ours.total).toBe(ours.both + ours.again + ours.only);
    expect(examples.differ.numbers[0]).toMatchObject({ ours: { deaths: [12] }, theirs: { id: 'SYR1', deaths: [9] } });
    expect(examples.theirs.map(({ theirs }) => theirs?.id)).toEqual(['SYR3']);
    expect(examples.ours.map((line) => line.ours?.type)).toContain('COERCE');
  });

  it('does not take what may come for what has come', async () => {
    const types = (await lines(corpus)).map(({ ours }) => ours?.type);
    expect(types).not.toContain('AID');
  });

  it('finds parties where no place is told', async () => {
    const found = await compareSources(corpus, { with: 'gdelt' });
    expect(found).toMatchObject({ pairs: 1, theirs: { both: 1 }, fields: { place: { open: 1 }, who: { agree: 1 } } });
  });

  it('is of a country, a type or days that are asked for', async () => {
    const france = await compareSources(corpus, { with: 'acled', countries: ['FRA'] });
    expect(france).toMatchObject({ theirs: { total: 0 }, pairs: 0 });
    expect(france.ours.total).toBeGreaterThan(0);
    const protests = await compareSources(corpus, { with: 'acled', types: ['PROTEST'] });
    expect(Object.keys(protests.types)).toEqual(['PROTEST']);
    const june = await compareSources(corpus, { with: 'acled', from: '2024-06-01', to: '2024-06-30' });
    expect(june).toMatchObject({ ours: { total: 0 }, theirs: { total: 1, only: 1 } });
    expect(await compareSources(corpus, { with: 'acled', from: '2025-01-01' })).toMatchObject({ from: null, pairs: 0 });
  });

  it('is the same in whatever order their events were imported', async () => {
    const other = await withEvents('b.db', ROWS.toReversed());
    expect(await compareSources(other, { with: 'acled' })).toEqual(await compareSources(corpus, { with: 'acled' }));
    expect(await lines(other)).toEqual(await lines(corpus));
    await other.close();
  });

  it('writes a line for each as CSV', async () => {
    const all = await lines(corpus);
    const columns = COMPARED_HEAD.trimEnd().split(',');
    expect(columns).toHaveLength(27);
    expect(all.map(({ is }) => is)).toEqual(expect.arrayContaining(['both', 'again-theirs', 'theirs', 'ours']));
    expect(comparedCsv(all[0] ?? expect.fail('no line'))).toMatch(
      /^both,\d+,0,\d*,agree,agree,agree,\w+,differ,\d+,ASSAULT,/,
    );
  });

  it('names the sources that there are where one is missing', async () => {
    await expect(compareSources(corpus, { with: 'polecat' })).rejects.toMatchObject({
      problem: { code: 'dataset-missing', message: 'the corpus has no source polecat; it has acled, gdelt' },
    });
  });
});
