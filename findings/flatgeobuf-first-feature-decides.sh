#!/usr/bin/env bash
# One would guess: a collection of GeoJSON that is written as FlatGeobuf comes
# back with the properties that it had, or the writer complains.
#
# What happens: flatgeobuf for JavaScript takes names and types of all columns
# from the properties of the first feature alone. A property that the first one
# lacks is lost from all others. One that is null there becomes text, so that 12
# comes back as '12' and sorts after '100'. Where the first has a number, words
# come back as null. The same features in another order come back whole, with
# null for what was not there.
#
# Where it matters: events of one file differ in what is known of them. Whether
# a map still has the dead of an event depends on the event that comes first.
# Give the first feature every property, with a value of the type that is meant.
#
# Source: seen by running it; FlatGeobuf itself lets each feature have columns of
# its own (specification, feature.fbs).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact flatgeobuf@4.5.0 >>npm.log

cat >finding.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { geojson } from 'flatgeobuf';
const { version } = JSON.parse(readFileSync('node_modules/flatgeobuf/package.json', 'utf8'));
console.log('flatgeobuf', version);

const brought = async (events) => {
  const features = events.map((properties) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [36.7, 34.7] },
    properties,
  }));
  const back = [];
  for await (const feature of geojson.deserialize(geojson.serialize({ type: 'FeatureCollection', features })))
    back.push(feature.properties);
  return JSON.stringify(back);
};

const march = { type: 'march' };
const unknown = { type: 'march', killed: null };
const attack = { type: 'attack', killed: 12 };
const words = { type: 'attack', killed: 'dozens' };
const told = [
  [[march, attack], '[{"type":"march"},{"type":"attack"}]'],
  [[attack, march], '[{"type":"attack","killed":12},{"type":"march","killed":null}]'],
  [[unknown, attack], '[{"type":"march"},{"type":"attack","killed":"12"}]'],
  [[attack, words], '[{"type":"attack","killed":12},{"type":"attack","killed":null}]'],
];
let asTold = true;
for (const [events, expected] of told) {
  const seen = await brought(events);
  console.log(`written ${JSON.stringify(events)}\n   read ${seen}`);
  asTold &&= seen === expected;
}
if (!asTold) {
  console.error('no longer as told');
  process.exitCode = 1;
}
JS
node finding.mjs
