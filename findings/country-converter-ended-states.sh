#!/usr/bin/env bash
# One would guess: a converter that knows the Gleditsch and Ward state numbers
# ("GWcode") gives a country of today the number that it has today.
#
# What happens: country_converter holds one number a country, and for two
# countries it is the number of a state that has ended. Yemen has 680, the
# People's Republic of Yemen (1967-1990), not 678; Vietnam has 817, the
# Republic of Vietnam (South, until 1975), not 816. So 678 and 816, which the
# list gives to both countries to this day, are "not found" (or, with
# not_found=None, stand as numbers among the names), while rows on the two ended
# states pass as Yemen and Vietnam of today, without a word.
#
# Where it matters: UCDP's events and much of conflict research name states by
# these numbers. A join by way of this library drops the war in Yemen.
#
# Source: Gleditsch and Ward, "A revised list of independent states since
# 1816" (1999); list: http://ksgleditsch.com/statelist.html. The library says
# where its column comes from in its README and in IndEcol/country_converter
# issue 108. pandas is pinned below 3, as version 1.3.2 does not start with 3.1.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
  country_converter==1.3.2 pandas==2.3.3 2>&1

cat >finding.py <<'PY'
import logging
from importlib.metadata import version

import country_converter

logging.disable(logging.CRITICAL)
print("country_converter", version("country_converter"))
converter = country_converter.CountryConverter()


def state(number):
    return converter.convert(number, src="GWcode", to="name_short", not_found="not found")


told = {
    678: "not found",  # Yemen, 1918 to this day
    680: "Yemen",  # People's Republic of Yemen, 1967-1990
    816: "not found",  # Vietnam, 1954 to this day
    817: "Vietnam",  # Republic of Vietnam, until 1975
    260: "Germany",  # the same question, answered rightly
    365: "Russia",
}
seen = {number: state(number) for number in told}
for number, name in seen.items():
    print(number, "->", name)
back = {name: converter.convert(name, to="GWcode") for name in ("Yemen", "Vietnam")}
print("back:", back)
kept = converter.convert([678, 365], src="GWcode", to="ISO3", not_found=None)
print("column with not_found=None:", kept)
as_told = (
    seen == told
    and {name: int(number) for name, number in back.items()} == {"Yemen": 680, "Vietnam": 817}
    and [str(code) for code in kept] == ["678", "RUS"]
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python -W ignore finding.py
