import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { ActorRow, StatementRow } from '../../store/rows.js';
import { classOf } from '../event-class.js';
import { dayOf } from './event-columns.js';
import type { FormatColumn } from './format.js';

/// A first and a last day, ISO 8601; null where none is known.
export type Span = readonly [from: string, to: string];

/// An actor with what it takes part in.
export interface Node {
  readonly actor: ActorRow;
  /// Happenings in which it acts or is acted on.
  events: number;
}

/// Who acts on whom. A happening counts once, however many tell it.
export interface Edge {
  readonly from: number;
  readonly to: number;
  cooperation: number;
  conflict: number;
  /// The sum of the scores, −10 (conflict) to 10 (cooperation).
  total: number;
  /// The days on which something happened, in their order; days that follow each other are one span.
  spans: Span[];
}

export interface Network {
  /// In the order of their numbers.
  readonly nodes: readonly Node[];
  /// By actor, then by recipient.
  readonly edges: readonly Edge[];
}

/// Attributes of nodes and of edges, as both formats name them.
export const NODE_ATTRIBUTES = [
  { name: 'code', type: 'text', meaning: 'node: code of the codebook' },
  { name: 'country', type: 'text', meaning: 'node: country, ISO 3166-1 alpha-3' },
  { name: 'sector', type: 'text', meaning: 'node: sector of the codebook' },
  { name: 'kind', type: 'text', meaning: 'node: state, organisation, group, person, office, population or unknown' },
  { name: 'events', type: 'integer', meaning: 'node: happenings in which it acts or is acted on' },
] as const satisfies readonly FormatColumn[];

export const EDGE_ATTRIBUTES = [
  { name: 'cooperation', type: 'integer', meaning: 'edge: happenings of cooperation' },
  { name: 'conflict', type: 'integer', meaning: 'edge: happenings of conflict' },
  { name: 'score', type: 'number', meaning: 'edge: mean of the scores, conflict −10 to cooperation +10' },
  { name: 'first', type: 'day', meaning: 'edge: first day on which something happened' },
  { name: 'last', type: 'day', meaning: 'edge: last day' },
] as const satisfies readonly FormatColumn[];

export type Attributes = Readonly<Record<string, string | number | null>>;

export function nodeAttributes({ actor, events }: Node): Attributes {
  const { code, country, sector, kind } = actor;
  return { code, country, sector, kind, events };
}

export function edgeAttributes({ cooperation, conflict, total, spans }: Edge): Attributes {
  const score = Math.round((total / (cooperation + conflict)) * 1000) / 1000;
  return { cooperation, conflict, score, first: spans[0]?.[0] ?? null, last: spans.at(-1)?.[1] ?? null };
}

/// Actors that are known and what they do to each other, of the statements that a query wants.
export async function networkOf(corpus: ExportedCorpus, query: StatementQuery): Promise<Network> {
  const nodes = new Map<number, Node>();
  const edges = new Map<string, Edge>();
  const counted = new Set<string>();
  for await (const row of corpus.statements(query)) {
    for (const [actor, recipient] of dyads(row)) {
      const about = row.incident === null ? `s${row.number}` : String(row.incident);
      const name = `${actor.number} ${recipient.number}`;
      const isNew = !counted.has(`${about} ${name}`);
      counted.add(`${about} ${name}`);
      for (const each of [actor, recipient]) {
        const node = nodes.get(each.number) ?? { actor: each, events: 0 };
        nodes.set(each.number, node);
        if (!counted.has(`${about} ${each.number}`)) node.events++;
        counted.add(`${about} ${each.number}`);
      }
      const edge = edges.get(name) ?? emptyEdge(actor.number, recipient.number);
      edges.set(name, edge);
      count(edge, row, isNew);
    }
  }
  return {
    nodes: [...nodes.values()].sort((a, b) => a.actor.number - b.actor.number),
    edges: [...edges.values()]
      .map((edge) => ({ ...edge, spans: joined(edge.spans) }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
  };
}

const MANY_SPANS = 5000;

function emptyEdge(from: number, to: number): Edge {
  return { from, to, cooperation: 0, conflict: 0, total: 0, spans: [] };
}

/// `isNew`: no other telling of the happening was counted.
function count(edge: Edge, { event, time }: StatementRow, isNew: boolean): void {
  if (event === null) return;
  const [from, to] = [dayOf(time?.from ?? time?.to), dayOf(time?.to ?? time?.from)];
  if (from !== null && to !== null) edge.spans.push([from, to]);
  // Joined now and then, so that they do not grow with the tellings.
  if (edge.spans.length > MANY_SPANS) edge.spans = joined(edge.spans);
  if (!isNew) return;
  edge.total += event.score;
  if (classOf(event.type).endsWith('conflict')) edge.conflict++;
  else edge.cooperation++;
}

/// Everyone who acts with everyone who is acted on, each pair once.
function dyads({ event, actor, recipient }: StatementRow): [ActorRow, ActorRow][] {
  if (event === null) return [];
  const pairs = new Map<string, [ActorRow, ActorRow]>();
  for (const { actor: from } of actor)
    for (const { actor: to } of recipient)
      if (from !== null && to !== null) pairs.set(`${from.number} ${to.number}`, [from, to]);
  return [...pairs.values()];
}

const DAY = 86_400_000;

/// The spans in their order, those that meet or follow each other joined.
export function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))) {
    const last = found.at(-1);
    if (last === undefined || Date.parse(from) - Date.parse(last[1]) > DAY) found.push([from, to < from ? from : to]);
    else if (to > last[1]) found[found.length - 1] = [last[0], to];
  }
  return found;
}
