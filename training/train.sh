#!/bin/sh
# Makes every file of language/en/model/ from the corpora, with fixed seeds, in under three hours on two idle cores:
#   training/train.sh DATA [MODEL_DIRECTORY]
# DATA holds ud/, ner/, news/ and relations/ as language/en/model/README.md lists them. Needs `npm ci` done, and Python with
# training/requirements.txt (PYTHON=… names it). What is finished in training/runs is not made again.
set -eu
data=${1:?usage: training/train.sh DATA [MODEL_DIRECTORY]}
here=$(cd "$(dirname "$0")" && pwd)
out=${2:-$here/../language/en/model}
runs=${RUNS:-$here/runs}
python=${PYTHON:-python3}
export OMP_NUM_THREADS=1
mkdir -p "$out" "$runs"

# Words: what names they may be, how they are cut, their lemmas, where sentences end; raw text cut by the last two.
(cd "$here/.." && npx tsx training/lexicon.ts "$out")
"$python" "$here/tokens.py" "$data" "$out"
(cd "$here/.." && npx tsx training/lemmas.ts "$data" "$out")
"$python" "$here/splitter.py" "$data" "$out"
(cd "$here/.." && npx tsx training/raw.ts "$out" "$data/news/wikinews.jsonl" "$data/relations/re3d-open.jsonl") > "$runs/raw.txt"

train() { # NAME ARGUMENTS…
  name=$1
  shift
  [ -e "$runs/$name/done" ] && return
  "$python" "$here/train.py" "$data" "$out/lexicon.json" "$runs/$name" --raw "$runs/raw.txt" "$@" > "$runs/$name.log" 2>&1
  touch "$runs/$name/done"
}

# Two large networks side by side, then a small one that learns from both.
train teacher-a --hidden 256,256,256 --dropout 0.36 --steps 9500 --seed 11 &
train teacher-b --hidden 320,320 --dropout 0.36 --steps 9500 --seed 12
wait
"$python" "$here/teach.py" "$data" "$out/lexicon.json" "$runs/raw.txt" "$runs/targets.pt" "$runs/teacher-a" "$runs/teacher-b"
# It learns from their opinions of raw text too at first, and from the treebanks alone in the end.
train student --plain --targets "$runs/targets.pt" --dropout 0.25 --steps 21000 --seed 1
train student2 --plain --targets "$runs/targets.pt" --resume "$runs/student/weights.pt" --no-raw-trees --share 0.4 --rate 0.001 \
  --dropout 0.28 --steps 8000 --seed 2
tail -n 1 "$runs/student2.log"
"$python" "$here/export.py" "$runs/student2" "$out"

# With its trees, whom the pronouns mean: language/en/pronouns.yaml.
(cd "$here/.." && npx tsx training/pronouns.ts "$data")
