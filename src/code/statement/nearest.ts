import type { WordRange } from '../grammar/word-range.js';

/// Of stretches that a statement may mean the cheapest; of equal ones that with the fewest words between.
export function nearest<T extends WordRange & { readonly cost: number }>(
  anchor: number,
  found: readonly T[],
): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const each of found) {
    const between = each.first > anchor ? each.first - anchor : anchor - each.last;
    const cost = each.cost * 1000 + between;
    if (cost < least) {
      least = cost;
      best = each;
    }
  }
  return best;
}
