import type { Kysely } from 'kysely';
import { insertRows } from '../insert.js';
import type { Tables } from '../tables.js';
import { Ledger, type Correction, type Entry } from './ledger.js';

/// Reads all corrections, in the order in which they were made.
export async function readLedger(db: Kysely<Tables>): Promise<Ledger> {
  const rows = await db
    .selectFrom('corrections')
    .innerJoin('documents', 'documents.id', 'corrections.document')
    .select([
      'corrections.id',
      'documents.name as document',
      'corrections.key',
      'corrections.field',
      'corrections.value',
      'corrections.author',
      'corrections.note',
      'corrections.made',
    ])
    .orderBy('corrections.id')
    .execute();
  return new Ledger(
    rows.flatMap(({ id, document, key, field, value, author, note, made }) => {
      const correction = correctionOf(field, value);
      const own = { id, document, key: Buffer.from(key).toString('hex'), author: author ?? '', note, made };
      return correction === null ? [] : [{ ...own, correction }];
    }),
  );
}

const FIELDS: ReadonlySet<string> = new Set<Correction['field']>(['review', 'added', 'incident', 'undone', 'redone']);

/// What others may have written there in other forms is left alone.
function correctionOf(field: string, value: string | null): Correction | null {
  if (!FIELDS.has(field) || value === null) return null;
  const read: unknown = JSON.parse(value);
  if (typeof read !== 'object' || read === null || !('act' in read)) return null;
  return { field, ...read } as Correction;
}

export type NewCorrection = Correction extends infer C ? (C extends Correction ? Omit<C, 'act'> : never) : never;

export interface Signed {
  readonly author: string;
  readonly note: string | null;
}

/// Writes the rows of one act and returns its number. Whoever asks is the only one that writes.
export async function writeAct(
  db: Kysely<Tables>,
  rows: readonly { readonly document: number; readonly key: string; readonly correction: NewCorrection }[],
  { author, note }: Signed,
): Promise<number> {
  const { last } = await db
    .selectFrom('corrections')
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  const act = Number(last ?? 0) + 1;
  const made = new Date().toISOString();
  const written = rows.map(({ document, key, correction: { field, ...value } }, index) => ({
    id: act + index,
    document,
    key: Buffer.from(key, 'hex'),
    field,
    value: JSON.stringify({ act, ...value }),
    ...{ author, note, made },
  }));
  await insertRows(db, 'corrections', written);
  return act;
}

/// The documents that have statements with these keys, by the key: the first of the text.
export async function documentsOfKeys(db: Kysely<Tables>, entries: readonly Entry[]): Promise<Map<string, number>> {
  const names = [...new Set(entries.map(({ document }) => document))];
  const rows = await db.selectFrom('documents').select(['id', 'name']).where('name', 'in', names).execute();
  const numbers = new Map(rows.map(({ id, name }) => [name, id]));
  return new Map(
    entries.flatMap(({ key, document }) => {
      const number = numbers.get(document);
      return number === undefined ? [] : [[key, number] as const];
    }),
  );
}
