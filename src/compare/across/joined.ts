/// Two things that may be one, with how much speaks for it (above 0) or against it.
export interface Pair {
  /// The lesser index.
  readonly one: number;
  readonly two: number;
  readonly score: number;
  /// What certain facts add, each null where one of the two does not tell it; every pair has as many.
  readonly facts?: readonly (number | null)[];
}

/// Gathers things by average link: those two groups are joined whose members speak for it most on average, as long as that is
/// above 0. Pairs that are not given count `absent`. Of facts the average is over the pairs that tell them, so that one day told
/// among ten tellings without a day still sets two groups apart. Gives the groups, each ascending and in the order of their first members: the
/// same for any order of pairs. (Bansal, Blum and Chawla 2004 call the problem correlation clustering.)
export function joined(size: number, pairs: readonly Pair[], absent: number): number[][] {
  const groups: (Group | undefined)[] = Array.from({ length: size }, (_, first) => ({
    first,
    members: [first],
    sums: new Map<number, Sums>(),
  }));
  const heap = new Heap();
  for (const { one, two, score, facts = [] } of pairs) {
    const sums = {
      score: score - absent,
      facts: facts.map((fact) => fact ?? 0),
      told: facts.map((fact) => +(fact !== null)),
    };
    groups[one]?.sums.set(two, sums);
    groups[two]?.sums.set(one, sums);
    const link = linkOf(sums, 1, absent);
    if (link > 0) heap.push({ one, two, score: link });
  }
  for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
    const [into, from] = [groups[top.one], groups[top.two]];
    // Of a group that has grown or is gone.
    if (into === undefined || from === undefined || between(into, from, absent) !== top.score) continue;
    groups[top.two] = undefined;
    merge(into, from, groups);
    for (const other of into.sums.keys()) {
      const third = groups[other];
      const score = third === undefined ? absent : between(into, third, absent);
      if (score > 0) heap.push({ score, one: Math.min(into.first, other), two: Math.max(into.first, other) });
    }
  }
  return groups.flatMap((group) => (group === undefined ? [] : [group.members.sort((a, b) => a - b)]));
}

interface Group {
  readonly first: number;
  readonly members: number[];
  /// By the first of another group.
  readonly sums: Map<number, Sums>;
}

/// Of all pairs between two groups.
interface Sums {
  /// What speaks for each beyond `absent`.
  readonly score: number;
  /// What each fact adds, and how many pairs tell it.
  readonly facts: readonly number[];
  readonly told: readonly number[];
}

function between(a: Group, b: Group, absent: number): number {
  const sums = a.sums.get(b.first);
  return sums === undefined ? absent : linkOf(sums, a.members.length * b.members.length, absent);
}

function linkOf({ score, facts, told }: Sums, pairs: number, absent: number): number {
  return facts.reduce((sum, fact, at) => sum + fact / Math.max(1, told[at] ?? 0), absent + score / pairs);
}

function merge(into: Group, from: Group, groups: readonly (Group | undefined)[]): void {
  for (const [other, sum] of from.sums) {
    const third = groups[other];
    if (third === undefined || third === into) continue;
    const both = added(into.sums.get(other), sum);
    into.sums.set(other, both);
    third.sums.delete(from.first);
    third.sums.set(into.first, both);
  }
  into.sums.delete(from.first);
  into.members.push(...from.members);
}

function added(a: Sums | undefined, b: Sums): Sums {
  if (a === undefined) return b;
  const sum = (one: readonly number[], two: readonly number[]): number[] =>
    one.map((each, at) => each + (two[at] ?? 0));
  return { score: a.score + b.score, facts: sum(a.facts, b.facts), told: sum(a.told, b.told) };
}

/// The best pair first; of equals that of the least index.
class Heap {
  private readonly pairs: Pair[] = [];

  push(pair: Pair): void {
    const { pairs } = this;
    let at = pairs.push(pair) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = pairs[up];
      if (above === undefined || !isBefore(pair, above)) break;
      pairs[at] = above;
      at = up;
    }
    pairs[at] = pair;
  }

  pop(): Pair | undefined {
    const { pairs } = this;
    const [top] = pairs;
    const last = pairs.pop();
    if (last === undefined || pairs.length === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      const [left, right] = [pairs[down], pairs[down + 1]];
      if (left !== undefined && right !== undefined && isBefore(right, left)) down++;
      const below = pairs[down];
      if (below === undefined || !isBefore(below, last)) break;
      pairs[at] = below;
      at = down;
    }
    pairs[at] = last;
    return top;
  }
}

function isBefore(a: Pair, b: Pair): boolean {
  if (a.score !== b.score) return a.score > b.score;
  return a.one !== b.one ? a.one < b.one : a.two < b.two;
}
