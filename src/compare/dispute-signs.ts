import type { EventType } from '../annotation/record.js';
import { signName } from '../annotation/sign-name.js';
import { isTurnedRound } from './apart.js';
import { isContradicted } from './contradicted.js';
import { Counter, type CounterWords } from './counter-signs.js';
import { isOfTelling, isUntold } from './denied.js';
import type { FrameWords } from './frame-words.js';
import { sharesRoot } from './likeness.js';
import { objectorOf } from './objector.js';
import { isOf, tellPairSigns, type TellSign } from './pair-signs.js';
import { sideOf } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import { isKnown, placesAgree, timesAgree, type Told } from './told.js';
import { Turn } from './turn-signs.js';

/// How many sentences apart in one text one voice speaks against another at most.
const FAR = 12;
/// How many sentences after what it denies a denial stands near it.
const NEAR = 4;
/// The same of another doer or another number.
const BESIDE = 3;

/// The words by which a speaker goes against another, by the classes of words/replies.yaml.
export interface AgainstWords extends CounterWords {
  /// "denied", "scoffed"
  readonly denying: ReadonlySet<string>;
  /// "the allegation", "any role"
  readonly saidThings: ReadonlySet<string>;
  /// "comment", "clear": what one does not who says nothing
  readonly untold: ReadonlySet<string>;
  readonly frames: FrameWords;
}

/// The voice that goes against another in a statement, if it may go against any: somebody is cited for it, a reader says it, it denies
/// or rejects something, or the report tells that somebody says otherwise; null where it may not.
export function objectingVoice(page: PageReading, words: AgainstWords, told: Told): string | null {
  const { polarity, event } = told.statement;
  const objector = objectorOf(page, words, told);
  if (objector !== null) return objector;
  const may = isCited(told) || isReaders(page, told) || polarity === 'negative' || event?.type === 'REJECT';
  return may ? told.voice : null;
}

/// Whether it may go against one that stands before it: another voice tells that, and they are near each other, or a reader speaks
/// of the report.
export function mayDispute(page: PageReading, voice: string, earlier: Told, later: Told): boolean {
  if (earlier.voice === voice) return false;
  if (later.statement.kind === 'relation' || earlier.statement.kind === 'relation') return false;
  // Of two claims about no deed too little is known to say that one is against the other; of readers' words it may be.
  if (earlier.statement.event === null && later.statement.event === null && !isReaders(page, later)) {
    const apart = later.sentence - earlier.sentence;
    return apart <= NEAR && (earlier.statement.polarity !== later.statement.polarity || haveNumbers(earlier, later));
  }
  return later.sentence - earlier.sentence <= FAR || (isReaders(page, later) && !isReaders(page, earlier));
}

type Sign =
  | 'contradicted'
  | 'same type'
  | 'same type opposed'
  | 'same word opposed'
  | 'opposed in next'
  | 'opposed near'
  | 'to come'
  | 'places apart'
  | 'speaker acts'
  | 'speaker suffers'
  | 'speaker in sentence'
  | 'denied by kin'
  | 'counter'
  | 'turned round'
  | 'other doer'
  | 'other doer near'
  | 'other number'
  | 'other number near'
  | 'number alone'
  | 'denying cue'
  | 'denying cue opposed'
  | 'falsehood'
  | 'falsehood by reader'
  | 'said thing'
  | 'after a denial'
  | 'earlier cited'
  | 'later cited'
  | 'first of speaker'
  | 'report and comment'
  | 'two comments'
  | 'own words'
  | 'own words negative'
  | 'own words negative claim'
  | 'own words of one deed'
  | 'later to come'
  | 'negative to come'
  | 'rejects a telling'
  | 'one deed opposed'
  | 'other deed denied'
  | 'other claim denied'
  | 'nobody did it'
  | 'doer answers'
  | 'doer denies deed'
  | 'doer denies other'
  | 'suffers and denies'
  | 'inside'
  | 'told alike'
  | 'of title'
  | 'other number of title'
  | 'other number of kind'
  | 'likeness'
  | 'clause likeness'
  | 'names another deed';
