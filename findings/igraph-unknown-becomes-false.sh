#!/usr/bin/env bash
# One would guess: in a graph of igraph an attribute that is None at a node is
# left out of a GraphML file, as the format allows.
#
# What happens: only numbers are left out. In a column of booleans None is
# written as false, a statement that nobody made. In a column of text it becomes
# the word None, which looks like any other name and differs from the empty text.
# igraph complains of neither; igraph itself and networkx read them as values.
# write_gml does the same with text.
#
# Where it matters: what is not known of an actor or of an event (its country,
# whether somebody denies it) comes out as known: a table of actors by country
# has a country None, and nothing that is undecided is left. Use "" and a text
# such as "unknown" instead.
#
# Source: seen by running it; python-igraph's issue 3 tells that None has a place
# in columns of text and of numbers, but not how it is written.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check igraph==1.0.0 networkx==3.6.1 2>&1

cat >finding.py <<'PY'
import igraph
import networkx

print("igraph", igraph.__version__)
graph = igraph.Graph(n=3, edges=[(0, 1), (1, 2)], directed=True)
graph.vs["name"] = ["army", "rebels", "mission"]
graph.vs["country"] = ["SYR", None, ""]
graph.vs["members"] = [5000, None, 40]
graph.es["denied"] = [True, None]
graph.write_graphml("actors.graphml")

with open("actors.graphml") as file:
    for line in file:
        if "<node" in line or "<edge" in line or "<data" in line:
            print(line.rstrip())

by_igraph = igraph.Graph.Read_GraphML("actors.graphml")
by_networkx = networkx.read_graphml("actors.graphml")
print("igraph reads", by_igraph.vs[1].attributes(), by_igraph.es[1].attributes())
print("networkx reads", by_networkx.nodes["n1"], by_networkx.edges["n1", "n2"])
as_told = (
    graph.vs["country"] == ["SYR", None, ""]
    and graph.es["denied"] == [True, None]
    and by_igraph.vs["country"] == ["SYR", "None", ""]
    and by_igraph.es["denied"] == [True, False]
    and by_networkx.nodes["n1"] == {"name": "rebels", "country": "None"}
    and by_networkx.edges["n1", "n2"] == {"denied": False}
)
raise SystemExit(0 if as_told else "no longer as told")
PY
venv/bin/python finding.py
