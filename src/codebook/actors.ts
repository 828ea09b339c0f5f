import type { ActorKind } from '../annotation/record.js';
import type { ListedActor } from './actor-table.js';
import type { AgentNames, BodyNames, PeopleNames, PersonNames, StateNames } from './actors-names.js';
import type { Sector } from './sectors.js';

/// What an entry of codebook/actors/ says: facts in no language, and with an entry of one's own its names.
export interface ActorEntry<Facts, Names> {
  readonly line: number;
  readonly facts: Facts;
  /// Those that stand with the entry itself; ours stand in the language packs.
  readonly names: Names | null;
}

interface Identity {
  /// By which a language names it: "hezbollah".
  readonly key: string;
  /// File and key: "actors/groups.yaml#hezbollah".
  readonly source: string;
}

export interface StateFacts extends Identity {
  /// ISO 3166-1 alpha-3.
  readonly country: string;
  /// Latitude and longitude of the middle of the country, in degrees.
  readonly centre: readonly [number, number];
  /// Number in the state system of the Correlates of War; null where that does not know it as a state.
  readonly cow: number | null;
  /// Number of Gleditsch and Ward, that of their microstates included.
  readonly gw: number | null;
  /// First day as a state, and first day after; null where it was one before 1945, and where it is one.
  readonly from: string | null;
  readonly to: string | null;
  /// Codes of the states that came after it.
  readonly successors: readonly string[];
}

/// An organisation, armed group or party.
export interface BodyFacts extends Identity {
  readonly kind: 'organisation' | 'group';
  /// A code of its own ("NATO"), or null: then country and sector.
  readonly code: string | null;
  readonly country: string | null;
  readonly sector: Sector;
}

/// An office that a person held; `from` inclusive, `to` exclusive, ISO dates that may lack day or month.
export interface Office {
  /// By which a language names it: "prime-minister".
  readonly title: string;
  readonly country: string | null;
  /// The code of the body that the office belongs to ("UN"), where it is no state's.
  readonly body: string | null;
  readonly sector: Sector;
  readonly from: string;
  readonly to: string | null;
  /// Whether others claimed or shared the office at the time.
  readonly disputed: boolean;
}

/// A public figure with the offices held.
export interface PersonFacts extends Identity {
  readonly offices: readonly Office[];
  /// The sector outside the terms of office.
  readonly otherwise: Sector;
}

/// What general words for agents of one sort tell.
export interface AgentFacts extends Identity {
  readonly sector: Sector;
  /// What stands behind the country in the code where that is not the sector alone ("GOV MED"); only in tables.
  readonly code?: string | null;
  readonly kind: ActorKind;
  readonly takes: 'sector' | 'body' | 'state' | 'owner' | null;
  /// One person at a time holds each of these offices in a country.
  readonly unique: boolean;
  /// They act in other lands than their own, as peacekeepers do.
  readonly abroad?: boolean;
}

/// A people or faith.
export interface PeopleFacts extends Identity {
  readonly sector: Sector;
  readonly country: string | null;
}

/// What codebook/actors/ holds, as plain data that goes through JSON unchanged.
export interface ActorEntries {
  readonly states: readonly ActorEntry<StateFacts, StateNames>[];
  readonly organisations: readonly ActorEntry<BodyFacts, BodyNames>[];
  readonly groups: readonly ActorEntry<BodyFacts, BodyNames>[];
  readonly persons: readonly ActorEntry<PersonFacts, PersonNames>[];
  readonly agents: readonly ActorEntry<AgentFacts, AgentNames>[];
  readonly peoples: readonly ActorEntry<PeopleFacts, PeopleNames>[];
  /// Those of tables, with their names.
  readonly listed: readonly ListedActor[];
}
