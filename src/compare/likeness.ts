import type { EventType, StatementRecord } from '../annotation/record.js';
import { signName } from '../annotation/sign-name.js';
import { areNamedApart, areOldAndNew, isToldAsAnother, isTurnedRound } from './apart.js';
import { HAPPENING_BIAS, HAPPENING_WEIGHTS } from './happening-weights.js';
import type { FrameWords } from './frame-words.js';
import { tellPairSigns, type TellSign } from './pair-signs.js';
import { sideOf, type Party, type Side } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import { isKnown, modesAgree, numbersAgree, placesAgree, timesAgree, type Told, isReal } from './told.js';

/// Types that follow one another in one happening: a march, its breaking up, the arrests, the release.
const AT_ONE_TIME: ReadonlySet<EventType> = new Set<EventType>(['ASSAULT', 'COERCE', 'PROTEST', 'RETREAT']);
/// How many sentences apart two statements of the report may tell one happening in other words.
const NEAR = 7;
/// How many sentences after a title its deed is told in full.
const LEAD = 3;
/// How many letters at least two words of one root begin with, and how much of the shorter one.
const ROOT = 4;
const OF_ROOT = 0.7;

/// Whether two events may tell one happening at all, as done or as not done: they are of one type, or of types that follow one another,
/// and stand near each other, or one is told in the title or by a reader, or by a word of the same root. Of a title and its lead, and of
/// words of one root, the types may be any.
export function mayBeOne(page: PageReading, earlier: Told, later: Told): boolean {
  const { event: one } = earlier.statement;
  const { event: two } = later.statement;
  if (one === null || two === null) return false;
  const apart = later.sentence - earlier.sentence;
  const isOfTitle = page.segment(earlier.segment)?.kind === 'title';
  const areNear = apart <= NEAR || isOfTitle || page.segment(later.segment)?.kind === 'comment';
  const mayFollow = one.type === two.type || (AT_ONE_TIME.has(one.type) && AT_ONE_TIME.has(two.type));
  if (areNear && (mayFollow || (isOfTitle && apart <= LEAD))) return true;
  return overlapOf(earlier.deed, later.deed) > 0 || sharesRoot(earlier, later);
}

/// Whether something says that two events are two, however alike they are: the day, the place, how many; by one word, or in other ways, other parties
/// ("arrested the mayor", "arrested the nurse"; "hijacked a plane", "bombed a camp"); one is told to come after the other.
function areApart(page: PageReading, earlier: Told, later: Told): boolean {
  const { statement: a } = earlier;
  const { statement: b } = later;
  if (!timesAgree(a, b) || !placesAgree(page, a, b)) return true;
  if (earlier.voice === later.voice && !numbersAgree(a, b)) return true;
  const isSameWord = overlapOf(earlier.deed, later.deed) > 0;
  const isOther = (): boolean =>
    sideOf(earlier.actor, later.actor) === 'other' || sideOf(earlier.recipient, later.recipient) === 'other';
  if ((isSameWord || !modesAgree(a, b)) && isOther()) return true;
  return earlier.sentence === later.sentence && (isBrought(page, earlier) || isBrought(page, later));
}

/// Whether two events are two whatever else speaks for one: the day, the place; what a report says not to have happened is no denial, nor
/// is what one voice tells either way; or, where both are told as done or both as not done, one
/// is only to come, one is told to come after the other, or one voice tells with one word other parties or another number, or other words tell another mode.
export function areTwo(page: PageReading, earlier: Told, later: Told): boolean {
  const { statement: a } = earlier;
  const { statement: b } = later;
  if (!timesAgree(a, b) || !placesAgree(page, a, b)) return true;
  if (a.polarity !== b.polarity)
    return earlier.voice === later.voice || isReports(page, a.polarity === 'negative' ? earlier : later);
  if (isReal(earlier) !== isReal(later)) return true;
  if (earlier.sentence === later.sentence && (isBrought(page, earlier) || isBrought(page, later))) return true;
  if (overlapOf(earlier.deed, later.deed) === 0) return a.event?.type === b.event?.type && !modesAgree(a, b);
  if (earlier.voice !== later.voice) return false;
  const isOther =
    sideOf(earlier.actor, later.actor) === 'other' || sideOf(earlier.recipient, later.recipient) === 'other';
  return isOther || !numbersAgree(a, b);
}

