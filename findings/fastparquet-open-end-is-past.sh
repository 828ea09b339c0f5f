#!/usr/bin/env bash
# One would guess: a Parquet column of days, which are counted in whole days, is
# read as it was written, or the reader complains of a day that it cannot hold.
#
# What happens: fastparquet turns days into nanoseconds by a multiplication that
# overflows without a word. 9999-12-31, the usual way to write "until further
# notice", is read as 29 March 1816, so that everything still in force has ended;
# 24 October 1648 is read as a day of 2233. Only days from 22 September 1677 to
# 11 April 2262 are right. The same days in a column of timestamps are right.
# pandas.read_parquet(engine="fastparquet"), which pandas 3.1 still has but
# advises against, does the same.
#
# Where it matters: terms of office, memberships, sanctions and borders have
# open ends, and lists of wars and treaties begin before 1677.
#
# Source: seen by running it; fastparquet's issue 872 is of the same overflow in
# timestamps, where it has been mended.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact \
  hyparquet-writer@0.17.0 hyparquet@1.33.0 >>npm.log
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  fastparquet==2026.9.0 pandas==3.1.1 2>&1

cat >finding.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
const days = ['9999-12-31', '2262-04-11', '1677-09-22', '1648-10-24'].map((day) => new Date(day));
const schema = [
  { name: 'root', num_children: 2 },
  { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
  { name: 'moment', type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', repetition_type: 'REQUIRED' },
];
const columnData = [
  { name: 'day', data: days },
  { name: 'moment', data: days },
];
writeFileSync('terms.parquet', Buffer.from(parquetWriteBuffer({ columnData, schema })));
const file = new Uint8Array(readFileSync('terms.parquet')).buffer;
const read = await parquetReadObjects({ file });
const seen = read.map(({ day }) => day.toISOString().slice(0, 10));
console.log('hyparquet reads', seen.join(' '));
if (seen.join() !== '9999-12-31,2262-04-11,1677-09-22,1648-10-24') process.exitCode = 1;
JS
node finding.mjs

cat >finding.py <<'PY'
import warnings

import fastparquet
import pandas

print("fastparquet", fastparquet.__version__)
days = ["9999-12-31", "2262-04-11", "1677-09-22", "1648-10-24"]


def read(frame, column):
    return [str(value)[:10] for value in frame[column]]


frame = fastparquet.ParquetFile("terms.parquet").to_pandas()
for day, seen, moment in zip(days, read(frame, "day"), read(frame, "moment"), strict=True):
    print(f"{day} is read as the day {seen}, as the moment {moment}")
in_force = (frame["day"] >= pandas.Timestamp("2024-01-01")).tolist()
print("still in force on 1 January 2024:", in_force)
warnings.filterwarnings("ignore", message="The 'fastparquet' engine is deprecated")
by_pandas = pandas.read_parquet("terms.parquet", engine="fastparquet")
as_told = (
    read(frame, "day") == ["1816-03-29", "2262-04-11", "1677-09-22", "2233-05-14"]
    and read(frame, "moment") == days
    and in_force == [False, True, False, True]
    and read(by_pandas, "day") == read(frame, "day")
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
