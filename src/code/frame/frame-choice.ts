import type { EventType } from '../../annotation/record.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Condition } from '../../codebook/wording.js';
import type { Arguments, VerbArguments } from '../grammar/arguments.js';
import type { ClassTest } from '../phrase/class-test.js';
import { AskedCondition } from './asked-frame.js';
import type { FailedCondition } from './failed-condition.js';
import { doubtfulDeed } from './doubtful.js';
import type { Doubted } from './doubt-signs.js';
import type { FrameHit } from './frame-index.js';

/// Is told of the frames that are not chosen, and why.
export interface ChoiceTrace {
  fail(hit: FrameHit, failed: FailedCondition): void;
  outrank(hit: FrameHit, by: FrameHit): void;
  weigh(doubted: Doubted, signs: readonly string[]): void;
}

/// Chooses among the frames that a word may carry the one whose conditions hold and that says most; null where none holds.
export function chooseFrame(
  sentence: Sentence,
  hits: readonly FrameHit[],
  argumentsOf: (hit: FrameHit) => Arguments,
  verbs: VerbArguments,
  classes: ClassTest,
  trace: ChoiceTrace | null = null,
): FrameHit | null {
  if (hits.length === 0) return null;
  let best: FrameHit | null = null;
  /// The best of those that ask who does it of a passive that does not say so; the others come first.
  let untold: FrameHit | null = null;
  const held: FrameHit[] = [];
  for (const hit of hits) {
    const { frame, score } = hit.entry;
    if (trace === null && best !== null && score < best.entry.score) continue;
    const args = frame.when.length + frame.unless.length > 0 ? argumentsOf(hit) : null;
    if (args !== null && !meetsConditions(sentence, hit, args, verbs, classes)) {
      if (trace !== null)
        for (const failed of failedConditions(sentence, hit, args, verbs, classes)) trace.fail(hit, failed);
      continue;
    }
    if (trace !== null) held.push(hit);
    if (args !== null && frame.when.some((condition) => isUntold(sentence, condition, hit, args))) {
      if (untold === null || score > untold.entry.score) untold = hit;
    } else if (best === null || score > best.entry.score) best = hit;
  }
  const surer = best === null ? undefined : surerOf(best, hits);
  if (best === null || best.odds !== undefined || surer !== undefined) {
    const test: ConditionTest = (hit, condition) => holds(sentence, hit, argumentsOf(hit), condition, verbs, classes);
    const isActor = (head: number): boolean => classes.isOf(sentence, head, 'actor');
    const heldOf = (hit: FrameHit): FrameHit[] =>
      alikeOf(hit, hits).filter((each) => meetsConditions(sentence, each, argumentsOf(each), verbs, classes));
    const mayTell = (hit: FrameHit): boolean =>
      failedConditions(sentence, hit, argumentsOf(hit), verbs, classes).every((each) => missesWhoAlone(each, isActor));
    if (best !== null) best = surer === undefined ? modelled(hits, test, mayTell) : surest(best, surer, heldOf(surer));
    if (untold !== null && !isOfOtherMatter(alikeOf(untold, hits), test)) best ??= untold;
  }
  best ??= doubtfulDeed(sentence, hits, {
    argumentsOf,
    classes,
    isOfOtherMatter: (all) =>
      all.some((hit) =>
        hit.entry.frame.unless.some(
          (condition) =>
            condition.place !== 'near' && holds(sentence, hit, argumentsOf(hit), condition, verbs, classes),
        ),
      ),
    missing: (hit) => missingConditions(sentence, hit, argumentsOf(hit), verbs, classes),
    weigh: trace === null ? undefined : (doubted, signs) => trace.weigh(doubted, signs),
  });
  if (trace !== null && best !== null)
    for (const hit of held) if (hit.entry.frame !== best.entry.frame) trace.outrank(hit, best);
  return best;
}

/// How likely the model must take a word for a deed of another type than its frame for a frame of that type to be told in its place, in
/// percent (docs/methods.md, Round 11).
const SURER = 85;
/// Between these the ontology draws the line by what is imposed, closed or banned, which the frames know and readers do not: there they decide.
const BY_CONVENTION: ReadonlySet<EventType> = new Set(['COERCE', 'SANCTION']);

/// Of a frame and those of the model's type whose conditions hold too the best of these, where it lists as much.
function surest(best: FrameHit, { odds = 0 }: FrameHit, held: readonly FrameHit[]): FrameHit {
  const [other] = held.toSorted((a, b) => b.entry.score - a.entry.score);
  return other !== undefined && other.words.length >= best.words.length ? { ...other, odds } : best;
}

/// What the model takes a word for that a frame has for a deed of another type, where it is surer than frames are.
function surerOf({ entry, odds }: FrameHit, hits: readonly FrameHit[]): FrameHit | undefined {
  const { type } = entry.frame;
  if (odds !== undefined || type === null) return undefined;
  return hits.find((hit) => {
    const other = hit.entry.frame.type;
    if (other === null || other === type || (hit.odds ?? 0) < SURER) return false;
    return !(BY_CONVENTION.has(type) && BY_CONVENTION.has(other));
  });
}

