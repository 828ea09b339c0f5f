import { HerodotusError } from '../annotation/problem.js';
import { SECTORS, type Sector } from './sectors.js';
import type { CodebookFile } from './yaml.js';

/// What an actor of a table is coded as, as long as it is so.
export interface ListedCode {
  /// A code of its own ("IGO UNO"), or null: then country and sector.
  readonly code: string | null;
  /// ISO 3166-1 alpha-3.
  readonly country: string | null;
  /// Null where the code stands for the country itself.
  readonly sector: Sector | null;
  /// The first day, and the first day after; ISO dates that may lack day or month, null where it has no bound.
  readonly from: string | null;
  readonly to: string | null;
}

/// An actor of a table of names and codes (`actors/*.tsv`): a form for lists that are too long for YAML.
export interface ListedActor {
  /// File and name: "actors/cabinets.tsv#Hamid Karzai".
  readonly source: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /// Null where the sentence tells whether it is a person. An agent's words stand for no one land: "police chief".
  readonly kind: 'person' | 'body' | 'agent' | null;
  /// Of those that hold on a day the first counts.
  readonly codes: readonly ListedCode[];
}

export const TABLE_FORMAT = 'herodotus/actor-table/1';
export const TABLE_COLUMNS = ['name', 'aliases', 'kind', 'code', 'country', 'sector', 'from', 'to'] as const;

const KINDS = ['person', 'body', 'agent'] as const;
const DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

/// Reads tables of names and codes. A row that repeats the name of the row above gives the same actor another code. Throws
/// `codebook-invalid` with file, line, reason and cure.
export function parseActorTables(files: readonly CodebookFile[]): ListedActor[] {
  return files.flatMap(parseTable);
}

function parseTable({ name: file, text }: CodebookFile): ListedActor[] {
  const lines = text.split(/\r?\n/);
  const fail = (line: number, reason: string, cure: string): never => {
    throw new HerodotusError('codebook-invalid', { file, line, reason, cure });
  };
  if (lines[0] !== `# format: ${TABLE_FORMAT}`)
    fail(1, 'the format is missing', `begin the file with "# format: ${TABLE_FORMAT}"`);
  if (!lines[1]?.startsWith('# origin: '))
    fail(2, 'the origin is missing', 'say in "# origin: …" where the content comes from');
  const head = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  if (lines[head] !== TABLE_COLUMNS.join('\t'))
    fail(head + 1, 'the columns are not named', `write, with tabs between: ${TABLE_COLUMNS.join(' ')}`);
  const actors: (ListedActor & { codes: ListedCode[] })[] = [];
  for (let at = head + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    const [name = '', aliases = '', kind = '', code = '', country = '', sector = '', from = '', to = ''] = cells;
    const wrong = (reason: string, cure: string): never => fail(at + 1, reason, cure);
    if (cells.length > TABLE_COLUMNS.length) wrong('there are too many columns', 'take the tabs at the end out');
    if (name === '') wrong('the name is missing', 'write the name in the first column');
    if (code === '' && country === '' && (kind !== 'agent' || sector === ''))
      wrong('neither code nor country', 'write a code, a country or both');
    if (country !== '' && !/^[A-Z]{3}$/.test(country))
      wrong(`${country} is no country code`, 'use the ISO 3166-1 alpha-3 code, such as FRA');
    for (const date of [from, to])
      if (date !== '' && !DATE.test(date)) wrong(`${date} is no date`, 'write YYYY, YYYY-MM or YYYY-MM-DD');
    const known = {
      sector: sector === '' ? null : (SECTORS.find((one) => one === sector) ?? null),
      kind: kind === '' ? null : (KINDS.find((one) => one === kind) ?? null),
    };
    if (sector !== '' && known.sector === null)
      wrong(`there is no sector ${sector}`, `use one of: ${SECTORS.join(', ')}`);
    if (kind !== '' && known.kind === null) wrong(`there is no kind ${kind}`, `use one of: ${KINDS.join(', ')}`);
    const own: ListedCode = {
      code: code || null,
      country: country || null,
      sector: known.sector,
      from: from || null,
      to: to || null,
    };
    const last = actors.at(-1);
    if (last?.name === name && aliases === '') last.codes.push(own);
    else
      actors.push({
        source: `${file}#${name}`,
        name,
        aliases: aliases === '' ? [] : aliases.split('|'),
        kind: known.kind,
        codes: [own],
      });
  }
  return actors;
}

/// Writes actors as such a table.
export function writeActorTable(origin: string, actors: readonly Omit<ListedActor, 'source'>[]): string {
  const head = [`# format: ${TABLE_FORMAT}`, `# origin: ${origin}`, TABLE_COLUMNS.join('\t')];
  return [...head, ...actors.flatMap(actorTableRows), ''].join('\n');
}

/// The rows of one actor, one for each of its codes.
export function actorTableRows({ name, aliases, kind, codes }: Omit<ListedActor, 'source'>): string[] {
  return codes.map(({ code, country, sector, from, to }, index) =>
    [name, index === 0 ? aliases.join('|') : '', kind, code, country, sector, from, to]
      .map((cell) => cell ?? '')
      .join('\t'),
  );
}
