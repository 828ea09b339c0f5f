import type {
  ActorKind,
  DisputedOverPages,
  EventRecord,
  EventType,
  Inherited,
  PlaceRecord,
  Provenance,
  QuantityRecord,
  RelationKind,
  SpanRecord,
  StatementRecord,
} from '../annotation/record.js';
import type { DocumentFacts } from './kept-text.js';

/// A document of a corpus: one publication of a text.
export interface DocumentRow {
  /// Its number in the corpus; numbers grow.
  readonly number: number;
  readonly id: string;
  /// The number of its text, which documents with the same text share.
  readonly text: number;
  /// The number of the text of which this one is a near copy, or null.
  readonly copyOf: number | null;
  readonly input: string;
  readonly uri: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly publisher: string | null;
}

/// A text as it is kept, with what is needed to code it again.
export interface TextRow {
  readonly number: number;
  /// The document that brought it first.
  readonly document: DocumentRow;
  /// Of this document.
  readonly facts: DocumentFacts;
  readonly provenance: Provenance;
  readonly body: Uint8Array;
  readonly parse: Uint8Array;
  /// Null where it is not kept.
  readonly record: Uint8Array | null;
}

export interface ActorRow {
  /// Its number in the corpus.
  readonly number: number;
  readonly name: string;
  readonly code: string | null;
  readonly country: string | null;
  readonly sector: string | null;
  readonly kind: ActorKind;
  /// File and entry of the codebook that named it, or null.
  readonly source: string | null;
}

/// Who stands in a role: the words, and the actor where it is known.
export interface PartyRow extends SpanRecord {
  readonly words: string;
  readonly actor: ActorRow | null;
  /// Where the words mean no more than the side of the innermost voice: the actor is that side.
  readonly inherited?: 'voice';
}

/// A place of the corpus.
export interface PlaceRow extends Omit<PlaceRecord, 'id' | 'mentions'> {
  readonly number: number;
}

/// One voice of the chain: of the page (`voice`), or a source that the page cites.
export interface VoiceStep {
  readonly kind: 'publication' | 'author' | 'reader' | 'unknown' | 'source';
  /// Of the voice or of the actor; of a source that is no actor its words.
  readonly name: string | null;
  readonly actor: ActorRow | null;
  readonly source: SpanRecord | null;
  readonly cue: SpanRecord | null;
}

/// A statement with all that is told of it. Offsets count Unicode code points of the text.
export interface StatementRow extends SpanRecord {
  /// Its number in the corpus; numbers grow.
  readonly number: number;
  /// The document that brought its text first.
  readonly document: DocumentRow;
  /// How many documents have this text or a near copy of it.
  readonly publications: number;
  /// `s12`, as in the record.
  readonly id: string;
  /// 32 hexadecimal digits; of the first document.
  readonly key: string;
  readonly kind: StatementRecord['kind'];
  readonly event: EventRecord | null;
  readonly relation: RelationKind | null;
  readonly cue: SpanRecord & { readonly words: string };
  readonly actor: readonly PartyRow[];
  readonly recipient: readonly PartyRow[];
  readonly instrument: SpanRecord | null;
  readonly quantities: readonly QuantityRecord[];
  readonly place: (SpanRecord & { readonly place: PlaceRow | null; readonly inherited: Inherited | null }) | null;
  readonly time:
    | (SpanRecord & {
        readonly from: string | null;
        readonly to: string | null;
        readonly inherited: Inherited | null;
      })
    | null;
  readonly polarity: StatementRecord['polarity'];
  readonly certainty: StatementRecord['certainty'];
  readonly status: StatementRecord['status'];
  /// Outermost voice first.
  readonly attribution: readonly VoiceStep[];
  readonly confidence: number;
  /// The frame of the codebook or the rule that told it; the record says more of why.
  readonly rule: string | null;
  /// The number of the incident of the corpus that it tells, or null.
  readonly incident: number | null;
}

/// A happening with all the statements of the corpus that tell it.
export interface IncidentRow {
  readonly number: number;
  readonly type: EventType;
  readonly from: string | null;
  readonly to: string | null;
  readonly place: PlaceRow | null;
  readonly disputedFields: readonly DisputedOverPages[];
  /// How many voices assert and deny it.
  readonly asserted: number;
  readonly denied: number;
  /// Texts that tell it, copies of one text counted once, and documents that have these texts.
  readonly reports: number;
  readonly publications: number;
  readonly statements: readonly StatementRow[];
  /// Claims of other pages that tell it as well, and are in the records alone.
  readonly claims: readonly ClaimRow[];
  /// Documents among these that copy another one.
  readonly copies: readonly { readonly document: string; readonly of: string }[];
}

/// A claim that tells an incident. Offsets are those of its cue.
export interface ClaimRow extends SpanRecord {
  readonly document: DocumentRow;
  /// `s12`, as in the record.
  readonly id: string;
  readonly words: string;
  readonly polarity: StatementRecord['polarity'];
  /// The innermost voice, or null.
  readonly says: string | null;
}
