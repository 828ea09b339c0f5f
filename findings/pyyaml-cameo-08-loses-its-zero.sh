#!/usr/bin/env bash
# One would guess: a text that one library writes as YAML comes back as that text
# from any other; a library puts in quotes what would be taken for a number.
#
# What happens: PyYAML quotes what YAML 1.1 takes for a number. There a leading
# zero means octal, so that '01' to '07' and '010' get quotes, and '08', '09', '081'
# and '090', which are no octal numbers, get none. The readers of YAML 1.2, in
# which zeros mean nothing, make 8, 9, 81 and 90 of them: yaml and js-yaml for
# JavaScript, and ruamel.yaml for Python. Of '1e3' they make 1000, for PyYAML only
# 1.0e+3 is a number; and of a key such as '123e4567' infinity or a text, each its
# own way. PyYAML itself reads back what it wrote. Written by yaml, which
# quotes all of these, PyYAML reads them all.
#
# Where it matters: CAMEO numbers the kinds of events 01 to 20, "yield" is
# 08 and "investigate" 09. A codebook that goes from Python to JavaScript loses two of
# twenty, with all below them, and only these, so that a test with 01 or 14 passes.
#
# Source: YAML 1.1 (https://yaml.org/type/int.html) and YAML 1.2.2, section 10.3.2;
# seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact yaml@2.9.1 js-yaml@5.5.0 >>npm.log 2>&1
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check PyYAML==6.0.4 ruamel.yaml==0.19.1 2>&1

cat >write.py <<'PY'
import json
from importlib.metadata import version

import yaml
from ruamel.yaml import YAML

print("PyYAML", version("PyYAML"), "ruamel.yaml", version("ruamel.yaml"))
codes = ["01", "07", "08", "09", "010", "018", "081", "0831", "090", "14", "1e3"]
text = yaml.safe_dump(codes)
with open("codes.yaml", "w") as file:
    file.write(text)
print("written:", *text.split("\n"))
assert yaml.safe_load(text) == codes
seen = YAML(typ="safe").load(text)
print("read by ruamel.yaml:", json.dumps(seen))
assert seen == ["01", "07", 8, 9, "010", 18, 81, 831, 90, "14", 1000.0]
key = yaml.safe_dump(["123e4567"])
with open("key.yaml", "w") as file:
    file.write(key)
print("written:", key.strip(), "read by ruamel.yaml:", YAML(typ="safe").load(key)[0])
assert YAML(typ="safe").load(key) == [float("inf")] and yaml.safe_load(key) == ["123e4567"]
PY
venv/bin/python write.py

cat >read.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { parse, stringify } from 'yaml';
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
const text = readFileSync('codes.yaml', 'utf8');
const told = ['01', '07', 8, 9, '010', 18, 81, 831, 90, '14', 1000];
for (const [name, read] of Object.entries({ yaml: parse, 'js-yaml': load })) {
  const seen = read(text);
  console.log(`read by ${name} ${version(name)}:`, JSON.stringify(seen));
  assert.deepEqual(seen, told);
}
const key = readFileSync('key.yaml', 'utf8').trim();
console.log(key, 'read by yaml:', parse(key)[0], 'read by js-yaml:', load(key)[0]);
assert.deepEqual([parse(key), load(key)], [[Infinity], ['123e4567']]);
writeFileSync('back.yaml', stringify(['01', '08', '09', '081', '1e3']));
JS
node read.mjs
venv/bin/python -c "
import yaml
seen = yaml.safe_load(open('back.yaml'))
print('written by yaml, read by PyYAML:', seen)
assert seen == ['01', '08', '09', '081', '1e3']"
