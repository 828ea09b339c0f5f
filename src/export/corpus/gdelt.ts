import type { PlaceRow } from '../../store/rows.js';
import { classOf } from '../event-class.js';
import { column, type Column } from './column.js';
import { countryOf } from './countries.js';
import { lines, type Dialect } from './delimited.js';
import { actorOf, eventDay, nameOf } from './dyads.js';
import { dayOf } from './event-columns.js';
import type { Format } from './format.js';
import { happenings, publishersOf, type Happening } from './happenings.js';
import { REPORTED } from './reported.js';

const TABS: Dialect = { delimiter: '\t', lineEnd: '\n', head: false, missing: '' };

/// GDELT's numbers for the classes.
const QUAD_CLASSES: Partial<Readonly<Record<ReturnType<typeof classOf>, number>>> = {
  'verbal-cooperation': 1,
  'material-cooperation': 2,
  'verbal-conflict': 3,
  'material-conflict': 4,
};

const DAY = 'first day on which it may have been, else the day of the page';

const COLUMNS: readonly Column<Happening>[] = [
  column('GLOBALEVENTID', 'integer', 'number of the incident in the corpus', ({ incident }) => incident.number),
  column('SQLDATE', 'integer', `YYYYMMDD: ${DAY}`, (row) => digits(dayIn(row))),
  column('MonthYear', 'integer', 'YYYYMM', (row) => digits(dayIn(row)?.slice(0, 7) ?? null)),
  column('Year', 'integer', 'YYYY', (row) => digits(dayIn(row)?.slice(0, 4) ?? null)),
  column('FractionDate', 'number', 'YYYY.FFFF: (month × 30 + day) / 365 of the year', (row) => fraction(dayIn(row))),
  ...party('Actor1', ({ actor }) => actor),
  ...party('Actor2', ({ recipient }) => recipient),
  column('IsRootEvent', 'integer', '1: told in the title or in the first paragraph', ({ main, text }) =>
    /\n[^\n]*\n/.test(text.slice({ start: 0, end: main.start }).replace(/\n+/g, '\n')) ? 0 : 1,
  ),
  column('EventCode', 'text', 'closest CAMEO code; read it as text', ({ main }) => main.event?.cameo ?? null),
  column('EventBaseCode', 'text', 'its first three digits', ({ main }) => main.event?.cameo?.slice(0, 3) ?? null),
  column('EventRootCode', 'text', 'its first two digits', ({ main }) => main.event?.cameo?.slice(0, 2) ?? null),
  column('QuadClass', 'integer', '1 verbal, 2 material cooperation, 3 verbal, 4 material conflict', ({ main }) =>
    main.event === null ? null : (QUAD_CLASSES[classOf(main.event.type)] ?? null),
  ),
  column(
    'GoldsteinScale',
    'number',
    'PLOVER score, conflict −10 to cooperation +10',
    ({ main }) => main.event?.score ?? null,
  ),
  column('NumMentions', 'integer', 'statements that tell it', ({ incident }) => incident.statements.length),
  column('NumSources', 'integer', 'publishers, 1 where none is known', (row) => Math.max(1, publishersOf(row).length)),
  column('NumArticles', 'integer', 'documents that tell it', ({ documents }) => documents.length),
  unknown('AvgTone', 'number'),
  ...geography('Actor1Geo', () => null),
  ...geography('Actor2Geo', () => null),
  ...geography('ActionGeo', ({ main }) => main.place?.place ?? null),
  column('DATEADDED', 'integer', 'YYYYMMDDHHMMSS: day of the first page', ({ documents }) => {
    const day = digits(dayOf(documents[0]?.published));
    return day === null ? null : day * 1_000_000;
  }),
  column(
    'SOURCEURL',
    'text',
    'address of the page that tells most, else what was read',
    ({ main }) => main.document.uri ?? main.document.input,
  ),
];

/// The layout of GDELT 2.0 Events (GDELT Event Codebook V2.0), one row a happening, without a header, as there.
export const GDELT: Format = {
  says: 'the 61 columns of GDELT 2.0 Events, by tabs, without names',
  usual: REPORTED,
  columns: COLUMNS,
  write: (corpus, query) => lines(happenings(corpus, query), COLUMNS, TABS),
};

function party(role: string, of: (row: Happening) => Happening['actor']): Column<Happening>[] {
  const actor = (row: Happening) => actorOf(of(row));
  return [
    column(
      `${role}Code`,
      'text',
      'code of the codebook, without blanks',
      (row) => actor(row)?.code?.replaceAll(' ', '') ?? null,
    ),
    column(`${role}Name`, 'text', 'name in capitals', (row) => nameOf(of(row))?.toUpperCase() ?? null),
    column(`${role}CountryCode`, 'text', 'country, ISO 3166-1 alpha-3', (row) => actor(row)?.country ?? null),
    column(`${role}KnownGroupCode`, 'text', 'code of a body without a country', (row) =>
      actor(row)?.country == null ? (actor(row)?.code?.split(' ')[0] ?? null) : null,
    ),
    unknown(`${role}EthnicCode`),
    unknown(`${role}Religion1Code`),
    unknown(`${role}Religion2Code`),
    column(`${role}Type1Code`, 'text', 'sector of the codebook', (row) => actor(row)?.sector ?? null),
    unknown(`${role}Type2Code`),
    unknown(`${role}Type3Code`),
  ];
}

function geography(role: string, of: (row: Happening) => PlaceRow | null): Column<Happening>[] {
  const fips = (row: Happening) => countryOf(of(row)?.country)?.fips ?? null;
  return [
    column(`${role}_Type`, 'integer', '0 none, 1 country, 2 US state, 3 US city, 4 city, 5 state elsewhere', (row) =>
      kindOfPlace(of(row)),
    ),
    column(`${role}_Fullname`, 'text', 'name of the place', (row) => of(row)?.name ?? null),
    column(`${role}_CountryCode`, 'text', 'country, FIPS 10-4', fips),
    column(`${role}_ADM1Code`, 'text', 'country, FIPS 10-4, where the place is one', (row) =>
      of(row)?.precision === 'country' ? fips(row) : null,
    ),
    unknown(`${role}_ADM2Code`),
    column(`${role}_Lat`, 'number', 'degrees north', (row) => of(row)?.lat ?? null),
    column(`${role}_Long`, 'number', 'degrees east', (row) => of(row)?.lon ?? null),
    unknown(`${role}_FeatureID`),
  ];
}

function kindOfPlace(place: PlaceRow | null): number {
  if (place === null) return 0;
  if (place.precision === 'country') return 1;
  const inside = place.country === 'USA';
  return place.precision === 'region' ? (inside ? 2 : 5) : inside ? 3 : 4;
}

function unknown(name: string, type: 'text' | 'number' = 'text'): Column<Happening> {
  return column(name, type, 'not known: empty', () => null);
}

function dayIn({ incident, main }: Happening): string | null {
  return dayOf(incident.from) ?? dayOf(incident.to) ?? eventDay(main);
}

function digits(day: string | null): number | null {
  return day === null ? null : Number(day.replaceAll('-', ''));
}

function fraction(day: string | null): number | null {
  if (day === null) return null;
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return Math.round((year + (month * 30 + date) / 365) * 10_000) / 10_000;
}
