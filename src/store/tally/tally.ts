import type { Insertable, Kysely } from 'kysely';
import { insertRows, nextId, pieces } from '../insert.js';
import { nextIncident } from '../joining/former-incidents.js';
import { listsOf } from '../lists.js';
import type { Tables } from '../tables.js';
import { Changes } from './cells.js';
import { aloneFrom, aloneIn, ofIncidents, ofIncidentsFrom, Teller, type Scope } from './told.js';
import { tollsOf } from './tolls.js';
import { countIncident } from './topics.js';
import { isTallied } from './whole.js';
import { writeChanges } from './writing.js';

/// Keeps the counts of the whole corpus right in one transaction. Whoever is going to change what an incident or text tells says so
/// before; at the end it is counted again, with what is new. Counts of different incidents do not meet, so that nothing else need be
/// looked at.
export class Tally {
  private readonly changes = new Changes();
  private readonly teller: Teller;
  private readonly seenIncidents = new Set<number>();
  private readonly seenTexts = new Set<number>();

  private constructor(
    private readonly db: Kysely<Tables>,
    /// The first incident and text that were not there at the beginning; null where no counts are kept.
    private readonly news: { readonly incident: number; readonly text: number } | null,
  ) {
    this.teller = new Teller(db);
  }

  static async begin(db: Kysely<Tables>): Promise<Tally> {
    const isKept = await isTallied(db);
    return new Tally(db, isKept ? { incident: await nextIncident(db), text: await nextId(db, 'texts') } : null);
  }

  /// What these texts tell, and what others tell of the same incidents, is going to change.
  async texts(ids: Iterable<number>): Promise<void> {
    const { news } = this;
    if (news === null) return;
    const fresh = [...new Set(ids)].filter((id) => id < news.text && !this.seenTexts.has(id));
    for (const piece of pieces(fresh)) {
      for (const id of piece) this.seenTexts.add(id);
      await this.count(aloneIn(this.db, piece), -1);
      const told = await this.db
        .selectFrom('statements')
        .select('happening')
        .distinct()
        .where('text', 'in', listsOf(this.db).numbers(piece))
        .where('happening', 'is not', null)
        .execute();
      await this.incidents(told.map(({ happening }) => happening));
    }
  }

  /// What is told of these incidents is going to change.
  async incidents(ids: Iterable<number | null>): Promise<void> {
    const { news } = this;
    if (news === null) return;
    const fresh = [...new Set(ids)].filter(
      (id): id is number => id !== null && id < news.incident && !this.seenIncidents.has(id),
    );
    for (const piece of pieces(fresh)) {
      for (const id of piece) this.seenIncidents.add(id);
      await this.count(ofIncidents(this.db, piece), -1);
    }
  }

  /// Writes what has become of the counts.
  async settle(): Promise<void> {
    const { news } = this;
    if (news === null) return;
    const tolls: Insertable<Tables['tolls']>[] = [];
    for (const piece of pieces([...this.seenIncidents])) {
      await this.db.deleteFrom('tolls').where('happening', 'in', listsOf(this.db).numbers(piece)).execute();
      tolls.push(...(await this.count(ofIncidents(this.db, piece), 1)));
    }
    for (const piece of pieces([...this.seenTexts])) await this.count(aloneIn(this.db, piece), 1);
    tolls.push(...(await this.count(ofIncidentsFrom(news.incident), 1)));
    await this.count(aloneFrom(news.text), 1);
    await writeChanges(this.db, this.changes.take());
    await insertRows(this.db, 'tolls', tolls);
  }

  private async count(scope: Scope, sign: 1 | -1): Promise<Insertable<Tables['tolls']>[]> {
    const told = await this.teller.told(scope);
    for (const each of told) countIncident(each, this.changes, sign);
    return sign === 1 ? told.flatMap(tollsOf) : [];
  }
}

/// A transaction in which the counts are kept right.
export async function tallying<T>(
  db: Kysely<Tables>,
  work: (db: Kysely<Tables>, tally: Tally) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (own) => {
    const tally = await Tally.begin(own);
    const done = await work(own, tally);
    await tally.settle();
    return done;
  });
}
