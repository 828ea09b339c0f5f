import type { StatementQuery } from '../query.js';
import type { Verdict } from './ledger.js';

/// What those who look, doubt and correct ask for, beyond what `StatementQuery` has.
export interface DeskQuery extends StatementQuery {
  readonly contexts?: readonly string[];
  /// Actor and recipient, by names.
  readonly dyads?: readonly (readonly [actor: string, recipient: string])[];
  readonly sectors?: readonly string[];
  /// Names of places.
  readonly places?: readonly string[];
  readonly voices?: readonly string[];
  /// Names of actors, or words, that the page cites.
  readonly sources?: readonly string[];
  readonly publishers?: readonly string[];
  /// Frames or rules that told it.
  readonly rules?: readonly string[];
  readonly mostConfidence?: number;
  readonly verdicts?: readonly Verdict[];
  /// Full-text search.
  readonly words?: string;
  readonly wordsIn?: 'texts' | 'quotations';
}

/// Which rows of a list, in which order. `after` is the `next` of the page before.
export interface PageQuery<S extends string> {
  readonly sort: S;
  readonly down: boolean;
  readonly after: string | null;
  readonly limit: number;
}

export interface Paged<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
}

export type StatementSort = 'number' | 'day' | 'published' | 'confidence' | 'type' | 'score' | 'document';
export type IncidentSort = 'number' | 'day' | 'type' | 'statements' | 'denied';

export const FACET_FIELDS = [
  ...(['kind', 'type', 'mode', 'context', 'relation', 'status', 'polarity', 'certainty', 'actor'] as const),
  ...(['recipient', 'dyad', 'country', 'party', 'sector', 'place', 'month', 'day', 'voice', 'source'] as const),
  ...(['publisher', 'language', 'confidence', 'reviewed', 'disputed'] as const),
] as const;

export type FacetField = (typeof FACET_FIELDS)[number];

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/// The codes that are known, with what they are called.
export interface Codes {
  readonly types: readonly CodedType[];
  readonly labels: readonly { readonly list: string; readonly code: string; readonly label: string }[];
}

/// A type with the modes that the codebook gives it.
export interface CodedType {
  readonly type: string;
  readonly label: string;
  readonly class: string;
  readonly modes: readonly { readonly mode: string; readonly gloss: string | null }[];
}
