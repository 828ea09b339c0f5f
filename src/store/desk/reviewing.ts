import type { Kysely } from 'kysely';
import { HerodotusError } from '../../annotation/problem.js';
import type { SpanRecord } from '../../annotation/record.js';
import type { Tables } from '../tables.js';
import { tallying, type Tally } from '../tally/tally.js';
import { documentsOfKeys, readLedger, writeAct, type NewCorrection, type Signed } from './corrections.js';
import type { Act, Ledger, Verdict } from './ledger.js';
import { moveStatements } from './moving.js';
import { TakingEffect } from './taking-effect.js';
import type { Ontology } from '../../codebook/ontology.js';
import type { Changes } from './changes.js';

/// What became of what a reviewer wanted: it is written, or somebody has changed what was seen, and nothing was written.
export type Outcome<T> = ({ readonly done: true } & T) | { readonly done: false; readonly ledger: Ledger };

export interface ReviewWish extends Signed {
  readonly key: string;
  /// The version that was seen.
  readonly version: number;
  readonly verdict: Exclude<Verdict, 'added'>;
  readonly changes: Changes;
}

export interface AddWish extends Signed, SpanRecord {
  readonly key: string;
  /// The id of the record of the document.
  readonly document: string;
  readonly cue: SpanRecord;
  readonly changes: Changes;
}

/// An incident with the version of it that was seen.
export interface SeenIncident {
  readonly number: number;
  readonly version: string;
}

/// Writes what reviewers want, one transaction each; two who write at once come one after the other, and the second is told.
export class Reviewing {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly ontology: () => Ontology,
  ) {}

  /// Throws `not-there`.
  async review({
    key,
    version,
    verdict,
    changes,
    author,
    note,
  }: ReviewWish): Promise<Outcome<{ readonly act: number }>> {
    return this.writing(async (db, tally, ledger) => {
      if (ledger.versionOf(key) !== version) return { done: false, ledger };
      const document = await documentOf(db, ledger, key);
      const correction = { field: 'review', verdict, changes } as const;
      const act = await writeAct(db, [{ document, key, correction }], { author, note });
      await this.takeEffect(db, tally, [key]);
      return { done: true, act };
    });
  }

  /// Throws `not-there` where there is no such document.
  async add({ key, document, start, end, cue, changes, author, note }: AddWish): Promise<number> {
    return this.writing(async (db, tally) => {
      const row = await db.selectFrom('documents').select('id').where('name', '=', document).executeTakeFirst();
      if (row === undefined) throw new HerodotusError('not-there', { what: `document ${document}` });
      const correction = { field: 'added', start, end, cue, changes } as const;
      const act = await writeAct(db, [{ document: row.id, key, correction }], { author, note });
      await this.takeEffect(db, tally, [key]);
      return act;
    });
  }

  /// Joins the incidents to the first of them. Throws `not-there`.
  async merge(
    incidents: readonly SeenIncident[],
    signed: Signed,
  ): Promise<Outcome<{ readonly act: number; readonly incidents: readonly number[] }>> {
    return this.writing(async (db, tally, ledger) => {
      const keys: string[][] = [];
      for (const { number, version } of incidents) {
        const own = await keysOfIncident(db, number);
        if (own.length === 0) throw new HerodotusError('not-there', { what: `incident ${number}` });
        if (versionOfIncident(ledger, own) !== version) return { done: false, ledger };
        keys.push(own);
      }
      const [into = [], ...others] = keys;
      const goal = into[0] ?? null;
      const moved = others.flatMap((own) =>
        own.map((key, index) => ({ key, with: goal, before: index === 0 ? null : (own[0] ?? null) })),
      );
      return { done: true, ...(await this.move(db, tally, ledger, 'merged', moved, signed)) };
    });
  }

  /// Takes statements out of an incident into one of their own. Throws `not-there` and `incident-whole`.
  async split(
    { number, version }: SeenIncident,
    statements: readonly string[],
    signed: Signed,
  ): Promise<Outcome<{ readonly act: number; readonly incidents: readonly number[] }>> {
    return this.writing(async (db, tally, ledger) => {
      const own = await keysOfIncident(db, number);
      if (own.length === 0) throw new HerodotusError('not-there', { what: `incident ${number}` });
      if (versionOfIncident(ledger, own) !== version) return { done: false, ledger };
      const wanted = [...new Set(statements)];
      const left = own.find((key) => !wanted.includes(key));
      if (left === undefined || !wanted.every((key) => own.includes(key)))
        throw new HerodotusError('incident-whole', { number });
      const moved = wanted.map((key, index) => ({ key, with: index === 0 ? null : (wanted[0] ?? null), before: left }));
      return { done: true, ...(await this.move(db, tally, ledger, 'split', moved, signed)) };
    });
  }

  /// Undoes the last act of an author that still holds, or does again what they undid last. Throws `nothing-to-undo`.
  async turn(author: string, undoing: boolean): Promise<Act> {
    return this.writing(async (db, tally, ledger) => {
      const of = undoing ? ledger.undoable(author) : ledger.redoable(author);
      if (of === null) throw new HerodotusError('nothing-to-undo', { author, what: undoing ? 'undo' : 'redo' });
      const entries = ledger.entriesOf(of.act);
      const documents = await documentsOfKeys(db, entries);
      const correction = { field: undoing ? 'undone' : 'redone', of: of.act } as const;
      const rows = entries.flatMap(({ key }) => {
        const document = documents.get(key);
        return document === undefined ? [] : [{ document, key, correction }];
      });
      const act = await writeAct(db, rows, { author, note: null });
      await moveStatements(db, tally, ledger.movesOf(of.act, undoing));
      await this.takeEffect(
        db,
        tally,
        entries.map(({ key }) => key),
      );
      const written = (await readLedger(db)).act(act);
      if (written === null) throw new HerodotusError('not-there', { what: `act ${act}` });
      return written;
    });
  }

  private async takeEffect(db: Kysely<Tables>, tally: Tally, keys: readonly string[]): Promise<void> {
    await new TakingEffect(db, tally, await readLedger(db), this.ontology).of(new Set(keys));
  }

  private async move(
    db: Kysely<Tables>,
    tally: Tally,
    ledger: Ledger,
    what: 'merged' | 'split',
    moves: readonly { readonly key: string; readonly with: string | null; readonly before: string | null }[],
    signed: Signed,
  ): Promise<{ readonly act: number; readonly incidents: readonly number[] }> {
    const rows: { document: number; key: string; correction: NewCorrection }[] = [];
    for (const { key, ...move } of moves)
      rows.push({ document: await documentOf(db, ledger, key), key, correction: { field: 'incident', what, ...move } });
    const act = await writeAct(db, rows, signed);
    return { act, incidents: await moveStatements(db, tally, moves) };
  }

  private async writing<T>(work: (db: Kysely<Tables>, tally: Tally, ledger: Ledger) => Promise<T>): Promise<T> {
    return tallying(this.db, async (db, tally) => work(db, tally, await readLedger(db)));
  }
}

