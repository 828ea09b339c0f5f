import type { ActorKind } from '../annotation/record.js';

/// The sectors of actor codes: the second part of "IRQ GOV", as in the PLOVER manual.
export const SECTORS = [
  'GOV',
  'MIL',
  'SPY',
  'COP',
  'JUD',
  'LEG',
  'PTY',
  'OPP',
  'REB',
  'PRM',
  'CRM',
  'CVL',
  'EDU',
  'BUS',
  'MED',
  'LAB',
  'REF',
  'AGR',
  'ETH',
  'REL',
  'HRI',
  'IGO',
  'NGO',
  'MNC',
  'UNK',
] as const;

export type Sector = (typeof SECTORS)[number];

interface Entry {
  /// File and name of the entry: "actors/groups.yaml#hezbollah".
  readonly source: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/// A state with the words that stand for it.
export interface StateEntry extends Entry {
  /// ISO 3166-1 alpha-3.
  readonly country: string;
  /// Adjective and people alike ("Russian").
  readonly demonyms: readonly string[];
  readonly people: readonly string[];
  readonly adjectives: readonly string[];
  readonly capital: string | null;
  readonly seats: readonly string[];
  /// Latitude and longitude of the middle of the country, in degrees.
  readonly centre: readonly [number, number];
}

/// An organisation, armed group or party.
export interface BodyEntry extends Entry {
  readonly kind: 'organisation' | 'group';
  /// A code of its own ("NATO"), or null: then country and sector.
  readonly code: string | null;
  readonly country: string | null;
  readonly sector: Sector;
}

/// An office that a person held; `from` inclusive, `to` exclusive, ISO dates that may lack day or month.
export interface Office {
  readonly title: string;
  readonly country: string | null;
  /// The code of the body that the office belongs to ("UN"), where it is no state's.
  readonly body: string | null;
  readonly sector: Sector;
  readonly from: string;
  readonly to: string | null;
}

/// A public figure with the offices held.
export interface PersonEntry extends Entry {
  /// Surnames that other people bear too: they count only after a title, or where a person's name is expected.
  readonly surnames: readonly string[];
  readonly offices: readonly Office[];
  /// The sector outside the terms of office.
  readonly otherwise: Sector;
}

/// General words for agents of one sort.
export interface AgentEntry {
  readonly source: string;
  readonly id: string;
  readonly sector: Sector;
  readonly kind: ActorKind;
  readonly takes: 'sector' | 'body' | 'state' | 'owner' | null;
  /// One person at a time holds each of these offices in a country.
  readonly unique: boolean;
  readonly words: readonly string[];
}

/// A people or faith.
export interface PeopleEntry extends Entry {
  readonly sector: Sector;
  readonly country: string | null;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
}

/// Words that steer the reading of a noun phrase; see codebook/actors/agents.yaml.
export interface ActorWords {
  readonly quantities: readonly string[];
  readonly foreign: readonly string[];
  readonly domestic: readonly string[];
  readonly former: readonly string[];
  readonly courtesies: readonly string[];
}

/// What codebook/actors/ holds, as plain data that goes through JSON unchanged.
export interface ActorData {
  readonly states: readonly StateEntry[];
  readonly bodies: readonly BodyEntry[];
  readonly persons: readonly PersonEntry[];
  readonly agents: readonly AgentEntry[];
  readonly peoples: readonly PeopleEntry[];
  readonly words: ActorWords;
}
