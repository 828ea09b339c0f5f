import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence, Word } from '../../annotation/sentence.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';

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
  number: ['one', 'many', 'joined'],
  kind: ['person', 'office', 'state', 'organisation', 'group', 'population', 'unknown', 'nobody'],
  name: ['none', 'person', 'organisation', 'place', 'group'],
  article: ['the', 'a', 'this', 'owner', 'none'],
  gender: ['unknown', 'same', 'other'],
  /// Whether it opens its sentence.
  first: ['no', 'yes'],
  /// How often the same words stood before.
  told: ['0', '1', '2', '3+'],
  /// Role of the pronoun and of the candidate.
  roles: ['subject subject', 'subject object', 'subject other', 'object subject', 'object object', 'object other', 'possessor subject', 'possessor object', 'possessor other', 'other subject', 'other object', 'other other'],
  /// In the same sentence: what the candidate is to the clause of the pronoun.
  clause: ['elsewhere', 'subject of the clause around', 'subject further out', 'subject of the own clause', 'behind the same verb', 'around the pronoun'],
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
  /// "It is clear that …": the verb or adjective has a clause of its own.
  empty: ['no', 'clause behind', 'copula'],
  quote: ['outside', 'inside'],
} as const;

type Role = (typeof QUESTIONS.role)[number];

const ROLES: Readonly<Record<string, Role>> = {
  'nsubj': 'subject', 'csubj': 'subject', 'nsubj:outer': 'subject', 'nsubj:pass': 'passive subject', 'obj': 'object', 'iobj': 'object',
  'obl': 'oblique', 'obl:agent': 'oblique', 'obl:unmarked': 'oblique', 'nmod': 'inside a phrase', 'nmod:desc': 'inside a phrase',
  'nmod:unmarked': 'inside a phrase', 'nmod:poss': 'possessor', 'appos': 'apposition', 'conj': 'conjunct', 'root': 'root',
}; // prettier-ignore

/// A noun, name or pronoun that a later pronoun may stand for.
export interface Candidate {
  readonly sentence: number;
  readonly word: number;
  /// It and what is joined with it: "Kerry and Lavrov".
  readonly joined: boolean;
  readonly kind: PronounClass | null;
  /// The answers that do not hang on the pronoun.
  readonly role: number;
  readonly form: number;
  readonly number: number;
  readonly actor: number;
  readonly name: number;
  readonly article: number;
  readonly first: boolean;
  readonly quoted: boolean;
  readonly key: string;
  told: number;
  gender: Gender;
}

/// A pronoun and what surrounds it.
export interface Pronoun {
  readonly sentence: number;
  readonly word: number;
  readonly kind: PronounClass;
  readonly gender: Gender;
  readonly role: number;
  readonly side: number;
  readonly quoted: boolean;
}

const SUBJECT = QUESTIONS.role.indexOf('subject');
const PASSIVE = QUESTIONS.role.indexOf('passive subject');
const OBJECT = QUESTIONS.role.indexOf('object');
const POSSESSOR = QUESTIONS.role.indexOf('possessor');
const LAST_RANK = QUESTIONS.rank.length - 1;

const KIND_NUMBERS: ReadonlyMap<string, number> = new Map(QUESTIONS.kind.map((kind, number) => [kind, number]));
const NAME_NUMBERS: ReadonlyMap<string, number> = new Map(QUESTIONS.name.map((name, number) => [name, number]));
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
function sideOfCandidate(role: number): number {
  return role === SUBJECT || role === PASSIVE ? 0 : role === OBJECT ? 1 : 2;
}

export function sideOfPronoun(role: number): number {
  return role === SUBJECT || role === PASSIVE ? 0 : role === OBJECT ? 1 : role === POSSESSOR ? 2 : 3;
}

export function candidateOf(
  sentence: Sentence,
  number: number,
  word: number,
  facts: {
    match: ActorMatch | null;
    name: string | null;
    first: boolean;
    quoted: boolean;
  },
  joined: boolean,
  gender: Gender,
): Candidate {
  const { upos, features, label, form } = sentence.word(word);
  const kind = pronounClass(sentence.word(word));
  const many = features.Number === 'Plur';
  return {
    sentence: number,
    word,
    joined,
    kind,
    role: roleOf(label),
    form: upos === 'PRON' ? 3 : upos === 'PROPN' ? 0 : 1,
    number: joined ? 2 : many ? 1 : 0,
    actor: KIND_NUMBERS.get(facts.match?.kind ?? 'nobody') ?? -1,
    name: NAME_NUMBERS.get(facts.name ?? 'none') ?? 0,
    article: articleOf(sentence, word),
    first: facts.first,
    quoted: facts.quoted,
    key: facts.match?.key ?? form.toLowerCase(),
    told: 0,
    gender,
  };
}

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

