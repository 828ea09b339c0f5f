import type { EventType } from '../../annotation/record.js';

/// Types of acts of words that say someone what shall be done.
export const ADDRESSING: ReadonlySet<EventType> = new Set(['REQUEST', 'AGREE', 'CONCEDE', 'REJECT', 'THREATEN']);
/// Types of acts of words, whoever they are said to.
export const SPEAKING: ReadonlySet<EventType> = new Set([...ADDRESSING, 'ACCUSE', 'SUPPORT']);
/// Types of acts that use force or power on someone.
export const FORCING: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'SANCTION']);
/// Types of acts that are done to actors and lands alone, never to a thing or a mere place: who is promised something, against whom
/// forces are sent.
export const TO_ACTORS: ReadonlySet<EventType> = new Set(['AGREE', 'MOBILIZE']);
/// Types of acts that are not done to those among whom they are done: "handed out rice in Rangoon", "agreed on a truce in the north".
export const APART: ReadonlySet<EventType> = new Set(['AGREE', 'RETREAT', 'CONCEDE', 'AID']);
/// Types of acts that are done with things: who brings, gives, parks or lays down something does it to nobody, unless somebody is named.
export const WITH_THINGS: ReadonlySet<EventType> = new Set(['PROTEST', 'AID', 'COOPERATE', 'RETREAT', 'CONSULT']);
