import type { Lexis } from '../../language/lexis.js';
import { LED, isLeading, stretchOf, stretchesNear, weightOf } from './leading-words.js';
import { dayOf, type Page } from './telling.js';
import { FARTHEST_DAYS, LATE, LATE_DAYS, NEAR_DAYS } from './weights.js';

/// Two pages, by their places in the index, with how alike they are.
export interface Likeness {
  readonly other: number;
  /// 0 to 1: the cosine of their words, rare ones weighing more, less what they lie apart in time.
  readonly alike: number;
}

interface Entry {
  readonly day: number | null;
  /// Numbers of the words, ascending.
  readonly words: Uint32Array;
  /// Of the weights of the words.
  readonly length: number;
}

/// Finds pages that speak of one affair: by the rare words that they share, among those that appeared at about the same time. No page
/// is compared with all others.
export class PageIndex {
  private readonly entries: Entry[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly weights: number[] = [];
  /// For each leading word, the pages of a stretch of days that hold it; null those without a day.
  private readonly holders: Map<number | null, number[]>[] = [];

  constructor(private readonly lexis: Lexis) {}

  /// Adds a page, and gives those before it that share leading words. Its place in the index is the number of pages before it.
  add(page: Page): Likeness[] {
    const entry = this.read(page);
    const found: Likeness[] = [];
    for (const [other, led] of this.led(entry)) {
      const before = this.entries[other];
      if (before === undefined || led < LED * (entry.length * before.length)) continue;
      const alike = common(entry, before, this.weights) / (entry.length * before.length) - late(entry.day, before.day);
      if (alike > 0) found.push({ other, alike });
    }
    const place = this.entries.push(entry) - 1;
    const stretch = stretchOf(entry.day);
    for (const word of entry.words) {
      if (!this.isLeading(word)) continue;
      const holders = (this.holders[word] ??= new Map());
      const places = holders.get(stretch);
      if (places === undefined) holders.set(stretch, [place]);
      else places.push(place);
    }
    return found;
  }

  private read({ sentences, published }: Page): Entry {
    const words = new Set<number>();
    for (const sentence of sentences) for (const root of sentence) words.add(this.numberOf(root));
    let sum = 0;
    for (const word of words) sum += this.weights[word] ?? 0;
    const weighing = [...words].filter((word) => (this.weights[word] ?? 0) > 0);
    return { day: dayOf(published), words: Uint32Array.from(weighing).sort(), length: Math.sqrt(sum) };
  }

  private numberOf(root: string): number {
    let number = this.numbers.get(root);
    if (number === undefined) {
      number = this.weights.push(weightOf(this.lexis, root)) - 1;
      this.numbers.set(root, number);
    }
    return number;
  }

  private isLeading(word: number): boolean {
    return isLeading(this.weights[word] ?? 0);
  }

  /// For each page that shares leading words with an entry, the sum of their weights.
  private led({ words, day }: Entry): ReadonlyMap<number, number> {
    const sums = new Map<number, number>();
    for (const word of words) {
      const holders = this.holders[word];
      if (holders === undefined) continue;
      const weight = this.weights[word] ?? 0;
      for (const stretch of day === null ? holders.keys() : stretchesNear(day))
        for (const place of holders.get(stretch) ?? []) sums.set(place, (sums.get(place) ?? 0) + weight);
    }
    return sums;
  }
}

function common(a: Entry, b: Entry, weights: readonly number[]): number {
  let [sum, at, to] = [0, 0, 0];
  while (at < a.words.length && to < b.words.length) {
    const [one, two] = [a.words[at] ?? 0, b.words[to] ?? 0];
    if (one === two) sum += weights[one] ?? 0;
    if (one <= two) at++;
    if (two <= one) to++;
  }
  return sum;
}

/// What is taken off the likeness of pages of different days; all of it where they are too far apart.
function late(a: number | null, b: number | null): number {
  if (a === null || b === null) return 0;
  const apart = Math.abs(a - b);
  return apart > FARTHEST_DAYS ? 1 : LATE * Math.min(1, Math.max(0, (apart - NEAR_DAYS) / LATE_DAYS));
}
