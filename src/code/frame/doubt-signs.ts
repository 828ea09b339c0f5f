import type { EventType } from '../../annotation/record.js';
import { signName } from '../../annotation/sign-name.js';
import type { Sentence } from '../../annotation/sentence.js';
import { isNominal } from '../../mention/noun-phrase.js';
import type { Arguments } from '../grammar/arguments.js';
import type { Condition } from '../../codebook/wording.js';
import type { ClassTest } from '../phrase/class-test.js';
import type { FrameHit } from './frame-index.js';

/// A type of deed that a word may tell though no frame that lists the word holds.
export interface Doubted {
  readonly type: EventType;
  readonly index: number;
  /// How likely the model takes the word for a deed of the type, in percent, and for one of another type; 0 where it does not.
  readonly odds: number;
  readonly otherOdds: number;
  /// The frame that comes nearest, and what speaks against it; that of the model where none of the type lists the word.
  readonly nearest: FrameHit;
  readonly failed: readonly Condition[];
  /// How many frames of the type, and of all types, list the word.
  readonly listed: number;
  readonly all: number;
  /// How many types have a frame that lists the word.
  readonly types: number;
}

/// What holds of such a word. What is one of several has the value behind it.
type Sign = 'broad' | 'passive' | 'alone' | 'only by the text';
type Place = 'object' | 'subject' | 'near' | 'around' | 'self' | 'clause' | 'preposition';
type Choice =
  | 'type'
  | 'odds'
  | 'other odds'
  | 'kind'
  | 'label'
  | 'listed'
  | 'share'
  | 'types'
  | 'entries'
  | 'fails'
  | 'when'
  | 'unit words'
  | 'subject'
  | 'object'
  | 'form';

/// What the head of a place may be, the surest first.
const CLASSES = ['actor', 'human', 'craft', 'built', 'land', 'wares', 'thought', 'nature'] as const;
/// Places whose conditions are told apart; the others are prepositions.
const PLACES: readonly Place[] = ['object', 'subject', 'near', 'around', 'self', 'clause'];
const ELSEWHERE: Place = 'preposition';
/// How many entries of the codebook a word carries: one with many has hardly a meaning of its own.
const MANY: readonly number[] = [80, 40, 20, 10, 4];
const STEPS: readonly number[] = [50, 30, 20, 10, 4];

/// Is told what speaks for and against a word telling a deed of the type, each sign by its name.
export function tellDoubtSigns(
  sentence: Sentence,
  doubted: Doubted,
  args: Arguments,
  classes: ClassTest,
  add: (name: string) => void,
): void {
  const { type, index, nearest, failed, listed, all } = doubted;
  const when = (sign: Sign, holds: boolean): void => {
    if (holds) add(sign);
  };
  const which = (choice: Choice, value: string | number): void => add(signName(choice, value));
  const { label, features } = sentence.word(index);
  which('type', type);
  which('odds', step(doubted.odds));
  which('other odds', step(doubted.otherOdds));
  which('kind', nearest.entry.unit.kind);
  which('label', label.includes(':') ? label.slice(0, label.indexOf(':')) : label);
  which('form', features.VerbForm ?? '-');
  which('listed', Math.min(listed, 3));
  which('share', all === 0 ? 0 : Math.ceil((4 * listed) / all));
  which('types', Math.min(doubted.types, 6));
  which('entries', MANY.find((least) => nearest.entry.entries >= least) ?? 0);
  which('fails', Math.min(failed.length, 3));
  for (const { place } of failed) which('when', PLACES.find((known) => known === place) ?? ELSEWHERE);
  which('unit words', Math.min(nearest.words.length, 3));
  which('subject', kindOf(sentence, args.subject, classes));
  which('object', kindOf(sentence, args.object, classes));
  when('only by the text', failed.length > 0 && failed.every(({ place }) => place === 'near' || place === 'around'));
  when('broad', nearest.entry.frame.broad);
  when('passive', args.passive);
  when('alone', args.subject.length + args.object.length + args.prepositions.size === 0);
}

function step(odds: number): number {
  return STEPS.find((least) => odds >= least) ?? 0;
}

function kindOf(sentence: Sentence, heads: readonly number[], classes: ClassTest): string {
  const [head] = heads;
  if (head === undefined) return 'none';
  if (sentence.word(head).upos === 'PRON') return 'pronoun';
  if (!isNominal(sentence.word(head))) return 'clause';
  return CLASSES.find((name) => classes.isOf(sentence, head, name)) ?? 'other';
}
