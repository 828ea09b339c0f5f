import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { Being } from './noun-nature.js';
import { pronounClass, pronounGender, QUESTIONS, roleOf, type Gender, type PronounClass } from './pronoun-questions.js';
import type { Referent } from './referents.js';

/// A noun, name or pronoun that a later pronoun may stand for.
export interface Candidate {
  readonly sentence: number;
  readonly word: number;
  /// It and what is joined with it: "Kerry and Lavrov".
  readonly joined: boolean;
  readonly kind: PronounClass | null;
  /// Of a pronoun.
  readonly gender: Gender;
  /// The answers that do not hang on the pronoun.
  readonly role: number;
  readonly form: number;
  readonly number: number;
  readonly actor: number;
  readonly name: number;
  readonly article: number;
  readonly being: Being;
  readonly first: boolean;
  readonly opening: boolean;
  readonly quoted: boolean;
  readonly told: number;
  readonly referent: Referent;
}

/// What a candidate is beside the tree.
export interface NounTold {
  readonly match: ActorMatch | null;
  readonly name: string | null;
  readonly being: Being;
  readonly isSingle: boolean;
  /// Whether it opens its sentence, and whether it is the first subject of it.
  readonly first: boolean;
  readonly opening: boolean;
  readonly quoted: boolean;
  readonly referent: Referent;
}

export const ONE = QUESTIONS.number.indexOf('one');
export const MANY = QUESTIONS.number.indexOf('many');
export const JOINED = QUESTIONS.number.indexOf('joined');
const COMPANY = QUESTIONS.number.indexOf('company');
const NAMED_MANY = QUESTIONS.number.indexOf('named many');

export const PRONOUN_FORM = QUESTIONS.word.indexOf('other pronoun');

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(QUESTIONS.kind.map((kind, number) => [kind, number]));
const NAME_NUMBERS: ReadonlyMap<string, number> = new Map(QUESTIONS.name.map((name, number) => [name, number]));

export function candidateOf(
  sentence: Sentence,
  number: number,
  word: number,
  facts: NounTold,
  joined: boolean,
): Candidate {
  const { upos, label } = sentence.word(word);
  const { match, name, being, first, opening, quoted, referent } = facts;
  const kind = pronounClass(sentence.word(word));
  return {
    sentence: number,
    word,
    joined,
    kind,
    gender: kind === null ? null : pronounGender(sentence.word(word), kind),
    role: roleOf(label),
    form: upos === 'PRON' ? PRONOUN_FORM : upos === 'PROPN' ? 0 : 1,
    number: joined ? JOINED : numberOf(sentence, word, facts),
    actor: KIND_NUMBERS.get(match?.kind ?? 'nobody') ?? -1,
    name: NAME_NUMBERS.get(name ?? 'none') ?? 0,
    article: articleOf(sentence, word),
    being,
    first,
    opening,
    quoted,
    told: referent.told,
    referent,
  };
}

function numberOf(sentence: Sentence, word: number, { match, being, isSingle }: NounTold): number {
  const { upos, features } = sentence.word(word);
  if (upos === 'NUM') return isSingle ? ONE : MANY;
  if (features.Number !== 'Plur') return being === 'company' ? COMPANY : ONE;
  // "The Netherlands" is one.
  if (upos !== 'PROPN') return MANY;
  if (match?.kind === 'state') return ONE;
  return match?.kind === 'organisation' || match?.kind === 'group' ? NAMED_MANY : MANY;
}

/// Index of the article in its question.
function articleOf(sentence: Sentence, word: number): number {
  for (const child of sentence.children(word)) {
    if (child > word) break;
    const { label, features } = sentence.word(child);
    if (label === 'nmod:poss') return 3;
    if (label !== 'det') continue;
    const { Definite, PronType } = features;
    if (Definite !== null) return Definite === 'Def' ? 0 : 1;
    return PronType === null || asksOrRelates(features) ? 4 : 2;
  }
  return 4;
}

/// Whether a noun has the article of something new: "a man".
export function isIndefinite(sentence: Sentence, word: number): boolean {
  return articleOf(sentence, word) === 1;
}
