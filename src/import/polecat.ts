import { EVENT_TYPES, type EventType } from '../annotation/record.js';
import type { DatasetPlace } from '../store/dataset-rows.js';
import { countryNamed } from './countries.js';
import { readDay } from './days.js';
import { lacking, NO_DEATHS, party, type Layout } from './layout.js';
import type { Row } from './row.js';

/// POLECAT (doi:10.7910/DVN/AJGVIT): 40 columns by tabs, None where nothing is known, PLOVER's types and modes as they are.
export const POLECAT: Layout = {
  format: 'polecat',
  title: 'POLECAT',
  columns: null,
  needed: [['Event ID'], ['Event Date'], ['Event Type'], ['Actor Name'], ['Recipient Name']],
  licence: null,
  event(row) {
    const bad = lacking(row, 'Event ID', 'Event Type');
    if (bad !== null) return bad;
    const day = readDay(row.text('Event Date'));
    if (day === null) return `Event Date: "${row.text('Event Date') ?? ''}" is no day`;
    return {
      id: row.text('Event ID') ?? '',
      type: typeOf(row.text('Event Type')),
      mode: row.text('Event Mode')?.toLowerCase() ?? null,
      cameo: null,
      score: row.number('Intensity', 'Event Intensity'),
      codes: row.codes(CODES),
      from: day,
      to: day,
      dayPrecision: 'day',
      place: placeOf(row),
      deaths: NO_DEATHS,
      parties: (['Actor', 'Recipient'] as const).flatMap((role) => partiesOf(row, role)),
      reporter: row.text('Source'),
      words: null,
    };
  },
};

const CODES = [
  'Event Type',
  'Event Mode',
  'Quad Code',
  'Contexts',
  'Actor COW',
  'Actor Title',
  'Wikipedia Actor ID',
  'Recipient COW',
  'Recipient Title',
  'Wikipedia Recipient ID',
  'GeoNames ID',
  'Feature Type',
  'Publication Date',
  'Language',
  'Version',
];

function typeOf(type: string | null): EventType | null {
  return EVENT_TYPES.find((each) => each === type?.toUpperCase()) ?? null;
}

/// A cell may list several actors; countries and sectors stand in the same order where there are as many.
function partiesOf(row: Row, role: 'Actor' | 'Recipient') {
  const names = row.list(`${role} Name`, /;/);
  const countries = row.list(`${role} Country`);
  const sectors = row.list(`${role} Sectors`);
  const primary = row.text(`Primary ${role} Sector`);
  const of = role === 'Actor' ? 'actor' : 'recipient';
  const paired = countries.length === names.length;
  const all = names.length === 0 ? [null] : names;
  return all.flatMap((name, index) =>
    party(of, {
      name: name ?? row.text(`${role} Name Raw`),
      country: countryNamed((paired ? countries[index] : countries[0]) ?? null),
      sector: names.length > 1 && sectors.length === names.length ? (sectors[index] ?? null) : primary,
    }),
  );
}

function placeOf(row: Row): DatasetPlace {
  const [city, district, region] = [row.text('City'), row.text('District'), row.text('Province')];
  const country = row.text('Country');
  const name = row.text('Placename') ?? city ?? district ?? region;
  const precision =
    city !== null ? 'city' : (district ?? region) !== null ? 'region' : country !== null ? 'country' : null;
  return { name, region, country: countryNamed(country), ...row.point('Latitude', 'Longitude'), precision };
}
