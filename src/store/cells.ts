import type { Kysely, SelectQueryBuilder } from 'kysely';
import { listsOf } from './lists.js';
import type { Tables } from './tables.js';

/// The values of columns of a row, in their order.
export type Cells<O, C extends readonly (keyof O)[]> = { readonly [K in keyof C]: O[C[K] & keyof O] };

/// The rows that a selection wants as lists of these of its columns, which hold texts and whole numbers alone: SQLite gives each value
/// for more than it takes to read it, and its JSON has no exact fractions and no bytes.
export async function cells<T extends keyof Tables, O, const C extends readonly (keyof O & string)[]>(
  db: Kysely<Tables>,
  selection: SelectQueryBuilder<Tables, T, O>,
  columns: C,
): Promise<Cells<O, C>[]> {
  const whole = listsOf(db).whole(selection, columns);
  if (whole === null)
    return (await selection.execute()).map((row) => columns.map((name) => row[name]) as unknown as Cells<O, C>);
  const { rows } = await whole.execute(db);
  return JSON.parse(rows[0]?.rows ?? '[]') as Cells<O, C>[];
}
