"""Prints a GraphML and a GEXF file as networkx reads them, as JSON: nodes with their attributes, edges with theirs."""
import json
import sys

import networkx

seen = {}
for name, graph in (("graphml", networkx.read_graphml(sys.argv[1])), ("gexf", networkx.read_gexf(sys.argv[2]))):
    seen[name] = {
        "kind": type(graph).__name__,
        "nodes": {node: data for node, data in graph.nodes(data=True)},
        "edges": [[start, end, data] for start, end, data in graph.edges(data=True)],
    }
json.dump(seen, sys.stdout)
