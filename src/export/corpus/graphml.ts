import type { Format, FormatColumn } from './format.js';
import {
  EDGE_ATTRIBUTES,
  edgeAttributes,
  networkOf,
  NODE_ATTRIBUTES,
  nodeAttributes,
  type Attributes,
} from './network.js';
import { REPORTED } from './reported.js';
import { xml } from './xml.js';

const NODE_COLUMNS: readonly FormatColumn[] = [
  { name: 'label', type: 'text', meaning: 'node: name' },
  ...NODE_ATTRIBUTES,
];
const EDGE_COLUMNS: readonly FormatColumn[] = [
  { name: 'weight', type: 'integer', meaning: 'edge: happenings' },
  ...EDGE_ATTRIBUTES,
];

/// Who acts on whom, a directed edge for each pair (http://graphml.graphdrawing.org/specification.html). A happening counts once.
export const GRAPHML: Format = {
  says: 'the network of actors, for networkx, igraph, yEd',
  usual: REPORTED,
  columns: [...NODE_COLUMNS, ...EDGE_COLUMNS],
  async *write(corpus, query) {
    const { nodes, edges } = await networkOf(corpus, query);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
    yield* NODE_COLUMNS.map((column) => keyOf('node', column));
    yield* EDGE_COLUMNS.map((column) => keyOf('edge', column));
    yield '<graph id="actors" edgedefault="directed">\n';
    for (const node of nodes) {
      const data = dataOf('node', { label: node.actor.name, ...nodeAttributes(node) });
      yield `<node id="a${node.actor.number}">${data}</node>\n`;
    }
    for (const edge of edges) {
      const data = dataOf('edge', { weight: edge.cooperation + edge.conflict, ...edgeAttributes(edge) });
      yield `<edge source="a${edge.from}" target="a${edge.to}">${data}</edge>\n`;
    }
    yield '</graph>\n</graphml>\n';
  },
};

const TYPES: Partial<Readonly<Record<FormatColumn['type'], string>>> = { integer: 'int', number: 'double' };

function keyOf(of: 'node' | 'edge', { name, type }: FormatColumn): string {
  return `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${TYPES[type] ?? 'string'}"/>\n`;
}

/// What is not known is left out.
function dataOf(of: 'node' | 'edge', attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `<data key="${of}-${name}">${xml(String(value))}</data>`)
    .join('');
}
