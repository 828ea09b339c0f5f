import { YamlNode, type CodebookFile } from './yaml.js';

/// The words that stand for a state.
export interface StateNames {
  readonly name: string;
  readonly aliases: readonly string[];
  /// Adjective and people alike ("Russian").
  readonly demonyms: readonly string[];
  readonly people: readonly string[];
  readonly adjectives: readonly string[];
  readonly capital: string | null;
  readonly seats: readonly string[];
}

export interface BodyNames {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface PersonNames extends BodyNames {
  /// Surnames that other people bear too: they count only after a title, or where a person's name is expected.
  readonly surnames: readonly string[];
}

export interface AgentNames {
  readonly words: readonly string[];
}

export interface PeopleNames {
  readonly name: string;
  readonly adjectives: readonly string[];
  readonly people: readonly string[];
}

/// How a language calls the entry of a section with a key.
export interface Naming<Names> {
  readonly key: string;
  readonly file: string;
  readonly line: number;
  readonly names: Names;
}

const WORD_LISTS = [
  'quantities',
  'foreign',
  'domestic',
  'leaning',
  'descent',
  'serving',
  'former',
  'courtesies',
  'sorts',
  'things',
  'articles',
  'possessives',
] as const;

/// Words that steer the reading of a noun phrase; language/en/names/agents.yaml says what each list is.
export type NameWords = Readonly<Record<(typeof WORD_LISTS)[number], readonly string[]>>;

/// How a language calls the actors of the codebook: its files under `names/`, as plain data that goes through JSON unchanged.
export interface ActorNames {
  readonly states: readonly Naming<StateNames>[];
  readonly organisations: readonly Naming<BodyNames>[];
  readonly groups: readonly Naming<BodyNames>[];
  readonly persons: readonly Naming<PersonNames>[];
  readonly agents: readonly Naming<AgentNames>[];
  readonly peoples: readonly Naming<PeopleNames>[];
  /// The words for titles of offices, by the title's key.
  readonly titles: Readonly<Record<string, readonly string[]>>;
  readonly words: NameWords;
}

/// The parts of a file of actors or names.
export const SECTIONS = ['states', 'organisations', 'groups', 'persons', 'agents', 'peoples'] as const;

/// The keys of an entry that name it, by section.
export const NAME_KEYS = {
  states: ['name', 'aliases', 'demonyms', 'people', 'adjectives', 'capital', 'seats'],
  organisations: ['name', 'aliases'],
  groups: ['name', 'aliases'],
  persons: ['name', 'aliases', 'surnames'],
  agents: ['words'],
  peoples: ['name', 'adjectives', 'people'],
} as const;

/// Reads the files of `names/` of a language. Throws `codebook-invalid` with file, line, reason and cure, also where an entry is
/// named twice.
export function parseNames(files: readonly CodebookFile[]): ActorNames {
  const roots = files.map((file) => ({ file: file.name, root: YamlNode.read(file, 'herodotus/names/1') }));
  for (const { root } of roots) root.only(['format', 'origin', ...SECTIONS, 'titles', ...WORD_LISTS]);
  const read = <Names>(section: (typeof SECTIONS)[number], names: (node: YamlNode) => Names): Naming<Names>[] => {
    const known = new Set<string>();
    return roots.flatMap(({ file, root }) =>
      (root.get(section)?.entries() ?? []).map(([key, node]) => {
        if (known.has(key)) node.fail(`"${key}" is named a second time`, 'join the two');
        known.add(key);
        if (section !== 'agents') node.only(NAME_KEYS[section]);
        return { key, file, line: node.line, names: names(node) };
      }),
    );
  };
  return {
    states: read('states', stateNames),
    organisations: read('organisations', bodyNames),
    groups: read('groups', bodyNames),
    persons: read('persons', personNames),
    agents: read('agents', (node) => ({ words: node.asStrings() })),
    peoples: read('peoples', peopleNames),
    titles: Object.fromEntries(
      roots
        .flatMap(({ root }) => root.get('titles')?.entries() ?? [])
        .map(([title, node]) => [title, node.asStrings()]),
    ),
    words: wordLists(roots.map(({ root }) => root)),
  };
}

function wordLists(roots: readonly YamlNode[]): NameWords {
  const list = (name: (typeof WORD_LISTS)[number]): readonly string[] =>
    roots.flatMap((root) => root.get(name)?.asSmallWords() ?? []);
  return {
    quantities: list('quantities'),
    foreign: list('foreign'),
    domestic: list('domestic'),
    leaning: list('leaning'),
    descent: list('descent'),
    serving: list('serving'),
    former: list('former'),
    courtesies: list('courtesies'),
    sorts: list('sorts'),
    things: list('things'),
    articles: list('articles'),
    possessives: list('possessives'),
  };
}

export function stateNames(node: YamlNode): StateNames {
  return {
    ...bodyNames(node),
    demonyms: texts(node, 'demonyms'),
    people: texts(node, 'people'),
    adjectives: texts(node, 'adjectives'),
    capital: node.get('capital')?.asString() ?? null,
    seats: texts(node, 'seats'),
  };
}

export function bodyNames(node: YamlNode): BodyNames {
  return { name: text(node, 'name'), aliases: texts(node, 'aliases') };
}

export function personNames(node: YamlNode): PersonNames {
  return { ...bodyNames(node), surnames: texts(node, 'surnames') };
}

export function agentNames(node: YamlNode): AgentNames {
  const words = texts(node, 'words');
  if (words.length === 0) node.fail('no words', 'write "words: [army, troop]"');
  return { words };
}

export function peopleNames(node: YamlNode): PeopleNames {
  return { name: text(node, 'name'), adjectives: texts(node, 'adjectives'), people: texts(node, 'people') };
}

function text(node: YamlNode, key: string): string {
  return node.get(key)?.asString() ?? node.fail(`"${key}" is missing`, `write "${key}: …"`);
}

function texts(node: YamlNode, key: string): readonly string[] {
  return node.get(key)?.asStrings() ?? [];
}
