#!/usr/bin/env bash
# One would guess, and edtf's README says: the fuzzy bounds of a doubtful date
# are wider by its own precision, so that a doubtful month reaches one month,
# and a doubtful day one day, to either side.
#
# What happens: the widths of all units add up. "2024-05~" (about May 2024)
# reaches from April 2023 to June 2025, a year and a month to either side;
# "2024-05-12?" (perhaps 12 May) from 11 April 2023 to 13 June 2025, a year, a
# month and a day. The more exact the doubtful date, the farther it reaches.
# The README's own example, 1912-04~ from 1 March to 30 May 1912, comes out as
# March 1911 to May 1913.
#
# Where it matters: events whose day is in doubt are written in EDTF, and the
# fuzzy bounds are what a search by date is meant to use. A search for one
# month finds what perhaps happened in the year before.
#
# Source: README of edtf 5.0.2, section on lower_fuzzy and upper_fuzzy.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2 2>&1

cat >finding.py <<'PY'
from datetime import date
from importlib.metadata import version

from edtf import parse_edtf

print("edtf", version("edtf"))


def bounds(text):
    parsed = parse_edtf(text)
    return tuple(date(*bound[:3]) for bound in (parsed.lower_fuzzy(), parsed.upper_fuzzy()))


told = {
    "2024~": (date(2023, 1, 1), date(2025, 12, 31)),
    "2024-05~": (date(2023, 4, 1), date(2025, 6, 30)),
    "2024-05-12?": (date(2023, 4, 11), date(2025, 6, 13)),
    "2024-05-12": (date(2024, 5, 12), date(2024, 5, 12)),
    "1912-04~": (date(1911, 3, 1), date(1913, 5, 30)),
}
seen = {text: bounds(text) for text in told}
for text, (first, last) in seen.items():
    print(f"{text:12} {first} .. {last} ({(last - first).days + 1} days)")
raise SystemExit(0 if seen == told else "no longer as told")
PY
venv/bin/python finding.py
