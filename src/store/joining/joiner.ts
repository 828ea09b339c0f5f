import type { Kysely } from 'kysely';
import type { Lexis } from '../../language/lexis.js';
import type { Joined, JoinOptions } from '../corpus.js';
import { textRows } from '../documents.js';
import type { Database } from '../database.js';
import type { RecordSource } from '../record-source.js';
import type { Tables } from '../tables.js';
import { tallying, type Tally } from '../tally/tally.js';
import { dayOf } from '../../compare/across/telling.js';
import { blocksOf } from './blocks.js';
import { Comparing } from './comparing.js';
import { IncidentWriter } from './incident-writer.js';
import { PageReader } from './page-reader.js';
import { packTold } from './told-part.js';

/// Texts that are compared, and at least so many joined, in one transaction.
const TOGETHER = 200;

/// Joins what texts tell to incidents over pages. First each new text is compared with those of about its days and what is like it is
/// kept; then all texts that hang together with one which is new or has changed are joined, as `Across` joins them: others have
/// nothing to do with them. Each step is a transaction that leaves behind what is done, so that a run that was cut off is gone on with.
export class Joiner {
  private readonly reader: PageReader;
  private readonly comparing: Comparing;
  /// What other programs had written when it was last asked.
  private foreign: number | null = null;

  constructor(
    private readonly database: Database,
    private readonly source: RecordSource,
    private readonly lexis: Lexis,
  ) {
    this.reader = new PageReader(lexis);
    this.comparing = new Comparing(this.reader, lexis);
  }

  private get db(): Kysely<Tables> {
    return this.database.db;
  }

  /// A transaction, in which nobody else writes. What is remembered of the corpus is forgotten where somebody has.
  private async write(work: (db: Kysely<Tables>, tally: Tally) => Promise<void>): Promise<void> {
    await tallying(this.db, async (db, tally) => {
      const foreign = this.database.foreignChanges();
      if (foreign !== this.foreign) {
        this.reader.forget();
        this.comparing.forget();
        this.foreign = foreign;
      }
      await work(db, tally);
    });
  }

  async join({ all = false, signal, tell }: JoinOptions): Promise<Joined> {
    if (all) await this.forget();
    await this.complete();
    const texts = await this.waiting('leads');
    const unjoined = await this.waiting('joined');
    const of = texts.length + unjoined.length;
    await this.compare(texts, signal, (done) => tell?.(done, of));
    return this.joinBlocks(unjoined, signal, (done) => tell?.(texts.length + done, of));
  }

  /// All is to be done again.
  private async forget(): Promise<void> {
    await this.db.transaction().execute(async (db) => {
      await db.deleteFrom('likenesses').execute();
      await db.updateTable('pages').set({ leads: null, joined: 0 }).execute();
    });
  }

  /// Fills in what versions before did not keep of texts, from their records.
  private async complete(): Promise<void> {
    const missing = await this.db.selectFrom('pages').select('text').where('told', 'is', null).limit(1).execute();
    if (missing.length === 0) return;
    for await (const row of textRows(this.db)) {
      const page = await this.db.selectFrom('pages').select('told').where('text', '=', row.number).executeTakeFirst();
      if (page === undefined || page.told !== null) continue;
      const record = await this.source.record(row);
      await this.db.transaction().execute((db) =>
        db
          .updateTable('pages')
          .set({ told: packTold(record), day: dayOf(record.published), joined: 0 })
          .where('text', '=', row.number)
          .execute(),
      );
    }
  }

  /// Texts that are not compared or not joined yet, in the order of their days, those without one last.
  private async waiting(step: 'leads' | 'joined'): Promise<Waiting[]> {
    const rows = this.db.selectFrom('pages').select(['text', 'day']);
    const wanted = step === 'leads' ? rows.where('leads', 'is', null) : rows.where('joined', '=', 0);
    const found = await wanted.execute();
    return found.sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity) || a.text - b.text);
  }

  private async compare(
    texts: readonly Waiting[],
    signal: AbortSignal | undefined,
    tell: (done: number) => void,
  ): Promise<void> {
    for (let at = 0; at < texts.length && signal?.aborted !== true; at += TOGETHER) {
      await this.write(async (db) =>
        this.comparing.compare(db, await still(db, 'leads', texts.slice(at, at + TOGETHER))),
      );
      tell(Math.min(texts.length, at + TOGETHER));
    }
  }

  private async joinBlocks(
    texts: readonly Waiting[],
    signal: AbortSignal | undefined,
    tell: (done: number) => void,
  ): Promise<Joined> {
    const writer = new IncidentWriter(this.reader, this.lexis);
    const seen = new Set<number>();
    let joined: Joined = { texts: 0, incidents: 0, shared: 0 };
    for (let at = 0; at < texts.length && signal?.aborted !== true;) {
      await this.write(async (db, tally) => {
        for (let read = 0; read < TOGETHER && at < texts.length;) {
          const starts = texts.slice(at, at + TOGETHER - read);
          at += starts.length;
          const waiting = (await still(db, 'joined', starts)).map(({ text }) => text);
          for (const block of await blocksOf(db, waiting, seen)) {
            const { incidents, shared } = await writer.write(db, tally, block);
            read += block.length;
            joined = {
              texts: joined.texts + block.length,
              incidents: joined.incidents + incidents,
              shared: joined.shared + shared,
            };
          }
        }
      });
      tell(at);
    }
    return joined;
  }
}

/// A text that is not compared or not joined yet.
interface Waiting {
  readonly text: number;
  readonly day: number | null;
}

/// Those of these texts that no other program has done meanwhile.
async function still(db: Kysely<Tables>, step: 'leads' | 'joined', texts: readonly Waiting[]): Promise<Waiting[]> {
  const rows = db
    .selectFrom('pages')
    .select('text')
    .where(
      'text',
      'in',
      texts.map(({ text }) => text),
    );
  const wanted = step === 'leads' ? rows.where('leads', 'is', null) : rows.where('joined', '=', 0);
  const found = new Set((await wanted.execute()).map(({ text }) => text));
  return texts.filter(({ text }) => found.has(text));
}
