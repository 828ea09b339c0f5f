import type { EventType, RelationKind, StatementRecord, Status } from '../annotation/record.js';
import type { IncidentRow } from './rows.js';

/// Which statements are wanted; what is left out does not matter. Of several values of one field any will do.
export interface StatementQuery {
  readonly kinds?: readonly StatementRecord['kind'][];
  readonly types?: readonly EventType[];
  readonly modes?: readonly string[];
  readonly relations?: readonly RelationKind[];
  readonly statuses?: readonly Status[];
  readonly polarity?: StatementRecord['polarity'];
  readonly certainties?: readonly StatementRecord['certainty'][];
  /// ISO 3166-1 alpha-3 of the place where it happens.
  readonly countries?: readonly string[];
  /// ISO 3166-1 alpha-3 of an actor or recipient.
  readonly parties?: readonly string[];
  /// Names or codes of an actor; of a recipient.
  readonly actors?: readonly string[];
  readonly recipients?: readonly string[];
  /// ISO 8601 days: what happens on or after `from` and on or before `to`.
  readonly from?: string;
  readonly to?: string;
  /// Days between which the document was published.
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  /// Who speaks on the page: the report itself (publication, author, unknown), or its readers.
  readonly voice?: 'report' | 'reader';
  /// Whether a source is cited.
  readonly cited?: boolean;
  /// Languages of the text, ISO 639-1.
  readonly languages?: readonly string[];
  readonly documents?: readonly string[];
  /// Numbers of incidents.
  readonly incidents?: readonly number[];
  /// Only incidents of which something is disputed, or their statements.
  readonly disputed?: boolean;
  readonly leastConfidence?: number;
  /// Whether what reviewers rejected comes too; it does not where nothing is said.
  readonly rejected?: boolean;
  /// Whether near copies of texts tell again what is told; they do not where nothing is said.
  readonly copies?: boolean;
}

/// What `Corpus.counts` counts: each happening once, whoever tells it.
export interface Counts {
  readonly total: number;
  /// Events by type and month ("2024-05"; null where no day is known).
  readonly months: readonly { readonly type: EventType; readonly month: string | null; readonly incidents: number }[];
  /// Who acts on whom most.
  readonly dyads: readonly {
    readonly actor: string;
    readonly recipient: string;
    readonly incidents: number;
    /// The mean of the scores, −10 (conflict) to 10 (cooperation).
    readonly score: number;
  }[];
  readonly disputed: readonly IncidentRow[];
}
