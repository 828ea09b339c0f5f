import { isKnown, placesAgree, timesAgree, type Told } from './told.js';
import { sideOf } from './party.js';
import { overlapOf, type PageReading } from './reading.js';

/// How many days before its page a deed happened that is no news.
const OLD = 31;
const DAY = 86_400_000;

/// Whether facts of their own say that two tellings are of two deeds: another day, another place, or one is done by those to whom
/// the other was done.
export function areTwoDeeds(page: PageReading, one: Told, two: Told): boolean {
  const { statement: a } = one;
  const { statement: b } = two;
  if (!timesAgree(a, b) || !placesAgree(page, a, b) || areNamedApart(page, one, two)) return true;
  return isTurnedRound(one, two);
}

/// "They rammed us": who did it is whom it was done to.
export function isTurnedRound(one: Told, two: Told): boolean {
  return isKnown(sideOf(one.actor, two.recipient)) && isKnown(sideOf(one.recipient, two.actor));
}

/// Whether each sentence names a place of its own, and no name stands in both; one of them no gazetteer has.
export function areNamedApart(page: PageReading, one: Told, two: Told): boolean {
  const here = one.placeNames;
  const there = two.placeNames;
  if (here.size === 0 || there.size === 0 || isWide(page, one) || isWide(page, two)) return false;
  if (isRead(page, one) && isRead(page, two)) return false;
  return overlapOf(here, there) === 0;
}

function isRead(page: PageReading, { statement: { place } }: Told): boolean {
  return page.place(place?.place) !== undefined;
}

function isWide(page: PageReading, { statement: { place } }: Told): boolean {
  const precision = page.place(place?.place)?.precision;
  return precision === 'country' || precision === 'region';
}

/// Whether one is of long before the page was written and the other is not told to be.
export function areOldAndNew(page: PageReading, one: Told, two: Told): boolean {
  return isOld(page, one) !== isOld(page, two);
}

function isOld({ record: { published } }: PageReading, { statement: { time } }: Told): boolean {
  const day = time?.to ?? time?.from ?? null;
  if (published === null || time === null || time.inherited !== null || day === null) return false;
  return Date.parse(published) - Date.parse(day) > OLD * DAY;
}

/// "a second bomb", "staff also stopped work", "in a separate dispute": whether it is told as another than one before.
export function isToldAsAnother(another: ReadonlySet<string>, { lemmas }: Told): boolean {
  return overlapOf(lemmas, another) > 0;
}
