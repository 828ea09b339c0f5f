import type { Lexis } from '../../language/lexis.js';
import { happeningsOf } from './affair.js';
import type { Happening } from './happening.js';
import { joined, type Pair } from './joined.js';
import { PageIndex } from './page-index.js';
import type { Page } from './telling.js';
import { Traits } from './traits.js';
import { ONE_AFFAIR } from './weights.js';

/// Pages of one affair, and what they tell.
interface Affair {
  /// Places of its pages, in the order of their ids.
  readonly places: readonly number[];
  readonly happenings: readonly Happening[];
}

/// Gathers the statements of one happening over pages, as they come. Pages are gathered to affairs by the rare words that they share
/// and by when they appeared; within an affair tellings are gathered to happenings. Both are joined by average link, so that one
/// doubtful pair joins nothing. The same pages give the same happenings, in whatever order and portions they come; what a new page
/// does not touch is not done again.
export class Across {
  private readonly index: PageIndex;
  private readonly traits: Traits;
  private readonly pages: Page[] = [];
  private readonly ids = new Set<string>();
  /// For each page those that are like it, and how much.
  private readonly alike: Map<number, number>[] = [];
  private readonly changed = new Set<number>();
  private readonly affairOf: (Affair | undefined)[] = [];

  constructor(private readonly lexis: Lexis) {
    this.index = new PageIndex(lexis);
    this.traits = new Traits(lexis);
  }

  /// Adds a page; one whose id is there already is passed over.
  add(page: Page): void {
    if (this.ids.has(page.id)) return;
    this.ids.add(page.id);
    const place = this.pages.push(page) - 1;
    const own = new Map<number, number>();
    this.alike.push(own);
    this.changed.add(place);
    for (const { other, alike } of this.index.add(page)) {
      own.set(other, alike);
      this.alike[other]?.set(place, alike);
    }
  }

  /// All happenings of the pages so far, each telling in one of them, in the order of their ids.
  happenings(): Happening[] {
    for (const block of this.blocks()) this.settle(block);
    this.changed.clear();
    const all = [...new Set(this.affairOf)].flatMap((affair) => affair?.happenings ?? []);
    return all.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /// The pages that may have to do with those that changed: all that hang together by pairs that speak for one affair.
  private *blocks(): Generator<number[]> {
    const seen = new Set<number>();
    for (const start of this.changed) {
      if (seen.has(start)) continue;
      seen.add(start);
      const block = [start];
      for (const place of block)
        for (const [other, alike] of this.alike[place] ?? []) {
          if (alike <= ONE_AFFAIR || seen.has(other)) continue;
          seen.add(other);
          block.push(other);
        }
      yield block;
    }
  }

  /// Divides the pages of a block into affairs, and finds the happenings of those that are new or have changed.
  private settle(block: readonly number[]): void {
    const places = block.toSorted((a, b) => (this.idOf(a) < this.idOf(b) ? -1 : 1));
    const ranks = new Map(places.map((place, rank) => [place, rank]));
    const pairs: Pair[] = [];
    for (const [one, place] of places.entries())
      for (const [other, alike] of this.alike[place] ?? []) {
        const two = ranks.get(other);
        if (two !== undefined && one < two) pairs.push({ one, two, score: alike - ONE_AFFAIR });
      }
    for (const ranked of joined(places.length, pairs, -ONE_AFFAIR)) {
      const own = ranked.flatMap((rank) => places[rank] ?? []);
      const before = this.affairOf[own[0] ?? 0];
      if (before !== undefined && areSame(before.places, own)) continue;
      const affair = { places: own, happenings: this.happeningsIn(own) };
      for (const place of own) this.affairOf[place] = affair;
    }
  }

  private happeningsIn(places: readonly number[]): Happening[] {
    const placeOf = new Map(
      places.flatMap((place) => (this.pages[place] === undefined ? [] : [[this.pages[place], place]])),
    );
    const alike = (a: Page, b: Page): number => this.alike[placeOf.get(a) ?? -1]?.get(placeOf.get(b) ?? -1) ?? 0;
    return happeningsOf([...placeOf.keys()], alike, this.traits, this.lexis);
  }

  private idOf(place: number): string {
    return this.pages[place]?.id ?? '';
  }
}

function areSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((place, index) => place === b[index]);
}
