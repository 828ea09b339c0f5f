#!/usr/bin/env bash
# One would guess: a reader of CSV that is asked to find dates takes "2024-05-12" for
# one, and leaves names alone.
#
# What happens: with cast and cast_date, csv-parse takes for a date whatever
# Date.parse of the engine does, which looks for a date anywhere in a text. In Node
# "Battalion 4" is 1 April 2001, "Article 5" 1 May 2001, "Brigade 12" 1 December
# 2001, "Route 66" is of 1966 and "Resolution 2254" of the year 2254. "93rd
# Brigade", "Flight 17" and "Brigade 13" stay text. So one column has texts and
# dates, by the numbers of the units, and the names of the dates are gone.
# With cast alone all of them are text.
#
# Where it matters: units, roads and resolutions are actors, places and grounds of
# events. Grouped by actor, all sides with the number 4 are one, born in 2001.
#
# Source: csv-parse's documentation of cast_date says that it uses Date.parse, not
# what that takes; ECMAScript leaves to each engine what else than its own form it
# reads (section 21.4.3.2). Node is V8, so this is seen in every Node.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact csv-parse@7.0.3 >>npm.log 2>&1

cat >finding.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
const { version } = JSON.parse(readFileSync('node_modules/csv-parse/package.json', 'utf8'));
console.log('csv-parse', version, 'Node', process.version);
const told = {
  '2024-05-12': '2024-05-12',
  'Battalion 4': '2001-04-01',
  'Brigade 12': '2001-12-01',
  'Article 5': '2001-05-01',
  'Route 66': '1966-01-01',
  'Resolution 2254': '2254-01-01',
  'Brigade 13': 'text',
  '93rd Brigade': 'text',
  'Flight 17': 'text',
  Aleppo: 'text',
};
const names = Object.keys(told);
const read = (options) => parse(names.join('\n'), options).flat();
const dates = read({ cast: true, cast_date: true });
const seen = names.map((name, index) => {
  const value = dates[index];
  const kind = value instanceof Date ? value.toISOString().slice(0, 10) : 'text';
  console.log(`${name} -> ${kind}`);
  return [name, kind];
});
assert.deepEqual(Object.fromEntries(seen), told);
assert.deepEqual(read({ cast: true }), names);
console.log('with cast alone, all are text');
JS
TZ=UTC node finding.mjs
