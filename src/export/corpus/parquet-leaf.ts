import type { ParquetWriter } from 'hyparquet-writer';
import type { ColumnType } from './column.js';
import type { PlainBytes } from './parquet-bytes.js';

export type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];
export type Element = Schema[number];
export type RowGroup = ParquetWriter['row_groups'][number];
export type Chunk = RowGroup['columns'][number];
export type Indexes = ParquetWriter['pendingIndexes'][number];
export type Statistics = NonNullable<NonNullable<Chunk['meta_data']>['statistics']> & { nan_count?: bigint };

/// What stands at the end of a column: lists have such elements.
export type LeafType = Exclude<ColumnType, 'texts' | 'numbers'>;
export type Value = string | number | boolean;

/// How values of a type are written. https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
export interface Leaf {
  readonly element: Omit<Element, 'name'> & { readonly type: NonNullable<Element['type']> };
  /// What a value takes in the encoding PLAIN, about.
  readonly size: (value: Value) => number;
  readonly write: (bytes: PlainBytes, value: Value) => void;
  readonly bounds: (values: readonly Value[]) => Pick<Statistics, 'min_value' | 'max_value'>;
}

const DAY = 86_400_000;

export const LEAVES: Readonly<Record<LeafType, Leaf>> = {
  text: {
    element: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
    size: (value) => 4 + String(value).length,
    write: (bytes, value) => bytes.text(String(value)),
    bounds: textBounds,
  },
  integer: {
    element: { type: 'INT64' },
    size: () => 8,
    write: (bytes, value) => bytes.integer(Number(value)),
    bounds: (values) => numberBounds(values.map(Number)),
  },
  number: {
    element: { type: 'DOUBLE' },
    size: () => 8,
    write: (bytes, value) => bytes.double(Number(value)),
    bounds: (values) => numberBounds(values.map(Number)),
  },
  boolean: {
    element: { type: 'BOOLEAN' },
    size: () => 0.125,
    write: (bytes, value) => bytes.int32(Number(value)),
    bounds: (values) =>
      values.length === 0 ? {} : { min_value: !values.includes(false), max_value: values.includes(true) },
  },
  day: {
    element: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
    size: () => 4,
    write: (bytes, value) => bytes.int32(dayNumber(value)),
    bounds: (values) => numberBounds(values.map(dayNumber)),
  },
};

/// Days from 1970-01-01.
function dayNumber(value: Value): number {
  return Math.round(Date.parse(`${String(value)}T00:00:00Z`) / DAY);
}

function numberBounds(values: readonly number[]): ReturnType<Leaf['bounds']> {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least > most) return {};
  // Zero has two signs: the bounds hold both.
  return { min_value: least === 0 ? -0 : least, max_value: most === 0 ? 0 : most };
}

/// In the order of their bytes, which is that of code points.
function textBounds(values: readonly Value[]): ReturnType<Leaf['bounds']> {
  let [least, most]: (string | undefined)[] = [];
  for (const value of values) {
    const text = String(value);
    if (least === undefined || isBefore(text, least)) least = text;
    if (most === undefined || isBefore(most, text)) most = text;
  }
  return least === undefined || most === undefined ? {} : { min_value: least, max_value: most };
}

/// JavaScript compares UTF-16 units, of which those of pairs stand before the last of the single ones.
function isBefore(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at++) {
    const [a, b] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (a !== b) return ranked(a) < ranked(b);
  }
  return one.length < other.length;
}

function ranked(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
