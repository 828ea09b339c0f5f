import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import type { AgentEntry, BodyEntry, StateEntry } from '../../codebook/actors-join.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { isInOffice, personMatch } from './office-holder.js';
import type { Hit } from './phrase-names.js';
import { type PhraseParts } from './phrase-parts.js';
import { meaningAs } from './phrase-names.js';
import { keyOf, nominalName } from './phrase-writing.js';

/// Sectors of those who fight or act in the name of a body: "Taliban fighters" are the Taliban.
const SERVING: ReadonlySet<string> = new Set(['MIL', 'REB', 'PRM', 'GOV', 'IGO', 'SPY', 'UNK']);

/// The match for a state as such.
export function stateItself(entry: StateEntry, confidence: number): ActorMatch {
  const { name, country, source } = entry;
  return { name, code: codeOf(country, 'GOV'), country, sector: 'GOV', kind: 'state', source, key: source, confidence };
}

export function bodyMatch(entry: BodyEntry, confidence: number): ActorMatch {
  const { name, country, sector, source, kind } = entry;
  return { name, code: bodyCode(entry), country, sector, kind, source, key: source, confidence };
}

function bodyCode(entry: BodyEntry): string | null {
  return entry.code ?? codeOf(entry.country, entry.sector);
}

/// The body that owns or modifies the head: "Hamas leader", "NATO's secretary general", "a spokesman for the army".
export function bodyIn(parts: PhraseParts): BodyEntry | null {
  if (parts.hits.length === 0) return null;
  const own = parts.before.filter((hit) => !hit.foreign);
  for (const hit of [...own.toReversed(), ...parts.beside, ...parts.after]) {
    const body = meaningAs(hit, 'body');
    if (body !== null) return body.entry;
  }
  return null;
}

/// The sector of an agent word that modifies the head or follows it: "police chief", "a spokesman for the rebels".
export function sectorIn(parts: PhraseParts): string | null {
  for (const hit of [...parts.before.toReversed(), ...parts.after]) {
    const agent = meaningAs(hit, 'agent');
    if (agent !== null && agent.entry.takes === null) return agent.entry.sector;
    if (agent?.entry.takes === 'state') return agent.entry.sector;
    const people = meaningAs(hit, 'people');
    if (people !== null && hit.first >= (parts.head?.last ?? 0)) return people.entry.sector;
  }
  return null;
}

/// Whether a word for an agent tells what sort of thing the noun behind it is, and not whose: "a department store", "a youth club".
export function tellsSort({ sorts, things }: ActorBook, { sentence, head }: Phrase, word: string): boolean {
  const { label, head: governor } = sentence.word(head);
  return label === 'compound' && (sorts.has(word) || things.has(sentence.lemmas[governor] ?? ''));
}

/// The sector of an agent: its own, or that of the body named with it ("party workers").
export function sectorOf({ takes, sector }: AgentEntry, parts: PhraseParts): string {
  return takes === 'sector' || takes === 'body' ? (sectorIn(parts) ?? sector) : sector;
}

/// The land that the hits name: a state or its adjective first, then a people of one land, then a person in office; `named` says that
/// a surname alone will do ("the Bush administration").
export function countryIn(hits: readonly Hit[], book: ActorBook, phrase: Phrase, named = false): string | null {
  for (const hit of hits) {
    const state = meaningAs(hit, 'state');
    if (state !== null) return book.states.has(state.entry.country) ? state.entry.country : null;
  }
  for (const hit of hits) {
    const people = meaningAs(hit, 'people');
    if (people !== null && people.entry.country !== null) return people.entry.country;
  }
  for (const hit of hits) {
    const { published } = phrase;
    const person = hit.meanings.find(
      (meaning) =>
        meaning.as === 'person' && (meaning.by === 'name' || (named && isInOffice(meaning.entry, published))),
    );
    if (person?.as === 'person') return personMatch(person.entry, published, 0).country;
  }
  return null;
}

/// The match for an agent of a body: the body itself for those who fight in its name, its code for its officers; null where
/// the word says more than the body ("Republican senator") or less ("Hamas supporters").
export function memberMatch(
  phrase: Phrase,
  parts: PhraseParts,
  agent: AgentEntry,
  body: BodyEntry,
  word: string,
): ActorMatch | null {
  if (agent.takes === 'body') return bodyMatch(body, 0.85);
  if (agent.sector === 'CVL' || agent.sector === 'REF') return null;
  const isParty = body.sector === 'PTY';
  if (agent.takes === null && isParty && agent.sector !== 'PTY') return null;
  if (agent.kind === 'group' && SERVING.has(agent.sector)) return bodyMatch(body, 0.85);
  const takes = agent.takes !== null || body.code !== null;
  const sector = takes ? body.sector : agent.sector;
  return {
    name: nominalName(phrase, parts),
    code: takes ? bodyCode(body) : codeOf(body.country, sector),
    country: body.country,
    sector,
    kind: agent.kind === 'state' ? 'organisation' : agent.kind,
    source: body.source,
    key: `${body.source} ${keyOf(word)}`,
    confidence: 0.85,
  };
}

/// The office or function that a hit names.
export function agentOf(hit: Hit | null | undefined): (Meaning & { readonly as: 'agent' }) | null {
  return meaningAs(hit, 'agent');
}
