#!/usr/bin/env bash
# One would guess: words that chrono does not know beside a date leave the date
# as it is, so that "the night of 12 May" is 12 May, with or without an hour.
#
# What happens: "night of 12 May", "morning of May 12, 2024" and "night of
# 12-13 May" are each taken whole, as one result, whose date is the reference
# date: the page's own day, at noon. The day, month and even the year that
# stand there are lost, and isCertain('day') is false. "12 May", "12-13 May"
# and "12 May at night" are read rightly, and so are all of them by
# chrono.strict. "night of 12/13 May" gives two results, tonight and 13 May.
#
# Where it matters: it is how reports of raids, shelling and arrests date them.
# The result's text holds the right date, so a check that looks at the matched
# words passes; the event is dated to the day of publication.
#
# Source: not told in chrono's README; seen by running it. The reference date
# and TZ are set here, so the day of the run does not matter.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact chrono-node@2.10.3 >>npm.log

cat >finding.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as chrono from 'chrono-node';
const { version } = JSON.parse(readFileSync('node_modules/chrono-node/package.json', 'utf8'));
console.log('chrono-node', version);
const published = new Date('2024-06-20T09:00:00Z');
const days = (reader, text) => {
  const results = reader.parse(text, published);
  const seen = results.map(({ text: words, start, end }) => {
    const of = (side) => side.date().toISOString().slice(0, 10);
    const span = end ? `${of(start)}..${of(end)}` : of(start);
    return `${words} = ${span}, day certain: ${start.isCertain('day')}`;
  });
  console.log(`${reader === chrono.strict ? 'strict' : 'casual'}: ${text} -> ${seen.join('; ')}`);
  return seen;
};
const lost = 'day certain: false';
const kept = 'day certain: true';
for (const [text, span] of [
  ['night of 12 May', '2024-06-20'],
  ['morning of May 12, 2023', '2024-06-20'],
  ['night of 12-13 May', '2024-06-20..2024-06-20'],
])
  assert.deepEqual(days(chrono, text), [`${text} = ${span}, ${lost}`]);
assert.deepEqual(days(chrono, 'night of 12/13 May'), [
  `night = 2024-06-20, ${lost}`,
  `13 May = 2024-05-13, ${kept}`,
]);
for (const [reader, text, words, span] of [
  [chrono, 'held 12 May', '12 May', '2024-05-12'],
  [chrono, 'held 12-13 May', '12-13 May', '2024-05-12..2024-05-13'],
  [chrono, 'held 12 May at night', '12 May at night', '2024-05-12'],
  [chrono.strict, 'night of 12 May', '12 May', '2024-05-12'],
  [chrono.strict, 'morning of May 12, 2023', 'May 12, 2023', '2023-05-12'],
  [chrono.strict, 'night of 12-13 May', '12-13 May', '2024-05-12..2024-05-13'],
])
  assert.deepEqual(days(reader, text), [`${words} = ${span}, ${kept}`]);
JS
TZ=UTC node finding.mjs