/// Whether nobody is cited for it and no reader says it.
function isReports(page: PageReading, { statement, segment }: Told): boolean {
  return statement.attribution.length <= 1 && page.segment(segment)?.kind !== 'comment';
}

/// "after five were killed", "before they shelled it": a clause with a subject and a word that brings it in.
function isBrought(page: PageReading, told: Told): boolean {
  const read = page.sentences[told.sentence];
  const { head } = told;
  if (read?.words[head]?.label !== 'advcl') return false;
  const labels = read.children(head).map((child) => read.word(child).label);
  return labels.includes('mark') && labels.some((label) => label.startsWith('nsubj'));
}

/// How likely two events that may be one are one happening, as natural log-odds: a logistic model of the signs of `tellSigns`.
export function likelihood(page: PageReading, words: HappeningWords, earlier: Told, later: Told): number {
  let sum = HAPPENING_BIAS;
  tellSigns(page, words, earlier, later, (name, strength) => (sum += strength * (HAPPENING_WEIGHTS[name] ?? 0)));
  return sum;
}

/// The words by which happenings are told apart or taken for one.
export interface HappeningWords {
  /// "also", "a second", "elsewhere"
  readonly another: ReadonlySet<string>;
  readonly frames: FrameWords;
}

/// What holds of two events, or not.
type Sign =
  | 'same type'
  | 'title and text'
  | 'report and comment'
  | 'two comments'
  | 'both sides known'
  | 'recipient acts'
  | 'same word'
  | 'same root'
  | 'same root and type'
  | 'pointing with same type'
  | 'pointing with same word'
  | 'next toll'
  | 'title with same type'
  | 'same type and sides'
  | 'same type in sentence'
  | 'same type in next'
  | 'same word and type'
  | 'mode open'
  | 'same mode'
  | 'other mode'
  | 'times apart'
  | 'same day'
  | 'same day told twice'
  | 'places apart'
  | 'same place'
  | 'numbers apart'
  | 'same voice'
  | 'later noun'
  | 'later noun pointing'
  | 'earlier noun'
  | 'later without sides'
  | 'earlier without sides'
  | 'later toll alone'
  | 'same number'
  | 'lead with same type'
  | 'last of type'
  | 'only of type'
  | 'only of type pointing'
  | 'told as another'
  | 'told as another of type'
  | 'turned round'
  | 'held apart'
  | 'named apart'
  | 'old and new'
  | 'own place later only'
  | 'own day later only'
  | 'own place and day later only'
  | 'same word and recipient'
  | 'same actor other recipient'
  | 'other type in text'
  | 'other type of title'
  | 'other mode and type'
  | 'likeness';
/// What is one of several.
type Choice = 'type' | 'types' | 'distance' | 'actors' | 'recipients' | 'tree';

