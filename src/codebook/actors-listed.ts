import type { ListedActor, ListedCode } from './actor-table.js';
import type { AgentEntry, BodyEntry, PersonEntry, StateEntry } from './actors-join.js';
import type { ActorBook, Meaning } from './actor-book.js';
import type { NameTrie } from './actors-trie.js';

/// Sectors of those who are groups more than organisations.
const OF_GROUPS: ReadonlySet<string> = new Set(['REB', 'PRM', 'OPP', 'CRM', 'CVL', 'REF', 'ETH', 'REL']);
const OF_POPULATIONS: ReadonlySet<string> = new Set(['CVL', 'REF']);

/// Adds the actors of tables. A name that the codebook has too means what the table says, but for states and bodies that both
/// code alike: of these the codebook knows more.
export function addListed(
  names: NameTrie<Meaning>,
  listed: readonly ListedActor[],
  plurals: (noun: string) => readonly string[],
): void {
  for (const entry of listed) {
    if (entry.kind === 'agent') addAgent(names, entry, plurals);
    else {
      const meaning: Meaning = { as: 'listed', entry };
      for (const name of [entry.name, ...entry.aliases])
        if (!names.at(name).some((known) => known.as === 'listed' || saysTheSame(known, entry)))
          names.replace(name, meaning, () => false);
    }
  }
}

function saysTheSame(known: Meaning, { codes }: ListedActor): boolean {
  const [first] = codes;
  if (first === undefined || codes.length > 1 || first.from !== null || first.to !== null) return false;
  const { code, country, sector } = first;
  if (known.as === 'state') return code === null && known.entry.country === country && (sector ?? 'GOV') === 'GOV';
  return (
    known.as === 'body' && known.entry.code === code && known.entry.country === country && known.entry.sector === sector
  );
}

function addAgent(names: NameTrie<Meaning>, listed: ListedActor, plurals: (noun: string) => readonly string[]): void {
  const [first] = listed.codes;
  if (first?.sector == null) return;
  const { code, sector } = first;
  for (const word of [listed.name, ...listed.aliases]) {
    const like = agentAt(names, word) ?? agentAt(names, word.split(' ').at(-1) ?? word);
    const known = agentAt(names, word);
    if (known !== null && known.sector === sector && code === null) continue;
    const entry: AgentEntry = {
      key: word,
      source: listed.source,
      sector,
      code,
      kind: like?.kind ?? (OF_POPULATIONS.has(sector) ? 'population' : 'group'),
      takes: known?.takes === 'state' ? null : (known?.takes ?? null),
      unique: like?.unique ?? false,
      words: [word],
    };
    const meaning: Meaning = { as: 'agent', entry, word };
    for (const form of [word, ...plurals(word)])
      names.replace(form, meaning, ({ as }) => as === 'state' || as === 'body' || as === 'listed');
  }
}

function agentAt(names: NameTrie<Meaning>, word: string): AgentEntry | null {
  for (const meaning of names.at(word)) if (meaning.as === 'agent') return meaning.entry;
  return null;
}

/// What an actor of a table means on a day of publication, where the text shows a person or not; null where no code holds.
export function meaningOn(
  listed: ListedActor,
  day: string | null,
  isPerson: boolean,
  { states }: Pick<ActorBook, 'states'>,
): Meaning | null {
  if (listed.kind === 'person' || (listed.kind === null && isPerson)) return personOf(listed);
  const code = day === null ? listed.codes.at(-1) : listed.codes.find((one) => holds(one, day));
  if (code === undefined) return null;
  const state = code.code === null && code.sector === null ? states.get(code.country ?? '') : undefined;
  return state === undefined ? bodyOf(listed, code) : stateOf(state);
}

function holds({ from, to }: ListedCode, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

const PERSONS = new WeakMap<ListedActor, Meaning>();
const BODIES = new WeakMap<ListedCode, Meaning>();
const STATES = new WeakMap<StateEntry, Meaning>();

function personOf(listed: ListedActor): Meaning {
  const { source, name, aliases, codes } = listed;
  return remember(PERSONS, listed, () => {
    const entry: PersonEntry = {
      key: source,
      source,
      name,
      aliases,
      surnames: [],
      otherwise: 'UNK',
      offices: codes.map(({ code, country, sector, from, to }) => ({
        title: '',
        country,
        body: code,
        sector: sector ?? 'UNK',
        from: from ?? '',
        to,
        disputed: false,
      })),
    };
    return { as: 'person', by: 'name', entry };
  });
}

function bodyOf({ source, name, aliases }: ListedActor, own: ListedCode): Meaning {
  return remember(BODIES, own, () => {
    const { code, country, sector } = own;
    const kind = OF_GROUPS.has(sector ?? '') ? 'group' : 'organisation';
    const entry: BodyEntry = { key: source, source, name, aliases, kind, code, country, sector: sector ?? 'UNK' };
    return { as: 'body', entry };
  });
}

function stateOf(entry: StateEntry): Meaning {
  return remember(STATES, entry, () => ({ as: 'state', by: 'seat', entry }));
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
