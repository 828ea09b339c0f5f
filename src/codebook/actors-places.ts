import { YamlNode, type CodebookFile } from './yaml.js';

/// A region, sea, mountain or area of conflict.
export interface RegionEntry {
  readonly name: string;
  /// ISO 3166-1 alpha-3, or null where it is of no one country.
  readonly country: string | null;
  readonly lat: number;
  readonly lon: number;
  /// GeoNames feature code.
  readonly feature: string;
}

/// What codebook/places/regions.yaml holds, as plain data that goes through JSON unchanged.
export interface RegionData {
  readonly regions: readonly RegionEntry[];
  readonly aliases: Readonly<Record<string, string>>;
  readonly doubtful: readonly string[];
  /// The country (ISO 3166-1 alpha-3) of each top-level domain that tells one.
  readonly domains: Readonly<Record<string, string>>;
}

/// Sorts of lands and waters in the file, with their GeoNames feature codes.
const FEATURES: ReadonlyMap<string, string> = new Map([
  ['continent', 'CONT'],
  ['sea', 'SEA'],
  ['lake', 'LK'],
  ['river', 'STM'],
  ['mountain', 'MTS'],
]);

/// Reads and checks codebook/places/regions.yaml. Throws `codebook-invalid` with file, line, reason and cure.
export function parseRegions(file: CodebookFile): RegionData {
  const root = YamlNode.read(file, 'herodotus/places/1');
  root.only(['format', 'origin', 'regions', 'world', 'aliases', 'doubtful', 'domains']);
  const regions: RegionEntry[] = [];
  for (const [country, names] of root.get('regions')?.entries() ?? []) {
    if (!/^[A-Z]{3}$/.test(country)) names.fail(`${country} is no country code`, 'use ISO 3166-1 alpha-3, such as FRA');
    for (const [name, at] of names.entries()) regions.push({ name, country, ...point(at), feature: 'ADM1' });
  }
  for (const [sort, names] of root.get('world')?.entries() ?? []) {
    const feature =
      FEATURES.get(sort) ?? names.fail(`"${sort}" is not known`, `use one of: ${[...FEATURES.keys()].join(', ')}`);
    for (const [name, at] of names.entries()) regions.push({ name, country: null, ...point(at), feature });
  }
  const aliases = Object.fromEntries(
    (root.get('aliases')?.entries() ?? []).map(([alias, name]) => [alias, name.asString()]),
  );
  const domains = Object.fromEntries(
    (root.get('domains')?.entries() ?? []).map(([country, domain]) => [domain.asString(), country]),
  );
  return { regions, aliases, doubtful: root.get('doubtful')?.asStrings() ?? [], domains };
}

function point(node: YamlNode): { lat: number; lon: number } {
  const [lat, lon] = node.items().map((item) => item.asNumber());
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180)
    node.fail('no latitude and longitude', 'write [48.9, 2.3]: first north, then east, in degrees');
  return { lat, lon };
}
