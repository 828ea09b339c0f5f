import { kilometres } from './distance.js';
import type { Place } from './place.js';
import type { Trait } from './weights.js';

/// A place name of a page with how likely each of its candidates is.
export interface Meaning {
  /// The longest-lived order: the most people first.
  readonly candidates: readonly Place[];
  readonly containers: readonly Container[];
  /// Meanings that stand beside it in an enumeration.
  readonly beside: readonly number[];
  /// Mentions on the page.
  readonly count: number;
  /// Of each candidate, 0 to 1.
  odds: readonly number[];
}

/// What a text says that a place lies in, and whether only a comma says so, which may be an enumeration.
export interface Container {
  readonly lands: readonly Place[];
  readonly isComma: boolean;
}

/// What names say of countries and regions, by how likely each meaning is.
interface Tallies {
  readonly countries: Tally;
  readonly regions: Tally;
  readonly districts: Tally;
  readonly namedCountries: Tally;
  readonly namedRegions: Tally;
}

type Tally = Map<string, number>;

/// What all names of a page say, and each of them.
export interface Surroundings {
  readonly total: number;
  readonly all: Tallies;
  readonly own: readonly Tallies[];
  readonly likely: readonly Likely[];
  readonly page: PageFacts;
}

/// What a page tells of countries beside the names of its places.
export interface PageFacts {
  /// The country where it was published, where it is known.
  readonly published: string | null;
  /// Those whose people and things it names: "British", "Pakistanis".
  readonly peoples: ReadonlySet<string>;
}

export const NO_FACTS: PageFacts = { published: null, peoples: new Set() };

/// A town or district with how likely it is meant, and the index of the meaning that it belongs to.
interface Likely {
  readonly place: Place;
  readonly odds: number;
  readonly of: number;
}

/// A region of no known code holds what lies within so many kilometres of its middle.
const REACH = 600;
/// At so many kilometres nearness is down to a third; from so many on it is none.
const NEARNESS = 60;
const FAR = 400;
const FAR_DEGREES = FAR / 111;
/// Less likely candidates speak for no other.
const LIKELY = 0.1;
const UNLIKELY = 0.01;

/// Sums up what the names of a page say.
export function surroundingsOf(meanings: readonly Meaning[], page: PageFacts = NO_FACTS): Surroundings {
  const all = noTallies();
  const likely: Likely[] = [];
  for (const country of page.peoples) add(all.namedCountries, country, 1);
  let total = 0;
  const own = meanings.map(({ candidates, odds, count }, of) => {
    const tallies = noTallies();
    const weight = weightOf(count);
    total += weight;
    for (const [at, place] of candidates.entries()) {
      const odd = odds[at] ?? 0;
      if (odd < UNLIKELY || place.country === null) continue;
      for (const each of [all, tallies]) counted(each, place, odd, weight);
      if (isSmall(place) && odd > LIKELY) likely.push({ place, odds: odd, of });
    }
    return tallies;
  });
  return { total, all, own, likely, page };
}

function noTallies(): Tallies {
  return {
    countries: new Map(),
    regions: new Map(),
    districts: new Map(),
    namedCountries: new Map(),
    namedRegions: new Map(),
  };
}

function counted(tallies: Tallies, place: Place, odds: number, weight: number): void {
  const [region, district] = [regionOf(place), districtOf(place)];
  add(tallies.countries, place.country, odds * weight);
  add(tallies.regions, region, odds * weight);
  add(tallies.districts, district, odds * weight);
  if (place.precision === 'country') add(tallies.namedCountries, place.country, odds);
  if (place.feature === 'ADM1') add(tallies.namedRegions, region, odds);
}

