import type { PlaceMatch } from './gazetteer.js';
import type { PlaceName } from './place-name.js';
import type { Place } from './place.js';
import { NO_FACTS, regionOf, surroundingsOf, traitsOf, type Meaning, type PageFacts } from './traits.js';
import { WEIGHTS, type Trait } from './weights.js';

export type Weights = Readonly<Record<Trait, number>>;

/// Each round the names of a page are read anew in the light of what the others mean.
const ROUNDS = 4;
/// So many candidates of a name are weighed, those of the most people and those in what holds it.
const WEIGHED = 60;
/// A town of which the page says so little that it is less likely than this is no point on a map.
const LEAST_ODDS = 0.2;

/// Chooses what each name means, for the page as a whole: by what holds it, by countries, regions and districts of the other
/// names, by nearness, kind and people, and a little by the countries that the page is of and tells of. One name means one place in a document,
/// unless it is said to lie in two.
export function choosePlaces(names: readonly PlaceName[], page: PageFacts): ReadonlyMap<PlaceName, PlaceMatch> {
  const { meanings, of } = meaningsOf(names);
  weigh(meanings, WEIGHTS, page);
  const chosen = new Map<PlaceName, PlaceMatch>();
  for (const name of names) {
    const meaning = meanings[of.get(name) ?? -1];
    const match = meaning === undefined ? within(name, names, meanings, of) : matchOf(bestOf(meaning));
    if (match !== null) chosen.set(name, match);
  }
  return chosen;
}

/// The first-level regions in which the names of a page most likely lie.
export function regionsMeant(names: readonly PlaceName[]): ReadonlySet<string> {
  const { meanings } = meaningsOf(names);
  weigh(meanings, WEIGHTS);
  return new Set(meanings.flatMap((meaning) => (meaning.candidates.length === 0 ? [] : (regionOfBest(meaning) ?? []))));
}

function regionOfBest(meaning: Meaning): string | null {
  const best = bestOf(meaning);
  return best === null ? null : regionOf(best);
}

/// The names of a page that mean one thing each, and the index of the meaning of each name that has candidates.
export function meaningsOf(names: readonly PlaceName[]): {
  readonly meanings: Meaning[];
  readonly of: ReadonlyMap<PlaceName, number>;
} {
  const of = new Map<PlaceName, number>();
  const groups: PlaceName[][] = [];
  const byKey = new Map<string, number[]>();
  // Names that are said to lie somewhere come first: a bare one means what they mean.
  for (const bare of [false, true])
    for (const name of names) {
      if (name.candidates.length === 0 || (name.containers.length === 0) !== bare) continue;
      const known = byKey.get(name.key) ?? [];
      let group = known.find((index) => bare || sameContainers(groups[index]?.[0], name));
      if (group === undefined) {
        group = groups.push([]) - 1;
        byKey.set(name.key, [...known, group]);
      }
      groups[group]?.push(name);
      of.set(name, group);
    }
  const meanings = groups.map((group) => {
    const containers = group.flatMap((name) => name.containers);
    const candidates = weighed([...new Set(group.flatMap((name) => name.candidates))], containers);
    const beside = new Set(group.flatMap((name) => name.beside.flatMap((other) => of.get(other) ?? [])));
    return { candidates, containers, beside: [...beside], count: group.length, odds: candidates.map(() => 0) };
  });
  return { meanings, of };
}

function sameContainers(one: PlaceName | undefined, other: PlaceName): boolean {
  const lands = (name: PlaceName): string => name.containers[0]?.lands[0]?.name ?? '';
  return one !== undefined && lands(one) === lands(other);
}

function weighed(candidates: readonly Place[], containers: Meaning['containers']): readonly Place[] {
  if (candidates.length <= WEIGHED) return candidates;
  const held = (place: Place): boolean =>
    containers.some(({ lands }) => lands.some((land) => land.country === place.country && land.first === place.first));
  const ranked = [...candidates].sort((a, b) => b.weight - a.weight);
  return ranked.filter((place, rank) => rank < WEIGHED || held(place));
}

/// Sets the odds of every candidate.
export function weigh(meanings: readonly Meaning[], weights: Weights, page: PageFacts = NO_FACTS): void {
  for (let round = 0; round < ROUNDS; round++) {
    const around = surroundingsOf(meanings, page);
    const odds = meanings.map((meaning, number) =>
      softmax(meaning.candidates.map((place) => scoreOf(traitsOf(place, number, meanings, around), weights))),
    );
    for (const [number, meaning] of meanings.entries()) meaning.odds = odds[number] ?? meaning.odds;
  }
}

function scoreOf(traits: Partial<Record<Trait, number>>, weights: Weights): number {
  let score = 0;
  for (const trait in traits) score += (traits[trait as Trait] ?? 0) * weights[trait as Trait];
  return score;
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / sum);
}

/// The most likely candidate; null where a town of many namesakes is as likely to be another.
function bestOf({ candidates, odds }: Meaning): Place | null {
  let best = 0;
  for (let at = 1; at < odds.length; at++) if ((odds[at] ?? 0) > (odds[best] ?? 0)) best = at;
  return (odds[best] ?? 0) < LEAST_ODDS ? null : (candidates[best] ?? null);
}

/// A place that the gazetteer does not know lies in what holds it: that much is known.
function within(
  name: PlaceName,
  names: readonly PlaceName[],
  meanings: readonly Meaning[],
  of: ReadonlyMap<PlaceName, number>,
): PlaceMatch | null {
  const [container] = name.containers;
  if (container === undefined) return null;
  const holder = names.find(
    (other) => other.candidates.length > 0 && container.lands.every((land) => other.candidates.includes(land)),
  );
  const meaning = holder === undefined ? undefined : meanings[of.get(holder) ?? -1];
  const match = meaning === undefined ? null : matchOf(bestOf(meaning));
  return match === null ? null : { ...match, name: name.written, feature: null, geonames: null };
}

function matchOf(place: Place | null): PlaceMatch | null {
  if (place === null) return null;
  const { name, lat, lon, country, feature, geonames, precision } = place;
  return { name, lat, lon, country, feature, geonames, precision };
}
