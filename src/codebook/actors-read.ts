import type { ActorKind } from '../annotation/record.js';
import type { ActorData, AgentEntry, BodyEntry, Office, PeopleEntry, PersonEntry, StateEntry } from './actors.js';
import { SECTORS } from './actors.js';
import { YamlNode, type CodebookFile } from './yaml.js';

const FORMAT = 'herodotus/actors/1';
const KINDS: readonly ActorKind[] = ['state', 'organisation', 'group', 'person', 'office', 'population', 'unknown'];
const TAKES = ['sector', 'body', 'state', 'owner'] as const;
const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;
const WORD_LISTS = ['quantities', 'foreign', 'domestic', 'former', 'courtesies'] as const;
const SECTIONS = ['states', 'organisations', 'groups', 'persons', 'agents', 'peoples'] as const;

/// Reads and checks the files of codebook/actors/. Throws `codebook-invalid` with file, line, reason and cure.
export function parseActors(files: readonly CodebookFile[]): ActorData {
  const states: StateEntry[] = [];
  const bodies: BodyEntry[] = [];
  const persons: PersonEntry[] = [];
  const agents: AgentEntry[] = [];
  const peoples: PeopleEntry[] = [];
  const words: Record<(typeof WORD_LISTS)[number], string[]> = {
    quantities: [],
    foreign: [],
    domestic: [],
    former: [],
    courtesies: [],
  };
  for (const file of files) {
    const root = YamlNode.read(file, FORMAT);
    root.only(['format', 'origin', ...SECTIONS, ...WORD_LISTS]);
    const read = <T>(section: string, entry: (node: YamlNode, key: string, source: string) => T): T[] =>
      (root.get(section)?.entries() ?? []).map(([key, node]) => entry(node, key, `${file.name}#${key}`));
    states.push(...read('states', readState));
    bodies.push(...read('organisations', (node, _, source) => readBody(node, source, 'organisation')));
    bodies.push(...read('groups', (node, _, source) => readBody(node, source, 'group')));
    persons.push(...read('persons', readPerson));
    agents.push(...read('agents', readAgent));
    peoples.push(...read('peoples', readPeople));
    for (const list of WORD_LISTS) words[list].push(...texts(root, list));
  }
  return { states, bodies, persons, agents, peoples, words };
}

function readState(node: YamlNode, key: string, source: string): StateEntry {
  node.only(['name', 'aliases', 'demonyms', 'people', 'adjectives', 'capital', 'seats', 'centre']);
  if (!/^[A-Z]{3}$/.test(key)) node.fail(`${key} is no country code`, 'use ISO 3166-1 alpha-3, such as FRA');
  const [lat, lon] = (node.get('centre')?.items() ?? []).map((item) => item.asNumber());
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    node.fail('"centre" is no latitude and longitude', 'write "centre: [48.9, 2.3]"');
  return {
    source,
    country: key,
    name: text(node, 'name'),
    aliases: texts(node, 'aliases'),
    demonyms: texts(node, 'demonyms'),
    people: texts(node, 'people'),
    adjectives: texts(node, 'adjectives'),
    capital: node.get('capital')?.asString() ?? null,
    seats: texts(node, 'seats'),
    centre: [lat, lon],
  };
}

function readBody(node: YamlNode, source: string, kind: BodyEntry['kind']): BodyEntry {
  node.only(['name', 'aliases', 'code', 'country', 'sector']);
  const code = node.get('code')?.asString() ?? null;
  const country = countryOf(node);
  if (code === null && country === null)
    node.fail('neither code nor country', 'write "code: …" or "country: …", or both');
  return {
    source,
    kind,
    name: text(node, 'name'),
    aliases: texts(node, 'aliases'),
    code,
    country,
    sector: choice(node, 'sector', SECTORS),
  };
}

function readPerson(node: YamlNode, _: string, source: string): PersonEntry {
  node.only(['name', 'aliases', 'surnames', 'offices', 'otherwise']);
  const offices = (node.get('offices')?.items() ?? []).map(readOffice);
  if (offices.length === 0) node.fail('no offices', 'write "offices: [{title: …, country: …, from: …, to: …}]"');
  return {
    source,
    name: text(node, 'name'),
    aliases: texts(node, 'aliases'),
    surnames: texts(node, 'surnames'),
    offices,
    otherwise: choice(node, 'otherwise', SECTORS, 'UNK'),
  };
}

function readOffice(node: YamlNode): Office {
  node.only(['title', 'country', 'body', 'sector', 'from', 'to']);
  const country = countryOf(node);
  const body = node.get('body')?.asString() ?? null;
  if (country === null && body === null)
    node.fail('an office has neither country nor body', 'write "country: FRA" or "body: UN"');
  return {
    title: text(node, 'title'),
    country,
    body,
    sector: choice(node, 'sector', SECTORS, body === null ? 'GOV' : 'IGO'),
    from: date(node, 'from') ?? node.fail('an office has no "from"', 'write "from: YYYY-MM-DD"'),
    to: date(node, 'to'),
  };
}

function readAgent(node: YamlNode, id: string, source: string): AgentEntry {
  node.only(['sector', 'kind', 'takes', 'unique', 'words']);
  const words = texts(node, 'words');
  if (words.length === 0) node.fail('no words', 'write "words: [army, troop]"');
  return {
    source,
    id,
    sector: choice(node, 'sector', SECTORS),
    kind: choice(node, 'kind', KINDS),
    takes: node.get('takes') === null ? null : choice(node, 'takes', TAKES),
    unique: node.get('unique')?.asString() === 'true',
    words,
  };
}

function readPeople(node: YamlNode, _: string, source: string): PeopleEntry {
  node.only(['name', 'sector', 'country', 'adjectives', 'people']);
  return {
    source,
    name: text(node, 'name'),
    aliases: [],
    sector: choice(node, 'sector', SECTORS),
    country: countryOf(node),
    adjectives: texts(node, 'adjectives'),
    people: texts(node, 'people'),
  };
}

function text(node: YamlNode, key: string): string {
  return node.get(key)?.asString() ?? node.fail(`"${key}" is missing`, `write "${key}: …"`);
}

function texts(node: YamlNode, key: string): readonly string[] {
  return node.get(key)?.asStrings() ?? [];
}

function choice<T extends string>(node: YamlNode, key: string, choices: readonly T[], otherwise?: T): T {
  const field = node.get(key);
  if (field === null && otherwise !== undefined) return otherwise;
  const value = field?.asString();
  const found = choices.find((one) => one === value);
  return found ?? (field ?? node).fail(`"${key}" is ${value ?? 'missing'}`, `use one of: ${choices.join(', ')}`);
}

function countryOf(node: YamlNode): string | null {
  const field = node.get('country');
  const value = field?.asString() ?? null;
  if (field !== null && value !== null && !/^[A-Z]{3}$/.test(value))
    field.fail(`${value} is no country code`, 'use the ISO 3166-1 alpha-3 code, such as FRA');
  return value;
}

function date(node: YamlNode, key: string): string | null {
  const field = node.get(key);
  const value = field?.asString() ?? null;
  if (field !== null && value !== null && !DATE.test(value))
    field.fail(`${value} is no date`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
  return value;
}