/// What speaks for and against two events of one page being one happening: `add` is told each sign by its name, with its strength.
export function tellSigns(
  page: PageReading,
  { another, frames }: HappeningWords,
  earlier: Told,
  later: Told,
  add: TellSign,
): void {
  tellPairSigns(page, frames, earlier, later, add);
  const tell = (sign: Sign, strength: number): void => add(sign, strength);
  const when = (sign: Sign, holds: boolean): void => {
    if (holds) tell(sign, 1);
  };
  const which = (sign: Choice, value: string): void => add(signName(sign, value), 1);
  const { statement: a } = earlier;
  const { statement: b } = later;
  const { event: one } = a;
  const { event: two } = b;
  const same = one?.type === two?.type;
  if (same) which('type', one?.type ?? '');
  else which('types', typesOf(one?.type ?? '', two?.type ?? ''));
  when('same type', same);
  which('distance', distance(later.sentence - earlier.sentence));
  const first = page.segment(earlier.segment)?.kind;
  const second = page.segment(later.segment)?.kind;
  when('title and text', first === 'title' && second !== 'title');
  when('report and comment', first !== 'comment' && second === 'comment');
  when('two comments', first === 'comment' && second === 'comment' && earlier.segment !== later.segment);
  which('actors', side(earlier.actor, later.actor));
  which('recipients', side(earlier.recipient, later.recipient));
  const actors = sideOf(earlier.actor, later.actor);
  const recipients = sideOf(earlier.recipient, later.recipient);
  when('both sides known', isKnown(actors) && isKnown(recipients));
  when('recipient acts', isKnown(sideOf(earlier.recipient, later.actor)) && !later.actor.empty);
  const word = overlapOf(earlier.deed, later.deed) > 0;
  when('same word', word);
  const root = sharesRoot(earlier, later);
  when('same root', root && !word);
  when('same root and type', root && !word && same);
  const pointing = isPointing(page, later);
  when('pointing with same type', same && pointing && later.recipient.empty);
  when('pointing with same word', word && pointing);
  when('next toll', same && later.sentence - earlier.sentence === 1 && later.actor.empty && b.quantities.length > 0);
  when('title with same type', same && page.segment(earlier.segment)?.kind === 'title');
  when('same type and sides', same && isKnown(recipients));
  when('same type in sentence', same && earlier.sentence === later.sentence);
  when('same type in next', same && later.sentence - earlier.sentence === 1);
  when('same word and type', word && same);
  if (earlier.sentence !== later.sentence)
    tell('likeness', overlapOf(page.content(earlier.sentence), page.content(later.sentence)));
  const mode = one?.mode ?? null;
  const other = two?.mode ?? null;
  when('mode open', mode === null || other === null);
  when('same mode', mode !== null && mode === other);
  when('other mode', mode !== null && other !== null && mode !== other);
  when('times apart', !timesAgree(a, b));
  when('same day', a.time?.from != null && a.time.from === b.time?.from && a.time.to === b.time.to);
  when(
    'same day told twice',
    a.time?.inherited === null &&
      b.time?.inherited === null &&
      a.time.from !== null &&
      a.time.from === b.time.from &&
      a.time.start !== b.time.start,
  );
  when('places apart', !placesAgree(page, a, b));
  when('same place', a.place?.place != null && a.place.place === b.place?.place);
  when('numbers apart', !numbersAgree(a, b));
  when('same voice', earlier.voice === later.voice);
  when('later noun', isNoun(page, later));
  when('later noun pointing', pointing);
  when('earlier noun', isNoun(page, earlier));
  when('later without sides', later.actor.empty && later.recipient.empty);
  when('earlier without sides', earlier.actor.empty && earlier.recipient.empty);
  when('later toll alone', later.actor.empty && b.quantities.length > 0);
  when('same number', sharesNumber(a, b));
  when('lead with same type', same && isLead(page, earlier));
  const { count, last } = page.alikeBefore(b);
  when('last of type', last === a);
  when('only of type', last === a && count === 1);
  when('only of type pointing', last === a && count === 1 && pointing);
  const told = isToldAsAnother(another, later);
  when('told as another', told);
  when('told as another of type', told && same);
  when('turned round', isTurnedRound(earlier, later));
  when('held apart', areApart(page, earlier, later));
  when('named apart', areNamedApart(page, earlier, later));
  when('old and new', areOldAndNew(page, earlier, later));
  const place = isOwn(b.place) && !isOwn(a.place);
  const day = isOwn(b.time) && !isOwn(a.time);
  const inText = first !== 'title';
  when('own place later only', place && inText);
  when('own day later only', day && inText);
  when('own place and day later only', place && day && inText);
  when('same word and recipient', word && isKnown(recipients));
  when('same actor other recipient', isKnown(actors) && recipients === 'other');
  when('other type in text', !same && inText && !root && !word);
  when('other type of title', !same && !inText && !root && !word);
  when('other mode and type', !same && mode !== null && other !== null);
  if (earlier.sentence === later.sentence) which('tree', treeBetween(page, earlier, later));
}