/// What is one of several.
type Choice = 'polarity' | 'kinds' | 'distance' | 'actors' | 'recipients' | 'type';

/// A statement that may go against others, with what speaks for that whichever it is.
export class Objection {
  private readonly denying: boolean;
  private readonly falsehood: boolean;
  /// Whether it is said by the reporter, who quotes nobody.
  private readonly own: boolean;
  /// Whether it tells only that somebody says or knows nothing.
  private readonly untold: boolean;
  /// The words for the speaker.
  private readonly named: ReadonlySet<string>;
  private readonly speaker: string | null;
  /// The last sentence before in which the speaker says something; -1 where there is none.
  private readonly lastSaid: number;
  private readonly turn: Turn;
  private readonly counter: Counter;

  constructor(
    private readonly page: PageReading,
    private readonly words: AgainstWords,
    readonly told: Told,
    before: readonly Told[],
  ) {
    const { statement, sentence, voice } = told;
    const { source, cue } = statement.attribution.at(-1) ?? {};
    this.turn = new Turn(page, told, before);
    this.counter = new Counter(page, words, told, before);
    this.speaker = speakerOf(told);
    this.named = source === undefined ? new Set() : page.lemmas(source, sentence);
    this.denying = cue !== undefined && overlapOf(page.lemmas(cue, sentence), words.denying) > 0;
    this.falsehood = this.saysOneOf(words.falsehoods);
    this.own = !isCited(told) && !isReaders(page, told);
    this.untold = statement.polarity === 'negative' && isUntold(page, words.untold, told);
    this.lastSaid = before.findLast((other) => other.voice === voice && other.sentence < sentence)?.sentence ?? -1;
  }

  /// Whether it may be said of an earlier statement at all: where nobody says or knows something nothing is denied, nor is a deed by what
  /// tells of another thing and of no deed ("and nobody came"), unless somebody says that beside it ("she never got a letter").
  mayConcern(earlier: Told): boolean {
    const { statement } = this.told;
    if (statement.polarity === earlier.statement.polarity) return true;
    if (this.untold) return false;
    if (statement.event !== null || this.fits(earlier)) return true;
    const { actor, recipient, sentence } = this.told;
    const namesNobody = !actor.empty && actor.nobody && recipient.empty;
    return !this.own && !namesNobody && sentence - earlier.sentence <= NEAR;
  }

  /// Whether it is said of the deed of an earlier statement, as far as its words say: of what nobody says or knows nothing is denied, and what the reporter
  /// tells in a negative clause ("the boy was not harmed"), or anybody of another thing ("and nobody came"), denies another deed
  /// only where it names that.
  private fits(earlier: Told): boolean {
    const { told } = this;
    const { statement: a } = earlier;
    const { statement: b } = told;
    if (a.polarity === b.polarity) return true;
    const ofOneDeed = areOfOneDeed(earlier, told);
    const near = told.sentence - earlier.sentence <= 1 && !(told.actor.empty && told.recipient.empty);
    if (b.polarity === 'positive')
      return near || areOfOneWord(earlier, told) || overlapOf(earlier.clause, told.clause) > 0;
    if (this.untold || !timesAgree(a, b)) return false;
    if (ofOneDeed) return true;
    if (this.own) return false;
    if (b.event !== null || overlapOf(earlier.clause, told.clause) > 0) return true;
    const { page } = this;
    if (this.denying || isReaders(page, told) || this.answers(earlier)) return true;
    return isKnown(sideOf(earlier.recipient, told.actor));
  }

