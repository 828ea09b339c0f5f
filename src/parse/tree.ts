/// From scores of governors to a tree: the best governor of each word where these make a tree with one root, else the
/// maximum spanning tree with one root (Chu and Liu 1965, Edmonds 1967).

/// Large beside any difference of scores, small enough to leave them their digits in a double.
const ONE_ROOT_PENALTY = 1e7;

/// Whether `heads` (0 is the root, 1 the first word) is a tree with exactly one child of the root.
export function isTree(heads: ArrayLike<number>): boolean {
  const n = heads.length;
  let roots = 0;
  const state = new Uint32Array(n + 1);
  for (let i = 1; i <= n; i++) {
    if (heads[i - 1] === 0) roots++;
    if (roots > 1) return false;
    let at = i;
    while (at !== 0 && state[at] === 0) {
      state[at] = i;
      at = heads[at - 1] ?? 0;
    }
    if (at !== 0 && state[at] === i) return false;
  }
  return roots === 1;
}

/// The maximum spanning tree over `n` words: the governor of each (0 is the root). `score(word, governor)` counts words
/// from 1. Time O(n³) at worst.
export function spanningTree(n: number, score: (word: number, governor: number) => number): Int32Array {
  const size = n + 1;
  const scores = new Float64Array(size * size).fill(-Infinity);
  for (let d = 1; d <= n; d++) {
    for (let h = 0; h <= n; h++) if (h !== d) scores[d * size + h] = score(d, h);
  }
  // The best of all trees has mostly one root; the best with one root is much longer to find.
  const free = contract(scores.slice(), size).subarray(1);
  if (isTree(free)) return free;
  for (let d = 1; d <= n; d++) scores[d * size] = score(d, 0) - ONE_ROOT_PENALTY;
  return contract(scores, size).subarray(1);
}

/// A cycle that was drawn together: its members, which may be such cycles themselves, and by which edge each hung in it.
interface Drawn {
  readonly id: number;
  readonly members: readonly { readonly id: number; readonly enters: number; readonly leaves: number }[];
}

/// Maximum arborescence from node 0 over `scores[node * n + parent]`: the parent of each node. Cycles of best parents are drawn
/// together in place, so that each costs its length times n (Tarjan 1977, for dense graphs). Changes `scores`.
function contract(scores: Float64Array, n: number): Int32Array {
  const best = new Int32Array(n);
  for (let node = 1; node < n; node++) best[node] = bestParent(scores, node, n, null);
  const parents = best.slice();
  if (isFree(best)) return parents;

  // The edge between two rows as the nodes that it enters and leaves; ids above n stand for cycles.
  const enters = new Int32Array(n * n);
  const leaves = new Int32Array(n * n);
  for (let node = 0; node < n; node++)
    for (let parent = 0; parent < n; parent++) {
      enters[node * n + parent] = node;
      leaves[node * n + parent] = parent;
    }
  const gone = new Uint8Array(n);
  const ids = Int32Array.from({ length: n }, (_, node) => node);
  const drawn: Drawn[] = [];
  const free = new Uint8Array(n);
  free[0] = 1;
  for (let start = 1; start < n; start++) {
    if (gone[start] === 1) continue;
    let from = start;
    for (let cycle = walk(best, from, free); cycle !== null; cycle = walk(best, from, free)) {
      drawn.push(draw(cycle, n + drawn.length));
      // Where the walk began in the cycle, it begins from it now.
      if (gone[from] === 1) from = cycle[0] ?? 0;
    }
  }

  for (let node = 1; node < n; node++) {
    const id = ids[node] ?? 0;
    if (gone[node] === 1 || id >= n) continue;
    parents[node] = leaves[node * n + (best[node] ?? 0)] ?? 0;
  }
  const entering = new Map<number, { enters: number; leaves: number }>();
  for (let node = 1; node < n; node++) {
    const at = node * n + (best[node] ?? 0);
    if (gone[node] !== 1) entering.set(ids[node] ?? 0, { enters: enters[at] ?? 0, leaves: leaves[at] ?? 0 });
  }
  const around = new Int32Array(n + drawn.length).fill(-1);
  for (const { id, members } of drawn) for (const member of members) around[member.id] = id;
  for (const { id, members } of drawn.toReversed()) {
    const edge = entering.get(id) ?? { enters: 0, leaves: 0 };
    let entered = edge.enters;
    while (around[entered] !== id && around[entered] !== -1) entered = around[entered] ?? 0;
    for (const member of members) {
      const own = member.id === entered ? edge : member;
      entering.set(member.id, own);
      if (member.id < n) parents[member.id] = own.leaves;
    }
  }
  return parents;

  /// Draws a cycle together into the row of its first node.
  function draw(cycle: readonly number[], id: number): Drawn {
    const [row = 0] = cycle;
    const lost = cycle.map((node) => scores[node * n + (best[node] ?? 0)] ?? 0);
    const members = cycle.map((node) => {
      const at = node * n + (best[node] ?? 0);
      return { id: ids[node] ?? 0, enters: enters[at] ?? 0, leaves: leaves[at] ?? 0 };
    });
    for (const node of cycle) gone[node] = 1;
    for (let other = 0; other < n; other++) {
      if (gone[other] === 1) continue;
      let into = -1;
      let gain = -Infinity;
      let from = -1;
      let value = -Infinity;
      for (let i = 0; i < cycle.length; i++) {
        const node = cycle[i] ?? 0;
        const entry = (scores[node * n + other] ?? 0) - (lost[i] ?? 0);
        if (entry > gain || into < 0) [gain, into] = [entry, node];
        const exit = scores[other * n + node] ?? 0;
        if (exit > value || from < 0) [value, from] = [exit, node];
      }
      enters[row * n + other] = enters[into * n + other] ?? 0;
      leaves[row * n + other] = leaves[into * n + other] ?? 0;
      scores[row * n + other] = gain;
      enters[other * n + row] = enters[other * n + from] ?? 0;
      leaves[other * n + row] = leaves[other * n + from] ?? 0;
      scores[other * n + row] = value;
      if (other > 0 && cycle.includes(best[other] ?? 0)) best[other] = row;
    }
    gone[row] = 0;
    ids[row] = id;
    best[row] = bestParent(scores, row, n, gone);
    return { id, members };
  }
}

function bestParent(scores: Float64Array, node: number, n: number, gone: Uint8Array | null): number {
  const row = node * n;
  let best = 0;
  for (let h = 1; h < n; h++)
    if (h !== node && gone?.[h] !== 1 && (scores[row + h] ?? 0) > (scores[row + best] ?? 0)) best = h;
  return best;
}

/// Whether no node is its own ancestor.
function isFree(best: Int32Array): boolean {
  const free = new Uint8Array(best.length);
  free[0] = 1;
  for (let node = 1; node < best.length; node++) if (walk(best, node, free) !== null) return false;
  return true;
}

/// Walks from a node along the best parents. Returns the cycle into which the walk runs; where it runs to a node that is free
/// of cycles, all nodes of the walk are marked free and the answer is null.
function walk(best: Int32Array, start: number, free: Uint8Array): number[] | null {
  const path: number[] = [];
  const met = new Uint8Array(best.length);
  let node = start;
  for (; free[node] !== 1 && met[node] !== 1; node = best[node] ?? 0) {
    met[node] = 1;
    path.push(node);
  }
  if (free[node] !== 1) return path.slice(path.indexOf(node));
  for (const each of path) free[each] = 1;
  return null;
}
