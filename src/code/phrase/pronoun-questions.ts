import type { Word } from '../../annotation/sentence.js';

/// The pronouns of the third person, by what they agree with.
export const PRONOUN_CLASSES = ['person', 'it', 'they'] as const;
export type PronounClass = (typeof PRONOUN_CLASSES)[number];

/// The class of a pronoun of the third person; null for all other words.
export function pronounClass({ upos, features }: Word): PronounClass | null {
  const { Person, Number, Gender, Reflex } = features;
  if (upos !== 'PRON' || Person !== '3' || Reflex !== null) return null;
  if (Gender === null) return Number === 'Plur' ? 'they' : 'person';
  return Gender === 'Neut' ? 'it' : 'person';
}

export type Gender = 'male' | 'female' | null;

export function pronounGender({ features }: Word, kind: PronounClass): Gender {
  if (kind !== 'person') return null;
  return features.Gender === 'Fem' ? 'female' : features.Gender === 'Masc' ? 'male' : null;
}

/// What is asked of a pair of a pronoun and a noun before it, with the answers that there are.
export const QUESTIONS = {
  /// How many sentences back.
  distance: ['same', 'one', 'two', 'three'],
  /// How many candidates stand between.
  rank: ['0', '1', '2', '3', '4', '5-6', '7-9', '10+'],
  role: ['subject', 'passive subject', 'object', 'oblique', 'inside a phrase', 'possessor', 'apposition', 'conjunct', 'root', 'other'],
  word: ['name', 'noun', 'same pronoun', 'other pronoun'],
  /// "The gang" and "the family" are many and one; a name of many may be one body: "the United States".
  number: ['one', 'many', 'joined', 'company', 'named many'],
  kind: ['person', 'office', 'state', 'organisation', 'group', 'population', 'unknown', 'nobody'],
  name: ['none', 'person', 'organisation', 'place', 'group'],
  article: ['the', 'a', 'this', 'owner', 'none'],
  /// "Learned" is what no word tells: an earlier "he" was taken to mean it.
  gender: ['unknown', 'same', 'other', 'same, learned', 'other, learned'],
  /// What the noun is, by the dictionary.
  being: ['unknown', 'human', 'thing', 'company', 'body'],
  /// Whether it opens its sentence.
  first: ['no', 'yes'],
  /// How often the same words stood before.
  told: ['0', '1', '2', '3+'],
  /// In how many of the sentences in reach the same was told of as a subject.
  topic: ['0', '1', '2', '3+'],
  /// Whether it was the first subject of its sentence, and how near.
  opening: ['same, no', 'same, yes', 'one, no', 'one, yes', 'further, no', 'further, yes'],
  /// Role of the pronoun and of the candidate.
  roles: ['subject subject', 'subject object', 'subject other', 'object subject', 'object object', 'object other', 'possessor subject', 'possessor object', 'possessor other', 'other subject', 'other object', 'other other'],
  /// Whether something is done to the one that the pronoun means, and to the candidate: "he was beaten", "their release".
  patient: ['acts, acts', 'acts, undergoes', 'acts, other', 'undergoes, acts', 'undergoes, undergoes', 'undergoes, other', 'neither'],
  /// In the same sentence: what the candidate is to the clause of the pronoun.
  clause: ['elsewhere', 'subject of the clause around', 'subject further out', 'subject of the own clause', 'behind the same verb', 'around the pronoun', 'object of the clause around', 'subject of the clause before'],
  /// Whether one of the two stands inside quotation marks.
  quote: ['as the pronoun', 'only the pronoun', 'only the candidate', 'its speaker'],
  /// What it is, and whether it is a subject.
  doer: ['thing', 'thing, subject', 'body', 'body, subject', 'person', 'person, subject'],
  /// What the subject of the clause around is: "Chad said it would …".
  speaker: ['no', 'thing', 'body', 'person'],
  /// Whether the phrase of a possessive follows the candidate with nothing but a preposition between: "helped Mali in its fight".
  beside: ['no', 'thing', 'body', 'person'],
} as const; // prettier-ignore

/// What is asked of a pronoun that may mean nobody before it.
export const NONE_QUESTIONS = {
  role: QUESTIONS.role,
  /// Whether the sentence has a candidate before it.
  candidate: ['none', 'in this sentence', 'before'],
  /// "It is clear that …": the verb or adjective has a clause of its own; "it said that …" has its subject.
  empty: ['no', 'clause behind', 'copula', 'has its subject'],
  quote: ['outside', 'inside'],
} as const;

type Role = (typeof QUESTIONS.role)[number];

const ROLES: Readonly<Record<string, Role>> = {
  'nsubj': 'subject', 'csubj': 'subject', 'nsubj:outer': 'subject', 'nsubj:pass': 'passive subject', 'obj': 'object', 'iobj': 'object',
  'obl': 'oblique', 'obl:agent': 'oblique', 'obl:unmarked': 'oblique', 'nmod': 'inside a phrase', 'nmod:desc': 'inside a phrase',
  'nmod:unmarked': 'inside a phrase', 'nmod:poss': 'possessor', 'appos': 'apposition', 'conj': 'conjunct', 'root': 'root',
}; // prettier-ignore

export const SUBJECT = QUESTIONS.role.indexOf('subject');
export const PASSIVE = QUESTIONS.role.indexOf('passive subject');
export const OBJECT = QUESTIONS.role.indexOf('object');
export const POSSESSOR = QUESTIONS.role.indexOf('possessor');

/// Every noun is asked: a label is taken apart once.
const ROLE_NUMBERS = new Map<string, number>();

export function roleOf(label: string): number {
  let number = ROLE_NUMBERS.get(label);
  if (number === undefined) {
    number = QUESTIONS.role.indexOf(ROLES[label] ?? ROLES[label.split(':')[0] ?? ''] ?? 'other');
    ROLE_NUMBERS.set(label, number);
  }
  return number;
}

/// 0 subject, 1 object, 2 other (and 2 possessor, 3 other for a pronoun).
export function sideOfCandidate(role: number): number {
  return role === SUBJECT || role === PASSIVE ? 0 : role === OBJECT ? 1 : 2;
}

export function sideOfPronoun(role: number): number {
  return role === SUBJECT || role === PASSIVE ? 0 : role === OBJECT ? 1 : role === POSSESSOR ? 2 : 3;
}
