#!/usr/bin/env bash
# One would guess: a reader of number words that knows "two and a half", "half a
# dozen" and "2.5 million" knows "half a million".
#
# What happens: Recognizers-Text for JavaScript takes a scale behind "half" or
# "quarter" as part of the denominator. "Half a million" is one in two of a
# millionth, 2E-06; "a quarter of a million" is 4E-06; "two and a half million"
# is 2.0000005, and "a million and a half" 1000000.5. "Half a dozen" is 6 and
# "2.5 million" is 2500000. The value comes as text, so "2E-06" is read by
# Number() without complaint.
#
# Where it matters: refugees, marchers and money are told in half millions.
# Rounded to a whole number, a crowd of half a million is 0 and two and a half
# million are 2; a threshold drops them, a sum does not show it.
#
# Source: seen by running it; microsoft/Recognizers-Text issue 3207 (open) has
# "one and a half thousand" as 501 for .NET, which is another wrong value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-number@1.3.1

cat >finding.cjs <<'JS'
const { recognizeNumber } = require('@microsoft/recognizers-text-number');

console.log('@microsoft/recognizers-text-number', require('@microsoft/recognizers-text-number/package.json').version);
const told = {
  'Half a million people marched.': ['Half a million', 0.000002],
  'A quarter of a million people marched.': ['A quarter of a million', 0.000004],
  'Two and a half million people fled.': ['Two and a half million', 2.0000005],
  'A million and a half fled.': ['A million and a half', 1000000.5],
  'One and a half thousand were held.': ['One and a half thousand', 1.0005],
  'Half a dozen people were held.': ['Half a dozen', 6],
  'It took two and a half hours.': ['two and a half', 2.5],
  '2.5 million people fled.': ['2.5 million', 2500000],
  'Five hundred thousand people marched.': ['Five hundred thousand', 500000],
};
let asTold = true;
for (const [text, [words, value]] of Object.entries(told)) {
  const [found, ...others] = recognizeNumber(text, 'en-us');
  console.log(JSON.stringify(text), '->', found.text, '=', found.resolution.value);
  asTold &&= others.length === 0 && found.text.toLowerCase() === words.toLowerCase() && Number(found.resolution.value) === value;
}
if (!asTold) {
  console.error('no longer as told');
  process.exit(1);
}
JS
node finding.cjs
