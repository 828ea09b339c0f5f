import type { Span } from './span.js';

/// A place of the gazetteer, as records give it. A place that the gazetteer does not know has no coordinates.
export interface PlaceMatch {
  readonly name: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
  readonly feature: string | null;
  readonly geonames: number | null;
  readonly precision: 'point' | 'city' | 'region' | 'country';
}

/// A place name in a sentence: words `first` to `last`, both included.
export interface PlaceMention extends Span {
  readonly first: number;
  readonly last: number;
  readonly match: PlaceMatch;
}

/// A time expression: words `first` to `last` (both included) and the days it means (ISO 8601, both included; null where
/// open or unknown).
export interface TimeMention extends Span {
  readonly first: number;
  readonly last: number;
  readonly from: string | null;
  readonly to: string | null;
}
