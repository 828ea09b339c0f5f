#!/usr/bin/env bash
# One would guess: the finest map of world-atlas and d3-geo, which are made for each
# other, say rightly in which country a place lies; errors are those of the coast.
#
# What happens: geoContains finds every place on earth in the Maldives. Of the
# three maps this is so in the finest one alone, countries-10m. Three atolls have
# there three points each, nearly in a line, in the wrong turn. On a sphere a ring
# has two sides, and d3-geo takes the one that the turn says: all of the earth but
# the atoll. geoArea gives the Maldives three times the surface of the globe.
# turf.booleanPointInPolygon, which reckons on a plane, is right of the same
# feature. No other country of the three maps is taken so.
#
# Where it matters: events get their country by coordinates. What happens at sea, or
# off a coast that is drawn too coarsely, happens in the Maldives; each other place
# has two countries, and Bahrain and 18 more come behind the Maldives in the file.
#
# Source: https://d3js.org/d3-geo tells which side of a ring is inside; that the map
# breaks the rule was seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact world-atlas@2.0.2 \
  topojson-client@3.1.0 d3-geo@3.1.1 @turf/boolean-point-in-polygon@7.4.0 >>npm.log 2>&1

cat >finding.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { geoArea, geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
const json = (file) => JSON.parse(readFileSync(`node_modules/${file}`, 'utf8'));
console.log('world-atlas', json('world-atlas/package.json').version, 'd3-geo', json('d3-geo/package.json').version);

const GLOBE = 4 * Math.PI;
const places = { Damascus: [36.3, 33.5], Bamako: [-8, 12.65], 'mid-Atlantic': [-30, 0] };
const countries = (scale) => {
  const topology = json(`world-atlas/countries-${scale}.json`);
  return feature(topology, topology.objects.countries).features;
};
const found = (scale, within) =>
  Object.entries(places).map(([place, point]) => {
    const names = countries(scale).filter((country) => within(point, country));
    return `${place}: ${names.map(({ properties }) => properties.name).join(', ') || 'no country'}`;
  });
const byD3 = (point, country) => geoContains(country, point);

const right = ['Damascus: Syria', 'Bamako: Mali', 'mid-Atlantic: no country'];
const wrong = ['Damascus: Maldives, Syria', 'Bamako: Maldives, Mali', 'mid-Atlantic: Maldives'];
for (const [scale, method, within, told] of [
  ['110m', 'd3-geo', byD3, right],
  ['50m', 'd3-geo', byD3, right],
  ['10m', 'd3-geo', byD3, wrong],
  ['10m', 'turf', booleanPointInPolygon, right],
]) {
  const seen = found(scale, within);
  console.log(`${scale} by ${method}:`, seen.join('; '));
  assert.deepEqual(seen.map(sorted), told);
}
function sorted(line) {
  const [place, names] = line.split(': ');
  return `${place}: ${names.split(', ').sort().join(', ')}`;
}
for (const scale of ['110m', '50m', '10m']) {
  const large = countries(scale).filter((country) => geoArea(country) > GLOBE / 2);
  const seen = large.map((country) => `${country.properties.name} ${(geoArea(country) / GLOBE).toFixed(2)} globes`);
  console.log(`${scale}, larger than half of the globe:`, seen.join(', ') || 'none');
  assert.deepEqual(seen, scale === '10m' ? ['Maldives 3.00 globes'] : []);
}
JS
node finding.mjs
