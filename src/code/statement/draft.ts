import type { EventType, RelationKind } from '../../annotation/record.js';
import type { Frame } from '../../codebook/frames.js';
import type { Arguments } from '../grammar/arguments.js';
import type { WordRange } from '../grammar/word-range.js';
import type { Factuality } from '../factuality/factuality-draft.js';

/// A statement while a sentence is being coded: heads and word indices of the sentence, no offsets yet.
export interface Draft {
  readonly kind: 'event' | 'relation' | 'claim';
  /// The word that carries it.
  readonly anchor: number;
  /// All words of the unit, the anchor among them.
  readonly words: readonly number[];
  readonly frame: Frame | null;
  /// Whether it is only likely; see `doubtfulDeed`.
  readonly doubted?: boolean;
  readonly args: Arguments;
  /// The light verb of a noun of action, or null.
  readonly support: number | null;
  type: EventType | null;
  relation: RelationKind | null;
  mode: string | null;
  cameo: string | null;
  /// Heads of the phrases in the roles.
  actor: readonly number[];
  recipient: readonly number[];
  instrument: number | null;
  factuality: Factuality;
  /// How far the clause stands below the main clause of the sentence; 0 for the main clause.
  depth: number;
  clause: WordRange;
  confidence: number;
  /// Field to reason, as the record's `why`.
  readonly why: Record<string, string>;
}
