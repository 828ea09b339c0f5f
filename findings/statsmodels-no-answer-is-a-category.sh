#!/usr/bin/env bash
# One would guess: aggregate_raters leaves an empty cell (NaN) out of the counts,
# or refuses it, as fleiss_kappa needs as many answers for each item.
#
# What happens: without n_cat NaN is counted as one more category, the same for
# all. So all rows add up, fleiss_kappa runs, and coders "agree" wherever neither
# has answered. Two coders of six items who agree by less than chance, -0.33, are
# at +0.33 with three items that neither had to answer. And where five coders
# share the work, two to an item, pairs that always agree have a kappa below 0.
# With n_cat the same table is refused.
#
# Where it matters: coding of events has questions that hang on others (the mode
# of a protest is empty for all that is no protest), and pages are shared out
# among coders. Both make empty cells, and both figures look like kappas.
# krippendorff.alpha takes NaN as no answer.
#
# Source: the page on aggregate_raters says only that levels without a count are
# left out; statsmodels issue 7781 (open) asks for Fleiss' kappa of items with
# unequal numbers of raters, without this. Seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile \
  statsmodels==0.15.0 krippendorff==0.9.0 numpy==2.4.6 scipy==1.17.1 pandas==2.3.3 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version
from itertools import combinations

import krippendorff
import numpy as np
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

print("statsmodels", version("statsmodels"), "krippendorff", version("krippendorff"))
none = np.nan


def kappa(items):
    return round(float(fleiss_kappa(aggregate_raters(items)[0])), 2)


def alpha(items):
    return round(float(krippendorff.alpha(reliability_data=items.T, level_of_measurement="nominal")), 2)


asked = np.array([[0, 0], [1, 1], [0, 1], [1, 0], [0, 1], [1, 0]], float)
with_unasked = np.vstack([asked, np.full((3, 2), none)])
shared = np.full((10, 5), none)
for item, pair in enumerate(combinations(range(5), 2)):
    shared[item, list(pair)] = item % 2

counts, categories = aggregate_raters(with_unasked)
print("categories:", categories.tolist(), "counts of an item without answers:", counts[-1].tolist())
seen = {
    "six items": (kappa(asked), alpha(asked)),
    "the same and three that nobody had to answer": (kappa(with_unasked), alpha(with_unasked)),
    "ten items, two of five coders each, who always agree": (kappa(shared), alpha(shared)),
}
for name, (of_kappa, of_alpha) in seen.items():
    print(f"{name}: Fleiss' kappa {of_kappa}, Krippendorff's alpha {of_alpha}")
try:
    aggregate_raters(with_unasked, n_cat=2)
    refused = False
except TypeError as error:
    refused = True
    print("with n_cat=2:", error)
as_told = (
    counts[-1].tolist() == [0, 0, 2]
    and refused
    and list(seen.values()) == [(-0.33, -0.22), (0.33, -0.22), (-0.07, 1.0)]
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
