import type { Kysely } from 'kysely';
import type { Happening } from '../../compare/across/happening.js';
import { pieces } from '../insert.js';
import type { Tables } from '../tables.js';
import { Copies } from './copies.js';

/// Which texts of those that hang together are reports of their own. A text is a copy where its page is one among those of its affair
/// (half of the rows of words of the shorter) or where the corpus knows it for a near copy, whatever it tells: either is enough.
export class Reports {
  private readonly copies = new Map<number, number>();
  private readonly alike = new Copies();

  constructor(
    private readonly numbers: ReadonlyMap<string, number>,
    happenings: readonly Happening[],
    originals: ReadonlyMap<number, number>,
  ) {
    for (const { told } of happenings)
      for (const { page, copyOf } of told) {
        const [text, of] = [numbers.get(page.id), numbers.get(copyOf ?? '')];
        if (text !== undefined && of !== undefined) this.copies.set(text, of);
      }
    for (const [one, other] of [...this.copies, ...originals]) this.alike.unite(one, other);
  }

  /// How many reports tell a happening that are no copies of one another.
  countOf({ told }: Happening): number {
    return new Set(told.map(({ page }) => this.alike.root(this.numbers.get(page.id) ?? 0))).size;
  }

  /// All texts of the block are joined; keeps of each whose copy it is.
  async write(db: Kysely<Tables>, block: readonly number[]): Promise<void> {
    for (const piece of pieces(block))
      await db.updateTable('pages').set({ joined: 1, copy_of: null }).where('text', 'in', piece).execute();
    for (const [text, of] of this.copies)
      await db.updateTable('pages').set({ copy_of: of }).where('text', '=', text).execute();
  }
}
