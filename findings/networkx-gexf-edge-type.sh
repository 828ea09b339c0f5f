#!/usr/bin/env bash
# One would guess: in networkx an edge's "type" is an attribute like any other,
# and GEXF, which has a place for attributes, brings it back.
#
# What happens: write_gexf takes an edge's "type" (not a node's) for GEXF's own
# type of edge, whose only values are directed, undirected and mutual. An edge
# of type "accuse" is written as type="accuse", which is no GEXF: graphology
# refuses the file. networkx reads it without a word, less the types. An edge
# whose type is "mutual" comes back as two edges, one of them invented, from the
# target to the source.
#
# Where it matters: networks of events are drawn in Gephi and the like from
# GEXF, and "type" is what one calls the kind of an event. Call it anything else.
#
# Source: GEXF 1.2draft schema, type "edgetype-type"; not told in networkx's
# documentation of write_gexf.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check networkx==3.6.1 2>&1
npm init --yes >npm.log
npm install --ignore-scripts --no-audit --no-fund --save-exact \
  graphology@0.26.0 graphology-gexf@0.13.2 >>npm.log

cat >finding.py <<'PY'
import networkx

print("networkx", networkx.__version__)
written = networkx.DiGraph()
written.add_node("union", type="actor")
written.add_edge("union", "council", type="accuse", said_by="paper")
written.add_edge("mayor", "union", type="mutual", said_by="union")
networkx.write_gexf(written, "events.gexf")
read = networkx.read_gexf("events.gexf")
for name, graph in (("written", written), ("read", read)):
    for source, target, attributes in sorted(graph.edges(data=True), key=str):
        print(f"{name}: {source} -> {target} {attributes}")
as_told = (
    read.nodes["union"]["type"] == "actor"
    and set(read.edges) == {("union", "council"), ("mayor", "union"), ("union", "mayor")}
    and all("type" not in attributes for *_, attributes in read.edges(data=True))
    and read.edges["union", "council"]["said_by"] == "paper"
)
raise SystemExit(0 if as_told else "networkx: no longer as told")
PY
venv/bin/python finding.py
grep -o '<edge [^>]*' events.gexf

cat >finding.cjs <<'JS'
const { readFileSync } = require('node:fs');
const { MultiDirectedGraph } = require('graphology');
const gexf = require('graphology-gexf');
const { version } = require('graphology-gexf/package.json');
console.log('graphology-gexf', version);
try {
  const graph = gexf.parse(MultiDirectedGraph, readFileSync('events.gexf', 'utf8'));
  console.log(`read ${graph.size} edges`);
  console.error('graphology-gexf: no longer as told');
  process.exitCode = 1;
} catch (error) {
  console.log(`refused: ${error.message}`);
  if (!error.message.includes('"accuse"')) {
    console.error('graphology-gexf: no longer as told');
    process.exitCode = 1;
  }
}
JS
node finding.cjs
