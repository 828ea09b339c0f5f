import type { EventType, StatementRecord } from '../annotation/record.js';
import { signName } from '../annotation/sign-name.js';
import { overlapOf, type PageReading, type Placed } from './reading.js';
import { voiceOf } from './told.js';

/// Types that follow one another at one scene: a march, its breaking up, the dead, those led away …
const AT_A_SCENE: ReadonlySet<EventType> = new Set<EventType>(['ASSAULT', 'COERCE', 'PROTEST']);
/// … and what goes on from there: who is helped, let go, sent.
const FROM_A_SCENE: ReadonlySet<EventType> = new Set<EventType>(['AID', 'RETREAT', 'MOBILIZE']);

/// What a scene gives to the deeds that are done there.
export type Setting = 'time' | 'place';

/// A setting that an earlier statement tells.
export interface Told {
  readonly by: Placed;
  /// Whether it is the last that is told before the deed, and the only one.
  readonly last: boolean;
  readonly only: boolean;
}

/// What holds of a deed and of a statement before it that tells where or when it happened.
type Sign =
  | 'next in paragraph'
  | 'same type'
  | 'of a claim'
  | 'at a scene'
  | 'from a scene'
  | 'same actor'
  | 'last told'
  | 'only told'
  | 'denied'
  | 'cited'
  | 'earlier cited'
  | 'same voice'
  | 'lead'
  | 'lead to second'
  | 'lead cited'
  | 'pluperfect'
  | 'earlier to come'
  | 'inherited'
  | 'told in sentence'
  | 'same other setting'
  | 'different other setting'
  | 'toll';
/// What is one of several.
type Choice = 'paragraphs' | 'sentences' | 'type' | 'precision';

/// Is told what speaks for and against a deed having the place or time that an earlier statement tells: each sign by its name.
export function tellSceneSigns(
  page: PageReading,
  setting: Setting,
  deed: Placed,
  { by, last, only }: Told,
  add: (name: string) => void,
): void {
  const when = (sign: Sign, holds: boolean): void => {
    if (holds) add(sign);
  };
  const which = (choice: Choice, value: string): void => add(signName(choice, value));
  const [one, two] = [by.statement, deed.statement];
  const [type, before] = [two.event?.type, one.event?.type];
  const [paragraphs, sentences] = [deed.segment - by.segment, deed.sentence - by.sentence];
  which('paragraphs', paragraphsApart(paragraphs));
  which('sentences', sentencesApart(sentences));
  when('next in paragraph', paragraphs === 0 && sentences === 1);
  if (type !== undefined) which('type', type);
  when('same type', type === before);
  when('of a claim', before === undefined);
  const isScene = before !== undefined && AT_A_SCENE.has(before);
  when('at a scene', isScene && type !== undefined && AT_A_SCENE.has(type));
  when('from a scene', isScene && type !== undefined && FROM_A_SCENE.has(type));
  when('same actor', overlapOf(actorsOf(one), actorsOf(two)) > 0);
  when('last told', last);
  when('only told', only);
  when('denied', two.polarity === 'negative');
  const isCited = two.attribution.length > 1;
  when('cited', isCited);
  when('earlier cited', one.attribution.length > 1);
  when('same voice', voiceOf(one) === voiceOf(two));
  when('lead', by.segment <= 1);
  when('lead to second', by.segment <= 1 && deed.segment <= 2);
  when('lead cited', by.segment <= 1 && isCited);
  when('pluperfect', perfectOf(page, deed) === 'Past');
  when('earlier to come', one.status !== 'occurred' && one.status !== 'ongoing');
  when('inherited', one[setting]?.inherited !== null);
  when(
    'told in sentence',
    page.in(deed.sentence).some(({ statement }) => statement[setting]?.inherited === null),
  );
  if (setting === 'place') which('precision', page.place(one.place?.place)?.precision ?? 'unknown');
  const [here, there] = setting === 'place' ? [dayOf(two), dayOf(one)] : [pointOf(two), pointOf(one)];
  when('same other setting', here !== null && here === there);
  when('different other setting', here !== null && there !== null && here !== there);
  when('toll', two.quantities.length > 0 && two.actor.length === 0);
}

function paragraphsApart(count: number): '0' | '1' | '2' | 'far' {
  return count <= 0 ? '0' : count === 1 ? '1' : count === 2 ? '2' : 'far';
}

function sentencesApart(count: number): '1' | '2-3' | '4-7' | 'far' {
  return count <= 1 ? '1' : count <= 3 ? '2-3' : count <= 7 ? '4-7' : 'far';
}

function actorsOf({ actor }: StatementRecord): ReadonlySet<string> {
  return new Set(actor.flatMap(({ actor: id }) => id ?? []));
}

function dayOf({ time }: StatementRecord): string | null {
  return time?.from ?? null;
}

function pointOf({ place }: StatementRecord): string | null {
  return place?.place ?? null;
}

/// The tense of the auxiliary where the deed is told in the perfect; null where it is not.
export function perfectOf(page: PageReading, { sentence, head }: Placed): 'Pres' | 'Past' | null {
  const read = page.sentences[sentence];
  if (read === undefined || head < 0) return null;
  const { VerbForm: form, Tense: tense } = read.word(head).features;
  if (form !== 'Part' || tense !== 'Past') return null;
  const auxiliary = read.child(head, 'aux');
  const told = auxiliary === undefined ? null : read.word(auxiliary).features.Tense;
  return told === 'Pres' || told === 'Past' ? told : null;
}
