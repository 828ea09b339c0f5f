import type { Kysely } from 'kysely';
import { leadsOf } from '../../compare/across/leading-words.js';
import { PageIndex } from '../../compare/across/page-index.js';
import { ONE_AFFAIR } from '../../compare/across/weights.js';
import type { Lexis } from '../../language/lexis.js';
import { insertRows } from '../insert.js';
import type { Tables } from '../tables.js';
import { LeadWindow, packLeads } from './lead-window.js';
import type { PageReader } from './page-reader.js';

/// Compares new texts with those of about their days, and keeps which of them speak rather of one affair.
export class Comparing {
  private window = new LeadWindow();

  constructor(
    private readonly reader: PageReader,
    private readonly lexis: Lexis,
  ) {}

  /// What is remembered may have changed.
  forget(): void {
    this.window = new LeadWindow();
  }

  /// In the order of their days, over all calls.
  async compare(
    db: Kysely<Tables>,
    texts: readonly { readonly text: number; readonly day: number | null }[],
  ): Promise<void> {
    const pages = await this.reader.read(
      db,
      texts.map(({ text }) => text),
    );
    for (const { text, day } of texts) {
      const read = pages.get(text);
      if (read === undefined) continue;
      const leads = leadsOf(read.page, this.lexis);
      const others = await this.reader.read(db, await this.window.near(db, day, leads));
      const index = new PageIndex(this.lexis);
      const numbers = [...others.values()].map(({ text: other, page }) => {
        index.add(page);
        return other;
      });
      const like = index
        .add(read.page)
        .flatMap(({ other, alike }) => (alike > ONE_AFFAIR ? (numbers[other] ?? []) : []));
      await insertRows(
        db,
        'likenesses',
        like.flatMap((other) => [
          { one: text, two: other },
          { one: other, two: text },
        ]),
      );
      await db
        .updateTable('pages')
        .set({ leads: packLeads(leads), length: leads.length, joined: 0 })
        .where('text', '=', text)
        .execute();
      this.window.add(text, day, leads);
    }
  }
}
