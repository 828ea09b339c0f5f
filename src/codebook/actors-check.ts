import type { ActorEntries, ActorEntry, Office, PersonFacts, StateFacts } from './actors.js';
import { SECTIONS, type ActorNames, type BodyNames, type Naming } from './actors-names.js';
import { nameParts } from './actors-words.js';

/// What is wrong with the actors of a codebook, or with what a language calls them, where each file alone can be read.
export interface ActorMistake {
  readonly code:
    'codebook-duplicate' | 'codebook-overlap' | 'codebook-two-offices' | 'codebook-impossible' | 'codebook-dead-name';
  readonly file: string;
  readonly line: number;
  readonly reason: string;
  readonly cure: string;
}

type Person = ActorEntry<PersonFacts, unknown>;
type Entry = ActorEntry<{ readonly key: string; readonly source: string }, unknown>;

/// Entries that stand twice; offices of states and bodies that are none, or no more; terms of office that end before
/// they begin; two offices of one person at once.
export function mistakesOfActors(entries: ActorEntries): ActorMistake[] {
  const states = new Map(entries.states.map(({ facts }) => [facts.key, facts]));
  const bodies = new Set([...entries.organisations, ...entries.groups].map(({ facts }) => facts.code));
  return [
    ...SECTIONS.flatMap((section) => repeatedEntries(entries[section])),
    ...entries.states.flatMap((entry) => impossibleState(entry, states)),
    ...[...entries.organisations, ...entries.groups, ...entries.peoples].flatMap((entry) => {
      const { country } = entry.facts;
      return country === null || states.has(country) ? [] : [noState(entry, country)];
    }),
    ...entries.persons.flatMap((person) =>
      person.facts.offices.flatMap((office) => impossibleOffice(person, office, states, bodies)),
    ),
    ...entries.persons.flatMap(twoOffices),
  ];
}

/// Names that two actors share, that can never be found, titles that no office has; and, because a language says which titles
/// are one office, two holders of one office at once.
export function mistakesOfNames(entries: ActorEntries, names: ActorNames): ActorMistake[] {
  return [
    ...[names.organisations, names.groups, names.persons].flatMap((namings: readonly Naming<BodyNames>[]) =>
      namings.flatMap(deadAliases),
    ),
    ...sharedNames([...named(entries.organisations, names.organisations), ...named(entries.groups, names.groups)]),
    ...sharedNames(named(entries.persons, names.persons)),
    ...wordlessTitles(entries.persons, names),
    ...twoHolders(entries, names),
  ];
}

function at(entry: Entry): { file: string; line: number } {
  return { file: entry.facts.source.split('#')[0] ?? '', line: entry.line };
}

function repeatedEntries(entries: readonly Entry[]): ActorMistake[] {
  const first = new Map<string, Entry>();
  return entries.flatMap((entry): ActorMistake[] => {
    const known = first.get(entry.facts.key);
    if (known === undefined) {
      first.set(entry.facts.key, entry);
      return [];
    }
    const { file, line } = at(known);
    const reason = `${entry.facts.key} stands in ${file}:${line} already`;
    return [{ code: 'codebook-duplicate', ...at(entry), reason, cure: 'join the two' }];
  });
}

function noState(entry: Entry, country: string): ActorMistake {
  const reason = `${entry.facts.key}: there is no state ${country}`;
  return { code: 'codebook-impossible', ...at(entry), reason, cure: 'mend the code, or add the state to actors/' };
}

function impossibleState(
  entry: ActorEntry<StateFacts, unknown>,
  states: ReadonlyMap<string, StateFacts>,
): ActorMistake[] {
  const { from, to, successors } = entry.facts;
  const unknown = successors.filter((code) => !states.has(code)).map((code) => noState(entry, code));
  if (from === null || to === null || from < to) return unknown;
  const reason = `${entry.facts.key}: ends ${to}, before it begins`;
  return [...unknown, { code: 'codebook-impossible', ...at(entry), reason, cure: 'mend "from:" or "to:"' }];
}

function impossibleOffice(
  person: Person,
  { title, country, body, from, to }: Office,
  states: ReadonlyMap<string, StateFacts>,
  bodies: ReadonlySet<string | null>,
): ActorMistake[] {
  const say = (what: string, cure: string): ActorMistake[] => [
    { code: 'codebook-impossible', ...at(person), reason: `${person.facts.key}: ${what}`, cure },
  ];
  if (to !== null && begins(to) <= begins(from))
    return say(`${title} ends ${to}, before it begins`, 'mend "from:" or "to:"');
  if (body !== null && !bodies.has(body))
    return say(`no body has the code ${body}`, 'mend the code, or give the body that "code:" in actors/');
  if (country === null) return [];
  const state = states.get(country);
  if (state === undefined) return [noState(person, country)];
  if (state.to !== null && begins(from) >= state.to)
    return say(`${country} was no more on ${from}`, `use a code of: ${state.successors.join(', ')}`);
  return [];
}

/// The day that a date begins with, though it may lack day or month.
function begins(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date;
}

function overlap(one: Office, other: Office): boolean {
  const ends = (to: string | null): string => (to === null ? '9999' : begins(to));
  return begins(one.from) < ends(other.to) && begins(other.from) < ends(one.to);
}

