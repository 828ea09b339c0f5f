import type { PlaceMatch } from '../../annotation/mentions.js';
import type { StateEntry } from '../../codebook/actors-join.js';
import { NameTrie } from '../../codebook/actors-trie.js';
import type { NamePart } from '../../codebook/actors-words.js';
import { nameParts } from '../../codebook/actors-words.js';
import type { RegionData } from '../../codebook/actors-places.js';
import type { PlaceWords } from '../../language/place-words.js';
import type { RegionNames } from '../actor/actors.js';

export type { PlaceMatch } from '../../annotation/mentions.js';
export type Precision = PlaceMatch['precision'];

/// A place that a name may mean.
export interface Place {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /// ISO 3166-1 alpha-3, or null for seas and continents.
  readonly country: string | null;
  /// GeoNames feature code.
  readonly feature: string;
  readonly geonames: number | null;
  readonly precision: Precision;
  /// People, or for regions and countries a number that ranks them among towns of the same name.
  readonly weight: number;
}

/// How lands and waters rank among towns: a name that is both a country and a town means the country unless the text says
/// otherwise. Set by hand, checked with the place names of news articles (see test/resolve).
const COUNTRY_WEIGHT = 60_000_000;
const REGION_WEIGHT = 2_500_000;
/// The capital of a country is named far more often than its people let expect.
const CAPITAL_FACTOR = 5;
const CAPITAL_LEAST = 1_000_000;

/// Towns, regions and countries by name.
export class Gazetteer implements RegionNames {
  private readonly lands: NameTrie<Place>;
  private readonly doubtful: ReadonlySet<string>;
  private readonly aliases = new Map<string, string>();
  /// By the first word of a key: where the first line of each key stands.
  private readonly lines = new Map<string, ReadonlyMap<string, number>>();
  private readonly cache = new Map<string, readonly Place[]>();
  private afterArticle: ReadonlySet<string> | null = null;

  /// `towns` is the text of gazetteer.tsv, sorted by key; it is searched as it stands.
  constructor(
    private readonly towns: string,
    regions: RegionData,
    states: readonly StateEntry[],
    readonly words: PlaceWords,
  ) {
    this.lands = new NameTrie(words.writing);
    for (const { name, aliases, country, centre } of states) {
      const [lat, lon] = centre;
      const place: Place = {
        name,
        lat,
        lon,
        country,
        feature: 'PCLI',
        geonames: null,
        precision: 'country',
        weight: COUNTRY_WEIGHT,
      };
      for (const written of [name, ...aliases]) this.lands.add(written, place);
    }
    for (const { name, country, lat, lon, feature } of regions.regions) {
      // A region of a kind that is dropped is called by the name alone; a province is mostly called like its town, and means that.
      const base = words.withoutKind(name);
      const place: Place = {
        name,
        lat,
        lon,
        country,
        feature,
        geonames: null,
        precision: 'region',
        weight: REGION_WEIGHT,
      };
      this.lands.add(name, place);
      if (base !== null) this.lands.add(base, { ...place, name: base });
    }
    for (const [alias, name] of Object.entries(regions.aliases)) {
      const key = this.keyOf(name);
      this.aliases.set(this.keyOf(alias), key);
      const found = this.named(partsOf(name));
      for (const place of found) this.lands.add(alias, place);
    }
    this.doubtful = new Set(regions.doubtful.map((name) => this.keyOf(name)));
  }

  /// Whether a name is also an everyday word or a person's name, and so needs evidence.
  isDoubtful(parts: readonly NamePart[]): boolean {
    const key = joined(parts);
    return key.length <= 3 ? this.lands.longest(parts, 0) === null : this.doubtful.has(key);
  }

  /// Whether some name of more than one part may begin with this one; most words of a text begin none.
  mayGoOn({ key }: NamePart): boolean {
    return this.lands.goesOn(key) || this.isTownBeginning(key);
  }

  private isTownBeginning(first: string): boolean {
    const lines = this.linesFrom(first);
    return (
      lines.size > (lines.has(first) ? 1 : 0) ||
      this.words.nameArticles.includes(first) ||
      this.behindArticle().has(first)
    );
  }

  /// The words that stand behind the article of names in keys that go on.
  private behindArticle(): ReadonlySet<string> {
    const [article] = this.words.nameArticles;
    this.afterArticle ??= new Set(
      [...(article === undefined ? NO_LINES : this.linesFrom(article)).keys()]
        .map((key) => key.split(' '))
        .flatMap(([, word = '', more]) => (more === undefined ? [] : [word])),
    );
    return this.afterArticle;
  }