/// Two types, whichever stands first.
function typesOf(one: string, two: string): string {
  return one < two ? signName(one, two) : signName(two, one);
}

function sharesNumber(a: StatementRecord, b: StatementRecord): boolean {
  return a.quantities.some((one) =>
    b.quantities.some((two) => one.unit === two.unit && one.value === two.value && one.value !== null),
  );
}

/// Whether a sentence tells its place or day itself.
function isOwn(told: { readonly inherited: string | null } | null): boolean {
  return told !== null && told.inherited === null;
}

/// Whether it stands in the first sentence of the body.
function isLead(page: PageReading, { segment, sentence }: Told): boolean {
  return page.segment(segment)?.kind === 'body' && page.segment(page.segmentAt(sentence - 1))?.kind !== 'body';
}

function side(one: Party, two: Party): Side | 'both open' | 'earlier open' | 'later open' | 'nobody' | 'other unknown' {
  const found = sideOf(one, two);
  if (found === 'open')
    return one.empty && two.empty ? 'both open' : one.empty ? 'earlier open' : two.empty ? 'later open' : 'nobody';
  if (found === 'other') return one.known.size === 0 || two.known.size === 0 ? 'other unknown' : 'other';
  return found;
}

function distance(sentences: number): '0' | '1' | '2-3' | '4-7' | 'far' {
  return sentences === 0 ? '0' : sentences === 1 ? '1' : sentences <= 3 ? '2-3' : sentences <= 7 ? '4-7' : 'far';
}

/// "acquitted" and "the acquittal": whether a word of each cue begins alike.
export function sharesRoot(earlier: Told, later: Told): boolean {
  for (const word of earlier.deed)
    for (const other of later.deed) {
      const length = Math.max(ROOT, Math.ceil(OF_ROOT * Math.min(word.length, other.length)));
      if (word.length >= length && other.startsWith(word.slice(0, length))) return true;
    }
  return false;
}

function isNoun(page: PageReading, told: Told): boolean {
  return page.sentences[told.sentence]?.words[told.head]?.upos === 'NOUN';
}

function isPointing(page: PageReading, told: Told): boolean {
  const read = page.sentences[told.sentence];
  const { head } = told;
  if (read === undefined || !isNoun(page, told)) return false;
  return read.children(head).some((child) => {
    const { label, features } = read.word(child);
    return label === 'det' && (features.Definite === 'Def' || features.PronType === 'Dem');
  });
}

/// How the word of the later deed hangs on that of the earlier one, or the other way round.
function treeBetween(page: PageReading, earlier: Told, later: Told): string {
  const read = page.sentences[earlier.sentence];
  const apart: Branch = 'apart';
  if (read === undefined) return apart;
  const up = (from: number, to: number): string | null => {
    const labels: string[] = [];
    for (let at = from; at >= 0; at = read.word(at).head) {
      if (at === to) return labels.length > 1 ? DEEP : labels.join(' ');
      labels.push(read.word(at).label);
    }
    return null;
  };
  const [one, two] = [earlier.head, later.head];
  const below = up(two, one);
  if (below !== null) return branch('below', below);
  const above = up(one, two);
  return above === null ? apart : branch('above', above);
}

type Branch = 'below' | 'above' | 'apart' | 'deep';
const DEEP: Branch = 'deep';

function branch(way: Branch, labels: string): string {
  return `${way} ${labels}`;
}
