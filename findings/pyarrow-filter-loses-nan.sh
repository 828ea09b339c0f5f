#!/usr/bin/env bash
# One would guess: a filter gives the same rows whether it is put to a table in
# memory or to the Parquet file that was written from it, and what does not pass
# a filter passes its opposite.
#
# What happens: pyarrow skips row groups by the least and greatest value that the
# file keeps of each, and takes these for the bounds of all its rows. NaN has no
# part in them. Rows with NaN, which do pass "not equal to 5" and "not greater
# than 4" in memory, are lost where the other rows of their group decide the
# matter: in a group of [5, NaN, 5, NaN] even is_nan() finds none. How many come
# back depends on how the file was cut into row groups.
# pandas.read_parquet(filters=...) and pyarrow.parquet.read_table do the same.
#
# Where it matters: a mean tone or score of no events is 0/0. polars, and pyarrow
# from arrays of numpy, write that as NaN (pandas writes null, which is the same
# in memory and in a file), and a search for what is not hostile then leaves out
# what has no score.
#
# Source: parquet.thrift, ColumnOrder: "When looking for NaN values, min and max
# should be ignored"; apache/arrow issue 34162 has a case of it with is_null.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 2>&1

cat >finding.py <<'PY'
import pyarrow
import pyarrow.compute as compute
import pyarrow.dataset
import pyarrow.parquet

print("pyarrow", pyarrow.__version__)
nan = float("nan")
score = compute.field("score")
filters = {
    "score > 4": score > 4,
    "not (score > 4)": ~(score > 4),
    "score != 5": score != 5,
    "is_nan(score)": compute.is_nan(score),
}


def rows(name, scores, group):
    table = pyarrow.table({"score": pyarrow.array(scores, pyarrow.float64())})
    file = f"{name}.parquet"
    pyarrow.parquet.write_table(table, file, row_group_size=group)
    dataset = pyarrow.dataset.dataset(file)
    print(f"{scores} in row groups of {group}")
    found = {}
    for text, condition in filters.items():
        in_memory = table.filter(condition).num_rows
        in_file = dataset.to_table(filter=condition).num_rows
        found[text] = (in_memory, in_file)
        print(f"    {text:16} in memory: {in_memory} rows, in the file: {in_file}")
    return found


as_told = (
    rows("one-group", [5.0, nan, 5.0, nan], 4)
    == {"score > 4": (2, 2), "not (score > 4)": (2, 0), "score != 5": (2, 0), "is_nan(score)": (2, 0)}
    and rows("four-groups", [5.0, nan, 5.0, nan], 1)
    == {"score > 4": (2, 2), "not (score > 4)": (2, 2), "score != 5": (2, 2), "is_nan(score)": (2, 2)}
    and rows("spread", [5.0, nan, 7.0, nan], 4)
    == {"score > 4": (2, 2), "not (score > 4)": (2, 0), "score != 5": (3, 3), "is_nan(score)": (2, 2)}
    and rows("null", [5.0, None, 5.0, None], 4)
    == {"score > 4": (2, 2), "not (score > 4)": (0, 0), "score != 5": (0, 0), "is_nan(score)": (0, 0)}
    and pyarrow.parquet.read_table("one-group.parquet", filters=[("score", "!=", 5)]).num_rows == 0
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
