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
  const scores: Float64Array[] = [new Float64Array(n + 1).fill(-Infinity)];
  for (let d = 1; d <= n; d++) {
    const row = new Float64Array(n + 1);
    for (let h = 0; h <= n; h++) row[h] = h === d ? -Infinity : score(d, h) - (h === 0 ? ONE_ROOT_PENALTY : 0);
    scores.push(row);
  }
  const parents = contract(scores);
  return Int32Array.from({ length: n }, (_, i) => parents[i + 1] ?? 0);
}

/// Maximum arborescence from node 0 over the matrix `scores[node][parent]`.
function contract(scores: readonly Float64Array[]): Int32Array {
  const n = scores.length;
  const parents = new Int32Array(n);
  for (let d = 1; d < n; d++) parents[d] = bestParent(scores[d] ?? new Float64Array(n), d);
  const cycle = findCycle(parents);
  if (cycle === null) return parents;

  const inCycle = new Uint8Array(n);
  for (const node of cycle) inCycle[node] = 1;
  const outside: number[] = [];
  for (let i = 0; i < n; i++) if (inCycle[i] === 0) outside.push(i);
  const m = outside.length;
  // Node m of the smaller problem stands for the whole cycle.
  const smaller: Float64Array[] = outside.map(() => new Float64Array(m + 1).fill(-Infinity));
  const intoCycle = new Float64Array(m + 1).fill(-Infinity);
  smaller.push(intoCycle);
  const enters = new Int32Array(m);
  const leaves = new Int32Array(m);
  outside.forEach((node, i) => {
    const row = smaller[i];
    outside.forEach((parent, j) => {
      if (row !== undefined && node !== parent) row[j] = at(scores, node, parent);
    });
    let best = -Infinity;
    for (const inner of cycle) {
      const gain = at(scores, inner, node) - at(scores, inner, parents[inner] ?? 0);
      if (gain > best || best === -Infinity) {
        best = gain;
        enters[i] = inner;
      }
    }
    intoCycle[i] = best;
    if (node === 0 || row === undefined) return;
    best = -Infinity;
    for (const inner of cycle) {
      const value = at(scores, node, inner);
      if (value > best || best === -Infinity) {
        best = value;
        leaves[i] = inner;
      }
    }
    row[m] = best;
  });

  const solved = contract(smaller);
  const result = parents.slice();
  outside.forEach((node, i) => {
    if (node === 0) return;
    const parent = solved[i] ?? 0;
    result[node] = parent === m ? (leaves[i] ?? 0) : (outside[parent] ?? 0);
  });
  const entry = solved[m] ?? 0;
  result[enters[entry] ?? 0] = outside[entry] ?? 0;
  return result;
}

function bestParent(row: Float64Array, node: number): number {
  let best = node === 0 ? 1 : 0;
  for (let h = 0; h < row.length; h++) if (h !== node && (row[h] ?? 0) > (row[best] ?? 0)) best = h;
  return best;
}

function at(scores: readonly Float64Array[], node: number, parent: number): number {
  return scores[node]?.[parent] ?? -Infinity;
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