/// What speaks for a candidate: `number` is the index of its meaning among `meanings`.
export function traitsOf(
  place: Place,
  number: number,
  meanings: readonly Meaning[],
  around: Surroundings,
): Partial<Record<Trait, number>> {
  const meaning = meanings[number];
  if (meaning === undefined) return {};
  const traits: Partial<Record<Trait, number>> = ownTraits(place, meaning.candidates);
  for (const { lands, isComma } of meaning.containers) {
    if (lands.some((land) => holds(land, place))) traits[isComma ? 'behind-comma' : 'held'] = 1;
    else if (!isComma && place.precision !== 'country') traits.outside = 1;
  }
  const others = around.total - weightOf(meaning.count);
  const own = around.own[number];
  const besides = (tally: keyof Tallies, key: string | null): number =>
    key === null ? 0 : (around.all[tally].get(key) ?? 0) - (own?.[tally].get(key) ?? 0);
  const shareOf = (tally: keyof Tallies, key: string | null): number =>
    others <= 0 ? 0 : besides(tally, key) / others;
  const region = regionOf(place);
  traits['in-country'] = shareOf('countries', place.country);
  traits['in-region'] = shareOf('regions', region);
  traits['in-district'] = shareOf('districts', districtOf(place));
  if (place.precision !== 'country') traits['country-named'] = Math.min(1, besides('namedCountries', place.country));
  if (place.precision !== 'country' && place.country !== null && place.country === around.page.published)
    traits['published-in'] = 1;
  if (place.feature !== 'ADM1') traits['region-named'] = Math.min(1, besides('namedRegions', region));
  if (isSmall(place)) traits.near = nearness(place, number, around.likely);
  const alike = meaning.beside.map((other) => alikeOdds(place, meanings[other]));
  if (alike.length > 0) traits.alike = alike.reduce((sum, each) => sum + each, 0) / alike.length;
  return traits;
}

function ownTraits(place: Place, namesakes: readonly Place[]): Partial<Record<Trait, number>> {
  const traits: Partial<Record<Trait, number>> = {};
  if (place.country === null) traits.world = 1;
  else if (place.precision === 'country') traits.country = 1;
  else if (place.feature === 'ADM2') [traits.district, traits.people] = [1, Math.log10(place.people) - 5];
  else if (place.precision === 'region') traits.region = 1;
  else {
    traits.people = Math.log10(place.people) - 4;
    const seat = SEATS.get(place.feature);
    if (seat !== undefined && !place.isOtherName) traits[seat] = 1;
  }
  if (place.precision === 'region' && namesakes.some((other) => isSeatOf(other, place))) traits['of-its-seat'] = 1;
  if (place.isOtherName) traits['other-name'] = 1;
  return traits;
}

/// Whether a town is the seat of a region: a name that both have mostly means the town.
function isSeatOf(town: Place, { country, first, feature }: Place): boolean {
  if (town.country !== country) return false;
  if (town.feature === 'PPLC') return true;
  return town.first === first && (town.feature === 'PPLA' || (feature === 'ADM2' && town.feature === 'PPLA2'));
}

const SEATS: ReadonlyMap<string, Trait> = new Map([
  ['PPLC', 'capital'],
  ['PPLA', 'seat'],
  ['PPLA2', 'small-seat'],
  ['PPLX', 'quarter'],
]);

/// Whether a land holds a place: by its codes where both have them, else by distance.
export function holds(land: Place, place: Place): boolean {
  if (land.country !== place.country || place.precision === 'country') return false;
  if (land.precision === 'country') return true;
  if (land.feature === place.feature && land.first === place.first && land.second === place.second) return false;
  if (land.first === null || place.first === null) return land !== place && kilometres(land, place) < REACH;
  return land.first === place.first && (land.second === null || land.second === place.second);
}

/// How likely some other name means a place nearby, 0 to 1.
function nearness(place: Place, number: number, likely: readonly Likely[]): number {
  let none = 1;
  for (const { place: other, odds, of } of likely) {
    if (of === number || Math.abs(place.lat - other.lat) > FAR_DEGREES) continue;
    const distance = kilometres(place, other);
    if (distance < FAR) none *= 1 - odds * Math.exp(-distance / NEARNESS);
  }
  return 1 - none;
}

/// How likely a neighbour in an enumeration means a place of the same kind.
function alikeOdds(place: Place, other: Meaning | undefined): number {
  let sum = 0;
  for (const [at, each] of other?.candidates.entries() ?? [])
    if (sortOf(each) === sortOf(place)) sum += other?.odds[at] ?? 0;
  return sum;
}

function sortOf(place: Place): string {
  if (place.precision === 'country' || place.country === null) return place.precision;
  return place.precision === 'region' ? `${place.feature} ${place.country}` : place.precision;
}

function isSmall(place: Place): boolean {
  return place.precision === 'city' || place.feature === 'ADM2';
}

/// The first-level region of a place, of whatever country; null where it is not known.
export function regionOf({ country, first }: Place): string | null {
  return first === null || country === null ? null : `${country}.${first}`;
}

function districtOf({ country, first, second }: Place): string | null {
  return first === null || second === null || country === null ? null : `${country}.${first}.${second}`;
}

/// A name that is said often weighs more, but not as often.
function weightOf(count: number): number {
  return 1 + Math.log(count);
}

function add(tally: Tally, key: string | null, value: number): void {
  if (key !== null) tally.set(key, (tally.get(key) ?? 0) + value);
}
