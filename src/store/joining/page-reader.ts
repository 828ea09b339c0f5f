import type { Kysely } from 'kysely';
import type { Page } from '../../compare/across/telling.js';
import { readPage } from '../../compare/across/read-page.js';
import type { Lexis } from '../../language/lexis.js';
import { voicesOf } from '../documents.js';
import { pieces } from '../insert.js';
import { bodiesOf } from '../parts.js';
import type { Tables } from '../tables.js';
import { unpackTold, type KeptIncident } from './told-part.js';

/// A text as it is joined.
export interface ReadText {
  readonly text: number;
  readonly page: Page;
  /// What its page alone tells of its incidents.
  readonly incidents: readonly KeptIncident[];
}

/// Pages that are remembered: those that are compared with each other are read one after another.
const REMEMBERED = 2000;

/// Reads texts as pages. Of several documents that have one text that with the least id stands for it, whichever came first.
export class PageReader {
  private known = new Map<number, ReadText>();

  constructor(private readonly lexis: Lexis) {}

  /// What is remembered may have changed.
  forget(): void {
    this.known.clear();
  }

  async read(db: Kysely<Tables>, texts: readonly number[]): Promise<Map<number, ReadText>> {
    const found = new Map<number, ReadText>();
    const missing: number[] = [];
    for (const text of texts) {
      const known = this.known.get(text);
      if (known === undefined) missing.push(text);
      else {
        found.set(text, known);
        this.known.delete(text);
        this.known.set(text, known);
      }
    }
    for (const piece of pieces(missing))
      for (const each of await this.load(db, piece)) {
        found.set(each.text, each);
        this.known.set(each.text, each);
      }
    for (const oldest of this.known.keys()) {
      if (this.known.size <= REMEMBERED) break;
      this.known.delete(oldest);
    }
    return found;
  }

  private async load(db: Kysely<Tables>, texts: readonly number[]): Promise<ReadText[]> {
    const rows = await db
      .selectFrom('documents')
      .innerJoin('pages', 'pages.text', 'documents.text')
      .leftJoin('publishers', 'publishers.id', 'documents.publisher')
      .select([
        'documents.id',
        'documents.name',
        'documents.text',
        'documents.published',
        'publishers.name as publisher',
      ])
      .where('documents.text', 'in', texts)
      .execute();
    const byText = new Map<number, typeof rows>();
    for (const row of rows.sort((a, b) => (a.name < b.name ? -1 : 1)))
      byText.set(row.text, [...(byText.get(row.text) ?? []), row]);
    const first = [...byText.values()].flatMap(([one]) => one ?? []);
    const voices = await voicesOf(
      db,
      first.map(({ id }) => id),
    );
    const bodies = await bodiesOf(db, texts);
    const told = await db.selectFrom('pages').select(['text', 'told']).where('text', 'in', texts).execute();
    const parts = new Map(told.map((row) => [row.text, row.told]));
    return first.flatMap(({ id, name, text, published, publisher }) => {
      const part = parts.get(text) ?? null;
      if (part === null) return [];
      const { incidents, ...rest } = unpackTold(part);
      const facts = { id: name, published, publisher, text: bodies.get(text) ?? '', voices: voices.get(id) ?? [] };
      const page = readPage({ ...rest, incidents, ...facts }, this.lexis.roots);
      const publications = (byText.get(text) ?? [])
        .slice(1)
        .map((other) => ({ id: other.name, published: other.published, publisher: other.publisher }));
      return [{ text, page: { ...page, publications }, incidents }];
    });
  }
}