/// Changes with every review of a statement of an incident, and with what stands in it.
export function versionOfIncident(ledger: Ledger, keys: readonly string[]): string {
  const last = Math.max(0, ...keys.map((key) => ledger.versionOf(key)));
  return `${last}.${keys.length}.${keys[0]?.slice(0, 8) ?? ''}`;
}

/// The keys of the statements of an incident, in the order of their numbers.
async function keysOfIncident(db: Kysely<Tables>, number: number): Promise<string[]> {
  const rows = await db
    .selectFrom('statements')
    .select('key')
    .where('happening', '=', number)
    .where('rejected', '=', 0)
    .orderBy('id')
    .execute();
  return rows.map(({ key }) => Buffer.from(key).toString('hex'));
}

/// The document to which a correction of a statement belongs: the first of its text, or of what was added by a reviewer its own.
async function documentOf(db: Kysely<Tables>, ledger: Ledger, key: string): Promise<number> {
  const row = await db
    .selectFrom('statements')
    .innerJoin('documents', 'documents.text', 'statements.text')
    .select('documents.id')
    .where('statements.key', '=', Buffer.from(key, 'hex'))
    .orderBy('documents.id')
    .executeTakeFirst();
  if (row !== undefined) return row.id;
  const entries = ledger.entries.filter((entry) => entry.key === key);
  const found = (await documentsOfKeys(db, entries.slice(0, 1))).get(key);
  if (found === undefined) throw new HerodotusError('not-there', { what: `statement ${key}` });
  return found;
}
