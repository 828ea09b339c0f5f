import type { ActorKind, PlaceRecord, StatementRecord } from '../annotation/record.js';
import { Party, sideOf, type Side } from './party.js';
import { overlapOf, Placed, type PageReading } from './reading.js';

/// How alike two sentences must be to tell one deed of which not both sides are known: half of the content words of the shorter.
const ALIKE = 0.5;
/// In how many sentences of the body after the title the deed of the title is told in full.
const LEAD = 3;

/// A statement with its sides, as it is compared with others.
export class Told extends Placed {
  readonly actor: Party;
  readonly recipient: Party;
  /// The innermost voice.
  readonly voice: string;
  private ofDeed: ReadonlySet<string> | null = null;
  private ofClause: ReadonlySet<string> | null = null;
  private ofSpan: ReadonlySet<string> | null = null;
  private ofPlace: ReadonlySet<string> | null = null;
  private ofAll: ReadonlySet<string> | null = null;

  constructor(page: PageReading, { statement, sentence, segment }: Placed) {
    super(page, statement, sentence, segment);
    this.actor = new Party(page, statement.actor, sentence);
    this.recipient = new Party(page, statement.recipient, sentence);
    this.voice = voiceOf(statement);
  }

  /// The content words of its cue.
  get deed(): ReadonlySet<string> {
    return (this.ofDeed ??= this.page.contentOf([this.statement.cue], this.sentence));
  }

  /// The content words of cue and sides.
  get clause(): ReadonlySet<string> {
    return (this.ofClause ??= this.page.told(this));
  }

  /// The content words of all that it spans.
  get span(): ReadonlySet<string> {
    return (this.ofSpan ??= this.page.contentOf([this.statement], this.sentence));
  }

  /// The dictionary forms of all its words.
  get lemmas(): ReadonlySet<string> {
    return (this.ofAll ??= this.page.lemmas(this.statement, this.sentence));
  }

  /// The names in the words that tell where it was, in its own sentence.
  get placeNames(): ReadonlySet<string> {
    return (this.ofPlace ??= namesOf(this.page, this));
  }
}

function namesOf(page: PageReading, { statement: { place }, sentence }: Told): ReadonlySet<string> {
  const read = page.sentences[sentence];
  if (place === null || place.inherited !== null || read === undefined) return NO_NAMES;
  const names = page.wordsOf(place, sentence).filter((word) => read.word(word).upos === 'PROPN');
  return new Set(names.map((word) => read.lemmas[word] ?? ''));
}

const NO_NAMES: ReadonlySet<string> = new Set();

/// Whether two statements of one key tell one act: no side, mode, place or time contradicts, and both sides are known, or one
/// is and something else says so: like sentences, the word of the deed in a title and its lead, a single victim.
export function isOneAct(page: PageReading, a: Told, b: Told): boolean {
  if (
    a.sentence === b.sentence ||
    !timesAgree(a.statement, b.statement) ||
    !placesAgree(page, a.statement, b.statement)
  )
    return false;
  const actors = sideOf(a.actor, b.actor);
  const recipients = sideOf(a.recipient, b.recipient);
  const sameWord = overlapOf(a.cue, b.cue) > 0;
  const alike = areAlike(page.content(a.sentence), page.content(b.sentence));
  const [one, two] = [a.statement.event?.mode ?? null, b.statement.event?.mode ?? null];
  if (
    isTitleOf(page, a, b) &&
    isToldAgain(a, b, actors, recipients, sameWord || alike || (one !== null && one === two))
  )
    return true;
  if (!modesAgree(a.statement, b.statement) || actors === 'other' || recipients === 'other') return false;
  if (!numbersAgree(a.statement, b.statement))
    // Two voices count one deed; one voice that counts twice tells two.
    return isKnown(actors) && isKnown(recipients) && sameWord && a.voice !== b.voice;
  if (actors === 'same' && recipients === 'same') return true;
  if (isKnown(actors) && isKnown(recipients)) return alike || sameWord || (one !== null && one === two);
  // Of words that are no deed of the codebook no more is known than who and whom.
  if (a.statement.kind === 'claim') return false;
  if (isOneVictim(a, b, recipients)) return true;
  if (isJoint(page, a, b, actors)) return true;
  return alike && (sameWord || ((isKnown(actors) || isKnown(recipients)) && one !== null && one === two));
}

/// Whether two sides name one party, or a whole and its part.
export function isKnown(side: Side): boolean {
  return side === 'same' || side === 'kin';
}

/// One word in common says nothing.
function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return Math.min(a.size, b.size) > 1 && overlapOf(a, b) >= ALIKE;
}

