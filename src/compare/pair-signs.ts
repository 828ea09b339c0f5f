import type { StatementRecord } from '../annotation/record.js';
import { signName } from '../annotation/sign-name.js';
import { areTwoDeeds } from './apart.js';
import { isContradicted } from './contradicted.js';
import type { FrameWords } from './frame-words.js';
import { areKin, sideOf, type Party } from './party.js';
import { overlapOf, type PageReading } from './reading.js';
import { isOneAct, isReal, type Told } from './told.js';

/// Is told each sign by its name, with its strength.
export type TellSign = (name: string, strength: number) => void;

/// How many sentences apart a denial stands near.
const NEAR = 2;

type Sign =
  | 'opposed'
  | 'opposed of type'
  | 'opposed of other type'
  | 'opposed of word'
  | 'opposed of frame'
  | 'opposed beside'
  | 'opposed beside of type'
  | 'opposed in comment'
  | 'both negative'
  | 'real and not'
  | 'both not real'
  | 'same frame'
  | 'kin frame'
  | 'told by rule'
  | 'two deeds'
  | 'reader contradicts'
  | 'two voices cited'
  | 'recipient told later'
  | 'recipient told earlier'
  | 'actor told later'
  | 'actor told earlier'
  | 'deed told later'
  | 'clauses alike'
  | 'doer speaks'
  | 'doer speaks against'
  | 'victim speaks'
  | 'two tolls of voices'
  | 'lead of type'
  | 'nobody';
type Choice = 'sides' | 'sides of type' | 'sides opposed';

/// What speaks for two statements being of one happening, whether both assert it or one denies it.
export function tellPairSigns(page: PageReading, frames: FrameWords, earlier: Told, later: Told, add: TellSign): void {
  const when = (sign: Sign, holds: boolean): void => {
    if (holds) add(sign, 1);
  };
  const tell = (sign: Sign, strength: number): void => {
    if (strength > 0) add(sign, strength);
  };
  const which = (choice: Choice, value: string): void => add(signName(choice, value), 1);
  const { statement: a } = earlier;
  const { statement: b } = later;
  const opposed = a.polarity !== b.polarity;
  const ofType = a.event !== null && a.event.type === b.event?.type;
  const beside = later.sentence - earlier.sentence <= NEAR;
  const ofFrame = areOfOneFrame(a, b);
  const kin = frames.areKin(earlier.deed, later.deed);
  when('opposed', opposed);
  when('opposed of type', opposed && ofType);
  when('opposed of other type', opposed && !ofType);
  when('opposed of word', opposed && overlapOf(earlier.deed, later.deed) > 0);
  when('opposed of frame', opposed && (ofFrame || kin));
  when('opposed beside', opposed && beside);
  when('opposed beside of type', opposed && ofType && beside);
  when(
    'opposed in comment',
    opposed && page.segment(later.segment)?.kind === 'comment' && earlier.segment !== later.segment,
  );
  when('both negative', a.polarity === 'negative' && b.polarity === 'negative');
  when('real and not', isReal(earlier) !== isReal(later));
  when('both not real', !isReal(earlier) && !isReal(later));
  when('same frame', ofFrame);
  when('kin frame', kin && !ofFrame);
  when('told by rule', !opposed && ofType && isOneAct(page, earlier, later));
  when('two deeds', areTwoDeeds(page, earlier, later));
  when('reader contradicts', opposed && isContradicted(page, earlier, later));
  when('two voices cited', isCited(a) && isCited(b) && earlier.voice !== later.voice);

  const before = page.content(earlier.sentence);
  const behind = page.content(later.sentence);
  tell('recipient told later', overlapOf(earlier.recipient.words, behind));
  tell('recipient told earlier', overlapOf(later.recipient.words, before));
  tell('actor told later', overlapOf(earlier.actor.words, behind));
  tell('actor told earlier', overlapOf(later.actor.words, before));
  tell('deed told later', overlapOf(earlier.deed, behind));
  tell('clauses alike', overlapOf(earlier.clause, later.clause));

  const speaks = isOf(page, later, earlier.actor);
  when('doer speaks', speaks);
  when('doer speaks against', speaks && opposed);
  when('victim speaks', isOf(page, later, earlier.recipient));
  when('two tolls of voices', a.quantities.length > 0 && b.quantities.length > 0 && earlier.voice !== later.voice);
  when('lead of type', ofType && earlier.sentence <= 1);
  when('nobody', isNobody(later.actor) || isNobody(later.recipient));
  const sides = signName(sideOf(earlier.actor, later.actor), sideOf(earlier.recipient, later.recipient));
  which('sides', sides);
  if (ofType) which('sides of type', sides);
  if (opposed) which('sides opposed', sides);
}

/// Whether who says a statement is, or belongs to, a party.
export function isOf(page: PageReading, { statement }: Told, party: Party): boolean {
  const speaker = statement.attribution.at(-1)?.actor ?? null;
  const actor = speaker === null ? undefined : page.actor(speaker);
  return actor !== undefined && party.actors.some((one) => one.id === actor.id || areKin(one, actor));
}

function areOfOneFrame({ why: { rule } }: StatementRecord, { why: { rule: other } }: StatementRecord): boolean {
  return rule !== undefined && rule.includes('#') && rule === other;
}

function isNobody(party: Party): boolean {
  return !party.empty && party.nobody;
}

function isCited({ attribution }: StatementRecord): boolean {
  return attribution.length > 1;
}
