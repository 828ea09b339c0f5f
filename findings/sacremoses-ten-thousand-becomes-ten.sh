#!/usr/bin/env bash
# One would guess: to normalise punctuation unites quotation marks and dashes, and
# leaves numbers what they are.
#
# What happens: MosesPunctNormalizer takes a non-breaking space between two digits
# for a decimal sign. In English "10 000 people", written so (U+00A0, as ISO, SI
# and many newsrooms write thousands), becomes "10.000 people", which float() and
# every reader of English numbers take for ten. In French, German, Spanish and
# Czech it becomes "10,000", which those languages take for ten, too. A number of
# three groups gets two points, "1.200.000". A plain space and the narrow
# non-breaking space (U+202F) between digits stay as they are, and all stay with
# norm_numbers=False.
#
# Where it matters: it is the first step before many translators and aligners.
# Who translates reports before coding them has a thousandth of the displaced.
#
# Source: the last lines of Moses' normalize-punctuation.perl, which the class
# follows; its README does not tell of it. Seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sacremoses==0.2.0 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

from sacremoses import MosesPunctNormalizer

print("sacremoses", version("sacremoses"))
wide, narrow = "\u00a0", "\u202f"
told = {
    ("en", f"10{wide}000 people fled"): "10.000 people fled",
    ("en", f"1{wide}200{wide}000 people fled"): "1.200.000 people fled",
    ("fr", f"10{wide}000 personnes"): "10,000 personnes",
    ("de", f"10{wide}000 Menschen"): "10,000 Menschen",
    ("en", "10 000 people fled"): "10 000 people fled",
    ("en", f"10{narrow}000 people fled"): f"10{narrow}000 people fled",
    ("en", "10,000 people fled"): "10,000 people fled",
}
seen = {(language, text): MosesPunctNormalizer(language).normalize(text) for language, text in told}
for (language, text), normal in seen.items():
    print(language, ascii(text), "->", ascii(normal))
number = float(seen["en", f"10{wide}000 people fled"].split()[0])
print("the first as a number:", number)
kept = MosesPunctNormalizer("en", norm_numbers=False).normalize(f"10{wide}000 people fled")
print("norm_numbers=False:", ascii(kept))
as_told = seen == told and number == 10 and kept == f"10{wide}000 people fled"
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
