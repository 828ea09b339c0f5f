#!/bin/sh
# Makes every file of model/ from the treebanks and name corpora, with fixed seeds:
#   training/train.sh DATA [MODEL_DIRECTORY]
# DATA holds ud/ and ner/ as model/README.md lists them. Needs Debian's python3-torch and libopenblas0-pthread, and
# `npm ci` done. Takes under an hour on two idle cores: the parser on one, all else on the other.
set -eu
data=${1:?usage: training/train.sh DATA [MODEL_DIRECTORY]}
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/../model}
run=$here/runs/parser
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$out" "$run"

"$python" "$here/train.py" "$data" "$run" > "$run/log" 2>&1 &
parser=$!
"$python" "$here/tokens.py" "$data" "$out"
(cd "$here/.." && npx tsx training/lemmas.ts "$data" "$out")
"$python" "$here/splitter.py" "$data" "$out"
wait "$parser"
tail -n 1 "$run/log"
"$python" "$here/export.py" "$run" "$out"
