#!/usr/bin/env bash
# One would guess: what stands in quotation marks in JSON is text, and stays text;
# that is why ids of nineteen figures are written so.
#
# What happens: pandas.read_json makes numbers of a column whose texts all look like
# numbers. "081" becomes 81, "1e3" 1000, and of the hashes "12e4" and "7e400" one
# becomes 120000 and the other infinity. A column in which one value is null goes
# through floating point: "1790000000000000003" and "1790000000000000004" are both
# 1790000000000000000, and what answers the one answers the other. Without a null
# the same ids are right to the last figure; one word in the column, and it stays
# text. dtype=False leaves all as it is; so does dtype_backend="numpy_nullable", which
# is about something else.
#
# Where it matters: event data have CAMEO codes and the numbers of states with zeros in
# front, and posts the id of what they answer, which is null for those that begin.
# Whether a code keeps its zero depends on the other lines of the file.
#
# Source: the documentation of read_json, dtype: "if True, infer dtypes", which is the
# default; seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 2>&1

cat >finding.py <<'PY'
import io
import json
import math

import pandas

print("pandas", pandas.__version__)
first, second = "1790000000000000003", "1790000000000000004"


def read(values, **options):
    lines = "\n".join(json.dumps({"value": value}) for value in values)
    found = pandas.read_json(io.StringIO(lines), lines=True, **options)["value"].tolist()
    print(json.dumps(values), "->", found, options or "")
    return found


codes = ["081", "010", "14"]
ids = [None, first, second]
began, *answered = read(ids)
as_told = (
    read(codes) == [81, 10, 14]
    and read(["1e3", "2e3"]) == [1000, 2000]
    and read(["12e4", "7e400"]) == [120000, math.inf]
    and math.isnan(began)
    and answered == [1.79e18, 1.79e18]
    and int(answered[0]) == 1790000000000000000
    and read([first, second]) == [int(first), int(second)]
    and read([*codes, "none"]) == [*codes, "none"]
    and read(codes, dtype=False) == codes
    and read(ids, dtype=False)[1:] == [first, second]
    and read(ids, dtype_backend="numpy_nullable")[1:] == [first, second]
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