/// How likely the model takes a word at least for a deed where a frame of the type lists the word and only misses whom it is done
/// to, in percent: of such deeds in four sets of reports 3 of 4 are right, of those from 20 to 30 percent half.
const LISTED = 30;

type ConditionTest = (hit: FrameHit, condition: AskedCondition) => boolean;

/// The frame that the model tells where no listed frame holds, the likeliest first. One that lists the word and only misses who does
/// the deed or whom it is done to says its mode and where the roles stand. A word that none lists must be told surely.
function modelled(
  hits: readonly FrameHit[],
  test: ConditionTest,
  mayTell: (hit: FrameHit) => boolean,
): FrameHit | null {
  const told = hits.flatMap((hit) => (hit.odds === undefined ? [] : [{ hit, odds: hit.odds }]));
  for (const { hit, odds } of told.sort((a, b) => b.odds - a.odds)) {
    const alike = alikeOf(hit, hits);
    if (isOfOtherMatter(alike, test)) return null;
    const [listed] = alike.filter(mayTell).sort((a, b) => b.entry.score - a.entry.score);
    if (listed !== undefined && odds >= LISTED) return { ...listed, odds, vague: isOfFew(listed, alike) };
    if (odds >= (hit.entry.frame.sure ?? 0)) return hit;
  }
  return null;
}

/// Whether few of the frames of a word tell its mode: which one is meant, what was missed would have said ("denied having fired **it**").
function isOfFew({ entry: { frame } }: FrameHit, alike: readonly FrameHit[]): boolean {
  return 2 * alike.filter((other) => other.entry.frame.mode === frame.mode).length <= alike.length;
}

/// The frames of its type that list the word.
function alikeOf({ entry: { frame } }: FrameHit, hits: readonly FrameHit[]): FrameHit[] {
  return hits.filter((other) => other.odds === undefined && other.entry.frame.type === frame.type);
}

/// Whether one of them knows that the text is about something else: an accident, a match.
function isOfOtherMatter(frames: readonly FrameHit[], test: ConditionTest): boolean {
  return frames.some((each) =>
    each.entry.frame.unless.some((condition) => isOfText(condition.place) && test(each, condition)),
  );
}

/// Whether all that is missed is whom it is done to, or who does it where that is an actor of any other kind.
function missesWhoAlone({ rule, condition, heads }: FailedCondition, isActor: (head: number) => boolean): boolean {
  if (rule === 'unless' || heads.length === 0) return false;
  return condition.place === 'object' || (condition.place === 'subject' && heads.every(isActor));
}

function meetsConditions(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  verbs: VerbArguments,
  classes: ClassTest,
): boolean {
  const { when, unless } = hit.entry.frame;
  for (const condition of when)
    if (!holds(sentence, hit, args, condition, verbs, classes) && !isUntold(sentence, condition, hit, args))
      return false;
  for (const condition of unless) if (holds(sentence, hit, args, condition, verbs, classes)) return false;
  return true;
}

/// The conditions of `when` that do not hold; null where one of `unless` does.
function missingConditions(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  verbs: VerbArguments,
  classes: ClassTest,
): Condition[] | null {
  const { when, unless } = hit.entry.frame;
  if (unless.some((condition) => holds(sentence, hit, args, condition, verbs, classes))) return null;
  return when.filter(
    (condition) => !holds(sentence, hit, args, condition, verbs, classes) && !isUntold(sentence, condition, hit, args),
  );
}

/// Whether a condition asks who does it of a passive that does not say so ("8,000 people were evacuated"), and whom it is done to is
/// asked too: that alone decides then. What only describes ("the drowned town") says too little.
function isUntold(
  sentence: Sentence,
  { place, filled }: Condition,
  hit: FrameHit,
  { passive, subject }: Arguments,
): boolean {
  if (place !== 'subject' || filled === false || !passive || subject.length > 0) return false;
  if (sentence.word(hit.index).label === 'amod') return false;
  return hit.entry.frame.when.some((other) => other.place === 'object' && other.filled === null);
}

/// All conditions that speak against a frame, in the order of the codebook.
function failedConditions(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  verbs: VerbArguments,
  classes: ClassTest,
): FailedCondition[] {
  const test = (condition: AskedCondition): boolean => holds(sentence, hit, args, condition, verbs, classes);
  const headsOf = ({ place }: Condition): readonly number[] =>
    isOfText(place) ? [] : place === 'self' ? [hit.index] : headsAt(args, place, verbs, hit.index);
  const unmet = hit.entry.frame.when
    .filter((condition) => !test(condition) && !isUntold(sentence, condition, hit, args))
    .map((condition) => ({ rule: 'when' as const, condition, term: null, heads: headsOf(condition) }));
  const excluding = hit.entry.frame.unless.flatMap((condition) => {
    if (!test(condition)) return [];
    const met = oneByOne(condition).find(([, single]) => test(single));
    if (met === undefined) return [];
    const [term, single] = met;
    const candidates = isOfText(condition.place) ? sentence.words.map((_, index) => index) : headsOf(condition);
    const heads = candidates.filter((head) => {
      if (isOfText(condition.place) && hit.words.includes(head)) return false;
      return (
        condition.place === 'self' ||
        single.filled !== null ||
        fits(sentence, head, single, classes) ||
        fits(sentence, classes.meaningful(sentence, head), single, classes)
      );
    });
    return [{ rule: 'unless' as const, condition, term, heads }];
  });
  return [...unmet, ...excluding];
}

