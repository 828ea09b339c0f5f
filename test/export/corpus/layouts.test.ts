import { writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import type { Format } from '../../../src/export/corpus/format.js';
import { FORMATS } from '../../../src/export/corpus/formats.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';
import { describeReaders, read } from './readers.js';

/// The columns as the owners of the layouts name them.
const LAYOUTS = {
  polecat:
    'Event ID;Event Date;Event Type;Event Mode;Intensity;Quad Code;Contexts;Actor Name;Actor Country;Actor COW;Primary Actor Sector;' +
    'Actor Sectors;Actor Title;Actor Name Raw;Wikipedia Actor ID;Recipient Name;Recipient Country;Recipient COW;' +
    'Primary Recipient Sector;Recipient Sectors;Recipient Title;Recipient Name Raw;Wikipedia Recipient ID;Placename;City;District;' +
    'Province;Country;Latitude;Longitude;GeoNames ID;Raw Placename;Feature Type;Source;Publication Date;Story People;' +
    'Story Organizations;Story Locations;Language;Version',
  icews:
    'Event ID;Event Date;Source Name;Source Sectors;Source Country;Event Text;CAMEO Code;Intensity;Target Name;Target Sectors;' +
    'Target Country;Story ID;Sentence Number;Publisher;City;District;Province;Country;Latitude;Longitude',
  gdelt:
    'GLOBALEVENTID;SQLDATE;MonthYear;Year;FractionDate;Actor1Code;Actor1Name;Actor1CountryCode;Actor1KnownGroupCode;' +
    'Actor1EthnicCode;Actor1Religion1Code;Actor1Religion2Code;Actor1Type1Code;Actor1Type2Code;Actor1Type3Code;Actor2Code;' +
    'Actor2Name;Actor2CountryCode;Actor2KnownGroupCode;Actor2EthnicCode;Actor2Religion1Code;Actor2Religion2Code;Actor2Type1Code;' +
    'Actor2Type2Code;Actor2Type3Code;IsRootEvent;EventCode;EventBaseCode;EventRootCode;QuadClass;GoldsteinScale;NumMentions;' +
    'NumSources;NumArticles;AvgTone;Actor1Geo_Type;Actor1Geo_Fullname;Actor1Geo_CountryCode;Actor1Geo_ADM1Code;' +
    'Actor1Geo_ADM2Code;Actor1Geo_Lat;Actor1Geo_Long;Actor1Geo_FeatureID;Actor2Geo_Type;Actor2Geo_Fullname;' +
    'Actor2Geo_CountryCode;Actor2Geo_ADM1Code;Actor2Geo_ADM2Code;Actor2Geo_Lat;Actor2Geo_Long;Actor2Geo_FeatureID;' +
    'ActionGeo_Type;ActionGeo_Fullname;ActionGeo_CountryCode;ActionGeo_ADM1Code;ActionGeo_ADM2Code;ActionGeo_Lat;' +
    'ActionGeo_Long;ActionGeo_FeatureID;DATEADDED;SOURCEURL',
  acled:
    'event_id_cnty;event_date;year;time_precision;disorder_type;event_type;sub_event_type;actor1;assoc_actor_1;inter1;actor2;' +
    'assoc_actor_2;inter2;interaction;civilian_targeting;iso;region;country;admin1;admin2;admin3;location;latitude;longitude;' +
    'geo_precision;source;source_scale;notes;fatalities;tags;timestamp',
} as const;

type Layout = keyof typeof LAYOUTS;

const folder = new Folder();
let corpus: Corpus;
const files = new Map<Layout, string>();

beforeAll(async () => {
  const records = [
    hardPage(),
    { ...hardPage(), id: 'again', publisher: 'Another' },
    ...examples('mackerel-dispute'),
    ...examples('nepal-talks'),
  ];
  corpus = await corpusOf(folder.file('case.db'), records);
  for (const layout of ['polecat', 'icews', 'gdelt', 'acled'] as const)
    files.set(layout, await textOf(exportCorpus(corpus, layout)));
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

/// The rows by the names of their columns.
function rowsOf(layout: Layout): Record<string, string>[] {
  const names = LAYOUTS[layout].split(';');
  const comma = layout === 'acled';
  const rows = comma
    ? parse(files.get(layout) ?? '')
    : (files.get(layout) ?? '')
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t'));
  const body = layout === 'gdelt' ? rows : rows.slice(1);
  return body.map((row) => {
    expect(row).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']));
  });
}

describe.each(Object.keys(LAYOUTS) as Layout[])('the layout of %s', (layout) => {
  it('has the columns of its owner, on every line', () => {
    const format: Format = FORMATS[layout];
    expect(format.columns?.map(({ name }) => name).join(';')).toBe(LAYOUTS[layout]);
    const first = files.get(layout)?.split(/\r?\n/)[0]?.replaceAll(/[\t,]/g, ';');
    if (layout === 'gdelt') expect(first).not.toContain('GLOBALEVENTID');
    else expect(first).toBe(LAYOUTS[layout]);
    expect(rowsOf(layout).length).toBeGreaterThan(1);
  });

  it('leaves out what is planned, what is no event, and what readers say', () => {
    expect(files.get(layout)).not.toContain('SUM(A1)');
    expect(files.get(layout)).not.toContain('My grandfather');
  });
});

describe('the layouts', () => {
  it('tell POLECAT each pair of parties', () => {
    const rows = rowsOf('polecat').filter((row) => row['Event Mode'] === 'heavy-weapons');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      'Event ID': '1_2_1',
      'Event Date': '2024-05-05',
      'Event Type': 'ASSAULT',
      'Quad Code': 'MATERIAL CONFLICT',
      Contexts: 'military;crime',
      'Actor Name': 'Army of X; 3rd corps',
      'Actor Country': 'MLI',
      'Actor COW': 'None',
      'Primary Actor Sector': 'MIL',
      'Recipient Name': 'civilians',
      City: 'Tessalit',
      Country: 'MLI',
      'GeoNames ID': '2449287',
      'Publication Date': '2024-05-06',
    });
    expect(rows[1]).toMatchObject({
      'Event ID': '1_2_2',
      'Recipient Name Raw': '3 others',
      'Recipient Country': 'None',
    });
  });

  it('tell ICEWS names of countries, and what is not known', () => {
    const [talk, shelling] = rowsOf('icews');
    expect(talk).toMatchObject({ 'CAMEO Code': '010', 'Source Name': 'NA', 'Event Date': '2024-05-06', City: 'NA' });
    expect(shelling).toMatchObject({
      'Source Country': 'Mali',
      'Sentence Number': 'NA',
      Publisher: 'The Paper; & Sons',
    });
    const ids = rowsOf('icews').map((row) => row['Event ID']);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tell GDELT a happening once', () => {
    const [talk, shelling] = rowsOf('gdelt');
    expect(talk).toMatchObject({ EventCode: '010', EventRootCode: '01', QuadClass: '1', ActionGeo_Type: '0' });
    expect(shelling).toMatchObject({
      SQLDATE: '20240505',
      MonthYear: '202405',
      FractionDate: '2024.4247',
      Actor1Code: 'MLIMIL',
      Actor1CountryCode: 'MLI',
      Actor1Type1Code: 'MIL',
      GoldsteinScale: '-10',
      NumMentions: '1',
      NumSources: '2',
      NumArticles: '2',
      ActionGeo_Type: '4',
      ActionGeo_CountryCode: 'ML',
      DATEADDED: '20240506000000',
      SOURCEURL: 'https://news.example/a?b=1&c=<2>',
    });
  });

  it('tell ACLED who, to whom and how many', () => {
    expect(rowsOf('acled')[0]).toMatchObject({
      event_id_cnty: 'MLI2',
      event_date: '2024-05-05',
      time_precision: '1',
      event_type: 'Explosions/Remote violence',
      sub_event_type: 'Shelling/artillery/missile attack',
      inter1: 'State forces',
      inter2: 'Civilians',
      interaction: 'State forces-Civilians',
      civilian_targeting: 'Civilian targeting',
      iso: '466',
      country: 'Mali',
      location: 'Tessalit',
      geo_precision: '1',
      source: 'The Paper; & Sons; Another',
      fatalities: '12',
      timestamp: '1714953600',
    });
  });
});

describeReaders('the layouts, by those who read them', () => {
  it('come apart as they were written', () => {
    const paths = [...files].map(([layout, text]) => {
      writeFileSync(folder.file(layout), text);
      return folder.file(layout);
    });
    const seen = read('read_layouts.py', ...paths) as Record<Layout, { columns: string[]; rows: unknown[][] }>;
    for (const layout of Object.keys(LAYOUTS) as Layout[]) {
      const names = LAYOUTS[layout].split(';');
      if (layout !== 'gdelt') expect(seen[layout].columns).toEqual(names);
      const missing = layout === 'polecat' ? '\u0000' : layout === 'icews' ? 'NA' : '';
      const cells = rowsOf(layout).map((row) => names.map((name) => (row[name] === missing ? null : row[name])));
      // Numbers are compared as numbers, all else as it stands.
      const like = (cell: unknown, other: unknown) =>
        typeof other === 'number' && typeof cell === 'string' ? Number(cell) : cell;
      expect(seen[layout].rows, layout).toEqual(
        cells.map((row, at) => row.map((cell, each) => like(cell, seen[layout].rows[at]?.[each]))),
      );
      expect(seen[layout].rows[0]?.length).toBe(names.length);
    }
    expect(seen.icews.rows[0]?.[6]).toBe('010');
    expect(seen.gdelt.rows[0]?.[26]).toBe('010');
  });
});
