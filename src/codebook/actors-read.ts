import { ACTOR_KINDS } from '../annotation/record.js';
import type {
  ActorEntries,
  ActorEntry,
  AgentFacts,
  BodyFacts,
  Office,
  PeopleFacts,
  PersonFacts,
  StateFacts,
} from './actors.js';
import { parseActorTables } from './actor-table.js';
import { SECTORS } from './sectors.js';
import { NAME_KEYS, SECTIONS, agentNames, bodyNames, peopleNames, personNames, stateNames } from './actors-names.js';
import { YamlNode, type CodebookFile } from './yaml.js';

const FORMAT = 'herodotus/actors/1';
const TAKES = ['sector', 'body', 'state', 'owner'] as const;
const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

type Section = (typeof SECTIONS)[number];

/// Reads and checks the files of codebook/actors/, tables among them. Throws `codebook-invalid` with file, line, reason and cure.
export function parseActors(files: readonly CodebookFile[]): ActorEntries {
  const isTable = ({ name }: CodebookFile): boolean => name.endsWith('.tsv');
  const yaml = files.filter((file) => !isTable(file));
  const roots = yaml.map((file) => ({ file: file.name, root: YamlNode.read(file, FORMAT) }));
  for (const { root } of roots) root.only(['format', 'origin', ...SECTIONS]);
  const read = <Facts, Names>(
    section: Section,
    facts: (node: YamlNode, identity: { readonly key: string; readonly source: string }) => Facts,
    factKeys: readonly string[],
    names: (node: YamlNode) => Names,
  ): ActorEntry<Facts, Names>[] =>
    roots.flatMap(({ file, root }) =>
      (root.get(section)?.entries() ?? []).map(([key, node]) => {
        node.only([...factKeys, ...NAME_KEYS[section]]);
        const isNamed = NAME_KEYS[section].some((name) => node.get(name) !== null);
        return {
          line: node.line,
          facts: facts(node, { key, source: `${file}#${key}` }),
          names: isNamed ? names(node) : null,
        };
      }),
    );
  const ofBody = ['code', 'country', 'sector'];
  return {
    states: read('states', readState, ['centre', 'cow', 'gw', 'from', 'to', 'successors'], stateNames),
    organisations: read(
      'organisations',
      (node, identity) => readBody(node, identity, 'organisation'),
      ofBody,
      bodyNames,
    ),
    groups: read('groups', (node, identity) => readBody(node, identity, 'group'), ofBody, bodyNames),
    persons: read('persons', readPerson, ['offices', 'otherwise'], personNames),
    agents: read('agents', readAgent, ['sector', 'kind', 'takes', 'unique', 'abroad'], agentNames),
    peoples: read('peoples', readPeople, ['sector', 'country'], peopleNames),
    listed: parseActorTables(files.filter(isTable)),
  };
}

type Identity = Pick<StateFacts, 'key' | 'source'>;

function readState(node: YamlNode, identity: Identity): StateFacts {
  const { key } = identity;
  if (!/^[A-Z]{3}$/.test(key)) node.fail(`${key} is no country code`, 'use ISO 3166-1 alpha-3, such as FRA');
  const [lat, lon] = (node.get('centre')?.items() ?? []).map((item) => item.asNumber());
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    node.fail('"centre" is no latitude and longitude', 'write "centre: [48.9, 2.3]"');
  return {
    ...identity,
    country: key,
    centre: [lat, lon],
    cow: node.get('cow')?.asNumber() ?? null,
    gw: node.get('gw')?.asNumber() ?? null,
    from: date(node, 'from'),
    to: date(node, 'to'),
    successors: node.get('successors')?.asStrings() ?? [],
  };
}

function readBody(node: YamlNode, identity: Identity, kind: BodyFacts['kind']): BodyFacts {
  const code = node.get('code')?.asString() ?? null;
  const country = countryOf(node);
  if (code === null && country === null)
    node.fail('neither code nor country', 'write "code: …" or "country: …", or both');
  return { ...identity, kind, code, country, sector: choice(node, 'sector', SECTORS) };
}

function readPerson(node: YamlNode, identity: Identity): PersonFacts {
  const offices = (node.get('offices')?.items() ?? []).map(readOffice);
  if (offices.length === 0) node.fail('no offices', 'write "offices: [{title: …, country: …, from: …, to: …}]"');
  return { ...identity, offices, otherwise: choice(node, 'otherwise', SECTORS, 'UNK') };
}

function readOffice(node: YamlNode): Office {
  node.only(['title', 'country', 'body', 'sector', 'from', 'to', 'disputed']);
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
    disputed: node.get('disputed')?.asString() === 'true',
  };
}

function readAgent(node: YamlNode, identity: Identity): AgentFacts {
  return {
    ...identity,
    sector: choice(node, 'sector', SECTORS),
    kind: choice(node, 'kind', ACTOR_KINDS),
    takes: node.get('takes') === null ? null : choice(node, 'takes', TAKES),
    unique: node.get('unique')?.asString() === 'true',
    ...(node.get('abroad')?.asString() === 'true' && { abroad: true }),
  };
}

function readPeople(node: YamlNode, identity: Identity): PeopleFacts {
  return { ...identity, sector: choice(node, 'sector', SECTORS), country: countryOf(node) };
}

function text(node: YamlNode, key: string): string {
  return node.get(key)?.asString() ?? node.fail(`"${key}" is missing`, `write "${key}: …"`);
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