function twoOffices(person: Person): ActorMistake[] {
  const { offices, key } = person.facts;
  return offices.flatMap((office, index) =>
    offices
      .slice(0, index)
      .filter((earlier) => overlap(earlier, office))
      .map((earlier): ActorMistake => ({
        code: 'codebook-two-offices',
        ...at(person),
        reason: `${key}: ${earlier.title} from ${earlier.from} and ${office.title} from ${office.from} at once`,
        cure: 'keep the higher one for the days of both: an actor has one code a day',
      })),
  );
}

interface Named {
  readonly entry: ActorEntry<{ readonly key: string; readonly source: string }, BodyNames>;
  readonly lands: ReadonlySet<string | null>;
  readonly naming: Naming<BodyNames>;
}

function named(
  entries: readonly ActorEntry<
    {
      readonly key: string;
      readonly source: string;
      readonly country?: string | null;
      readonly offices?: readonly Office[];
    },
    BodyNames
  >[],
  namings: readonly Naming<BodyNames>[],
): Named[] {
  const byKey = new Map(namings.map((naming) => [naming.key, naming]));
  return entries.flatMap((entry) => {
    const { key, source, country = null, offices } = entry.facts;
    const naming = entry.names === null ? byKey.get(key) : { key, file: source, line: entry.line, names: entry.names };
    const lands = new Set(offices?.map((office) => office.country) ?? [country]);
    return naming === undefined ? [] : [{ entry, lands, naming }];
  });
}

/// A name as the parts that matching compares, capitals aside.
function keysOf(name: string): string {
  return name
    .split(' ')
    .flatMap((word) => nameParts(word).map(({ key }) => key))
    .join(' ');
}

/// Two actors of one land, or of none, that bear one name: whichever comes first is always found.
function sharedNames(all: readonly Named[]): ActorMistake[] {
  const bearers = new Map<string, Named[]>();
  return all.flatMap((one) => {
    const { names, file, line, key } = one.naming;
    return [names.name, ...names.aliases].flatMap((name): ActorMistake[] => {
      const keys = keysOf(name);
      const known = bearers.get(keys) ?? [];
      bearers.set(keys, [...known, one]);
      const other = known.find(
        ({ lands, entry }) => entry !== one.entry && [...lands].some((land) => one.lands.has(land)),
      );
      if (other === undefined) return [];
      const reason = `${key}: "${name}" is a name of ${other.naming.key} too (${other.naming.file}:${other.naming.line})`;
      return [
        { code: 'codebook-duplicate', file, line, reason, cure: 'join the two entries, or take the name from one' },
      ];
    });
  });
}

/// Aliases that are found by an earlier one already, and names of which nothing is left to find.
function deadAliases({ key, file, line, names }: Naming<BodyNames>): ActorMistake[] {
  const known: string[] = [];
  return [names.name, ...names.aliases].flatMap((name): ActorMistake[] => {
    const parts = name.split(' ').flatMap(nameParts);
    const written = parts.map((part) => part.key).join(' ');
    const shapes = `${written} ${parts.map((part) => part.shape).join('')}`;
    const say = (what: string): ActorMistake[] => [
      { code: 'codebook-dead-name', file, line, reason: `${key}: "${name}" ${what}`, cure: 'take it out' },
    ];
    if (written === '') return say('has no letter or number to be found by');
    if (known.includes(shapes))
      return say('is found by a name before it already: hyphens, accents and full stops do not count');
    known.push(shapes);
    return [];
  });
}

function wordlessTitles(persons: readonly Person[], { titles, agents, persons: namings }: ActorNames): ActorMistake[] {
  const known = new Set(agents.flatMap(({ names }) => names.words));
  const used = new Set(persons.flatMap(({ facts }) => facts.offices.map(({ title }) => title)));
  const [first] = namings;
  const dead = (reason: string, cure: string): ActorMistake => ({
    code: 'codebook-dead-name',
    file: first?.file.replace(/[^/]+$/, 'titles.yaml') ?? '',
    line: 1,
    reason,
    cure,
  });
  return Object.entries(titles).flatMap(([title, words]) => [
    ...(used.has(title)
      ? []
      : [dead(`no office has the title ${title}`, 'take it out, or mend the title of the office')]),
    ...words
      .filter((word) => !known.has(word))
      .map((word) => dead(`${title}: "${word}" is no word for an agent`, 'add it to a list under "agents:"')),
  ]);
}

/// Offices that one person at a time holds, held by two.
function twoHolders({ agents, persons }: ActorEntries, names: ActorNames): ActorMistake[] {
  const unique = new Set(agents.filter(({ facts }) => facts.unique).map(({ facts }) => facts.key));
  const sole = new Set(names.agents.filter(({ key }) => unique.has(key)).flatMap((naming) => naming.names.words));
  const terms = new Map<string, { person: Person; office: Office }[]>();
  return persons.flatMap((person) =>
    person.facts.offices.flatMap((office): ActorMistake[] => {
      const [word = office.title] = names.titles[office.title] ?? [];
      if (office.disputed || !sole.has(word)) return [];
      const key = `${office.body ?? office.country ?? ''} ${word}`;
      const known = terms.get(key) ?? [];
      terms.set(key, [...known, { person, office }]);
      const other = known.find((one) => one.person !== person && overlap(one.office, office));
      if (other === undefined) return [];
      const reason = `${person.facts.key}: ${office.title} from ${office.from} while ${other.person.facts.key} still is`;
      const cure = 'mend "from:" or "to:", or mark both with "disputed: true"';
      return [{ code: 'codebook-overlap', ...at(person), reason, cure }];
    }),
  );
}
