import type { ActorBook, Meaning } from './actor-book.js';
import type { Office } from './actors.js';
import type { NamedActors, PeopleEntry, PersonEntry, StateEntry } from './actors-join.js';
import { addListed } from './actors-listed.js';
import { NameTrie } from './actors-trie.js';

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
  addListed(names, data.listed, plurals);
  const { words } = data;
  return {
    data,
    names,
    quantities: new Set(words.quantities),
    foreign: new Set(words.foreign),
    domestic: new Set(words.domestic),
    leaning: new Set(words.leaning),
    descent: new Set(words.descent),
    serving: new Set(words.serving),
    former: new Set(words.former),
    courtesies: new Set(words.courtesies),
    sorts: new Set(words.sorts),
    things: new Set(words.things),
    belonging: new Set(prepositions.belonging),
    naming: new Set(prepositions.naming),
    partitive: new Set(prepositions.partitive),
    states: new Map(data.states.map((state) => [state.country, state])),
    tellsOffice: tellsOfficeIn(data, prepositions.belonging),
    isHead: isHeadIn(data),
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
  add('adjective', entry.demonyms);
  add('joined', entry.adjectives);
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

function tellsOfficeIn({ titles, agents }: NamedActors, belonging: readonly string[]): ActorBook['tellsOffice'] {
  const sortOf = new Map(agents.flatMap((agent) => agent.words.map((word) => [word, agent.key] as const)));
  return (word, agent, title) => {
    const words = titles[title] ?? [title];
    if (words.includes(word)) return 2;
    // "the minister" may be the foreign minister, "the secretary" the secretary of state.
    const isShort = (one: string): boolean =>
      one.endsWith(` ${word}`) || belonging.some((of) => one.startsWith(`${word} ${of} `));
    if (words.some(isShort)) return 1;
    return agent.unique && words.some((one) => sortOf.get(one) === agent.key) ? 1 : 0;
  };
}

function isHeadIn({ titles, agents }: NamedActors): ActorBook['isHead'] {
  const heads = new Set(agents.find((agent) => agent.unique)?.words);
  return ({ title, body }) => body === null && (titles[title] ?? [title]).some((word) => heads.has(word));
}

function holderIn({ persons, titles }: NamedActors): ActorBook['holder'] {
  const offices = new Map<string, { entry: PersonEntry; office: Office }[]>();
  for (const entry of persons)
    for (const office of entry.offices)
      // A title that the language does not word stands for itself.
      for (const title of titles[office.title] ?? [office.title]) {
        const key = `${office.body ?? office.country ?? ''} ${title}`;
        const list = offices.get(key);
        if (list === undefined) offices.set(key, [{ entry, office }]);
        else list.push({ entry, office });
      }
  return (title, owner, day) => {
    const holders = (offices.get(`${owner} ${title}`) ?? []).filter(({ office }) => heldOn(office, day));
    return holders.length === 1 ? (holders[0]?.entry ?? null) : null;
  };
}
