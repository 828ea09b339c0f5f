import type { DatasetPlace } from '../store/dataset-rows.js';
import { cameoCode, ploverOf } from './cameo.js';
import { countryNamed } from './countries.js';
import { readDay } from './days.js';
import { lacking, NO_DEATHS, party, type Layout } from './layout.js';
import type { Row } from './row.js';

/// ICEWS (doi:10.7910/DVN/28075): 20 columns by tabs, names of countries in English. An id may stand for several days, so that the
/// day is a part of it.
export const ICEWS: Layout = {
  format: 'icews',
  title: 'ICEWS',
  columns: null,
  needed: [['Event ID'], ['Event Date'], ['CAMEO Code'], ['Source Name'], ['Target Name']],
  licence: null,
  event(row) {
    const bad = lacking(row, 'Event ID', 'CAMEO Code');
    if (bad !== null) return bad;
    const day = readDay(row.text('Event Date'));
    if (day === null) return `Event Date: "${row.text('Event Date') ?? ''}" is no day`;
    const cameo = cameoCode(row.text('CAMEO Code'));
    if (cameo === null) return `CAMEO Code: "${row.text('CAMEO Code') ?? ''}" is no code`;
    const [type, mode] = ploverOf(cameo);
    return {
      id: `${row.text('Event ID') ?? ''}/${day}`,
      type,
      mode,
      cameo,
      score: row.number('Intensity'),
      codes: row.codes(['Event Text', 'CAMEO Code', 'Story ID', 'Sentence Number']),
      from: day,
      to: day,
      dayPrecision: 'day',
      place: placeOf(row),
      deaths: NO_DEATHS,
      parties: [...partyOf(row, 'Source'), ...partyOf(row, 'Target')],
      reporter: row.text('Publisher'),
      words: null,
    };
  },
};

function partyOf(row: Row, role: 'Source' | 'Target') {
  return party(role === 'Source' ? 'actor' : 'recipient', {
    name: row.text(`${role} Name`),
    country: countryNamed(row.text(`${role} Country`)),
    sector: row.text(`${role} Sectors`),
  });
}

function placeOf(row: Row): DatasetPlace {
  const [city, district, region] = [row.text('City'), row.text('District'), row.text('Province')];
  const country = row.text('Country');
  const precision =
    city !== null ? 'city' : (district ?? region) !== null ? 'region' : country !== null ? 'country' : null;
  return {
    name: city ?? district ?? region ?? country,
    region,
    country: countryNamed(country),
    ...row.point('Latitude', 'Longitude'),
    precision,
  };
}
