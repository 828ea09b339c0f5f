import type { EventType, RelationKind, SpanRecord } from '../../annotation/record.js';
import type { Upos } from '../../annotation/sentence.js';
import type { Role } from '../frame/party-signs.js';
import type { UnitKind } from '../../codebook/wording.js';

/// What was not coded though the codebook has a word for it. Offsets count code points, as in the record.
export interface Missed {
  readonly words: readonly MissedWord[];
  readonly silent: readonly SilentSentence[];
  readonly weighed: readonly WeighedDeed[];
  readonly considered: readonly ConsideredParty[];
}

/// A word that carries frames of the codebook and told no event or relation, alone or as a part of a longer unit.
export interface MissedWord {
  readonly word: SpanRecord;
  readonly sentence: SpanRecord;
  /// The frames that it could have told, those that came nearest first.
  readonly frames: readonly MissedFrame[];
}

export interface MissedFrame {
  readonly frame: FrameReference;
  /// The words that carry the frame, or would have, from the first to the last.
  readonly cue: SpanRecord;
  /// All that stood against it; never empty.
  readonly reasons: readonly MissReason[];
}

/// A type of deed that a word was weighed for, with the signs of `tellDoubtSigns`.
export interface WeighedDeed {
  readonly word: SpanRecord;
  readonly type: EventType;
  readonly signs: readonly string[];
}

/// A phrase that was weighed for a role of a deed, with the signs of `tellPartySigns`.
export interface ConsideredParty {
  readonly word: SpanRecord;
  readonly type: EventType;
  readonly role: Role;
  readonly phrase: SpanRecord;
  /// Whom it means, or null.
  readonly name: string | null;
  /// Whether the rules took it.
  readonly chosen: boolean;
  /// Questions and answers.
  readonly signs: readonly (readonly [string, string])[];
}

/// A sentence with neither an event or relation nor a word that could tell one.
export interface SilentSentence {
  readonly sentence: SpanRecord;
  /// What its clauses say: the words that no frame lists.
  readonly predicates: readonly SpanRecord[];
}

/// An entry of the codebook or of a language pack, and the file and line that word it: "frames/assault.yaml#bomb",
/// "wording/assault.yaml", 12.
export interface EntryReference {
  readonly id: string;
  readonly file: string;
  readonly line: number;
}

export interface FrameReference extends EntryReference {
  readonly what: EventType | RelationKind;
}

/// A condition as its frame has it, see docs/codebook.md ("Conditions").
export interface ConditionReference {
  readonly rule: 'when' | 'unless';
  readonly place: string;
  readonly terms: readonly string[];
  readonly line: number;
}

/// Why a frame was not coded, in the order in which the coder decides.
export type MissReason =
  /// The word helps another verb.
  | { readonly code: 'auxiliary' }
  /// The tree has the word in another class than the frame lists it in.
  | { readonly code: 'other-word-class'; readonly wanted: UnitKind; readonly found: Upos }
  /// All words of the unit stand in the sentence, but not together or not in this order.
  | { readonly code: 'words-apart'; readonly words: readonly string[] }
  /// With a particle that the frame does not list the verb is another one: "shelled **out**".
  | { readonly code: 'other-verb'; readonly particle: SpanRecord }
  | { readonly code: 'part-of-name'; readonly name: SpanRecord }
  /// A noun before another noun tells of the other ("murder weapon").
  | { readonly code: 'before-noun'; readonly noun: SpanRecord }
  /// A condition under `when` does not hold; `found` is what stands at its place, for `near` and an empty place nothing.
  | { readonly code: 'unmet'; readonly condition: ConditionReference; readonly found: readonly SpanRecord[] }
  /// A condition under `unless` holds: its term `term`, met by `found`.
  | {
      readonly code: 'excluded';
      readonly condition: ConditionReference;
      readonly term: string;
      readonly found: readonly SpanRecord[];
    }
  /// The conditions hold; a frame with more words or conditions, or that comes earlier, was taken and then not coded either.
  | { readonly code: 'outranked'; readonly by: FrameReference }
  /// A longer unit holds the word.
  | { readonly code: 'inside-unit'; readonly by: FrameReference; readonly cue: SpanRecord }
  /// It is read as an idiom, which tells nothing: "struck a chord".
  | { readonly code: 'idiom'; readonly by: EntryReference; readonly cue: SpanRecord }
  /// A relation needs two; the places are those where the frame looked for them.
  | {
      readonly code: 'too-few-roles';
      readonly found: readonly SpanRecord[];
      readonly actorPlaces: readonly string[];
      readonly recipientPlaces: readonly string[];
    }
  /// Verb and noun tell one event of one type ("launched an attack"); the other one tells it.
  | { readonly code: 'repeated'; readonly by: FrameReference; readonly cue: SpanRecord }
  /// Part of another event: the act that it announces (`announced`), or the cooperation that it ends (`cut-off`).
  | {
      readonly code: 'swallowed';
      readonly rule: 'announced' | 'cut-off';
      readonly by: FrameReference;
      readonly cue: SpanRecord;
    };
