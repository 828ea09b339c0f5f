#!/usr/bin/env bash
# One would guess: two Parquet files written alike, one of whose text columns
# happens to be empty in the first file, read together as one table of text;
# or else the reader complains.
#
# What happens: hyparquet-writer types a column by its values. A column with
# nothing but null becomes BYTE_ARRAY without the mark of text. pyarrow takes
# the first file's types for the whole folder and casts the others to them, so
# that the text in every later file arrives as bytes, b'council', without a
# warning; in Python, b'council' == 'council' is then false for every row. Read
# in the other order, the same two files give text.
#
# Where it matters: event tables are written a day or a batch at a time, and
# columns such as "denied by" are empty in most batches. Give each column its
# type: { name, data, type: 'STRING' }.
#
# Source: hyparquet-writer's README, "Column Types", advises to give types but
# does not tell of this; pyarrow.dataset.dataset infers from the first file.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact \
  hyparquet-writer@0.17.0 >>npm.log
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 2>&1

cat >finding.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
const { version } = JSON.parse(readFileSync('node_modules/hyparquet-writer/package.json', 'utf8'));
console.log('hyparquet-writer', version);
const write = (file, deniedBy, type) => {
  const columns = [
    { name: 'event', data: [1, 2] },
    { name: 'denied_by', data: deniedBy, ...type },
  ];
  writeFileSync(file, Buffer.from(parquetWriteBuffer({ columnData: columns })));
};
write('monday.parquet', [null, null]);
write('tuesday.parquet', ['council', null]);
write('monday-typed.parquet', [null, null], { type: 'STRING' });
JS
node finding.mjs

cat >finding.py <<'PY'
import pyarrow
import pyarrow.dataset

print("pyarrow", pyarrow.__version__)


def denied_by(*files):
    table = pyarrow.dataset.dataset([f"{file}.parquet" for file in files]).to_table()
    values = [value for value in table["denied_by"].to_pylist() if value is not None]
    print(*files, "->", table.schema.field("denied_by").type, values)
    return values


as_told = (
    denied_by("monday", "tuesday") == [b"council"]
    and denied_by("tuesday", "monday") == ["council"]
    and denied_by("monday-typed", "tuesday") == ["council"]
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
