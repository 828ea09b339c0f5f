import type { Count, Days, ScenePlace, Side } from './telling.js';

/// Whether those of one side are others than those of the other: two persons of different names, or parties of different countries,
/// without a word in common.
export function areOthers(a: readonly Side[], b: readonly Side[]): boolean {
  return a.length > 0 && b.length > 0 && a.every((one) => b.every((two) => isOther(one, two)));
}

function isOther(a: Side, b: Side): boolean {
  if (a.kind === null || b.kind === null || a.words.some((word) => b.words.includes(word))) return false;
  if (a.kind === 'person' && b.kind === 'person') return a.name !== b.name;
  return a.country !== null && b.country !== null && a.country !== b.country;
}

function isSamePlace(a: ScenePlace | null, b: ScenePlace | null): boolean {
  if (a === null || b === null) return false;
  return a.geonames === null ? a.name === b.name : a.geonames === b.geonames;
}

/// Whether two places are known to be different points, or of different countries.
export function isOtherPlace(a: ScenePlace | null, b: ScenePlace | null): boolean {
  if (a === null || b === null || isSamePlace(a, b)) return false;
  if (a.country !== null && b.country !== null && a.country !== b.country) return true;
  return isExact(a) && isExact(b);
}

/// Whether two scenes are told in sentences of their own that have no word in common, one of them at least without a point of the map.
export function isOtherScene(a: ScenePlace | null, b: ScenePlace | null): boolean {
  if (a === null || b === null || !a.own || !b.own || (isExact(a) && isExact(b))) return false;
  const words = new Set(a.name.toLowerCase().split(/\s+/u));
  return b.name
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => !words.has(word));
}

/// How unlike the numbers of one unit are, 0 to 1: what the lesser lacks of the greater; of several the least unlike.
export function unlikeCounts(a: readonly Count[], b: readonly Count[]): number {
  let least = Infinity;
  for (const one of a)
    for (const two of b)
      if (one.unit === two.unit && one.unit !== null && one.value > 0 && two.value > 0)
        least = Math.min(least, 1 - Math.min(one.value, two.value) / Math.max(one.value, two.value));
  return least === Infinity ? 0 : least;
}

function isExact({ precision }: ScenePlace): boolean {
  return precision === 'point' || precision === 'city';
}

/// How many days lie between two stretches of days; 0 where they touch, null where one is not known.
export function daysApart(a: Days | null, b: Days | null): number | null {
  return a === null || b === null ? null : Math.max(0, a.from - b.to, b.from - a.to);
}

export function isSameCount(a: Count, b: Count): boolean {
  return a.unit === b.unit && a.value === b.value;
}

/// Whether two numbers of one unit cannot both be right.
export function isOtherCount(a: Count, b: Count): boolean {
  if (a.unit === null || a.unit !== b.unit) return false;
  return (a.least ?? 0) > (b.most ?? Infinity) || (b.least ?? 0) > (a.most ?? Infinity);
}
