import type { Office } from './actors.js';
import type { AgentEntry, BodyEntry, NamedActors, PeopleEntry, PersonEntry, StateEntry } from './actors-join.js';
import { NameTrie } from './actors-trie.js';

/// What a name or word can stand for.
export type Meaning =
  | {
      readonly as: 'state';
      readonly by: 'name' | 'seat' | 'capital' | 'adjective' | 'people';
      readonly entry: StateEntry;
    }
  | { readonly as: 'body'; readonly entry: BodyEntry }
  | { readonly as: 'person'; readonly by: 'name' | 'surname'; readonly entry: PersonEntry }
  | { readonly as: 'agent'; readonly entry: AgentEntry; readonly word: string }
  | { readonly as: 'people'; readonly by: 'adjective' | 'people'; readonly entry: PeopleEntry };

type Plurals = (noun: string) => readonly string[];

/// What a language says around the names of actors.
export interface ActorLanguage {
  readonly prepositions: {
    /// The land or body behind them is the actor's own: "the foreign minister of France".
    readonly belonging: readonly string[];
    /// What they add belongs to the name: "ministry of health".
    readonly naming: readonly string[];
    /// Between what counts and who is counted: "dozens of protesters".
    readonly partitive: readonly string[];
  };
  /// The regular plurals of a noun or of a phrase of nouns.
  readonly plurals: Plurals;
}

/// The actors of the codebook, ready to be looked up.
export interface ActorBook {
  readonly data: NamedActors;
  readonly names: NameTrie<Meaning>;
  readonly quantities: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
  readonly domestic: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
  readonly courtesies: ReadonlySet<string>;
  readonly belonging: ReadonlySet<string>;
  readonly naming: ReadonlySet<string>;
  readonly partitive: ReadonlySet<string>;
  readonly states: ReadonlyMap<string, StateEntry>;
  /// Who held an office on a day: the only holder of a title in a country then, or null.
  holder(title: string, country: string, day: string): PersonEntry | null;
}

/// Indexes data that `joinActors` gave, or the same read back from JSON.
export function indexActors(data: NamedActors, { prepositions, plurals }: ActorLanguage): ActorBook {
  const names = new NameTrie<Meaning>(data.words);
  for (const entry of data.states) addState(names, entry, plurals);
  for (const entry of data.bodies) {
    const meaning: Meaning = { as: 'body', entry };
    for (const name of [entry.name, ...entry.aliases]) names.add(name, meaning);
  }
  for (const entry of data.persons) {
    const named: Meaning = { as: 'person', by: 'name', entry };
    for (const name of [entry.name, ...entry.aliases]) names.add(name, named);
    const called: Meaning = { as: 'person', by: 'surname', entry };
    for (const name of entry.surnames) names.add(name, called);
  }
  for (const entry of data.peoples) addPeople(names, entry, plurals);
  for (const entry of data.agents)
    for (const word of entry.words) {
      names.add(word, { as: 'agent', entry, word });
      for (const plural of plurals(word)) names.add(plural, { as: 'agent', entry, word });
    }
  const { words } = data;
  return {
    data,
    names,
    quantities: new Set(words.quantities),
    foreign: new Set(words.foreign),
    domestic: new Set(words.domestic),
    former: new Set(words.former),
    courtesies: new Set(words.courtesies),
    belonging: new Set(prepositions.belonging),
    naming: new Set(prepositions.naming),
    partitive: new Set(prepositions.partitive),
    states: new Map(data.states.map((state) => [state.country, state])),
    holder: holderIn(data),
  };
}

function addState(names: NameTrie<Meaning>, entry: StateEntry, plurals: Plurals): void {
  const add = (by: (Meaning & { as: 'state' })['by'], written: readonly string[]): void => {
    const meaning: Meaning = { as: 'state', by, entry };
    for (const name of written) names.add(name, meaning);
  };
  add('name', [entry.name, ...entry.aliases]);
  if (entry.capital !== null) add('capital', [entry.capital]);
  add('seat', entry.seats);
  add('adjective', [...entry.demonyms, ...entry.adjectives]);
  add('people', [...entry.people, ...[...entry.demonyms, ...entry.people].flatMap((name) => plurals(name))]);
}

function addPeople(names: NameTrie<Meaning>, entry: PeopleEntry, plurals: Plurals): void {
  const adjective: Meaning = { as: 'people', by: 'adjective', entry };
  const people: Meaning = { as: 'people', by: 'people', entry };
  for (const name of entry.adjectives) names.add(name, adjective);
  for (const name of [entry.name, ...entry.people, ...entry.people.flatMap((name) => plurals(name))])
    names.add(name, people);
}

/// Whether an office was held on a day. Dates may lack day or month: they are compared as far as they go.
export function heldOn(office: Office, day: string): boolean {
  return office.from <= day && (office.to === null || day < office.to);
}

function holderIn({ persons, titles }: NamedActors): ActorBook['holder'] {
  const offices = new Map<string, { entry: PersonEntry; office: Office }[]>();
  for (const entry of persons)
    for (const office of entry.offices)
      // A title that the language does not word stands for itself.
      for (const title of titles[office.title] ?? [office.title]) {
        const key = `${office.country ?? ''} ${title}`;
        const list = offices.get(key);
        if (list === undefined) offices.set(key, [{ entry, office }]);
        else list.push({ entry, office });
      }
  return (title, country, day) => {
    const holders = (offices.get(`${country} ${title}`) ?? []).filter(({ office }) => heldOn(office, day));
    return holders.length === 1 ? (holders[0]?.entry ?? null) : null;
  };
}
