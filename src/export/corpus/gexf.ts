import type { ActorKind } from '../../annotation/record.js';
import type { Format, FormatColumn } from './format.js';
import {
  EDGE_ATTRIBUTES,
  edgeAttributes,
  networkOf,
  NODE_ATTRIBUTES,
  nodeAttributes,
  type Attributes,
  type Edge,
  type Node,
} from './network.js';
import { REPORTED } from './reported.js';
import { xml } from './xml.js';

/// The version that Gephi and networkx both read with its colours and sizes, whose namespaces belong to each other.
const HEAD =
  '<?xml version="1.0" encoding="UTF-8"?>\n' +
  '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n' +
  '<meta><creator>Herodotus</creator></meta>\n' +
  '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n';

/// Who acts on whom, with the days on which they did, for timelines (https://gexf.net/1.2draft/gexf-12draft-primer.pdf). Edges without
/// a day that is known are always there.
export const GEXF: Format = {
  says: 'the same network with its days and colours, for Gephi',
  usual: REPORTED,
  columns: [
    { name: 'label', type: 'text', meaning: 'node: name' },
    ...NODE_ATTRIBUTES,
    { name: 'weight', type: 'integer', meaning: 'edge: happenings' },
    ...EDGE_ATTRIBUTES,
    { name: 'spells', type: 'texts', meaning: 'edge: first and last day of each span of days' },
  ],
  async *write(corpus, query) {
    const { nodes, edges } = await networkOf(corpus, query);
    yield HEAD;
    yield attributesOf('node', NODE_ATTRIBUTES);
    yield attributesOf('edge', EDGE_ATTRIBUTES);
    yield '<nodes>\n';
    for (const node of nodes) yield nodeOf(node);
    yield '</nodes>\n<edges>\n';
    for (const [index, edge] of edges.entries()) yield edgeOf(edge, index);
    yield '</edges>\n</graph>\n</gexf>\n';
  },
};

function nodeOf(node: Node): string {
  const { number, name, kind } = node.actor;
  const size = Math.round((4 + 4 * Math.log2(1 + node.events)) * 100) / 100;
  const values = valuesOf(nodeAttributes(node), NODE_ATTRIBUTES);
  return `<node id="a${number}" label="${xml(name)}">${values}${color(KINDS[kind])}<viz:size value="${size}"/></node>\n`;
}

function edgeOf(edge: Edge, index: number): string {
  const { from, to, cooperation, conflict, spans } = edge;
  const shade = conflict > cooperation ? CONFLICT : conflict < cooperation ? COOPERATION : NEITHER;
  const spells = spans.map(([start, end]) => `<spell start="${start}" end="${end}"/>`).join('');
  return (
    `<edge id="e${index}" source="a${from}" target="a${to}" weight="${cooperation + conflict}">` +
    valuesOf(edgeAttributes(edge), EDGE_ATTRIBUTES) +
    `${spells === '' ? '' : `<spells>${spells}</spells>`}${color(shade)}</edge>\n`
  );
}

const TYPES: Partial<Readonly<Record<FormatColumn['type'], string>>> = { integer: 'integer', number: 'double' };

function attributesOf(of: 'node' | 'edge', columns: readonly FormatColumn[]): string {
  const each = columns.map(
    ({ name, type }) => `<attribute id="${name}" title="${name}" type="${TYPES[type] ?? 'string'}"/>\n`,
  );
  return `<attributes class="${of}" mode="static">\n${each.join('')}</attributes>\n`;
}

/// What is not known is left out.
function valuesOf(attributes: Attributes, columns: readonly FormatColumn[]): string {
  const values = columns.flatMap(({ name }) => {
    const value = attributes[name] ?? null;
    return value === null ? [] : [`<attvalue for="${name}" value="${xml(String(value))}"/>`];
  });
  return `<attvalues>${values.join('')}</attvalues>`;
}

type Shade = readonly [red: number, green: number, blue: number];

const CONFLICT: Shade = [192, 57, 43];
const COOPERATION: Shade = [41, 128, 105];
const NEITHER: Shade = [127, 127, 127];

/// Okabe and Ito's colours, which colour-blind people tell apart.
const KINDS: Readonly<Record<ActorKind, Shade>> = {
  state: [0, 114, 178],
  organisation: [0, 158, 115],
  group: [213, 94, 0],
  person: [204, 121, 167],
  office: [86, 180, 233],
  population: [230, 159, 0],
  unknown: [127, 127, 127],
};

function color([red, green, blue]: Shade): string {
  return `<viz:color r="${red}" g="${green}" b="${blue}"/>`;
}
