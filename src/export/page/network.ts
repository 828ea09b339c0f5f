import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { StatementRecord } from '../../annotation/record.js';
import { tone } from '../event-class.js';
import { clean, count } from '../wording.js';
import { markup, join, type Markup } from './markup.js';
import type { DocumentView } from './view.js';

type Tone = ReturnType<typeof tone>;

interface Node extends SimulationNodeDatum {
  readonly actor: number;
  readonly name: string;
  readonly radius: number;
  /// Half the width of the label.
  readonly half: number;
}

interface Edge {
  readonly source: Node;
  readonly target: Node;
  readonly tone: Tone;
  readonly directed: boolean;
  readonly statements: readonly number[];
}

const WIDTH = 460;
const HEIGHT = 330;
const MOST_ACTORS = 28;
/// With so many actors that have a partner, those without are left to the filter.
const ENOUGH_PARTNERS = 10;
const TICKS = 400;
/// Width of a letter of the labels, in units of the picture.
const LETTER = 6.1;
const LONGEST_LABEL = 24;

/// The actors as a network: an arrow for who acts on whom, cold for cooperation, warm for conflict, as thick as the number
/// of statements. The layout starts from fixed places and has no chance in it, so a record always gives the same picture.
export function renderNetwork(view: DocumentView): Markup {
  const edges = pairs(view);
  const { nodes, left } = chooseNodes(view, edges);
  if (nodes.length === 0)
    return markup`<figure class="network empty"><figcaption>No actors were found.</figcaption></figure>`;
  const byActor = new Map(nodes.map((node) => [node.actor, node]));
  const drawn: Edge[] = edges.flatMap(({ from, to, ...edge }) => {
    const source = byActor.get(from);
    const target = byActor.get(to);
    return source === undefined || target === undefined ? [] : [{ ...edge, source, target }];
  });
  layOut(nodes, drawn);
  return markup`<figure class="network">
    <figcaption>
      <b>Actors</b>
      <span class="key"
        ><i class="t-cooperation"></i>cooperation <i class="t-conflict"></i>conflict
        <i class="t-neutral"></i>neither</span
      >${left > 0 && markup` <span class="left">${count(left, 'more actor')} in the filter</span>`}
    </figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Network of actors">
      <defs>
        ${(['cooperation', 'conflict', 'neutral'] as const).map(
          (each) =>
            markup`<marker
              id="${view.prefix}arrow-${each}"
              class="t-${each}"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="9"
              markerHeight="9"
              markerUnits="userSpaceOnUse"
              orient="auto"
              ><path d="M0 .8 7.5 4 0 7.2Z"
            /></marker>`,
        )}
      </defs>
      ${join(
        drawn.map((edge) => renderEdge(view, edge, drawn)),
        '\n',
      )}
      ${join(nodes.map(renderNode), '\n')}
    </svg>
  </figure>`;
}

interface Pair {
  readonly from: number;
  readonly to: number;
  readonly tone: Tone;
  readonly directed: boolean;
  readonly statements: number[];
}

/// Who acts on whom, one entry for each pair, tone and direction; parties that only stand together are paired without
/// direction.
function pairs(view: DocumentView): Pair[] {
  const found = new Map<string, Pair>();
  const add = (from: number, to: number, statement: StatementRecord, number: number, directed: boolean) => {
    if (from === to) return;
    const [a, b] = directed || from < to ? [from, to] : [to, from];
    const key = `${a} ${b} ${tone(statement)} ${directed}`;
    const pair = found.get(key) ?? { from: a, to: b, tone: tone(statement), directed, statements: [] };
    if (!pair.statements.includes(number)) pair.statements.push(number);
    found.set(key, pair);
  };
  view.record.statements.forEach((statement, number) => {
    if (statement.kind === 'claim') return;
    const sides = [statement.actor, statement.recipient].map((side) => [
      ...new Set(side.map(({ actor }) => view.actorNumber(actor)).filter((each) => each !== undefined)),
    ]);
    const [actors = [], recipients = []] = sides;
    for (const from of actors) for (const to of recipients) add(from, to, statement, number, true);
    if (recipients.length > 0) return;
    actors.forEach((from, index) => {
      for (const to of actors.slice(index + 1)) add(from, to, statement, number, false);
    });
  });
  return [...found.values()];
}

/// The actors to draw: those with a partner, most partners first, then, while there is room, those that act alone.
function chooseNodes(view: DocumentView, edges: readonly Pair[]): { nodes: Node[]; left: number } {
  const weight = new Map<number, number>();
  const partners = new Set(edges.flatMap(({ from, to }) => [from, to]));
  view.record.statements.forEach((statement) => {
    if (statement.kind === 'claim') return;
    for (const actor of view.statementActors(statement)) weight.set(actor, (weight.get(actor) ?? 0) + 1);
  });
  const ranked = [...weight].sort(
    ([a, wa], [b, wb]) => Number(partners.has(b)) - Number(partners.has(a)) || wb - wa || a - b,
  );
  const room = partners.size < ENOUGH_PARTNERS ? MOST_ACTORS : Math.min(partners.size, MOST_ACTORS);
  const nodes = ranked.slice(0, room).map(([actor, statements]): Node => {
    const name = shorten(clean(view.record.actors[actor]?.name ?? ''));
    const radius = 3.5 + Math.sqrt(statements) * 2;
    return { actor, name, radius, half: Math.max(radius, (name.length * LETTER) / 2) };
  });
  return { nodes, left: ranked.length - nodes.length };
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length <= LONGEST_LABEL
    ? name
    : `${letters
        .slice(0, LONGEST_LABEL - 1)
        .join('')
        .trimEnd()}…`;
}

