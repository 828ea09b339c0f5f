#!/usr/bin/env bash
# One would guess: a sum of money that pyarrow writes as a decimal, 12.50, is 12.5
# for the JavaScript library of the same project, or an error.
#
# What happens: apache-arrow for JavaScript hands out the digits without the point.
# Number(value), `${value}` and JSON.stringify make 1250 of 12.50, and -1250 of
# -12.50; value + 0 is the text "12500". The scale is there, in the column's type,
# but no conversion uses it. A column of doubles is right, and so is a decimal with
# no places behind the point.
#
# Where it matters: sums of aid, ransoms and damage are kept as decimals, and a sum
# over a column of them is one, too. A map in a browser shows a hundred times what
# was paid, in every row alike, so that no comparison looks odd. Cast to double
# before writing, or divide by 10 ** column.type.scale.
#
# Source: apache/arrow-js issues 77 and 100, open since 2023 and 2021.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact apache-arrow@21.2.0 >>npm.log 2>&1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 2>&1

cat >write.py <<'PY'
from decimal import Decimal

import pyarrow
import pyarrow.ipc

print("pyarrow", pyarrow.__version__)
aid = pyarrow.array([Decimal("12.50"), Decimal("-12.50"), Decimal("3.00")], pyarrow.decimal128(10, 2))
killed = pyarrow.array([Decimal("12"), Decimal("0"), Decimal("3")], pyarrow.decimal128(10, 0))
table = pyarrow.table({"aid": aid, "aid_double": aid.cast(pyarrow.float64()), "killed": killed})
with pyarrow.OSFile("events.arrow", "wb") as file, pyarrow.ipc.new_file(file, table.schema) as writer:
    writer.write_table(table)
print(table.to_pylist())
PY
venv/bin/python write.py

cat >read.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
const { version } = JSON.parse(readFileSync('node_modules/apache-arrow/package.json', 'utf8'));
console.log('apache-arrow', version);
const table = tableFromIPC(readFileSync('events.arrow'));
const { scale } = table.getChild('aid').type;
const rows = table.toArray().map(({ aid, aid_double: double, killed }) => ({
  number: Number(aid),
  text: `${aid}`,
  json: JSON.parse(JSON.stringify(aid)).replaceAll('"', ''),
  plus: aid + 0,
  scaled: Number(aid) / 10 ** scale,
  double,
  killed: Number(killed),
}));
for (const row of rows) console.log(JSON.stringify(row));
const told = [
  { number: 1250, text: '1250', json: '1250', plus: '12500', scaled: 12.5, double: 12.5, killed: 12 },
  { number: -1250, text: '-1250', json: '-1250', plus: '-12500', scaled: -12.5, double: -12.5, killed: 0 },
  { number: 300, text: '300', json: '300', plus: '3000', scaled: 3, double: 3, killed: 3 },
];
assert.deepEqual(rows, told);
JS
node read.mjs
