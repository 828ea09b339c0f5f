import { GDELT } from '../../src/import/gdelt.js';

/// Rows in each layout, all of our own invention.

type Cells = Readonly<Record<string, string | number>>;

const POLECAT_COLUMNS =
  'Event ID;Event Date;Event Type;Event Mode;Intensity;Quad Code;Contexts;Actor Name;Actor Country;Actor COW;Primary Actor Sector;Actor Sectors;Actor Title;Actor Name Raw;Wikipedia Actor ID;Recipient Name;Recipient Country;Recipient COW;Primary Recipient Sector;Recipient Sectors;Recipient Title;Recipient Name Raw;Wikipedia Recipient ID;Placename;City;District;Province;Country;Latitude;Longitude;GeoNames ID;Raw Placename;Feature Type;Source;Publication Date;Story People;Story Organizations;Story Locations;Language;Version'.split(
    ';',
  );
const ICEWS_COLUMNS =
  'Event ID;Event Date;Source Name;Source Sectors;Source Country;Event Text;CAMEO Code;Intensity;Target Name;Target Sectors;Target Country;Story ID;Sentence Number;Publisher;City;District;Province;Country;Latitude;Longitude'.split(
    ';',
  );
export const ACLED_COLUMNS =
  'event_id_cnty;event_date;year;time_precision;disorder_type;event_type;sub_event_type;actor1;assoc_actor_1;inter1;actor2;assoc_actor_2;inter2;interaction;civilian_targeting;iso;region;country;admin1;admin2;admin3;location;latitude;longitude;geo_precision;source;source_scale;notes;fatalities;tags;timestamp'.split(
    ';',
  );
export const OLD_ACLED_COLUMNS = ['data_id', 'iso', ...ACLED_COLUMNS.filter((name) => name !== 'iso'), 'iso3'];
const GED_COLUMNS =
  'id;relid;year;active_year;code_status;type_of_violence;conflict_dset_id;conflict_new_id;conflict_name;dyad_dset_id;dyad_new_id;dyad_name;side_a_dset_id;side_a_new_id;side_a;side_b_dset_id;side_b_new_id;side_b;number_of_sources;source_article;source_office;source_date;source_headline;source_original;where_prec;where_coordinates;where_description;adm_1;adm_2;latitude;longitude;geom_wkt;priogrid_gid;country;country_id;region;event_clarity;date_prec;date_start;date_end;deaths_a;deaths_b;deaths_civilians;deaths_unknown;best;high;low;gwnoa;gwnob'.split(
    ';',
  );

export function polecat(...rows: readonly Cells[]): string {
  return table(POLECAT_COLUMNS, rows, '\t', 'None');
}

export function icews(...rows: readonly Cells[]): string {
  return table(ICEWS_COLUMNS, rows, '\t', 'NULL');
}

/// Without a header.
export function gdelt(...rows: readonly Cells[]): string {
  return table(GDELT.columns ?? [], rows, '\t', '').replace(/^[^\n]*\n/, '');
}

export function acled(rows: readonly Cells[], columns = ACLED_COLUMNS): string {
  return table(columns, rows, ',', '');
}

export function ged(...rows: readonly Cells[]): string {
  return table(GED_COLUMNS, rows, ',', '');
}

function table(columns: readonly string[], rows: readonly Cells[], delimiter: string, missing: string): string {
  const cell = (value: string | number): string => {
    const text = String(value);
    return delimiter === ',' && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => columns.map((name) => cell(row[name] ?? missing)).join(delimiter));
  return `${[columns.join(delimiter), ...lines].join('\n')}\n`;
}

export const POLECAT_ROW: Cells = {
  'Event ID': '20240506-1',
  'Event Date': '2024-05-06',
  'Event Type': 'ASSAULT',
  'Event Mode': 'heavy-weapons',
  Intensity: '-9.5',
  'Quad Code': 'MATERIAL CONFLICT',
  Contexts: 'military;territory',
  'Actor Name': 'Free Men;Norland Army',
  'Actor Country': 'NOR;SWE',
  'Primary Actor Sector': 'REB',
  'Actor Sectors': 'REB;MIL',
  'Recipient Name': 'Dockers',
  Placename: 'Bergen, Vestland, Norway',
  City: 'Bergen',
  Province: 'Vestland',
  Country: 'NOR',
  Latitude: '60.39',
  Longitude: '5.32',
  Source: 'The Herald',
};

export const ICEWS_ROW: Cells = {
  'Event ID': '901',
  'Event Date': '2024-05-06',
  'Source Name': 'Olav "the Axe" Berg',
  'Source Sectors': 'Rebel,Dissident',
  'Source Country': 'Norway',
  'Event Text': 'Appeal for aid',
  'CAMEO Code': '0233',
  Intensity: '-0.1',
  'Target Name': 'Government (Russia)',
  'Target Country': 'Russian Federation',
  'Story ID': '77',
  City: 'Bergen',
  Country: 'Norway',
  Latitude: '60.39',
  Longitude: '5.32',
};

export const GDELT_ROW: Cells = {
  GLOBALEVENTID: '410',
  SQLDATE: '20240506',
  Actor1Code: 'SYRMIL',
  Actor1Name: 'SYRIAN ARMY',
  Actor1CountryCode: 'SYR',
  Actor1Type1Code: 'MIL',
  Actor2Code: 'ROMGOV',
  Actor2Name: 'ROMANIA',
  Actor2CountryCode: 'ROM',
  IsRootEvent: '1',
  EventCode: '010',
  EventBaseCode: '010',
  EventRootCode: '01',
  GoldsteinScale: '0.0',
  ActionGeo_Type: '4',
  ActionGeo_Fullname: 'Kiel, Schleswig-Holstein, Germany',
  ActionGeo_CountryCode: 'GM',
  ActionGeo_Lat: '54.32',
  ActionGeo_Long: '10.13',
  SOURCEURL: 'https://herald.example/1',
};

export const ACLED_ROW: Cells = {
  event_id_cnty: 'MLI100',
  event_date: '2024-05-06',
  time_precision: 1,
  event_type: 'Battles',
  sub_event_type: 'Armed clash',
  actor1: 'Military Forces of Mali (2021-)',
  assoc_actor_1: 'Dan; Hunters (Mali)',
  inter1: 'State forces',
  actor2: 'Civilians (Mali)',
  inter2: 'Civilians',
  iso: 466,
  country: 'Mali',
  admin1: 'Mopti',
  location: 'Bankass',
  latitude: '14.07',
  longitude: '-3.52',
  geo_precision: 1,
  source: 'The Herald',
  notes: 'Soldiers fought hunters, "for an hour",\nnear the market.',
  fatalities: 3,
};

export const GED_ROW: Cells = {
  id: 5001,
  type_of_violence: 1,
  side_a_new_id: 72,
  side_a: 'Government of DR Congo (Zaire)',
  side_b: 'River Front',
  where_prec: 4,
  where_coordinates: 'Ituri province',
  adm_1: 'Ituri',
  latitude: '1.6',
  longitude: '30.0',
  country: 'DR Congo (Zaire)',
  date_prec: 2,
  date_start: '2024-05-06 00:00:00.000',
  date_end: '2024-05-09 00:00:00.000',
  best: 7,
  high: 12,
  low: 4,
};
