import type { DatasetEvent, DatasetFormat, DatasetParty } from '../store/dataset-rows.js';
import type { Row } from './row.js';

/// How the makers of a dataset lay it out, and what of it is read.
export interface Layout {
  readonly format: DatasetFormat;
  readonly title: string;
  /// Names of all columns where files have no header.
  readonly columns: readonly string[] | null;
  /// Columns without which a file is not one of theirs; of several in one list one will do.
  readonly needed: readonly (readonly string[])[];
  /// What its makers say of its use, where it is the same for all of it.
  readonly licence: string | null;
  /// The event of a row, or why there is none.
  event(row: Row): DatasetEvent | string;
}

export function lacking(row: Row, ...columns: readonly string[]): string | null {
  const missing = columns.filter((column) => row.text(column) === null);
  return missing.length === 0 ? null : `nothing stands under ${missing.join(', ')}`;
}

/// A party unless nothing is known of it.
export function party(
  role: DatasetParty['role'],
  about: { name: string | null; code?: string | null; country?: string | null; sector?: string | null },
): DatasetParty[] {
  const { name, code = null, country = null, sector = null } = about;
  return name === null && code === null && country === null ? [] : [{ role, name, code, country, sector }];
}

export const NO_DEATHS: DatasetEvent['deaths'] = { best: null, low: null, high: null };