/// Whether one stands in a title and the other in the lead below it.
function isTitleOf(page: PageReading, a: Told, b: Told): boolean {
  return (
    page.segment(a.segment)?.kind === 'title' &&
    page.segment(b.segment)?.kind === 'body' &&
    b.sentence - a.sentence <= LEAD
  );
}

/// A lead tells its title's deed in other words: one side is the same; the other may be called otherwise where not
/// both name it.
function isToldAgain(a: Told, b: Told, actors: Side, recipients: Side, oneDeed: boolean): boolean {
  if (!oneDeed || !numbersAgree(a.statement, b.statement)) return false;
  const fits = (side: Side, one: Party, two: Party): boolean => side !== 'other' || !(one.named && two.named);
  if (!fits(actors, a.actor, b.actor) || !fits(recipients, a.recipient, b.recipient)) return false;
  return isKnown(actors) || isKnown(recipients);
}

/// One person, one deed done to them, as far as nothing says that there were two.
function isOneVictim(a: Told, b: Told, recipients: Side): boolean {
  const [one, two] = [a.statement.event, b.statement.event];
  if (one === null || two === null || recipients !== 'same') return false;
  if (one.type !== 'ASSAULT' && one.type !== 'COERCE') return false;
  if (!a.recipient.single || !b.recipient.single || a.recipient.known.size === 0) return false;
  if (![...a.recipient.actors, ...b.recipient.actors].every(({ kind }) => VICTIMS.has(kind))) return false;
  return one.mode === two.mode ? one.mode !== null || one.type === 'ASSAULT' : one.type === 'ASSAULT';
}

const VICTIMS: ReadonlySet<ActorKind> = new Set<ActorKind>(['person', 'office', 'unknown']);

/// What the same two or more do jointly ("Chile and Argentina signed a treaty", "their ministers put their names to it").
function isJoint(page: PageReading, a: Told, b: Told, actors: Side): boolean {
  const type = a.statement.event?.type;
  if (type !== 'SUPPORT' && type !== 'AGREE') return false;
  if (actors !== 'same' || a.actor.size < 2 || b.actor.size < 2) return false;
  return (
    page.areOneText(a.segment, b.segment) &&
    Math.abs(a.sentence - b.sentence) <= LEAD &&
    overlapOf(a.actor.words, b.actor.words) === 1
  );
}

/// Whether it is told as done, or as going on.
export function isReal({ statement: { status } }: Placed): boolean {
  return status === 'occurred' || status === 'ongoing';
}

/// The innermost voice: who says it.
export function voiceOf(statement: StatementRecord): string {
  const last = statement.attribution.at(-1);
  return last?.actor ?? last?.voice ?? (last?.source === undefined ? '' : `${last.source.start}`);
}

/// What a statement's own sentence tells; what is taken from elsewhere may be wrong of it.
function own<T extends { readonly inherited: string | null }>(told: T | null): T | null {
  return told?.inherited === null ? told : null;
}

export function timesAgree(a: StatementRecord, b: StatementRecord): boolean {
  const from = own(a.time);
  const to = own(b.time);
  if (from?.from == null || to?.from == null) return true;
  return from.from <= (to.to ?? to.from) && to.from <= (from.to ?? from.from);
}

/// Two places agree unless both are known to be different points, or in different countries.
export function placesAgree(page: PageReading, a: StatementRecord, b: StatementRecord): boolean {
  const one = page.place(own(a.place)?.place);
  const two = one === undefined ? undefined : page.place(own(b.place)?.place);
  if (one === undefined || two === undefined || one.id === two.id) return true;
  if (one.country !== null && two.country !== null && one.country !== two.country) return false;
  return !(isExact(one.precision) && isExact(two.precision));
}

function isExact(precision: PlaceRecord['precision']): boolean {
  return precision === 'point' || precision === 'city';
}

/// Two modes agree unless both are known and differ.
export function modesAgree(a: StatementRecord, b: StatementRecord): boolean {
  const one = a.event?.mode ?? null;
  const two = b.event?.mode ?? null;
  return one === null || two === null || one === two;
}

export function numbersAgree(a: StatementRecord, b: StatementRecord): boolean {
  if (a.quantities.length === 0 || b.quantities.length === 0) return true;
  return a.quantities.every((one) =>
    b.quantities
      .filter(({ unit, of }) => unit === one.unit && of === one.of)
      .every((two) => (one.least ?? 0) <= (two.most ?? Infinity) && (two.least ?? 0) <= (one.most ?? Infinity)),
  );
}
