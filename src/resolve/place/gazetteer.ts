import { remembered } from '../../annotation/remembered.js';
import type { StateEntry } from '../../codebook/actors-join.js';
import { NameTrie } from '../../codebook/actors-trie.js';
import type { NamePart } from '../../codebook/actors-words.js';
import { nameParts } from '../../codebook/actors-words.js';
import type { RegionData } from '../../codebook/actors-places.js';
import type { PlaceWords } from '../../language/place-words.js';
import type { RegionNames } from '../actor/actors.js';
import { kilometres } from './distance.js';
import type { Place } from './place.js';
import { TownLines } from './town-lines.js';

export type { PlaceMatch } from '../../annotation/mentions.js';
export type { Place } from './place.js';

/// How lands and waters rank among towns: a name that is both a country and a town means the country unless the text says
/// otherwise. Set by hand, checked with the place names of news articles (see test/resolve).
const COUNTRY_WEIGHT = 60_000_000;
const REGION_WEIGHT = 2_500_000;
/// What regions.yaml has for a region is a town of the same name that lies within so many kilometres.
const SAME_TOWN = 30;
const UNCODED = { people: 0, first: null, second: null, geonames: null, isOtherName: false } as const;
/// Names whose places are remembered.
const NAMES_KEPT = 2_000;

/// Towns, regions and countries by name.
export class Gazetteer implements RegionNames {
  private readonly lands: NameTrie<Place>;
  private readonly doubtful: ReadonlySet<string>;
  private readonly aliases = new Map<string, string>();
  private readonly towns: TownLines;
  private readonly townsOf = remembered(NAMES_KEPT, (key: string) => this.findTowns(key));
  /// Regions of regions.yaml that GeoNames has too, with its codes.
  private readonly coded = new Map<Place, Place>();
  /// The country of each top-level domain that tells one.
  readonly domains: RegionData['domains'];
  /// The country of each word for the people and things of one: "British".
  readonly peoples = new Map<string, string>();
  private afterArticle: ReadonlySet<string> | null = null;

  /// `lines` is the text of gazetteer.tsv.
  constructor(
    lines: string,
    regions: RegionData,
    states: readonly StateEntry[],
    readonly words: PlaceWords,
  ) {
    this.towns = new TownLines(lines);
    this.domains = regions.domains;
    this.lands = new NameTrie(words.writing);
    for (const { name, aliases, demonyms, people, country, centre } of states) {
      for (const word of [...demonyms, ...people]) this.peoples.set(word, country);
      const [lat, lon] = centre;
      const place: Place = {
        name,
        lat,
        lon,
        country,
        feature: 'PCLI',
        precision: 'country',
        weight: COUNTRY_WEIGHT,
        ...UNCODED,
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
        precision: 'region',
        weight: REGION_WEIGHT,
        ...UNCODED,
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
    return this.towns.begins(first) || this.words.nameArticles.includes(first) || this.behindArticle().has(first);
  }

  /// The words that stand behind the article of names in keys that go on.
  private behindArticle(): ReadonlySet<string> {
    const [article] = this.words.nameArticles;
    this.afterArticle ??= article === undefined ? new Set() : this.towns.secondWords(article);
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
    return this.merged(whole, [...new Set([...towns, ...others])]);
  }

  /// The region that a short form means behind a name and a comma, "Pa." or "N.Y."; none where it is no such form.
  abbreviated(short: string): readonly Place[] {
    const region = this.words.abbreviations.get(short.replace(/\.$/, ''));
    if (region === undefined) return [];
    return this.named(partsOf(region.name)).filter(
      ({ precision, country }) => precision === 'region' && country === region.country,
    );
  }

  /// Lands of regions.yaml and what gazetteer.tsv has of the same name: a region that both have is one, with our point and the codes
  /// of GeoNames; a town that regions.yaml has for a region is the town.
  private merged(lands: readonly Place[], towns: readonly Place[]): readonly Place[] {
    const doubles = new Set<Place>();
    const kept = lands.flatMap((land) => {
      if (land.precision !== 'region' || land.country === null || towns.includes(land)) return [land];
      const same = towns.filter(({ country }) => country === land.country);
      const region = same.find((other) => other.feature === 'ADM1');
      if (region === undefined)
        return same.some((other) => other.precision === 'city' && kilometres(other, land) < SAME_TOWN) ? [] : [land];
      doubles.add(region);
      return [this.withCodes(land, region)];
    });
    return [...kept, ...towns.filter((town) => !doubles.has(town) && !kept.includes(town))];
  }

  private withCodes(land: Place, region: Place): Place {
    let coded = this.coded.get(land);
    if (coded === undefined) this.coded.set(land, (coded = { ...land, people: region.people, first: region.first }));
    return coded;
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

  private findTowns(key: string): readonly Place[] {
    let found = this.towns.named(key);
    for (const article of this.words.nameArticles) {
      if (found.length > 0 || key.length < 4) break;
      found = this.towns.named(key.startsWith(`${article} `) ? key.slice(article.length + 1) : `${article} ${key}`);
    }
    return found;
  }
}

function partsOf(name: string): NamePart[] {
  return name.split(' ').flatMap((word) => nameParts(word));
}

function joined(parts: readonly NamePart[]): string {
  return parts.map((part) => part.key).join(' ');
}