  /// Every place that these parts of a name, taken together, may mean.
  named(parts: readonly NamePart[]): readonly Place[] {
    const lands = this.lands.longest(parts, 0);
    const whole = lands !== null && lands.length === parts.length ? lands.values : [];
    const key = joined(parts);
    const towns = parts.length === 1 || this.isTownBeginning(parts[0]?.key ?? '') ? this.townsOf(key) : [];
    const alias = this.aliases.get(key);
    if (alias === undefined && whole.length === 0) return towns;
    const others = alias === undefined || alias === key ? [] : this.townsOf(alias);
    return [...whole, ...towns, ...others.filter((town) => !whole.includes(town))];
  }

  lookUp(name: string): { readonly country: string; readonly region: boolean } | null {
    let best: Place | null = null;
    for (const place of this.named(partsOf(name))) if (best === null || place.weight > best.weight) best = place;
    if (best === null || best.country === null || best.weight < 50_000) return null;
    return { country: best.country, region: best.precision === 'region' };
  }

  private keyOf(name: string): string {
    return joined(partsOf(this.words.withoutArticle(name)));
  }

  private townsOf(key: string): readonly Place[] {
    let found = this.cache.get(key);
    if (found === undefined) {
      if (this.cache.size > 20_000) this.cache.clear();
      found = this.search(key);
      for (const article of this.words.nameArticles) {
        if (found.length > 0 || key.length < 4) break;
        found = this.search(key.startsWith(`${article} `) ? key.slice(article.length + 1) : `${article} ${key}`);
      }
      this.cache.set(key, found);
    }
    return found;
  }

  private search(key: string): readonly Place[] {
    const places: Place[] = [];
    if (key === '') return places;
    const { towns } = this;
    const space = key.indexOf(' ');
    for (
      let line = this.linesFrom(space < 0 ? key : key.slice(0, space)).get(key) ?? towns.length;
      towns.startsWith(`${key}\t`, line);
    ) {
      const end = towns.indexOf('\n', line);
      places.push(readTown(key, towns.slice(line, end)));
      line = end + 1;
    }
    return places;
  }

  /// The keys that begin with a word, and where the first line of each stands.
  private linesFrom(first: string): ReadonlyMap<string, number> {
    const known = this.lines.get(first);
    if (known !== undefined) return known;
    if (this.lines.size > 20_000) this.lines.clear();
    const found = new Map<string, number>();
    const { towns } = this;
    for (let line = this.lineOf(first); towns.startsWith(first, line); line = towns.indexOf('\n', line) + 1) {
      const key = towns.slice(line, towns.indexOf('\t', line));
      if (key.length > first.length && key[first.length] !== ' ') break;
      if (!found.has(key)) found.set(key, line);
    }
    this.lines.set(first, found.size === 0 ? NO_LINES : found);
    return found;
  }

  /// Where the first line stands whose key is not before this one: binary search over the lines of the text.
  private lineOf(key: string): number {
    const { towns } = this;
    let low = 0;
    let high = towns.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const line = towns.lastIndexOf('\n', middle - 1) + 1;
      const tab = towns.indexOf('\t', line);
      if (tab < 0) break;
      if (towns.slice(line, tab) < key) low = towns.indexOf('\n', tab) + 1;
      else high = line;
    }
    return low;
  }
}

const NO_LINES: ReadonlyMap<string, number> = new Map();

function readTown(key: string, line: string): Place {
  const [, name = '', country = '', lat, lon, feature = 'PPL', population, id] = line.split('\t');
  return {
    name: name === '' ? titled(key) : name,
    lat: Number(lat),
    lon: Number(lon),
    country,
    feature,
    geonames: Number(id),
    precision: 'city',
    weight:
      feature === 'PPLC'
        ? Math.max(Number(population) * CAPITAL_FACTOR, CAPITAL_LEAST)
        : Math.max(Number(population), 500),
  };
}

/// A key as a name: each word with a capital.
export function titled(key: string): string {
  return key.replace(/(^| )\p{Ll}/gu, (start) => start.toUpperCase());
}

function partsOf(name: string): NamePart[] {
  return name.split(' ').flatMap((word) => nameParts(word));
}

function joined(parts: readonly NamePart[]): string {
  return parts.map((part) => part.key).join(' ');
}
