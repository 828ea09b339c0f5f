import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { NetworkAnswer } from '../../../src/server/api.js';

export const WIDTH = 900;
export const HEIGHT = 620;
/// Room for labels at the edges of the picture.
const MARGIN = 60;
const TICKS = 300;

export interface Node extends SimulationNodeDatum {
  readonly id: string;
  readonly label: string;
  readonly incidents: number;
  readonly radius: number;
  x: number;
  y: number;
}

export interface Edge {
  readonly source: Node;
  readonly target: Node;
  readonly incidents: number;
  readonly score: number;
  /// Of the line, as SVG has it: a bow to the right of the way, so that both ways of a pair are seen.
  readonly path: string;
}

export interface Network {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/// The places of actors. It starts from fixed places and has no chance in it, so the same answer always gives the same picture.
export function layOut(answer: Pick<NetworkAnswer, 'nodes' | 'edges'>): Network {
  const acting = new Set(answer.edges.flatMap(({ actor, recipient }) => [actor, recipient]));
  const nodes: Node[] = answer.nodes
    .filter(({ id }) => acting.has(id))
    .map(({ id, label, incidents }, index) => ({
      id,
      label: label === '' ? 'not known' : label,
      incidents,
      radius: 4 + Math.sqrt(incidents) * 2.2,
      x: WIDTH / 2 + Math.cos(index * 2.4) * 14 * Math.sqrt(index),
      y: HEIGHT / 2 + Math.sin(index * 2.4) * 11 * Math.sqrt(index),
    }));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const pairs = answer.edges.flatMap(({ actor, recipient, incidents, score }) => {
    const source = byId.get(actor);
    const target = byId.get(recipient);
    return source === undefined || target === undefined || source === target
      ? []
      : [{ source, target, incidents, score }];
  });
  forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, (typeof pairs)[number]>(pairs.map((pair) => ({ ...pair })))
        .distance(96)
        .strength(0.35),
    )
    .force('charge', forceManyBody().strength(-260).distanceMax(420))
    .force(
      'collide',
      forceCollide<Node>(({ radius }) => radius + 16),
    )
    .force('x', forceX(WIDTH / 2).strength(0.05))
    .force('y', forceY(HEIGHT / 2).strength(0.08))
    .stop()
    .tick(TICKS);
  fit(nodes);
  return { nodes, edges: pairs.map((pair) => ({ ...pair, path: bow(pair.source, pair.target) })) };
}

/// Stretches the picture to its frame.
function fit(nodes: readonly Node[]): void {
  if (nodes.length === 0) return;
  const across = [...nodes.map(({ x }) => x)].sort((a, b) => a - b);
  const down = [...nodes.map(({ y }) => y)].sort((a, b) => a - b);
  const [left = 0, right = 0] = [across[0], across.at(-1)];
  const [top = 0, bottom = 0] = [down[0], down.at(-1)];
  // Each way by itself: what counts is who is joined to whom, not how far they stand apart.
  const wider = Math.min(2.4, (WIDTH - 2 * MARGIN) / Math.max(1, right - left));
  const taller = Math.min(2.4, (HEIGHT - 2 * MARGIN) / Math.max(1, bottom - top));
  for (const node of nodes) {
    node.x = WIDTH / 2 + (node.x - (left + right) / 2) * wider;
    node.y = HEIGHT / 2 + (node.y - (top + bottom) / 2) * taller;
  }
}

function bow(from: Node, to: Node): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const bend = Math.min(28, length * 0.14);
  const middle = [(from.x + to.x) / 2 - uy * bend, (from.y + to.y) / 2 + ux * bend];
  const start = [from.x + ux * from.radius, from.y + uy * from.radius];
  const end = [to.x - ux * (to.radius + 5), to.y - uy * (to.radius + 5)];
  const point = (at: number[]) => at.map((value) => value.toFixed(1)).join(' ');
  return `M${point(start)}Q${point(middle)} ${point(end)}`;
}

/// Cooperation, conflict or neither, from the mean of the scores.
export function tone(score: number): 'cooperation' | 'conflict' | 'neutral' {
  return score > 0.5 ? 'cooperation' : score < -0.5 ? 'conflict' : 'neutral';
}

/// The longest label, and the width of a letter and height of a line in units of the picture.
const LONGEST = 24;
const LETTER = 6;
const LINE = 13;

/// Labels by the id of their node, as many as stand without covering each other; those who act most come first.
export function labels(nodes: readonly Node[]): Map<string, string> {
  const placed: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const shown = new Map<string, string>();
  for (const node of [...nodes].sort((a, b) => b.incidents - a.incidents)) {
    const label = node.label.length > LONGEST ? `${node.label.slice(0, LONGEST - 1)}…` : node.label;
    const box = { x: node.x, y: node.y - node.radius - 4, half: (label.length * LETTER) / 2 };
    const covers = placed.some(({ x, y, half }) => Math.abs(x - box.x) < half + box.half && Math.abs(y - box.y) < LINE);
    if (covers) continue;
    placed.push(box);
    shown.set(node.id, label);
  }
  return shown;
}
