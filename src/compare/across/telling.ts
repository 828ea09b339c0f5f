import type { ActorRecord, EventType, PlaceRecord, Status } from '../../annotation/record.js';

/// A document as incidents across pages are found in it: what a record or a store gives back of it, with the roots of its words.
export interface Page {
  readonly id: string;
  /// ISO 8601; null when unknown.
  readonly published: string | null;
  readonly publisher: string | null;
  /// Other documents that hold the same text, letter by letter.
  readonly publications: readonly Publication[];
  /// Roots of the words of each sentence, in the order of the text.
  readonly sentences: readonly (readonly string[])[];
  /// In the order of the text.
  readonly tellings: readonly Telling[];
}

export interface Publication {
  readonly id: string;
  readonly published: string | null;
  readonly publisher: string | null;
}

/// An event or a claim of a document.
export interface Telling {
  /// Id of the statement in its document.
  readonly statement: string;
  /// Of the cue, in code points.
  readonly start: number;
  readonly end: number;
  /// Roots of the words that carry it.
  readonly cue: readonly string[];
  /// Index of its sentence.
  readonly sentence: number;
  /// Null of a claim.
  readonly type: EventType | null;
  readonly mode: string | null;
  readonly actor: readonly Side[];
  readonly recipient: readonly Side[];
  readonly place: ScenePlace | null;
  readonly time: Days | null;
  readonly numbers: readonly Count[];
  readonly polarity: 'positive' | 'negative';
  readonly status: Status;
  /// The innermost voice: whoever is cited, else the publisher; null where neither is known.
  readonly voice: string | null;
  /// Id of the incident of its document; null where it is of none.
  readonly incident: string | null;
}

/// One who stands on a side of a statement.
export interface Side {
  /// Roots of the words of the phrase.
  readonly words: readonly string[];
  /// As the document's actor is called, else the phrase.
  readonly name: string;
  readonly code: string | null;
  readonly country: string | null;
  /// Null where nobody knows who it is.
  readonly kind: ActorRecord['kind'] | null;
}

export interface ScenePlace {
  /// The name, or the words of a scene without one.
  readonly name: string;
  readonly geonames: number | null;
  readonly country: string | null;
  readonly precision: PlaceRecord['precision'] | null;
  /// Whether the statement's own sentence tells it.
  readonly own: boolean;
}

/// From one day to another, both included; days are counted from 1970-01-01.
export interface Days {
  readonly from: number;
  readonly to: number;
  /// Whether the statement's own sentence tells it.
  readonly own: boolean;
}

export interface Count {
  readonly value: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly unit: string | null;
}

const DAY = 86_400_000;

/// Days from 1970-01-01 to a date of ISO 8601; null where there is none.
export function dayOf(date: string | null): number | null {
  const parsed = date === null ? NaN : Date.parse(date.slice(0, 10));
  return Number.isNaN(parsed) ? null : Math.round(parsed / DAY);
}
