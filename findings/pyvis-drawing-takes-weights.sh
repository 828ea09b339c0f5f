#!/usr/bin/env bash
# One would guess: pyvis draws a graph of networkx and leaves it as it is.
#
# What happens: from_nx gives the graph's own dictionaries to the drawing. It
# takes "weight" out of every edge of the graph and puts "width" there, and gives
# each node a "size". All that is counted afterwards is without weights, and
# networkx does not complain, as an edge without weight counts 1 with it. Drawn
# again, all edges have width 1. A function for the sizes of nodes is applied
# once for each edge of a node, to what it gave before: with doubling, a node
# of three edges becomes eight times as large.
#
# Where it matters: a notebook draws a network of events and then looks for the
# actors with most of them; its numbers depend on whether the cell with the
# drawing was run. Draw graph.copy() instead.
#
# Source: seen by running it; the docstring of from_nx says "This operation is
# done in place" of the translation to pyvis.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check pyvis==0.3.2 networkx==3.6.1 2>&1

cat >finding.py <<'PY'
from importlib.metadata import version

import networkx
from pyvis.network import Network

print("pyvis", version("pyvis"))


def network():
    graph = networkx.DiGraph()
    graph.add_node("union", size=10)
    graph.add_edge("union", "council", weight=7)
    graph.add_edge("union", "mayor", weight=1)
    graph.add_edge("paper", "union", weight=2)
    return graph


def weights(graph):
    return dict(graph.out_degree(weight="weight"))


def draw(graph, **options):
    drawing = Network(directed=True)
    drawing.from_nx(graph, **options)
    return [edge["width"] for edge in drawing.edges]


graph = network()
before = weights(graph)
first = draw(graph)
after = weights(graph)
second = draw(graph)
print("weights of what each did, before the drawing:", before)
print("after the drawing:", after)
print("an edge after the drawing:", graph.edges["union", "council"])
print("widths of the first drawing:", first, "of the second:", second)

doubled = network()
draw(doubled, node_size_transf=lambda size: 2 * size)
sizes = dict(doubled.nodes(data="size"))
print("sizes, doubled from 10:", sizes)

spared = network()
draw(spared.copy())
print("after drawing a copy:", weights(spared))

as_told = (
    before == {"union": 8, "council": 0, "mayor": 0, "paper": 2}
    and after == {"union": 2, "council": 0, "mayor": 0, "paper": 1}
    and graph.edges["union", "council"] == {"width": 1}
    and (first, second) == ([7, 1, 2], [1, 1, 1])
    and sizes == {"union": 80, "council": 20, "mayor": 20, "paper": 20}
    and weights(spared) == before
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
