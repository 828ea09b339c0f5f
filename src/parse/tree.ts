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
  const free = contract(scores, size).subarray(1);
  if (isTree(free)) return free;
  for (let d = 1; d <= n; d++) scores[d * size] = score(d, 0) - ONE_ROOT_PENALTY;
  return contract(scores, size).subarray(1);
}

/// Maximum arborescence from node 0 over `scores[node * n + parent]`: the parent of each node.
function contract(scores: Float64Array, n: number): Int32Array {
  const parents = new Int32Array(n);
  for (let d = 1; d < n; d++) parents[d] = bestParent(scores, d * n, n, d);
  const cycle = findCycle(parents);
  if (cycle === null) return parents;

  const inCycle = new Uint8Array(n);
  for (const node of cycle) inCycle[node] = 1;
  const m = n - cycle.length;
  const outside = new Int32Array(m);
  for (let node = 0, i = 0; node < n; node++) if (inCycle[node] === 0) outside[i++] = node;
  // Node m of the smaller problem stands for the whole cycle.
  const size = m + 1;
  const smaller = new Float64Array(size * size).fill(-Infinity);
  // Where the best edge from each outer node into the cycle, and from the cycle to each outer node, has its end in it.
  const enters = new Int32Array(m);
  const leaves = new Int32Array(m);
  for (let i = 0; i < m; i++) {
    const node = outside[i] ?? 0;
    const row = node * n;
    for (let j = 0; j < m; j++) if (i !== j) smaller[i * size + j] = scores[row + (outside[j] ?? 0)] ?? 0;
    let gain = -Infinity;
    let value = -Infinity;
    for (const inner of cycle) {
      const entering = (scores[inner * n + node] ?? 0) - (scores[inner * n + (parents[inner] ?? 0)] ?? 0);
      if (entering > gain || gain === -Infinity) {
        gain = entering;
        enters[i] = inner;
      }
      const leaving = scores[row + inner] ?? 0;
      if (leaving > value || value === -Infinity) {
        value = leaving;
        leaves[i] = inner;
      }
    }
    smaller[m * size + i] = gain;
    smaller[i * size + m] = node === 0 ? -Infinity : value;
  }

  const solved = contract(smaller, size);
  const result = parents.slice();
  for (let i = 1; i < m; i++) {
    const parent = solved[i] ?? 0;
    result[outside[i] ?? 0] = parent === m ? (leaves[i] ?? 0) : (outside[parent] ?? 0);
  }
  const entry = solved[m] ?? 0;
  result[enters[entry] ?? 0] = outside[entry] ?? 0;
  return result;
}

function bestParent(scores: Float64Array, row: number, n: number, node: number): number {
  let best = 0;
  for (let h = 1; h < n; h++) if (h !== node && (scores[row + h] ?? 0) > (scores[row + best] ?? 0)) best = h;
  return best;
}

function findCycle(parents: Int32Array): number[] | null {
  const state = new Int32Array(parents.length);
  for (let i = 1; i < parents.length; i++) {
    let node = i;
    while (node !== 0 && state[node] === 0) {
      state[node] = i;
      node = parents[node] ?? 0;
    }
    if (node === 0 || state[node] !== i) continue;
    const cycle = [node];
    for (let next = parents[node] ?? 0; next !== node; next = parents[next] ?? 0) cycle.push(next);
    return cycle;
  }
  return null;
}
