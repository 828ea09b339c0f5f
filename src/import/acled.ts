import type { DatasetEvent, DatasetPlace, DayPrecision } from '../store/dataset-rows.js';
import type { Plover } from './cameo.js';
import { countryNamed, countryNumbered } from './countries.js';
import { daysLater, monthOf, readDay } from './days.js';
import { lacking, party, type Layout } from './layout.js';
import type { Row } from './row.js';

/// ACLED (codebook of 2024): CSV, with the columns of today (31) and of before March 2023 (`data_id`, `iso3`), and the types of
/// before 2019.
export const ACLED: Layout = {
  format: 'acled',
  title: 'ACLED',
  columns: null,
  needed: [['event_id_cnty', 'data_id'], ['event_date'], ['event_type'], ['actor1']],
  licence: 'terms of use of ACLED (https://acleddata.com): attribution, and the data are not to be passed on',
  event(row) {
    const bad = lacking(row, 'event_type');
    if (bad !== null) return bad;
    const id = row.text('event_id_cnty') ?? row.text('data_id');
    if (id === null) return 'nothing stands under event_id_cnty';
    const day = readDay(row.text('event_date'));
    if (day === null) return `event_date: "${row.text('event_date') ?? ''}" is no day`;
    const [type, mode] = acledType(row.text('event_type'), row.text('sub_event_type'));
    const deaths = row.count('fatalities');
    return {
      id,
      type,
      mode,
      cameo: null,
      score: null,
      codes: row.codes(CODES),
      ...daysOf(day, row.text('time_precision')),
      place: placeOf(row),
      deaths: { best: deaths, low: null, high: null },
      parties: [...partiesOf(row, 1), ...partiesOf(row, 2)],
      reporter: row.text('source'),
      words: row.text('notes'),
    };
  },
};

const CODES = [
  'data_id',
  'disorder_type',
  'event_type',
  'sub_event_type',
  'inter1',
  'inter2',
  'interaction',
  'civilian_targeting',
  'time_precision',
  'geo_precision',
  'source_scale',
  'tags',
  'timestamp',
];

/// The sub-event types of ACLED, and its event types where no sub-event is told, in PLOVER. docs/compare.md shows it.
export const ACLED_TYPES: Readonly<Record<string, Plover>> = {
  'armed clash': ['ASSAULT', null],
  'government regains territory': ['ASSAULT', null],
  'non-state actor overtakes territory': ['ASSAULT', null],
  'chemical weapon': ['ASSAULT', 'unconventional'],
  'air/drone strike': ['ASSAULT', 'aerial'],
  'suicide bomb': ['ASSAULT', 'suicide-attack'],
  'shelling/artillery/missile attack': ['ASSAULT', 'heavy-weapons'],
  'remote explosive/landmine/ied': ['ASSAULT', 'explosives'],
  grenade: ['ASSAULT', 'explosives'],
  'sexual violence': ['ASSAULT', 'sexual'],
  attack: ['ASSAULT', null],
  'abduction/forced disappearance': ['ASSAULT', 'abduct'],
  'peaceful protest': ['PROTEST', 'demo'],
  'protest with intervention': ['PROTEST', 'demo'],
  'excessive force against protesters': ['PROTEST', 'demo'],
  'violent demonstration': ['PROTEST', 'riot'],
  'mob violence': ['PROTEST', 'riot'],
  agreement: ['AGREE', null],
  arrests: ['COERCE', 'arrest'],
  'change to group/activity': [null, null],
  'disrupted weapons use': ['COERCE', 'seize'],
  'headquarters or base established': ['MOBILIZE', null],
  'looting/property destruction': ['ASSAULT', 'destroy'],
  'non-violent transfer of territory': ['RETREAT', 'withdraw'],
  other: [null, null],
  battles: ['ASSAULT', null],
  'explosions/remote violence': ['ASSAULT', null],
  'violence against civilians': ['ASSAULT', null],
  protests: ['PROTEST', 'demo'],
  riots: ['PROTEST', 'riot'],
  'strategic developments': [null, null],
  'battle-no change of territory': ['ASSAULT', null],
  'battle-government regains territory': ['ASSAULT', null],
  'battle-non-state actor overtakes territory': ['ASSAULT', null],
  'remote violence': ['ASSAULT', null],
  'riots/protests': ['PROTEST', null],
  'strategic development': [null, null],
};

/// What an event and a sub-event of ACLED are in PLOVER.
export function acledType(event: string | null, subEvent: string | null): Plover {
  return ACLED_TYPES[(subEvent ?? '').toLowerCase()] ?? ACLED_TYPES[(event ?? '').toLowerCase()] ?? [null, null];
}

/// ACLED's day is the day (precision 1), some day of the week (2) or of the month (3).
function daysOf(day: string, precision: string | null): Pick<DatasetEvent, 'from' | 'to' | 'dayPrecision'> {
  const as = (from: string, to: string, dayPrecision: DayPrecision) => ({ from, to, dayPrecision });
  if (precision === '2') return as(daysLater(day, -3), daysLater(day, 3), 'week');
  if (precision === '3') return as(...monthOf(day), 'month');
  return as(day, day, 'day');
}

function partiesOf(row: Row, number: 1 | 2) {
  const role = number === 1 ? 'actor' : 'recipient';
  const main = row.text(`actor${number}`);
  return [main, ...row.list(`assoc_actor_${number}`, /;/)].flatMap((name, index) =>
    party(role, { name, country: countryIn(name), sector: index === 0 ? row.text(`inter${number}`) : null }),
  );
}

/// ACLED tells the country of an actor behind its name: "Military Forces of Mali (2020-2021)", "Civilians (Kenya)".
function countryIn(name: string | null): string | null {
  if (name === null) return null;
  const behind = /\(([^()]*)\)\s*$/.exec(name)?.[1] ?? null;
  const of = /^(?:Military|Police|Government|Former Military|Mutiny)[\w ]*? of (?:the )?(.+?)(?: \(.*)?$/.exec(name);
  return countryNamed(behind) ?? countryNamed(of?.[1] ?? null);
}

/// 1 the town, 2 near it or a part of the province, 3 the province.
const PRECISIONS: Readonly<Record<string, DatasetPlace['precision']>> = { '1': 'city', '2': 'region', '3': 'region' };

function placeOf(row: Row): DatasetPlace {
  const country = row.text('country');
  const code = countryNumbered(row.number('iso')) ?? countryNamed(row.text('iso3')) ?? countryNamed(country);
  return {
    name: row.text('location') ?? country,
    region: row.text('admin1'),
    country: code,
    ...row.point('latitude', 'longitude'),
    precision: PRECISIONS[row.text('geo_precision') ?? ''] ?? null,
  };
}
