import type { EventType, Inherited, StatementRecord } from '../../annotation/record.js';
import type { Segment } from '../../annotation/document.js';
import type { Sentence } from '../../annotation/sentence.js';
import { clauseOf } from '../grammar/clauses.js';
import type { Draft } from '../statement/draft.js';

/// A statement of the record with what it was made from.
export interface Written {
  readonly statement: StatementRecord;
  readonly draft: Draft;
  readonly sentence: Sentence;
  /// The number of the sentence in the document.
  readonly number: number;
  readonly segment: Segment | null;
  /// Whether its sentence tells times of its own.
  readonly timed: boolean;
  /// Whether it is told to have been done where what is told before was done.
  readonly pointsBack: boolean;
}

/// Types that follow one another at one scene: a march, its breaking up, the dead, those led away …
const AT_A_SCENE: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);
/// … and what goes on from there: who is helped, let go, sent.
const FROM_A_SCENE: ReadonlySet<EventType> = new Set(['AID', 'RETREAT', 'MOBILIZE']);
/// Sentences without a deed that may stand between two deeds of a scene.
const PAUSE = 2;

/// Gives deeds that say not where or when they were done the place and time of what is told before them, as a careful reader takes
/// them: of a clause before in the same sentence, of a sentence before in the same paragraph, or, in the second paragraph, of the
/// lead. Only deeds told as done, in the report itself, not in the perfect, which goes back; and only while no other time has been
/// told.
export function inheritSettings(written: readonly Written[]): void {
  const bodies = [...new Set(written.flatMap(({ segment }) => (segment?.kind === 'body' ? [segment] : [])))];
  written.forEach((each, index) => {
    const { statement, segment, number } = each;
    if (each.pointsBack) takePlaceBefore(each, written.slice(0, index));
    if (segment?.kind !== 'body' || !isDone(each) || isPerfect(each)) return;
    const earlier = written.slice(0, index);
    const beside = earlier.findLast((other) => other.number === number && isTold(other) && isFollowedBy(other, each));
    if (beside !== undefined) take(statement, beside.statement, false, null);
    const near = earlier.findLast(
      (other) =>
        other.number < number &&
        (isDone(other) || setsScene(other) || (other.timed && other.statement.kind !== 'claim')),
    );
    const before = earlier.findLast((other) => other.number === near?.number && isTold(other));
    if (before === undefined) return;
    if (before.segment === segment && before.number >= number - 1 - PAUSE)
      take(statement, before.statement, each.timed, 'sentence');
    else if (before.segment === bodies[0] && segment === bodies[1] && isAtScene(each)) {
      const type = statement.event?.type;
      const lead = written.find((other) => other.segment === bodies[0] && other.statement.event?.type === type);
      take(statement, (lead ?? before).statement, each.timed, 'lead');
    }
  });
}

/// "escorted it to Vigo. A court **there** fined the skipper."
function takePlaceBefore({ statement, number }: Written, earlier: readonly Written[]): void {
  const before = earlier.findLast((other) => other.statement.place !== null && other.number >= number - 1 - PAUSE);
  const place = before?.statement.place ?? null;
  if (before === undefined || place === null) return;
  statement.place ??= { ...place, inherited: before.number === number ? place.inherited : 'sentence' };
}

/// Whether its place and time are those of what is told after it.
function isTold(written: Written): boolean {
  return isDone(written) || setsScene(written);
}

/// "On Monday night a squad went out": what is no deed, and tells when, sets the scene of the deeds after it.
function setsScene(written: Written): boolean {
  const { kind, time, status, polarity } = written.statement;
  return kind === 'claim' && time !== null && status === 'occurred' && polarity === 'positive' && !isPerfect(written);
}

/// Whether a clause goes on with what another one tells: joined to it with a subject of its own ("…, and its men seized"), or
/// telling what happened where it ends ("came upon a camp, where they killed").
function isFollowedBy({ sentence, draft }: Written, other: Written): boolean {
  const first = clauseOf(sentence, draft.support ?? draft.anchor);
  const at = clauseOf(sentence, other.draft.support ?? other.draft.anchor);
  const { label, head } = sentence.word(at);
  if (label === 'conj') return head === first;
  if (label !== 'acl:relcl' && label !== 'advcl:relcl') return false;
  const opening = sentence.children(at).find((child) => child < at);
  if (opening === undefined || sentence.word(opening).features.PronType !== 'Int,Rel') return false;
  return sentence.word(opening).upos !== 'PRON' && clauseOf(sentence, head) === first;
}

function isAtScene({ statement: { event } }: Written): boolean {
  return event !== null && AT_A_SCENE.has(event.type);
}

function isDone(written: Written): boolean {
  const { event, status } = written.statement;
  return event !== null && (isAtScene(written) || FROM_A_SCENE.has(event.type)) && status === 'occurred';
}

/// `inherited` says where they stand; null of one sentence, where they stand as they do for the other.
function take(statement: StatementRecord, from: StatementRecord, timed: boolean, inherited: Inherited | null): void {
  if (from.place !== null) statement.place ??= { ...from.place, inherited: inherited ?? from.place.inherited };
  if (from.time !== null && !timed) statement.time ??= { ...from.time, inherited: inherited ?? from.time.inherited };
}

function isPerfect({ sentence, draft }: Written): boolean {
  const verb = clauseOf(sentence, draft.support ?? draft.anchor);
  const { VerbForm: form, Tense: tense } = sentence.word(verb).features;
  return form === 'Part' && tense === 'Past' && sentence.child(verb, 'aux') !== undefined;
}
