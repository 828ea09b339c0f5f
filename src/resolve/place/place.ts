import type { PlaceMatch } from '../../annotation/mentions.js';

export type Precision = PlaceMatch['precision'];

/// A place that a name may mean.
export interface Place {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /// ISO 3166-1 alpha-3, or null for seas and continents.
  readonly country: string | null;
  /// The codes that GeoNames gives the regions of first and second level that hold it, or null.
  readonly first: string | null;
  readonly second: string | null;
  /// GeoNames feature code.
  readonly feature: string;
  readonly geonames: number | null;
  readonly precision: Precision;
  readonly people: number;
  /// How it ranks where nothing else is known: people, or for regions and countries a number that ranks them among towns of the same name.
  readonly weight: number;
  /// Whether the name that was looked up is not the one that it goes by.
  readonly isOtherName: boolean;
}
