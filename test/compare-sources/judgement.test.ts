import { describe, expect, it } from 'vitest';
import { judge } from '../../src/compare-sources/judgement.js';
import { sideOfOurs, sideOfTheirs, type Side } from '../../src/compare-sources/side.js';
import type { ComparableIncident } from '../../src/store/comparable.js';
import type { DatasetEventRow } from '../../src/store/dataset-rows.js';

const ALEPPO = { lat: 36.2, lon: 37.16 };
const INCIDENT: ComparableIncident = {
  number: 1,
  type: 'ASSAULT',
  modes: [],
  from: '2024-05-06',
  to: '2024-05-06',
  published: '2024-05-07',
  place: { name: 'Aleppo', country: 'SYR', ...ALEPPO, precision: 'city' },
  parties: [
    { role: 'actor', name: 'Syrian army', kind: 'organisation', country: 'SYR', sector: 'MIL' },
    { role: 'recipient', name: 'Hawk Brigade', kind: 'group', country: null, sector: 'REB' },
  ],
  killed: [12],
};
const EVENT: DatasetEventRow = {
  number: 1,
  file: 'a.csv',
  row: 2,
  id: 'SYR1',
  type: 'ASSAULT',
  mode: null,
  cameo: null,
  score: null,
  codes: {},
  from: '2024-05-06',
  to: '2024-05-06',
  dayPrecision: 'day',
  place: { name: 'Aleppo', region: 'Aleppo', country: 'SYR', ...ALEPPO, precision: 'city' },
  deaths: { best: 9, low: 8, high: 14 },
  parties: [
    { role: 'actor', name: 'Military Forces of Syria (2000-)', code: null, country: 'SYR', sector: null },
    { role: 'recipient', name: 'Hawks Brigade', code: null, country: null, sector: null },
  ],
  reporter: null,
  words: null,
};

function ours(about: Partial<ComparableIncident> = {}): Side {
  const side = sideOfOurs({ ...INCIDENT, ...about });
  if (side === null) throw new Error('no day');
  return side;
}

function theirs(about: Partial<DatasetEventRow> = {}): Side {
  const side = sideOfTheirs({ ...EVENT, ...about });
  if (side === null) throw new Error('no type');
  return side;
}

describe('an incident and an event of others', () => {
  it('are one where type, day, place, parties and numbers agree', () => {
    expect(judge(ours(), theirs(), 1)).toEqual({
      score: 12,
      days: 0,
      distance: 0,
      fields: { type: 'agree', day: 'agree', place: 'agree', who: 'agree', numbers: 'agree' },
    });
  });

  it('may differ in a day, in the type of one class, and in numbers', () => {
    const found = judge(ours({ from: '2024-05-05', to: '2024-05-05', type: 'COERCE', killed: [30] }), theirs(), 1);
    expect(found?.fields).toMatchObject({ type: 'differ', day: 'differ', numbers: 'differ' });
    expect(judge(ours({ from: '2024-05-05', to: '2024-05-05' }), theirs(), 0)).toBeNull();
    expect(judge(ours({ type: 'AID' }), theirs(), 1)).toBeNull();
  });

  it('are compared by the precision of the place', () => {
    const town = { name: 'Idlib', country: 'SYR', lat: 35.93, lon: 36.63, precision: 'city' as const };
    const hama = { ...town, lat: 35.13, lon: 36.75 };
    expect(judge(ours({ place: town }), theirs(), 1)?.fields.place).toBe('differ');
    expect(judge(ours({ place: hama }), theirs(), 1)).toBeNull();
    expect(judge(ours({ place: { ...hama, precision: 'region' } }), theirs(), 1)?.fields.place).toBe('agree');
    expect(judge(ours({ place: { ...hama, precision: 'country' } }), theirs(), 1)?.fields.place).toBe('agree');
    expect(
      judge(
        ours({
          place: { ...INCIDENT.place, name: 'Kilis', country: 'TUR', lat: 36.72, lon: 37.12, precision: 'city' },
        }),
        theirs(),
        1,
      ),
    ).toBeNull();
    expect(judge(ours({ place: null }), theirs(), 1)?.fields.place).toBe('open');
  });

  it('need more than type and day in one country', () => {
    const bare = {
      parties: [],
      killed: [],
      place: { name: 'Syria', country: 'SYR', lat: 35, lon: 38, precision: 'country' as const },
    };
    expect(judge(ours(bare), theirs(), 1)).toBeNull();
  });

  it('may tell who acts on whom crosswise, and then differ', () => {
    const [actor, recipient] = EVENT.parties;
    if (actor === undefined || recipient === undefined) throw new Error('no parties');
    const turned = [
      { ...actor, role: 'recipient' as const },
      { ...recipient, role: 'actor' as const },
    ];
    expect(judge(ours(), theirs({ parties: turned }), 1)?.fields.who).toBe('differ');
    const others = EVENT.parties.map((party) => ({ ...party, name: 'Xylon', country: 'NOR' }));
    const state = INCIDENT.parties.map((party) => ({ ...party, country: 'SYR' }));
    expect(judge(ours({ parties: state }), theirs({ parties: others }), 1)?.fields.who).toBe('differ');
  });

  it('have the day of the page where none is told', () => {
    const found = judge(ours({ from: null, to: null }), theirs(), 1);
    expect(found).toMatchObject({ days: 0, fields: { day: 'open' } });
    expect(sideOfOurs({ ...INCIDENT, from: null, to: null, published: null })).toBeNull();
    expect(sideOfOurs({ ...INCIDENT, from: '2020-01-01', to: '2024-05-06' })).toBeNull();
    expect(sideOfTheirs({ ...EVENT, type: null })).toBeNull();
  });
});
