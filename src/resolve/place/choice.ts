import type { Place, PlaceMatch } from './gazetteer.js';
import type { PlaceName } from './names.js';

/// How much each kind of evidence counts beside the decimal logarithm of the population; set by hand and checked on the
/// place names of news articles.
const CONTAINED = 6;
const COUNTRY_NAMED = 1.6;
const NEAR = 0.8;
/// A region holds a town that lies within so many kilometres of its middle.
const REACH = 600;
const NEAR_KILOMETRES = 300;
const NEAR_DEGREES = NEAR_KILOMETRES / 111;

/// Chooses what each name means: by what holds it, by the countries that the document names, by nearness to places that are
/// beyond doubt, by population. One name means one place in a document.
export function choosePlaces(names: readonly PlaceName[]): ReadonlyMap<PlaceName, PlaceMatch> {
  const countries = namedCountries(names);
  const fixed = distinct(names);
  const byKey = new Map<string, { place: Place; score: number }>();
  const scored = new Set<string>();
  for (const name of names) {
    const seen = `${name.key}|${name.container[0]?.name ?? ''}`;
    if (scored.has(seen)) continue;
    scored.add(seen);
    for (const place of name.candidates) {
      const score = scoreOf(place, name, countries, fixed);
      const best = byKey.get(name.key);
      if (best === undefined || score > best.score) byKey.set(name.key, { place, score });
    }
  }
  const chosen = new Map<PlaceName, PlaceMatch>();
  for (const name of names) {
    const best = byKey.get(name.key);
    const match = best === undefined ? within(name, names, byKey) : matchOf(best.place);
    if (match !== null) chosen.set(name, match);
  }
  return chosen;
}

/// The places that are beyond doubt, each once.
function distinct(names: readonly PlaceName[]): Place[] {
  const places = new Set<Place>();
  for (const { candidates } of names) {
    const [only] = candidates;
    if (only !== undefined && candidates.length === 1 && only.precision !== 'country' && only.country !== null)
      places.add(only);
  }
  return [...places];
}

/// The countries of a document and their share of its mentions of countries and regions. A name of two lands counts for none.
function namedCountries(names: readonly PlaceName[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  let total = 0;
  for (const { candidates } of names) {
    const lands = candidates.filter(
      (place) => place.country !== null && (place.precision !== 'city' || candidates.length === 1),
    );
    const country = lands[0]?.country ?? null;
    if (country === null || lands.some((land) => land.country !== country)) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  }
  for (const [country, count] of counts) counts.set(country, count / total);
  return counts;
}

function scoreOf(
  place: Place,
  name: PlaceName,
  countries: ReadonlyMap<string, number>,
  fixed: readonly Place[],
): number {
  let score = Math.log10(place.weight + 1);
  const isCountry = name.candidates.some((other) => other.precision === 'country');
  if (!isCountry && name.container.some((land) => holds(land, place))) score += CONTAINED;
  const share = place.country === null ? 0 : (countries.get(place.country) ?? 0);
  if (share > 0) score += COUNTRY_NAMED * (0.5 + share);
  if (place.precision === 'city' && fixed.some((other) => other !== place && isNear(other, place))) score += NEAR;
  return score;
}

function holds(land: Place, place: Place): boolean {
  if (land.country !== place.country || place.precision === 'country') return false;
  return land.precision === 'country' || (land !== place && kilometres(land, place) < REACH);
}

/// A place that the gazetteer does not know lies in what holds it: that much is known.
function within(
  name: PlaceName,
  names: readonly PlaceName[],
  byKey: ReadonlyMap<string, { place: Place }>,
): PlaceMatch | null {
  if (name.container.length === 0) return null;
  const holder = names.find(
    (other) => other.candidates.length > 0 && name.container.every((land) => other.candidates.includes(land)),
  );
  const place = holder === undefined ? undefined : byKey.get(holder.key)?.place;
  if (place === undefined) return null;
  return { ...matchOf(place), name: name.written, feature: null, geonames: null, precision: place.precision };
}

function matchOf({ name, lat, lon, country, feature, geonames, precision }: Place): PlaceMatch {
  return { name, lat, lon, country, feature, geonames, precision };
}

function isNear(a: Place, b: Place): boolean {
  return Math.abs(a.lat - b.lat) < NEAR_DEGREES && kilometres(a, b) < NEAR_KILOMETRES;
}

/// Great-circle distance on a sphere of 6371 km.
function kilometres(a: Place, b: Place): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)));
}
