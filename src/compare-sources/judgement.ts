import { frameClass } from '../export/event-class.js';
import type { Side, SideParty, SidePlace } from './side.js';

/// What two sides are held against each other by.
export const FIELDS = ['type', 'day', 'place', 'who', 'numbers'] as const;

export type Field = (typeof FIELDS)[number];

/// Whether both say the same, differ, or one does not tell.
export type Agreement = 'agree' | 'differ' | 'open';

/// How far an incident of ours and an event of theirs are one happening.
export interface Judgement {
  readonly score: number;
  /// Days between them; 0 where they overlap.
  readonly days: number;
  /// Kilometres; null where one has no point.
  readonly distance: number | null;
  readonly fields: Readonly<Record<Field, Agreement>>;
}

/// From so many points on they are one; docs/compare.md has the table.
const ENOUGH = 6;
/// Kilometres within which two towns are one place, or still may be meant by both; and a province and what lies in it.
const SAME_PLACE = 30;
const NEAR = 100;
const SAME_REGION = 150;
const FAR_REGION = 300;
const EARTH = 6371;

/// Holds two sides against each other that are at most `slack` days apart; null where they are not one happening.
export function judge(ours: Side, theirs: Side, slack: number): Judgement | null {
  const days = Math.max(0, ours.first - theirs.last, theirs.first - ours.last);
  if (days > slack) return null;
  const isType = ours.type === theirs.type;
  if (!isType && frameClass(ours.type) !== frameClass(theirs.type)) return null;
  const distance = distanceOf(ours.place, theirs.place);
  const place = placePoints(ours.place, theirs.place, distance);
  if (place === null) return null;
  const who = whoOf(ours, theirs);
  const numbers = numbersOf(ours.deaths, theirs.deaths);
  const score =
    (isType ? 3 : 1) + (days === 0 && ours.dayTold ? 2 : 1) + place.points + who.points + (numbers === 'agree' ? 1 : 0);
  // A like type in one country on one day is not enough: the very place or the parties must tell.
  if (score < ENOUGH || (place.points < 3 && who.points < 2)) return null;
  return {
    score,
    days,
    distance,
    fields: {
      type: isType ? 'agree' : 'differ',
      day: ours.dayTold ? (days === 0 ? 'agree' : 'differ') : 'open',
      place: place.standing,
      who: who.standing,
      numbers,
    },
  };
}

interface Points {
  readonly points: number;
  readonly standing: Agreement;
}

/// Null where they are of two places.
function placePoints(ours: SidePlace, theirs: SidePlace, distance: number | null): Points | null {
  const [one, two] = [ours.precision, theirs.precision];
  const isWide = one === 'region' || two === 'region';
  if (ours.country !== null && theirs.country !== null && ours.country !== theirs.country) {
    // Towns by a border; a sea has no country.
    const isClose = distance !== null && distance <= SAME_PLACE && one !== 'country' && two !== 'country';
    return isClose ? { points: 3, standing: 'agree' } : null;
  }
  if (one === 'country' || two === 'country' || distance === null || one === null || two === null) {
    const isCountry = ours.country !== null && ours.country === theirs.country;
    return isCountry ? { points: 1, standing: 'agree' } : { points: 0, standing: 'open' };
  }
  if (isWide) {
    if (distance > FAR_REGION) return null;
    return distance <= SAME_REGION ? { points: 1, standing: 'agree' } : { points: 0, standing: 'differ' };
  }
  if (distance > NEAR) return null;
  return distance <= SAME_PLACE ? { points: 3, standing: 'agree' } : { points: 1, standing: 'differ' };
}

/// Along the great circle, by the haversine formula.
function distanceOf(ours: SidePlace, theirs: SidePlace): number | null {
  if (ours.lat === null || ours.lon === null || theirs.lat === null || theirs.lon === null) return null;
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const [north, east] = [radians(theirs.lat - ours.lat) / 2, radians(theirs.lon - ours.lon) / 2];
  const half = Math.sin(north) ** 2 + Math.cos(radians(ours.lat)) * Math.cos(radians(theirs.lat)) * Math.sin(east) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, half)));
}

/// Actor by actor and recipient by recipient, or crosswise, since not all sources say who began.
function whoOf(ours: Side, theirs: Side): Points {
  const straight = [sharing(ours.actors, theirs.actors), sharing(ours.recipients, theirs.recipients)];
  const across = [sharing(ours.actors, theirs.recipients), sharing(ours.recipients, theirs.actors)];
  const sum = (points: readonly (number | null)[]): number =>
    points.reduce<number>((all, each) => all + (each ?? 0), 0);
  const isAcross = sum(across) - 1 > sum(straight);
  const found = isAcross ? across : straight;
  const told = found.flatMap((each) => each ?? []);
  const standing = told.length === 0 ? 'open' : told.some((each) => each < 0) || isAcross ? 'differ' : 'agree';
  return { points: sum(found) - (isAcross ? 1 : 0), standing };
}

/// 2 where a name is shared, 1 where a country is, -1 where all are of other countries; null where that is not known.
function sharing(ours: readonly SideParty[], theirs: readonly SideParty[]): number | null {
  let best: number | null = null;
  let isOpen = ours.length === 0 || theirs.length === 0;
  for (const one of ours)
    for (const two of theirs) {
      if (isNamedAlike(one, two)) return 2;
      if (one.country === null || two.country === null) isOpen = true;
      else best = Math.max(best ?? -1, one.country === two.country ? 1 : -1);
    }
  return best === -1 && isOpen ? null : best;
}

/// Half of the words of the shorter name, and one at least.
function isNamedAlike(one: SideParty, two: SideParty): boolean {
  const least = Math.min(one.words.size, two.words.size);
  if (least === 0) return false;
  let shared = 0;
  for (const word of one.words) if (two.words.has(word)) shared++;
  return shared > 0 && shared >= least / 2;
}

/// A number of ours that lies between the least and the most of theirs, or is one of them.
function numbersOf(ours: readonly number[], theirs: readonly number[]): Agreement {
  if (ours.length === 0 || theirs.length === 0) return 'open';
  const [least, most] = [Math.min(...theirs), Math.max(...theirs)];
  return ours.some((value) => value >= least && value <= most) ? 'agree' : 'differ';
}
