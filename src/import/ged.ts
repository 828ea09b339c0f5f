import type { DatasetEvent, DatasetPlace, DayPrecision } from '../store/dataset-rows.js';
import { countryNamed } from './countries.js';
import { dayNumber, daysLater, readDay } from './days.js';
import { lacking, party, type Layout } from './layout.js';
import type { Row } from './row.js';

/// UCDP GED (codebook 25.1) and its candidate events: CSV. All its events are organised violence with a death, which is ASSAULT;
/// what kind (`type_of_violence`) stands among its codes.
export const GED: Layout = {
  format: 'ged',
  title: 'UCDP GED',
  columns: null,
  needed: [['id'], ['type_of_violence'], ['side_a'], ['date_start'], ['best', 'best_est']],
  licence: 'CC BY 4.0',
  event(row) {
    const bad = lacking(row, 'id');
    if (bad !== null) return bad;
    const from = readDay(row.text('date_start'));
    if (from === null) return `date_start: "${row.text('date_start') ?? ''}" is no day`;
    const to = readDay(row.text('date_end')) ?? from;
    if (to < from) return `date_end ${to} is before date_start ${from}`;
    return {
      id: row.text('id') ?? '',
      type: 'ASSAULT',
      mode: null,
      cameo: null,
      score: null,
      codes: row.codes(CODES),
      ...daysOf(from, to, row.text('date_prec')),
      place: placeOf(row),
      deaths: {
        best: row.count('best', 'best_est'),
        low: row.count('low', 'low_est'),
        high: row.count('high', 'high_est'),
      },
      parties: [...party('actor', sideOf(row, 'a')), ...party('recipient', sideOf(row, 'b'))],
      reporter: row.text('source_article'),
      words: row.text('source_headline'),
    };
  },
};

const CODES = [
  'relid',
  'code_status',
  'type_of_violence',
  'conflict_new_id',
  'conflict_name',
  'dyad_new_id',
  'dyad_name',
  'side_a_new_id',
  'side_b_new_id',
  'where_prec',
  'date_prec',
  'event_clarity',
  'priogrid_gid',
  'country_id',
  'gwnoa',
  'gwnob',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
];

/// Longer than this no event of GED lasts.
const LONGEST = 365;

/// 1 the day; 2 some days of those that are told, 3 a week, 4 a month, 5 a year.
function daysOf(
  from: string,
  to: string,
  precision: string | null,
): Pick<DatasetEvent, 'from' | 'to' | 'dayPrecision'> {
  const names: Readonly<Record<string, DayPrecision>> = { '1': 'day', '3': 'week', '4': 'month' };
  const last = dayNumber(to) - dayNumber(from) > LONGEST ? daysLater(from, LONGEST) : to;
  const isDay = from === last && (precision === '1' || precision === null);
  return {
    from,
    to: last,
    dayPrecision: isDay ? 'day' : (names[precision === '1' ? '' : (precision ?? '')] ?? 'range'),
  };
}

/// A side that is a government is called after its country: "Government of Mali".
function sideOf(row: Row, side: 'a' | 'b') {
  const name = row.text(`side_${side}`);
  const state = /^Government of (.+)$/.exec(name ?? '')?.[1] ?? null;
  const sector = state !== null ? 'GOV' : name === 'Civilians' ? 'CVL' : null;
  return { name, code: row.text(`side_${side}_new_id`), country: countryNamed(state), sector };
}

/// 1 the very place, 2 within 25 km of it, 3 its district, 4 its province, 5 a line or an area, 6 its country, 7 at sea or in the air.
const PRECISIONS: Readonly<Record<string, DatasetPlace['precision']>> = {
  '1': 'city',
  '2': 'city',
  '3': 'region',
  '4': 'region',
  '5': 'region',
  '6': 'country',
};

function placeOf(row: Row): DatasetPlace {
  return {
    name: row.text('where_coordinates') ?? row.text('where_description'),
    region: row.text('adm_1'),
    country: countryNamed(row.text('country')),
    ...row.point('latitude', 'longitude'),
    precision: PRECISIONS[row.text('where_prec') ?? ''] ?? null,
  };
}
