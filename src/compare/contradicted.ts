import type { EventType } from '../annotation/record.js';
import { sideOf, type Party, type Side } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import { isKnown, placesAgree, timesAgree, type Told } from './told.js';

/// How far apart in sentences a denial that names nobody ("nobody threw anything") stands from what it denies.
const NEAR = 6;
/// The same where only the type of the deed is the same.
const BESIDE = 3;

/// Whether one of two statements of opposite polarity denies the other: the word of the deed is the same, or its type and
/// whom it was done to; a party is the same, or the denial is of everyone; and nothing stands against it.
export function isContradicted(page: PageReading, a: Told, b: Told): boolean {
  if (!timesAgree(a.statement, b.statement) || !placesAgree(page, a.statement, b.statement)) return false;
  const [denied, told] = a.statement.polarity === 'negative' ? [a, b] : [b, a];
  if (isDeniedOrder(denied, told)) return true;
  if (isToCome(a) !== isToCome(b)) return false;
  const actors = openedOf(a.actor, b.actor);
  const recipients = openedOf(a.recipient, b.recipient);
  if (actors === 'other' || recipients === 'other') return false;
  const one = a.statement.event?.type;
  const sameType = one !== undefined && one === b.statement.event?.type;
  const sameWord = overlapOf(a.deed, b.deed) > 0;
  if (sameType && isKnown(recipients)) return true;
  const ofEveryone = isOfNobody(denied.recipient) || isOfNobody(denied.actor);
  const distance = Math.abs(a.sentence - b.sentence);
  const isPage = page.areOneText(a.segment, b.segment);
  // "They were not seized", "we moved no soldier": of one deed, whoever "they" are.
  if (sameType && !ofEveryone && isOfForce(denied) && denied.statement.quantities.length === 0)
    return sameWord ? distance <= NEAR || !isPage : isPage && distance <= BESIDE;
  if (ofEveryone && sameWord) return distance <= NEAR || isComment(page, a) !== isComment(page, b);
  // "Nobody was mistreated" denies what is told of somebody beside it; that nobody was hurt is a toll.
  if (ofEveryone && sameType)
    return isPage && distance <= BESIDE && !told.recipient.empty && denied.statement.quantities.length === 0;
  // Of a word that is no deed of the codebook both sides must be known to be the same.
  return sameWord && (sameType ? isKnown(actors) || isKnown(recipients) : isKnown(actors) && isKnown(recipients));
}

/// "I did not order anything", said by one who is said to have ordered it.
export function isDeniedOrder(denied: Told, told: Told): boolean {
  if (!isOfNobody(denied.recipient)) return false;
  const deniers = new Set([...denied.actor.known, denied.statement.attribution.at(-1)?.actor ?? '']);
  if (told.statement.event === null || overlapOf(deniers, told.actor.known) === 0) return false;
  return denied.deed.size > 0 && [...denied.deed].every((lemma) => told.lemmas.has(lemma));
}

function isOfNobody(party: Party): boolean {
  return !party.empty && party.nobody;
}

/// As `sideOf`, but what is no party that is known ("shells"), or somebody's ("his men"), leaves open who did it.
function openedOf(one: Party, two: Party): Side {
  const side = sideOf(one, two);
  const isOpen = one.known.size === 0 || two.known.size === 0 || one.owned || two.owned;
  return side === 'other' && isOpen ? 'open' : side;
}

const OF_FORCE: ReadonlySet<EventType> = new Set<EventType>(['ASSAULT', 'COERCE', 'MOBILIZE']);

function isOfForce({ statement: { event } }: Told): boolean {
  return event !== null && OF_FORCE.has(event.type);
}

function isToCome({ statement }: Told): boolean {
  return statement.status !== 'occurred' && statement.status !== 'ongoing';
}

function isComment(page: PageReading, { segment }: Told): boolean {
  return page.segment(segment)?.kind === 'comment';
}
