import type { ReadTelling } from './traits.js';

/// Kinds below this weight lead from no telling to another.
const FAINT = 0.3;

/// Pairs of tellings of an affair that may be of one happening: they share a word of the cue, a kind of deed, the type and a word
/// of the sides, or the incident of their page. Each pair once, the lesser index first. `isTelling` says which words of sides tell
/// somebody.
export function candidatesOf(
  tellings: readonly ReadTelling[],
  isTelling: (root: string) => boolean,
): [one: number, two: number][] {
  const holders = new Map<string, number[]>();
  const pairs: [number, number][] = [];
  for (const [index, read] of tellings.entries()) {
    const found = new Set<number>();
    for (const key of keysOf(read, isTelling)) {
      const before = holders.get(key);
      if (before === undefined) holders.set(key, [index]);
      else {
        for (const other of before) found.add(other);
        before.push(index);
      }
    }
    for (const other of found) pairs.push([other, index]);
  }
  return pairs;
}

function* keysOf(
  { page, telling, cue, kinds, sides }: ReadTelling,
  isTelling: (root: string) => boolean,
): Generator<string> {
  for (const root of cue) yield `=${root}`;
  for (const [kind, weight] of kinds) if (weight >= FAINT) yield `~${kind}`;
  if (telling.type !== null) for (const root of sides) if (isTelling(root)) yield `${telling.type} ${root}`;
  if (telling.incident !== null) yield `>${page.id} ${telling.incident}`;
}