/// Writes the answers for a pair into `out`, in the order of QUESTIONS. `rank` counts the candidates between; returns false
/// where grammar rules the pair out.
export function answer(
  out: Int8Array,
  pronoun: Pronoun,
  candidate: Candidate,
  rank: number,
  sentences: readonly Sentence[],
): boolean {
  const same = pronoun.sentence === candidate.sentence;
  let clause = 0;
  if (same) {
    const sentence = sentences[pronoun.sentence];
    if (sentence === undefined) return false;
    if (sentence.word(pronoun.word).head === candidate.word && !candidate.joined) return false;
    clause = holds(sentence, candidate.word, pronoun.word) ? HOLDING : clauseOf(sentence, pronoun, candidate);
    if (clause === OWN && pronoun.side !== 2) return false;
  }
  out[0] = Math.min(3, pronoun.sentence - candidate.sentence);
  out[1] = rank <= 4 ? rank : rank <= 6 ? 5 : rank <= 9 ? 6 : LAST_RANK;
  out[2] = candidate.role;
  out[3] =
    candidate.form === 3 && candidate.kind === pronoun.kind && candidate.gender === pronoun.gender ? 2 : candidate.form;
  out[4] = candidate.number;
  out[5] = candidate.actor;
  out[6] = candidate.name;
  out[7] = candidate.article;
  out[8] = candidate.gender === null || pronoun.gender === null ? 0 : candidate.gender === pronoun.gender ? 1 : 2;
  out[9] = candidate.first ? 1 : 0;
  out[10] = Math.min(3, candidate.told);
  out[11] = pronoun.side * 3 + sideOfCandidate(candidate.role);
  out[12] = clause;
  out[13] = pronoun.quoted === candidate.quoted ? 0 : candidate.quoted ? 2 : clause === 1 || clause === 2 ? 3 : 1;
  const kind = KINDS[candidate.actor] ?? 0;
  out[14] = kind * 2 + (sideOfCandidate(candidate.role) === 0 ? 1 : 0);
  out[15] = clause === 1 ? kind + 1 : 0;
  out[16] =
    same && pronoun.side === 2 && isBeside(sentences[pronoun.sentence], pronoun.word, candidate.word) ? kind + 1 : 0;
  return true;
}

/// Thing, body or person, by the index of `kind`.
const KINDS: readonly number[] = QUESTIONS.kind.map((kind) =>
  kind === 'person' || kind === 'office' ? 2 : kind === 'state' || kind === 'organisation' || kind === 'group' ? 1 : 0,
);

/// Whether the preposition before the phrase of a possessive stands right behind the phrase of a noun.
function isBeside(sentence: Sentence | undefined, possessive: number, noun: number): boolean {
  if (sentence === undefined) return false;
  const owned = sentence.word(possessive).head;
  if (owned < 0) return false;
  const preposition = sentence.children(owned).find((child) => sentence.word(child).label === 'case');
  if (preposition === undefined || preposition <= noun) return false;
  for (let at = noun + 1; at < preposition; at++) {
    // What stands between belongs to the noun: "the government of Mali in its fight".
    const { label, head } = sentence.word(at);
    if (head !== noun && label !== 'case' && label !== 'det' && label !== 'compound' && label !== 'flat') return false;
  }
  return true;
}

const OWN = QUESTIONS.clause.indexOf('subject of the own clause');
const HOLDING = QUESTIONS.clause.indexOf('around the pronoun');
const MAX_CLIMB = 30;

/// Whether a word stands below another: "the man with **his** dog".
function holds(sentence: Sentence, outer: number, inner: number): boolean {
  let at = sentence.word(inner).head;
  for (let climb = 0; at >= 0 && climb < MAX_CLIMB; climb++) {
    if (at === outer) return true;
    const { label, head } = sentence.word(at);
    // A clause inside the phrase may speak of it: "the man who lost his hat".
    if (label.startsWith('acl')) return false;
    at = head;
  }
  return false;
}

function clauseOf(sentence: Sentence, pronoun: Pronoun, candidate: Candidate): number {
  let at = pronoun.word;
  let depth = 0;
  const subject = sideOfCandidate(candidate.role) === 0;
  const governor = sentence.word(candidate.word).head;
  for (let climb = 0; climb < MAX_CLIMB; climb++) {
    const { head } = sentence.word(at);
    if (head < 0) return 0;
    if (head === governor) return !subject ? 4 : depth === 0 ? OWN : depth === 1 ? 1 : 2;
    const { upos, label } = sentence.word(head);
    if (upos === 'VERB' || label === 'ccomp' || label === 'advcl') {
      // "met Lavrov and urged him": the verbs share their subject.
      if (label !== 'conj' && label !== 'xcomp') depth++;
    }
    at = head;
  }
  return 0;
}

/// Writes the answers for meaning nobody into `out`, in the order of NONE_QUESTIONS.
export function answerNone(out: Int8Array, pronoun: Pronoun, sentence: Sentence, nearest: Candidate | undefined): void {
  const { head } = sentence.word(pronoun.word);
  let empty = 0;
  if (head >= 0 && pronoun.kind === 'it') {
    const children = sentence.children(head);
    const label = (child: number): string => sentence.word(child).label;
    if (
      children.some(
        (child) =>
          child > head && ['ccomp', 'csubj', 'csubj:outer', 'xcomp', 'advcl', 'advcl:relcl'].includes(label(child)),
      )
    )
      empty = 1;
    else if (children.some((child) => label(child) === 'cop')) empty = 2;
  }
  out[0] = pronoun.role;
  out[1] = nearest === undefined ? 0 : nearest.sentence === pronoun.sentence ? 1 : 2;
  out[2] = empty;
  out[3] = pronoun.quoted ? 1 : 0;
}
