#!/usr/bin/env bash
# One would guess: penman, written for AMR, reads the role :prep-on-behalf-of
# of an AMR graph as it stands.
#
# What happens: penman.decode without a model takes every role that ends in
# "-of" for an inverse. The triple "sanction on behalf of the union" becomes
# (union, :prep-on-behalf, sanction): source and target change places, under a
# role that AMR does not have. :prep-out-of fares the same. Writing the graph
# gives back the input to the letter, so a round trip shows nothing; asked for
# another top, the same graph is written with the invented role. Only
# decode(..., model=penman.models.amr.model) leaves both as they are.
#
# Where it matters: AMR graphs are read for who did what to whom, and on whose
# behalf. Code that follows edges from the event finds no one there.
#
# Source: amrisi/amr-guidelines issue 194 (both roles are prepositions, not
# inverses); penman's documentation of penman.models.amr lists them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check Penman==1.3.1 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

import penman
from penman.models.amr import model

print("Penman", version("Penman"))
text = """\
(s / sanction-02
   :ARG0 (c / council)
   :prep-on-behalf-of (u / union)
   :prep-out-of (f / fear-01))"""
plain, amr = penman.decode(text), penman.decode(text, model=model)


def roles(graph):
    return [(edge.source, edge.role, edge.target) for edge in graph.edges()]


print("without a model:", roles(plain))
print("with AMR's:     ", roles(amr))
turned = penman.encode(plain, top="u")
print("without a model, top u:", turned, sep="\n")
as_told = (
    roles(plain)
    == [("s", ":ARG0", "c"), ("u", ":prep-on-behalf", "s"), ("f", ":prep-out", "s")]
    and roles(amr)
    == [("s", ":ARG0", "c"), ("s", ":prep-on-behalf-of", "u"), ("s", ":prep-out-of", "f")]
    and penman.encode(plain) == text == penman.encode(amr)
    and ":prep-on-behalf (s / sanction-02" in turned
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
