import type { EventType, PlaceRecord } from '../annotation/record.js';

/// The layouts of other people's events.
export const DATASET_FORMATS = ['polecat', 'icews', 'gdelt', 'acled', 'ged'] as const;

export type DatasetFormat = (typeof DATASET_FORMATS)[number];

/// How exactly a day is known: the day, a week or so, a month, or the first and last of any days.
export type DayPrecision = 'day' | 'week' | 'month' | 'range';

/// How exactly a place is known, of theirs and of ours.
export const PLACE_PRECISIONS = [
  'point',
  'city',
  'region',
  'country',
] as const satisfies readonly PlaceRecord['precision'][];

/// Other people's events of one name.
export interface Dataset {
  readonly number: number;
  readonly name: string;
  readonly format: DatasetFormat;
  /// What its makers say of its use, or null.
  readonly licence: string | null;
}

/// A dataset with what the corpus has of it.
export interface DatasetRow extends Dataset {
  readonly events: number;
  /// How many of them have no day.
  readonly undated: number;
  /// ISO 8601, of the first and last event.
  readonly from: string | null;
  readonly to: string | null;
  readonly files: readonly string[];
}

/// Who stands in a role of theirs, as they give it.
export interface DatasetParty {
  readonly role: 'actor' | 'recipient';
  readonly name: string | null;
  /// Their code of the party, or null.
  readonly code: string | null;
  /// ISO 3166-1 alpha-3, where theirs is known to be one.
  readonly country: string | null;
  /// As they call it; several with `;` between.
  readonly sector: string | null;
}

export interface DatasetPlace {
  readonly name: string | null;
  /// The province.
  readonly region: string | null;
  /// ISO 3166-1 alpha-3.
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlaceRecord['precision'] | null;
}

/// One event of theirs.
export interface DatasetEvent {
  /// Their id.
  readonly id: string;
  /// By a table from their codes; null where PLOVER has no type for it.
  readonly type: EventType | null;
  readonly mode: string | null;
  /// Their CAMEO code as it is written there.
  readonly cameo: string | null;
  /// Their scale of conflict and cooperation.
  readonly score: number | null;
  /// Their codes by the names of their columns, untouched.
  readonly codes: Readonly<Record<string, string>>;
  /// ISO 8601 days, both inside.
  readonly from: string | null;
  readonly to: string | null;
  readonly dayPrecision: DayPrecision | null;
  readonly place: DatasetPlace;
  readonly deaths: { readonly best: number | null; readonly low: number | null; readonly high: number | null };
  readonly parties: readonly DatasetParty[];
  /// Who reported it: a paper or an address.
  readonly reporter: string | null;
  /// What they say of it.
  readonly words: string | null;
}

/// An event with where it stood and a hash of its row, which tells a changed row.
export interface NewDatasetEvent {
  readonly event: DatasetEvent;
  /// 1 is the first line.
  readonly row: number;
  readonly hash: Uint8Array;
}

/// `known`: it is there as it is; `changed`: it is there with other cells, and was left; `replaced`: it was changed.
export type BecameOfEvent = 'added' | 'known' | 'changed' | 'replaced';

/// An event of a dataset as the corpus has it.
export interface DatasetEventRow extends DatasetEvent {
  readonly number: number;
  readonly file: string;
  readonly row: number;
}

export interface DatasetQuery {
  /// ISO 8601 days: what ends on or after `from` and begins on or before `to`.
  readonly from?: string;
  readonly to?: string;
}
