import { HerodotusError } from '../annotation/problem.js';
import type { DatasetFormat } from '../store/dataset-rows.js';
import { ACLED } from './acled.js';
import { GDELT } from './gdelt.js';
import { GED } from './ged.js';
import { ICEWS } from './icews.js';
import type { Layout } from './layout.js';
import { POLECAT } from './polecat.js';

export const LAYOUTS: Readonly<Record<DatasetFormat, Layout>> = {
  polecat: POLECAT,
  icews: ICEWS,
  gdelt: GDELT,
  acled: ACLED,
  ged: GED,
};

/// A layout with the place of each column in a file, and whether its first row is a header.
export interface FoundLayout {
  readonly layout: Layout;
  readonly index: ReadonlyMap<string, number>;
  readonly hasHeader: boolean;
  /// Cells of a row.
  readonly width: number;
}

/// The layout of a file by its first row. Throws `events-unknown`, and `events-columns` where it is not the one that is asked for.
export function layoutOf(file: string, first: readonly string[], format: DatasetFormat | null): FoundLayout {
  if (format !== null) {
    const layout = LAYOUTS[format];
    const found = fitting(layout, first);
    if (found !== null) return found;
    const columns =
      layout.columns !== null
        ? `a row of it has ${layout.columns.length} cells and begins with two numbers, this one has ${first.length}`
        : missing(layout, first).join(', ');
    throw new HerodotusError('events-columns', { file, format: layout.title, columns });
  }
  for (const layout of Object.values(LAYOUTS)) {
    const found = fitting(layout, first);
    if (found !== null) return found;
  }
  const reason = `it begins with ${first
    .slice(0, 4)
    .map((cell) => `"${cell.slice(0, 30)}"`)
    .join(', ')}, in ${first.length} columns`;
  throw new HerodotusError('events-unknown', { file, reason });
}

function fitting(layout: Layout, first: readonly string[]): FoundLayout | null {
  const names = first.map((name) => name.trim());
  const index = new Map(names.map((name, at) => [name, at]));
  if (missing(layout, names).length === 0) return { layout, index, hasHeader: true, width: first.length };
  const { columns } = layout;
  // Without a header: as many cells, a number and a day of eight digits.
  const isRow = /^\d+$/.test(names[0] ?? '') && /^\d{8}$/.test(names[1] ?? '');
  if (columns?.length !== first.length || !isRow) return null;
  return { layout, index: new Map(columns.map((name, at) => [name, at])), hasHeader: false, width: first.length };
}

function missing({ needed }: Layout, names: readonly string[]): string[] {
  const known = new Set(names.map((name) => name.trim()));
  return needed.filter((some) => !some.some((name) => known.has(name))).map((some) => some.join(' or '));
}
