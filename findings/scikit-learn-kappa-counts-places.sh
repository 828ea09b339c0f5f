#!/usr/bin/env bash
# One would guess: a kappa that is weighted by distance takes the distance
# between two scores: 9 and 10 are near, 1 and 9 are far.
#
# What happens: cohen_kappa_score takes the distance between their places in the
# sorted list of labels that occur. Scores 0, 1, 9 and 10 stand at the places 0,
# 1, 2 and 3: coders who are never further apart than one point have a quadratic
# kappa of 0.80 and not 0.99, and the same disagreements weigh otherwise as soon
# as somebody gives a 5. Words are sorted by the alphabet, so that "high" stands
# beside "low" and "medium" at the end. With labels= all values of the scale, in
# their order, both are right.
#
# Where it matters: scores of conflict and cooperation (Goldstein, -10 to 10) and
# steps of severity or certainty are scales with gaps in any one sample. The
# kappas of two samples cannot be compared.
#
# Source: the page on cohen_kappa_score says that labels "may be used to select a
# subset of labels", and of the weights only that they are linear or quadratic;
# seen by running it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check --no-compile \
  scikit-learn==1.9.1 numpy==2.4.6 scipy==1.17.1 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

from sklearn.metrics import cohen_kappa_score

print("scikit-learn", version("scikit-learn"))


def kappa(first, second, weights, labels=None):
    return round(cohen_kappa_score(first, second, weights=weights, labels=labels), 2)


def places(labels, order):
    return [order.index(label) for label in labels]


first, second = [0, 1, 9, 10, 0, 1, 10, 9], [0, 1, 10, 9, 1, 0, 10, 9]
both_five = first + [5], second + [5]
scale = list(range(11))
steps = ["low", "medium", "high"]
one = ["low", "low", "medium", "high", "high", "medium", "low", "high"]
other = ["medium", "low", "medium", "high", "medium", "medium", "low", "high"]
seen = {
    "scores 0, 1, 9, 10, never more than a point apart": kappa(first, second, "quadratic"),
    "the same, with labels=0..10": kappa(first, second, "quadratic", scale),
    "the same scores called 0, 1, 2, 3": kappa(places(first, [0, 1, 9, 10]), places(second, [0, 1, 9, 10]), "quadratic"),
    "one 5 more, on which both agree": kappa(*both_five, "quadratic"),
    "the same, with labels=0..10 ": kappa(*both_five, "quadratic", scale),
    "low, medium, high": kappa(one, other, "linear"),
    "the same called 0, 1, 2": kappa(places(one, steps), places(other, steps), "linear"),
    "the same with labels=low, medium, high": kappa(one, other, "linear", steps),
}
for name, value in seen.items():
    print(f"{name.strip()}: {value}")
raise SystemExit(0 if list(seen.values()) == [0.8, 0.99, 0.8, 0.9, 0.99, 0.6, 0.71, 0.71] else "no longer as told")
PY
venv/bin/python finding.py
