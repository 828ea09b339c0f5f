import type { ListedActor } from './actor-table.js';
import type {
  ActorEntries,
  ActorEntry,
  AgentFacts,
  BodyFacts,
  PeopleFacts,
  PersonFacts,
  StateFacts,
} from './actors.js';
import {
  SECTIONS,
  type ActorNames,
  type AgentNames,
  type BodyNames,
  type Naming,
  type PeopleNames,
  type PersonNames,
  type StateNames,
} from './actors-names.js';

export type StateEntry = StateFacts & StateNames;
export type BodyEntry = BodyFacts & BodyNames;
export type PersonEntry = PersonFacts & PersonNames;
export type AgentEntry = AgentFacts & AgentNames;
export type PeopleEntry = PeopleFacts & PeopleNames;

/// The actors of the codebook as one language calls them.
export interface NamedActors extends Pick<ActorNames, 'titles' | 'words'> {
  readonly states: readonly StateEntry[];
  readonly bodies: readonly BodyEntry[];
  readonly persons: readonly PersonEntry[];
  readonly agents: readonly AgentEntry[];
  readonly peoples: readonly PeopleEntry[];
  readonly listed: readonly ListedActor[];
}

/// Those actors that a language names, in the order of the codebook. Names that stand with an entry itself go before the
/// language's.
export function joinActors(entries: ActorEntries, names: ActorNames): NamedActors {
  return {
    states: join(entries.states, names.states),
    bodies: [...join(entries.groups, names.groups), ...join(entries.organisations, names.organisations)],
    persons: join(entries.persons, names.persons),
    agents: join(entries.agents, names.agents),
    peoples: join(entries.peoples, names.peoples),
    listed: entries.listed,
    titles: names.titles,
    words: names.words,
  };
}

function join<Facts extends { readonly key: string }, Names>(
  entries: readonly ActorEntry<Facts, Names>[],
  namings: readonly Naming<Names>[],
): (Facts & Names)[] {
  const named = new Map(namings.map(({ key, names }) => [key, names]));
  return entries.flatMap(({ facts, names }) => {
    const found = names ?? named.get(facts.key);
    return found === undefined ? [] : [{ ...facts, ...found }];
  });
}

/// What the codebook and the names of a language do not know of each other: with file, line and what to do.
type NameMistake = Readonly<Record<'file' | 'reason' | 'cure', string> & { line: number }>;

/// Names of actors that the codebook has not.
export function unknownNames(entries: ActorEntries, names: ActorNames): NameMistake[] {
  return SECTIONS.flatMap((section) => {
    const known = new Set(entries[section].map(({ facts }) => facts.key));
    const namings: readonly Naming<unknown>[] = names[section];
    return namings
      .filter(({ key }) => !known.has(key))
      .map(({ key, file, line }) => ({
        file,
        line,
        reason: `there is no entry ${key} under "${section}:" in actors/`,
        cure: 'add what it stands for there, or mend the key',
      }));
  });
}

/// Actors that a language, by its code, does not name.
export function namelessActors(entries: ActorEntries, names: ActorNames, language: string): NameMistake[] {
  return SECTIONS.flatMap((section) => {
    const named = new Set(names[section].map(({ key }) => key));
    const all: readonly ActorEntry<{ readonly key: string; readonly source: string }, unknown>[] = entries[section];
    return all
      .filter(({ facts, names: own }) => own === null && !named.has(facts.key))
      .map(({ facts, line }) => ({
        file: facts.source.split('#')[0] ?? '',
        line,
        reason: `${facts.key}: nothing names it`,
        cure: `give it a name here, or under "${section}:" in a file of language/${language}/names/`,
      }));
  });
}