  /// What holds of it alone.
  tellOwn(add: TellSign): void {
    const { page, told } = this;
    this.turn.tellOwn(add);
    this.counter.tellOwn(add);
    const { event, quantities } = told.statement;
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    if (event !== null) add(signName('type' satisfies Choice, event.type), 1);
    when('number alone', quantities.length > 0 && told.actor.empty);
    when('denying cue', this.denying);
    when('falsehood', this.falsehood);
    when('falsehood by reader', this.falsehood && isReaders(page, told));
    when('said thing', event?.type === 'REJECT' && this.saysOneOf(this.words.saidThings));
    when(
      'after a denial',
      page.in(told.sentence - 1).some(({ statement }) => statement.event?.type === 'REJECT'),
    );
    when('later cited', isCited(told));
    const negative = told.statement.polarity === 'negative';
    when('own words', this.own);
    when('own words negative', this.own && negative);
    when('own words negative claim', this.own && negative && event === null);
    when('later to come', isToCome(told));
    when('negative to come', negative && isToCome(told));
    when('rejects a telling', event?.type === 'REJECT' && isOfTelling(page, this.words.saidThings, told));
    when('nobody did it', negative && told.actor.empty && told.recipient.empty);
  }

  /// What holds of it and an earlier statement.
  tellAgainst(earlier: Told, add: TellSign): void {
    const { page, told: later, speaker } = this;
    tellPairSigns(page, this.words.frames, earlier, later, add);
    this.turn.tellAgainst(earlier, add);
    this.counter.tellAgainst(earlier, add);
    const when = (sign: Sign, holds: boolean): void => {
      if (holds) add(sign, 1);
    };
    const which = (choice: Choice, value: string): void => add(signName(choice, value), 1);
    const { statement: a } = earlier;
    const { statement: b } = later;
    const apart = later.sentence - earlier.sentence;
    const opposed = a.polarity !== b.polarity;
    const denied = opposed && b.polarity === 'negative';
    const sameType = a.event !== null && a.event.type === b.event?.type;
    const sameWord = overlapOf(earlier.deed, later.deed) > 0;
    const ofOneDeed = areOfOneDeed(earlier, later);
    const actors = sideOf(earlier.actor, later.actor);
    when('names another deed', !this.fits(earlier));
    which('polarity', signName(a.polarity, b.polarity));
    which('kinds', signName(a.kind, b.kind));
    which('distance', distance(page, earlier, later));
    which('actors', actors);
    which('recipients', sideOf(earlier.recipient, later.recipient));
    when('contradicted', opposed && isContradicted(page, earlier, later));
    when('same type', sameType);
    when('same type opposed', sameType && opposed);
    when('same word opposed', sameWord && opposed);
    when('opposed in next', denied && apart <= 1);
    when('opposed near', denied && apart > 1 && apart <= NEAR);
    when('to come', isToCome(earlier) !== isToCome(later));
    when('places apart', !placesAgree(page, a, b));

    const before = speakerOf(earlier);
    when('speaker acts', speaker !== null && earlier.actor.known.has(speaker));
    when('speaker suffers', speaker !== null && earlier.recipient.known.has(speaker) && a.event?.type !== 'ACCUSE');
    when('speaker in sentence', overlapOf(this.named, page.content(earlier.sentence)) > 0);
    when('denied by kin', denied && isOf(page, later, later.actor));
    when('counter', before !== null && (later.actor.known.has(before) || later.recipient.known.has(before)));
    when('turned round', isTurnedRound(earlier, later));
    const otherDoer = actors === 'other' && !opposed && isOfForce(a.event?.type);
    when('other doer', otherDoer && (sameType || sameWord));
    when('other doer near', otherDoer && sameType && apart <= BESIDE && isCited(later));
    const otherNumber = countOtherwise(earlier, later, ofOneDeed);
    when('other number', otherNumber);
    when('other number near', otherNumber && apart <= BESIDE);

    const claimed = b.event === null;
    when('one deed opposed', ofOneDeed && opposed);
    when('own words of one deed', this.own && ofOneDeed && denied);
    when('other deed denied', denied && !ofOneDeed && !claimed);
    when('other claim denied', denied && !ofOneDeed && claimed);
    const answers = this.answers(earlier);
    when('doer answers', answers);
    when('doer denies deed', answers && denied && ofOneDeed);
    when('doer denies other', answers && denied && !ofOneDeed);
    when('suffers and denies', denied && isKnown(sideOf(earlier.recipient, later.actor)));
    when('inside', isInside(earlier, later) || isInside(later, earlier));
    when('told alike', !opposed && sameType && actors !== 'other' && !otherNumber);
    const title = page.segment(earlier.segment)?.kind === 'title';
    when('of title', title);
    when('other number of title', title && otherNumber);
    when('other number of kind', otherNumber && ofOneDeed);

    when('denying cue opposed', this.denying && denied);
    when('earlier cited', isCited(earlier));
    when('first of speaker', this.lastSaid <= earlier.sentence);
    const was = isReaders(page, earlier);
    const is = isReaders(page, later);
    when('report and comment', !was && is);
    when('two comments', was && is);
    if (apart > 0)
      add('likeness' satisfies Sign, overlapOf(page.content(earlier.sentence), page.content(later.sentence)));
    add('clause likeness' satisfies Sign, overlapOf(earlier.clause, later.clause));
  }

