import type { Lexis } from '../../language/lexis.js';
import type { Page } from './telling.js';
import { FARTHEST_DAYS } from './weights.js';

/// Only words at least as rare lead from one page to another.
const LEADING = 0.5;
/// How alike two pages are by their leading words alone, at least, for the others to be looked at.
export const LED = 0.04;
/// Weights of words are whole numbers, so that their sums are the same in any order.
const WHOLE = 1000;

export function weightOf(lexis: Lexis, root: string): number {
  return Math.round(WHOLE * lexis.rarity(root) ** 3);
}

export function isLeading(weight: number): boolean {
  return weight >= WHOLE * LEADING ** 3;
}

/// What leads to a page: its rare words with their weights, and how long it is by the weights of all its words.
export interface Leads {
  readonly words: ReadonlyMap<string, number>;
  readonly length: number;
}

export function leadsOf({ sentences }: Page, lexis: Lexis): Leads {
  const words = new Map<string, number>();
  let sum = 0;
  for (const root of new Set(sentences.flat())) {
    const weight = weightOf(lexis, root);
    sum += weight;
    if (isLeading(weight)) words.set(root, weight);
  }
  return { words, length: Math.sqrt(sum) };
}

/// The stretch of days in which a day lies; null where it is not known.
export function stretchOf(day: number | null): number | null {
  return day === null ? null : Math.floor(day / FARTHEST_DAYS);
}

/// From the first to the last day of a stretch.
export function daysOfStretch(stretch: number): [first: number, last: number] {
  return [stretch * FARTHEST_DAYS, (stretch + 1) * FARTHEST_DAYS - 1];
}

/// The stretches in which pages lie that may be compared with one of this day.
export function stretchesNear(day: number): readonly (number | null)[] {
  const stretch = Math.floor(day / FARTHEST_DAYS);
  return [stretch - 1, stretch, stretch + 1, null];
}
