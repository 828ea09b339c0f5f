import type { ListedActor } from './actor-table.js';
import type { Office } from './actors.js';
import type { NamedActors, AgentEntry, BodyEntry, PeopleEntry, PersonEntry, StateEntry } from './actors-join.js';
import type { NameTrie } from './actors-trie.js';

/// What a name or word can stand for.
export type Meaning =
  | {
      readonly as: 'state';
      /// "joined": an adjective that stands only before a hyphen, "Franco-German".
      readonly by: 'name' | 'seat' | 'capital' | 'adjective' | 'joined' | 'people';
      readonly entry: StateEntry;
    }
  | { readonly as: 'body'; readonly entry: BodyEntry }
  | { readonly as: 'person'; readonly by: 'name' | 'surname'; readonly entry: PersonEntry }
  | { readonly as: 'agent'; readonly entry: AgentEntry; readonly word: string }
  | { readonly as: 'people'; readonly by: 'adjective' | 'people'; readonly entry: PeopleEntry }
  /// What the day of publication makes one of the others of.
  | { readonly as: 'listed'; readonly entry: ListedActor };

/// The actors of the codebook, ready to be looked up.
export interface ActorBook {
  readonly data: NamedActors;
  readonly names: NameTrie<Meaning>;
  readonly quantities: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
  readonly domestic: ReadonlySet<string>;
  readonly leaning: ReadonlySet<string>;
  readonly descent: ReadonlySet<string>;
  readonly serving: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
  readonly courtesies: ReadonlySet<string>;
  readonly sorts: ReadonlySet<string>;
  readonly things: ReadonlySet<string>;
  readonly belonging: ReadonlySet<string>;
  readonly naming: ReadonlySet<string>;
  readonly partitive: ReadonlySet<string>;
  readonly states: ReadonlyMap<string, StateEntry>;
  /// How well a word for an agent tells an office: 2 where it is so called, 1 where both are of one sort ("premier" and "prime
  /// minister"), 0.
  tellsOffice(word: string, agent: AgentEntry, title: string): 0 | 1 | 2;
  /// Whether an office is one of those that one person at a time holds in a land, at its head: its titles are of the first
  /// such sort of agents.
  isHead(office: Office): boolean;
  /// Who held an office on a day: the only holder of a title in a country, or in a body by its code, then, or null.
  holder(title: string, owner: string, day: string): PersonEntry | null;
}
