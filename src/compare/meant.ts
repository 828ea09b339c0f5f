import type { EventType, StatementRecord } from '../annotation/record.js';
import type { Sentence } from '../annotation/sentence.js';
import { sideOf } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import type { Happenings } from './happenings.js';
import { modesAgree, numbersAgree, placesAgree, timesAgree, type Told } from './told.js';

/// How many sentences back a noun means a deed that another word told.
const NEAR = 4;
const DEEDS: ReadonlySet<EventType> = new Set<EventType>(['ASSAULT', 'COERCE']);
/// What joins a part of a clause to it: a deed inside a deed is told of it.
const INSIDE: ReadonlySet<string> = new Set(['advcl', 'acl', 'acl:relcl', 'obl', 'nmod', 'obl:agent', 'xcomp']);

/// Whether an attack that was told before is told further: in one sentence what it did ("shelled the town, killing four"; "four
/// were killed in an attack"; "three were killed and seven wounded"), in the next one its toll alone.
export function isParticular(page: PageReading, a: Told, b: Told): boolean {
  if (a.statement.event?.type !== 'ASSAULT' || b.statement.event?.type !== 'ASSAULT') return false;
  if (a.statement.polarity === 'negative') return false;
  if (!timesAgree(a.statement, b.statement) || !placesAgree(page, a.statement, b.statement)) return false;
  if (sideOf(a.actor, b.actor) === 'other') return false;
  return a.sentence === b.sentence ? isInside(page, a, b) : isTollAfter(page, a, b);
}

function isInside(page: PageReading, a: Told, b: Told): boolean {
  const read = page.sentences[a.sentence];
  if (read === undefined) return false;
  const [one, two] = [a.head, b.head];
  const below = pathOf(read, two, one);
  const above = below === null ? pathOf(read, one, two) : null;
  const path = below ?? above;
  if (path === null) return false;
  const [upper, lower, low] = below === null ? [b, a, one] : [a, b, two];
  const whole = path.at(-1);
  if (path.length === 1 && whole === 'conj') return areTwoTolls(upper, lower);
  if (whole === undefined || !INSIDE.has(whole)) return false;
  if (isToll(upper) && read.word(low).upos === 'NOUN' && lower.actor.empty) return !isToll(lower);
  if (isBareToll(upper)) return !isToll(lower) || sideOf(upper.recipient, lower.recipient) === 'same';
  return isParticiple(read, low) && (lower.actor.empty || sideOf(upper.actor, lower.actor) === 'same');
}

/// The relations from a word up to another, or null where the other does not stand above it.
function pathOf(sentence: Sentence, from: number, to: number): string[] | null {
  const labels: string[] = [];
  for (let at = from; at >= 0 && at !== to; at = sentence.word(at).head) {
    const { label } = sentence.word(at);
    if (label !== 'conj' && !INSIDE.has(label)) return null;
    labels.push(label);
    if (sentence.word(at).head === to) return labels;
  }
  return null;
}

/// Whether a word is a participle without a subject or conjunction of its own, or joined to one.
function isParticiple(sentence: Sentence, at: number): boolean {
  const { label, head, features } = sentence.word(at);
  if (label === 'conj' && head >= 0) return isParticiple(sentence, head);
  const free = sentence.children(at).every((child) => {
    const under = sentence.word(child).label;
    return under !== 'mark' && !under.startsWith('nsubj');
  });
  return free && label === 'advcl' && (features.VerbForm === 'Part' || features.VerbForm === 'Ger');
}

function areTwoTolls(a: Told, b: Told): boolean {
  if (!isBareToll(a) || !isBareToll(b)) return false;
  return !a.statement.quantities.some((one) => b.statement.quantities.some(({ unit }) => unit === one.unit));
}

function isToll({ statement, recipient }: Told): boolean {
  return statement.quantities.length > 0 && !recipient.empty;
}

function isBareToll(told: Told): boolean {
  return told.actor.empty && isToll(told);
}

/// "Gunmen attacked the village. Twelve people were killed."
function isTollAfter(page: PageReading, a: Told, b: Told): boolean {
  if (b.sentence !== a.sentence + 1 || !page.areOneText(a.segment, b.segment)) return false;
  if (a.segment !== b.segment && !isOneDay(a.statement, b.statement)) return false;
  if (!isBareToll(b) || isToll(a)) return false;
  // A place of its own is the place of another deed, where that of the first is not known.
  if (b.statement.place !== null && a.statement.place === null) return false;
  // Neither sentence tells another deed; tolls beside it are of the same.
  const others = [...page.in(a.sentence), ...page.in(b.sentence)].filter(
    ({ statement }) => statement.event?.type === 'ASSAULT' && statement !== a.statement && statement !== b.statement,
  );
  return others.every(({ statement }) => statement.quantities.length > 0);
}

function isOneDay(a: StatementRecord, b: StatementRecord): boolean {
  return a.time?.from != null && a.time.from === b.time?.from && a.time.to === b.time.to && a.time.from === a.time.to;
}

/// The deed that a noun means which names neither party: "the raid". It is the nearest told by the same word, else the only
/// happening of its type close before it; a comment means what the page tells.
export function isMeantBy(
  page: PageReading,
  told: Told,
  earlier: readonly Told[],
  happenings: Happenings,
): Told | undefined {
  if (!isPointing(page, told)) return undefined;
  const candidates = earlier.filter(
    (other) =>
      other.sentence !== told.sentence &&
      timesAgree(other.statement, told.statement) &&
      placesAgree(page, other.statement, told.statement) &&
      numbersAgree(other.statement, told.statement) &&
      sideOf(other.actor, told.actor) !== 'other' &&
      modesAgree(other.statement, told.statement),
  );
  const groups = (list: readonly Told[]): number =>
    new Set(list.map(({ statement }) => happenings.of(statement.id))).size;
  const mode = told.statement.event?.mode ?? null;
  const named = candidates.filter(
    ({ cue, statement }) => overlapOf(cue, told.cue) > 0 || (mode !== null && statement.event?.mode === mode),
  );
  if (named.length > 0) return groups(named) === 1 || isNear(page, named.at(-1), told) ? named.at(-1) : undefined;
  // Another word may mean another thing; of deeds that are done to somebody there are few in a page.
  if (told.statement.event === null || !DEEDS.has(told.statement.event.type)) return undefined;
  if (page.segment(told.segment)?.kind === 'comment') return groups(candidates) === 1 ? candidates.at(-1) : undefined;
  const near = candidates.filter((other) => isNear(page, other, told));
  return groups(near) === 1 ? near.at(-1) : undefined;
}

function isNear(page: PageReading, other: Told | undefined, told: Told): boolean {
  return other !== undefined && page.areOneText(other.segment, told.segment) && told.sentence - other.sentence <= NEAR;
}

/// Whether the deed is told by a noun with a definite article or a demonstrative, and to nobody.
function isPointing(page: PageReading, { statement, sentence, recipient, head, voice }: Told): boolean {
  const read = page.sentences[sentence];
  if (read === undefined || statement.event === null || !recipient.empty) return false;
  if (read.words[head]?.upos !== 'NOUN' || voice === '') return false;
  return read.children(head).some((child) => {
    const { label, features } = read.word(child);
    return label === 'det' && (features.Definite === 'Def' || features.PronType === 'Dem');
  });
}
