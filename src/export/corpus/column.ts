/// What stands in a cell of a table. Null: not known. Lists go with each other by position, so that what is not known of one of
/// several is null there.
export type Cell = string | number | boolean | readonly (string | null)[] | readonly (number | null)[] | null;

/// `day`: an ISO 8601 day. `integer` is whole; `texts` and `numbers` are lists.
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'texts' | 'numbers';

/// A column of a table that is exported: docs/export.md is held to these by a test.
export interface Column<R> {
  readonly name: string;
  readonly type: ColumnType;
  /// For people, in the tables of docs/export.md and in the schemas beside the files.
  readonly meaning: string;
  readonly value: (row: R) => Cell;
}

/// A column, written on one line.
export function column<R>(name: string, type: ColumnType, meaning: string, value: (row: R) => Cell): Column<R> {
  return { name, type, meaning, value };
}
