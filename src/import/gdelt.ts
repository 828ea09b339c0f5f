import type { DatasetParty, DatasetPlace } from '../store/dataset-rows.js';
import { cameoCode, ploverOf } from './cameo.js';
import { countryNamed, countryOfFips } from './countries.js';
import { readDay } from './days.js';
import { lacking, NO_DEATHS, party, type Layout } from './layout.js';
import type { Row } from './row.js';

const ACTOR = ['Code', 'Name', 'CountryCode', 'KnownGroupCode', 'EthnicCode', 'Religion1Code', 'Religion2Code'];
const KINDS = ['Type1Code', 'Type2Code', 'Type3Code'];
const GEO = ['Type', 'Fullname', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'];

/// GDELT 2.0 Events (codebook of 2015): 61 columns by tabs, no header. Places name countries by FIPS 10-4, actors by CAMEO.
export const GDELT: Layout = {
  format: 'gdelt',
  title: 'GDELT 2.0 Events',
  columns: [
    'GLOBALEVENTID',
    'SQLDATE',
    'MonthYear',
    'Year',
    'FractionDate',
    ...[1, 2].flatMap((number) => [...ACTOR, ...KINDS].map((name) => `Actor${number}${name}`)),
    'IsRootEvent',
    'EventCode',
    'EventBaseCode',
    'EventRootCode',
    'QuadClass',
    'GoldsteinScale',
    'NumMentions',
    'NumSources',
    'NumArticles',
    'AvgTone',
    ...['Actor1Geo', 'Actor2Geo', 'ActionGeo'].flatMap((of) => GEO.map((name) => `${of}_${name}`)),
    'DATEADDED',
    'SOURCEURL',
  ],
  needed: [['GLOBALEVENTID'], ['SQLDATE'], ['EventCode']],
  licence: 'any use, with attribution to the GDELT Project and a link to https://www.gdeltproject.org/',
  event(row) {
    const bad = lacking(row, 'GLOBALEVENTID', 'EventCode');
    if (bad !== null) return bad;
    const day = readDay(row.text('SQLDATE'));
    if (day === null) return `SQLDATE: "${row.text('SQLDATE') ?? ''}" is no day`;
    const cameo = cameoCode(row.text('EventCode'));
    if (cameo === null) return `EventCode: "${row.text('EventCode') ?? ''}" is no code`;
    const [type, mode] = ploverOf(cameo);
    return {
      id: row.text('GLOBALEVENTID') ?? '',
      type,
      mode,
      cameo,
      score: row.number('GoldsteinScale'),
      codes: row.codes(CODES),
      from: day,
      to: day,
      dayPrecision: 'day',
      place: placeOf(row),
      deaths: NO_DEATHS,
      parties: PARTIES.flatMap((columns) => partyOf(row, columns)),
      reporter: row.text('SOURCEURL'),
      words: null,
    };
  },
};

const CODES = [
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'IsRootEvent',
  'NumMentions',
  'NumSources',
  'NumArticles',
  ...[1, 2].flatMap((number) =>
    [...ACTOR, ...KINDS].filter((name) => name !== 'Name').map((name) => `Actor${number}${name}`),
  ),
  'ActionGeo_Type',
  'ActionGeo_CountryCode',
  'ActionGeo_ADM1Code',
  'ActionGeo_FeatureID',
];

/// The columns of a party, put together once.
function columnsOf(role: DatasetParty['role'], number: 1 | 2) {
  const of = (name: string): string => `Actor${number}${name}`;
  return { role, name: of('Name'), code: of('Code'), country: of('CountryCode'), kinds: KINDS.map(of) };
}

const PARTIES = [columnsOf('actor', 1), columnsOf('recipient', 2)];

function partyOf(row: Row, { role, name, code, country, kinds }: (typeof PARTIES)[number]): DatasetParty[] {
  return party(role, {
    name: row.text(name),
    code: row.text(code),
    country: countryNamed(row.text(country)),
    sector: kinds.flatMap((kind) => row.text(kind) ?? []).join(';') || null,
  });
}

/// 1 a country, 2 a state of the USA, 3 a city there, 4 a city elsewhere, 5 a state elsewhere.
const PRECISIONS: Readonly<Record<string, DatasetPlace['precision']>> = {
  '1': 'country',
  '2': 'region',
  '3': 'city',
  '4': 'city',
  '5': 'region',
};

function placeOf(row: Row): DatasetPlace {
  return {
    name: row.text('ActionGeo_Fullname'),
    region: null,
    country: countryOfFips(row.text('ActionGeo_CountryCode')),
    ...row.point('ActionGeo_Lat', 'ActionGeo_Long'),
    precision: PRECISIONS[row.text('ActionGeo_Type') ?? ''] ?? null,
  };
}
