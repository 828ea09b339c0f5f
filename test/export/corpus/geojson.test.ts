import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCorpus } from '../../../src/export/corpus/export-corpus.js';
import type { Corpus } from '../../../src/store/corpus.js';
import { corpusOf, examples, Folder, hardPage, textOf } from './fixture.js';
import { describeReaders, read } from './readers.js';

const folder = new Folder();
let corpus: Corpus;
let json: string;

interface Feature {
  readonly type: string;
  readonly geometry: { type: string; coordinates: number[] };
  readonly properties: Record<string, unknown>;
}

beforeAll(async () => {
  const records = [hardPage(), ...examples('mackerel-dispute'), ...examples('nepal-talks')];
  corpus = await corpusOf(folder.file('case.db'), records);
  json = await textOf(exportCorpus(corpus, 'geojson'));
});
afterAll(async () => {
  await corpus.close();
  folder.remove();
});

describe('GeoJSON', () => {
  it('has the events with a place, with their times in a zone and how exact the place is', () => {
    const { type, features } = JSON.parse(json) as { type: string; features: Feature[] };
    expect(type).toBe('FeatureCollection');
    expect(features[0]).toMatchObject({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [1.01, 20.2] },
      properties: {
        type: 'ASSAULT',
        precision: 'city',
        from: '2024-05-05T00:00:00Z',
        to: '2024-05-05T23:59:59Z',
        contexts: 'military;crime',
      },
    });
    for (const { properties } of features) {
      expect(properties).not.toHaveProperty('id');
      expect(properties['kind']).toBe('event');
    }
  });

  it('is a collection where nothing is found', async () => {
    const none = await textOf(exportCorpus(corpus, 'geojson', { from: '2999-01-01' }));
    expect(JSON.parse(none)).toEqual({ type: 'FeatureCollection', features: [] });
  });
});

describeReaders('GeoJSON, by those who read it', () => {
  it('has points, zoned times and words for geopandas', () => {
    const file = folder.file('events.geojson');
    writeFileSync(file, json);
    const { features } = JSON.parse(json) as { features: Feature[] };
    const of = (name: string): unknown[] => features.map(({ properties }) => properties[name]);
    const seen = read('read_geojson.py', file) as { types: Record<string, string> } & Record<string, unknown[]>;
    expect(seen['crs']).toBe(4326);
    expect(seen['points']).toEqual(features.map(({ geometry }) => geometry.coordinates));
    expect(seen['from']).toEqual(
      of('from').map((time) => (typeof time === 'string' ? time.replace('Z', '+00:00') : null)),
    );
    expect(seen['to']).toEqual(of('to').map((time) => (typeof time === 'string' ? time.replace('Z', '+00:00') : null)));
    for (const name of ['precision', 'quote', 'recipient_codes', 'statement']) expect(seen[name]).toEqual(of(name));
    expect(seen.types['from']).toMatch(/^datetime64\[.*, UTC\]$/);
    expect(seen.types['published']).toMatch(/^datetime64\[.*, UTC\]$/);
    expect(seen.types['score']).toBe('float64');
  });
});