  /// Whether the speaker is, or belongs to, who did the earlier deed.
  private answers({ actor }: Told): boolean {
    return isOf(this.page, this.told, actor);
  }

  private saysOneOf(list: ReadonlySet<string>): boolean {
    return this.page.sentences[this.told.sentence]?.lemmas.some((lemma) => list.has(lemma)) ?? false;
  }
}

/// Whether both tell a deed of one type, or by one word or words of one root.
function areOfOneDeed(earlier: Told, later: Told): boolean {
  const type = earlier.statement.event?.type;
  if (type !== undefined && type === later.statement.event?.type) return true;
  return areOfOneWord(earlier, later);
}

function areOfOneWord(earlier: Told, later: Told): boolean {
  return overlapOf(earlier.deed, later.deed) > 0 || sharesRoot(earlier, later);
}

function isReaders(page: PageReading, { segment }: Told): boolean {
  return page.segment(segment)?.kind === 'comment';
}

/// The actor whose words a statement is; null where none is known.
function speakerOf({ statement }: Told): string | null {
  return statement.attribution.at(-1)?.actor ?? null;
}

/// Whether they count otherwise; of numbers of which the text does not say what they count, only where both tell one deed.
function countOtherwise({ statement: { quantities } }: Told, { statement }: Told, ofOneDeed: boolean): boolean {
  return quantities.some((one) =>
    statement.quantities.some(
      (two) => one.unit === two.unit && one.value !== two.value && (one.unit !== null || ofOneDeed),
    ),
  );
}

/// "denied **that its troops had landed**"
function isInside({ statement: a }: Told, { statement: b }: Told): boolean {
  return a.start <= b.start && b.end <= a.end;
}

function isCited({ statement }: Told): boolean {
  return statement.attribution.length > 1;
}

function haveNumbers({ statement: { quantities } }: Told, { statement }: Told): boolean {
  return quantities.length > 0 && statement.quantities.length > 0;
}

function isToCome({ statement: { status } }: Told): boolean {
  return status !== 'occurred' && status !== 'ongoing';
}

function isOfForce(type: EventType | undefined): boolean {
  return type === 'ASSAULT' || type === 'COERCE' || type === 'MOBILIZE';
}

function distance(page: PageReading, earlier: Told, later: Told): '0' | '1' | '2-3' | '4-7' | 'far' | 'voices' {
  if (!page.areOneText(earlier.segment, later.segment)) return 'voices';
  const sentences = later.sentence - earlier.sentence;
  return sentences === 0 ? '0' : sentences === 1 ? '1' : sentences <= 3 ? '2-3' : sentences <= 7 ? '4-7' : 'far';
}