/// Places that are no part of the clause.
function isOfText(place: string): boolean {
  return place === 'near' || place === 'around';
}

/// The terms of a condition, each as a condition of its own.
function oneByOne(condition: Condition): [term: string, single: AskedCondition][] {
  const { words, classes, filled } = condition;
  const none = { place: condition.place, words: [], classes: [], filled: null, line: condition.line };
  const single = (term: string, own: Partial<Condition>): [string, AskedCondition] => [
    term,
    new AskedCondition({ ...none, ...own }),
  ];
  return [
    ...words.map((word) => single(word, { words: [word] })),
    ...classes.map((name) => single(`$${name}`, { classes: [name] })),
    ...(filled === null ? [] : [single(filled ? 'any' : 'none', { filled })]),
  ];
}

/// Whether a condition holds of a hit whose arguments are given.
export function holds(
  sentence: Sentence,
  hit: FrameHit,
  args: Arguments,
  condition: AskedCondition,
  verbs: VerbArguments,
  classes: ClassTest,
): boolean {
  if (condition.place === 'near') return isIn(sentence, condition, classes, hit.words);
  if (condition.place === 'around') return isAround(sentence, condition, classes, hit.words);
  if (condition.place === 'self')
    return [sentence.forms[hit.index], sentence.word(hit.index).form].some((form) =>
      condition.words.includes(form ?? ''),
    );
  const heads = headsAt(args, condition.place, verbs, hit.index);
  if (condition.filled !== null && condition.filled === heads.length > 0) return true;
  for (const head of heads) {
    if (fits(sentence, head, condition, classes)) return true;
    const inner = classes.meaningful(sentence, head);
    if (inner !== head && fits(sentence, inner, condition, classes)) return true;
  }
  return false;
}

/// Whether a word of a sentence, or of those around it, meets a condition, `without` aside.
function isAround(
  sentence: Sentence,
  condition: AskedCondition,
  classes: ClassTest,
  without: readonly number[],
): boolean {
  return classes.around(sentence).some((each) => isIn(each, condition, classes, each === sentence ? without : []));
}

/// Whether a word of a sentence meets a condition, `without` aside.
function isIn(sentence: Sentence, condition: AskedCondition, classes: ClassTest, without: readonly number[]): boolean {
  for (const name of condition.classes)
    for (const index of classes.wordsOf(sentence, name)) if (!without.includes(index)) return true;
  if (condition.words.length === 0) return false;
  const mayStand = condition.mayStandIn(sentence);
  if (mayStand)
    for (let index = 0; index < sentence.words.length; index++)
      if (condition.hold(sentence, index) && !without.includes(index)) return true;
  // Of a condition of single words alone nothing stands where they do not.
  if (!mayStand && !condition.hasLonger && condition.classes.length === 0) return false;
  for (const index of classes.standingFor(sentence))
    if (!without.includes(index) && standsForOne(sentence, index, condition, classes)) return true;
  return false;
}

function fits(sentence: Sentence, head: number, condition: AskedCondition, classes: ClassTest): boolean {
  if (condition.words.length > 0) {
    if (condition.hold(sentence, head)) return true;
    if (standsForOne(sentence, head, condition, classes)) return true;
  }
  for (const name of condition.classes) if (classes.isOf(sentence, head, name)) return true;
  return false;
}

/// Whether a word stands for a noun that a condition lists.
function standsForOne(sentence: Sentence, head: number, condition: Condition, classes: ClassTest): boolean {
  for (const noun of classes.standsFor(sentence, head)) if (condition.words.includes(noun)) return true;
  return false;
}

/// The heads that fill a place of a clause, see docs/codebook.md.
export function headsAt(args: Arguments, place: string, verbs: VerbArguments, index: number): readonly number[] {
  switch (place) {
    case 'subject':
      return args.subject;
    case 'object':
      return args.object;
    case 'indirect':
      return args.indirect;
    case 'possessor':
      return args.possessor;
    case 'modifier':
      return args.modifier;
    case 'participant':
      return args.participant();
    case 'clause':
      return clauseSubjects(args, verbs, index);
    default:
      return args.prepositions.get(place) ?? [];
  }
}

/// Who is to act in the clause that a word embeds, where the clause names a subject of its own.
function clauseSubjects(args: Arguments, verbs: VerbArguments, index: number): readonly number[] {
  const own = new Set(args.subject);
  return args.content.flatMap((content) => {
    const found = verbs.of(content);
    const surface = verbs.surfaceSubject(content).heads;
    return (surface.length > 0 ? surface : found.subject).filter((head) => !own.has(head) && head !== index);
  });
}
