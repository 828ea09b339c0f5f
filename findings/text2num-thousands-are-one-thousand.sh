#!/usr/bin/env bash
# One would guess: a reader of number words leaves "hundreds" and "thousands"
# alone, as they give no number, or fails on them.
#
# What happens: text2num reads the English plurals as the number itself.
# "thousands of people" becomes "1000 of people", "tens of thousands" becomes
# "10 of 1000", and text2num("hundreds") is 100. "several hundred" becomes
# "several 100" and "a hundred and twenty" becomes "a 120". "dozens" is left
# alone. It is a matter of the language: the Spanish "miles de personas"
# becomes "1000 de personas" too, while the French "des milliers de personnes"
# and the German "tausende Menschen" are left as they are.
#
# Where it matters: crowds and losses are told in round plurals. The rewritten
# text still reads well enough for a pattern that looks for digits, and "tens
# of thousands marched" is counted as 10, or as 1000.
#
# Source: text2num's README gives no example of a bare plural; seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check text2num==3.1.0 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

from text_to_num import alpha2digit, text2num

print("text2num", version("text2num"))
told = {
    ("en", "thousands of people marched"): "1000 of people marched",
    ("en", "tens of thousands of people marched"): "10 of 1000 of people marched",
    ("en", "several hundred were held"): "several 100 were held",
    ("en", "a hundred and twenty were held"): "a 120 were held",
    ("en", "dozens were held"): "dozens were held",
    ("es", "miles de personas"): "1000 de personas",
    ("fr", "des milliers de personnes"): "des milliers de personnes",
    ("de", "tausende Menschen"): "tausende Menschen",
}
seen = {}
for language, text in told:
    seen[language, text] = alpha2digit(text, language)
    print(language, repr(text), "->", repr(seen[language, text]))
hundreds = text2num("hundreds", "en")
print("text2num('hundreds') ->", hundreds)
raise SystemExit(0 if seen == told and hundreds == 100 else "no longer as told")
PY
venv/bin/python finding.py