function layOut(nodes: Node[], edges: readonly Edge[]): void {
  const links = edges.map(({ source, target }) => ({ source, target }));
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links).distance(80).strength(0.5))
    .force('charge', forceManyBody().strength(-240))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.11))
    .force('center', forceCenter(0, 0))
    .stop();
  for (let tick = 0; tick < TICKS; tick++) {
    simulation.tick();
    separate(nodes);
  }
  fit(nodes);
  for (let round = 0; round < 60; round++) {
    separate(nodes);
    for (const node of nodes) confine(node);
  }
}

/// Pushes apart nodes whose circles or labels overlap, along the shorter way out.
function separate(nodes: readonly Node[]): void {
  nodes.forEach((a, index) => {
    for (const b of nodes.slice(index + 1)) {
      const dx = (b.x ?? 0) - (a.x ?? 0);
      const dy = (b.y ?? 0) - (a.y ?? 0);
      const overX = a.half + b.half + 8 - Math.abs(dx);
      const overY = a.radius + b.radius + 18 - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      if (overX < overY) move(a, b, (Math.sign(dx) || 1) * (overX / 2), 0);
      else move(a, b, 0, (Math.sign(dy) || 1) * (overY / 2));
    }
  });
}

function move(a: Node, b: Node, dx: number, dy: number): void {
  a.x = (a.x ?? 0) - dx;
  a.y = (a.y ?? 0) - dy;
  b.x = (b.x ?? 0) + dx;
  b.y = (b.y ?? 0) + dy;
}

function fit(nodes: readonly Node[]): void {
  const left = Math.min(...nodes.map((node) => (node.x ?? 0) - node.half));
  const right = Math.max(...nodes.map((node) => (node.x ?? 0) + node.half));
  const top = Math.min(...nodes.map((node) => (node.y ?? 0) - node.radius));
  const bottom = Math.max(...nodes.map((node) => (node.y ?? 0) + node.radius + 16));
  const across = Math.min(1.6, (WIDTH - 16) / (right - left));
  const down = Math.min(2.2, (HEIGHT - 16) / (bottom - top));
  for (const node of nodes) {
    node.x = WIDTH / 2 + ((node.x ?? 0) - (left + right) / 2) * across;
    node.y = HEIGHT / 2 + ((node.y ?? 0) - (top + bottom) / 2) * down;
    confine(node);
  }
}

function confine(node: Node): void {
  node.x = Math.min(Math.max(node.x ?? 0, node.half + 4), WIDTH - node.half - 4);
  node.y = Math.min(Math.max(node.y ?? 0, node.radius + 4), HEIGHT - node.radius - 20);
}

function renderEdge(view: DocumentView, edge: Edge, all: readonly Edge[]): Markup {
  const { source, target } = edge;
  const beside = all.filter((other) => joins(other, source, target));
  // Edges between the same two actors are fanned out, each bent to its own side.
  const bend = (beside.indexOf(edge) - (beside.length - 1) / 2) * 22 * (source.actor < target.actor ? 1 : -1);
  const [x1, y1, x2, y2] = [source.x ?? 0, source.y ?? 0, target.x ?? 0, target.y ?? 0];
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [cx, cy] = [(x1 + x2) / 2 - ((y2 - y1) / length) * bend, (y1 + y2) / 2 + ((x2 - x1) / length) * bend];
  const from = toward(x1, y1, cx, cy, source.radius + 1);
  const to = toward(x2, y2, cx, cy, target.radius + (edge.directed ? 4 : 1));
  const path = `M${from} Q${cx.toFixed(1)} ${cy.toFixed(1)} ${to}`;
  const width = Math.min(1 + Math.sqrt(edge.statements.length) * 0.8, 5).toFixed(1);
  const title = `${source.name} ${edge.directed ? '→' : '–'} ${target.name}: ${count(edge.statements.length, 'statement')}`;
  return markup`<g class="edge t-${edge.tone}" data-s="${edge.statements.join(' ')}" tabindex="0" role="button"
    ><title>${title}</title><path class="hit" d="${path}" /><path
      d="${path}"
      stroke-width="${width}"
      ${edge.directed && markup` marker-end="url(#${view.prefix}arrow-${edge.tone})"`}
  /></g>`;
}

function joins(edge: Edge, a: Node, b: Node): boolean {
  return (edge.source === a && edge.target === b) || (edge.source === b && edge.target === a);
}

function toward(x: number, y: number, cx: number, cy: number, distance: number): string {
  const length = Math.hypot(cx - x, cy - y) || 1;
  return `${(x + ((cx - x) / length) * distance).toFixed(1)} ${(y + ((cy - y) / length) * distance).toFixed(1)}`;
}

function renderNode({ actor, name, radius, x = 0, y = 0 }: Node): Markup {
  return markup`<g
    class="node"
    data-actor="${actor}"
    tabindex="0"
    role="button"
    aria-label="${name}"
    transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"
    ><circle r="${radius.toFixed(1)}" /><text y="${(radius + 12).toFixed(1)}">${name}</text></g
  >`;
}
