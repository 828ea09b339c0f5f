import { randomOf } from '../../store/desk/samples.js';

/// The bounds between which 95 of 100 lie.
interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z = 1.959964;

/// Wilson's interval of a share (Wilson 1927): it holds with few cases too, and lies between 0 and 1. Null of nothing.
export function wilson(hits: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const middle = share + (Z * Z) / (2 * of);
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const scale = 1 + (Z * Z) / of;
  return { low: Math.max(0, (middle - spread) / scale), high: Math.min(1, (middle + spread) / scale) };
}

const DRAWS = 1000;

/// The interval of a figure by drawing its units anew a thousand times, the same each time; null where it mostly is not defined.
export function bootstrap<T>(units: readonly T[], figure: (units: readonly T[]) => number | null): Interval | null {
  const next = randomOf(units.length);
  const found: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = units.map((unit) => units[Math.floor(next() * units.length)] ?? unit);
    const value = figure(drawn);
    if (value !== null) found.push(value);
  }
  if (found.length < DRAWS / 2) return null;
  found.sort((a, b) => a - b);
  const at = (share: number): number => found[Math.min(found.length - 1, Math.floor(share * found.length))] ?? 0;
  return { low: at(0.025), high: at(0.975) };
}
