import { CompiledQuery, type DialectAdapter, type Insertable, type Kysely } from 'kysely';
import type { Tables } from './tables.js';

/// Rows that one statement writes: each costs a way to the database and back.
const TOGETHER = [64, 8, 1] as const;

/// Statements that were built, by what they write; building one takes longer than the database needs for it.
const BUILT = new WeakMap<DialectAdapter, Map<string, string>>();

/// Writes rows of a table. The columns are those of the first row.
export async function insertRows<T extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const columns = Object.keys(first) as (keyof typeof first)[];
  const { adapter } = db.getExecutor();
  const built = BUILT.get(adapter) ?? new Map<string, string>();
  BUILT.set(adapter, built);
  for (let at = 0; at < rows.length;) {
    const count = TOGETHER.find((each) => each <= rows.length - at) ?? 1;
    const some = rows.slice(at, at + count);
    const key = `${table} ${count} ${columns.join(' ')}`;
    const sql = built.get(key) ?? db.insertInto(table).values(some).compile().sql;
    built.set(key, sql);
    const values: unknown[] = [];
    for (const row of some) for (const column of columns) values.push(row[column]);
    await db.executeQuery(CompiledQuery.raw(sql, values));
    at += count;
  }
}

/// The number behind the greatest of a table. Whoever asks is the only one that writes.
export async function nextId(db: Kysely<Tables>, table: NumberedTable): Promise<number> {
  const { last } = await db
    .selectFrom(table)
    .select(({ fn }) => fn.max('id').as('last'))
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) + 1;
}

/// Tables whose rows have a number.
export type NumberedTable =
  | 'actors'
  | 'codes'
  | 'contexts'
  | 'dataset_events'
  | 'documents'
  | 'happenings'
  | 'places'
  | 'provenances'
  | 'publishers'
  | 'quotations'
  | 'rules'
  | 'samples'
  | 'statements'
  | 'texts';

/// How many values a query lists at most.
const LISTED = 500;

/// The list in pieces that a query can take.
export function* pieces<T>(list: readonly T[]): Generator<T[]> {
  for (let at = 0; at < list.length; at += LISTED) yield list.slice(at, at + LISTED);
}
