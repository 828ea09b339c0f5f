import type { Sentence } from '../../annotation/sentence.js';
import { JOINED, MANY, ONE, PRONOUN_FORM, type Candidate } from './pronoun-candidates.js';
import {
  OBJECT,
  PASSIVE,
  SUBJECT,
  QUESTIONS,
  sideOfCandidate,
  type Gender,
  type PronounClass,
} from './pronoun-questions.js';

const LAST_RANK = QUESTIONS.rank.length - 1;

/// A pronoun and what surrounds it.
export interface Pronoun {
  readonly sentence: number;
  readonly word: number;
  readonly kind: PronounClass;
  readonly gender: Gender;
  readonly role: number;
  readonly side: number;
  readonly quoted: boolean;
  /// Whether something is done to whom it means.
  readonly undergoes: boolean;
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
    if (clause === OWN && pronoun.side !== POSSESSING) return false;
    if (isBesideIt(sentence, pronoun, candidate) || isOfItsClause(sentence, pronoun, candidate)) return false;
  }
  if (!agrees(pronoun, candidate)) return false;
  const { referent } = candidate;
  const distance = Math.min(3, pronoun.sentence - candidate.sentence);
  out[0] = distance;
  out[1] = rank <= 4 ? rank : rank <= 6 ? 5 : rank <= 9 ? 6 : LAST_RANK;
  out[2] = candidate.role;
  out[3] =
    candidate.form === PRONOUN_FORM && candidate.kind === pronoun.kind && referent.gender === pronoun.gender
      ? SAME_PRONOUN
      : candidate.form;
  out[4] = candidate.number;
  out[5] = candidate.actor;
  out[6] = candidate.name;
  out[7] = candidate.article;
  out[8] =
    referent.gender === null || pronoun.gender === null
      ? 0
      : (referent.gender === pronoun.gender ? 1 : 2) + (referent.learned ? 2 : 0);
  out[9] = QUESTIONS.being.indexOf(candidate.being);
  out[10] = candidate.first ? 1 : 0;
  out[11] = Math.min(3, candidate.told);
  out[12] = Math.min(3, referent.subjectSince(pronoun.sentence - 3));
  out[13] = 2 * Math.min(2, distance) + (candidate.opening ? 1 : 0);
  out[14] = pronoun.side * 3 + sideOfCandidate(candidate.role);
  out[15] = patientOf(pronoun, candidate);
  out[16] = clause;
  out[17] = pronoun.quoted === candidate.quoted ? 0 : candidate.quoted ? 2 : clause === 1 || clause === 2 ? 3 : 1;
  const kind = KINDS[candidate.actor] ?? 0;
  out[18] = kind * 2 + (sideOfCandidate(candidate.role) === 0 ? 1 : 0);
  out[19] = clause === 1 ? kind + 1 : 0;
  out[20] =
    same && pronoun.side === POSSESSING && isBeside(sentences[pronoun.sentence], pronoun.word, candidate.word)
      ? kind + 1
      : 0;
  return true;
}

const SAME_PRONOUN = QUESTIONS.word.indexOf('same pronoun');
/// The side of a possessive pronoun.
const POSSESSING = 2;

const STATE = QUESTIONS.kind.indexOf('state');
const PERSON_NAME = QUESTIONS.name.indexOf('person');

/// Whether a pronoun may stand for a candidate by number, gender and what that is.
function agrees(pronoun: Pronoun, candidate: Candidate): boolean {
  const { kind, gender } = pronoun;
  const { number, being, referent, form } = candidate;
  const told = referent.learned ? null : referent.gender;
  if (form === PRONOUN_FORM && candidate.kind !== null)
    return candidate.kind === kind && (gender === null || candidate.gender === null || gender === candidate.gender);
  if (kind === 'person') {
    if (gender !== null && told !== null && told !== gender) return false;
    return number === ONE && being !== 'thing' && being !== 'body' && (form === 0 || candidate.actor !== STATE);
  }
  const isPerson = being === 'human' || candidate.name === PERSON_NAME || told !== null;
  if (kind === 'it') return number !== MANY && number !== JOINED && !isPerson;
  if (number === ONE && being === 'human' && form === 1) return false;
  return number !== ONE || (being !== 'thing' && !(told !== null) && !(candidate.name === PERSON_NAME && form === 0));
}

/// The answer to "patient".
function patientOf(pronoun: Pronoun, { role }: Candidate): number {
  if (!pronoun.undergoes && pronoun.side !== 0) return 6;
  const other = role === SUBJECT ? 0 : role === OBJECT || role === PASSIVE ? 1 : 2;
  return (pronoun.undergoes ? 3 : 0) + other;
}

/// Whether both are what one verb acts on: "asked **Singapore** to hand **it** over" is another than "told **him** about **her**".
function isBesideIt(sentence: Sentence, pronoun: Pronoun, candidate: Candidate): boolean {
  if (candidate.role !== OBJECT || pronoun.side === 0 || pronoun.side === POSSESSING) return false;
  return sentence.word(pronoun.word).head === sentence.word(candidate.word).head;
}

/// Whether a candidate is what the clause around a pronoun tells of: "**the troops** that **they** had moved".
function isOfItsClause(sentence: Sentence, pronoun: Pronoun, candidate: Candidate): boolean {
  const verb = sentence.word(pronoun.word).head;
  if (verb < 0 || pronoun.side > 1) return false;
  const { label, head } = sentence.word(verb);
  return head === candidate.word && label.startsWith('acl:relcl');
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
const OBJECT_AROUND = QUESTIONS.clause.indexOf('object of the clause around');
const SUBJECT_BEFORE = QUESTIONS.clause.indexOf('subject of the clause before');
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
  let doer: number | null = null;
  let isJoined = false;
  for (let climb = 0; climb < MAX_CLIMB; climb++) {
    const { head } = sentence.word(at);
    if (head < 0) return 0;
    // "Ordered **the army** to free him": the army frees.
    if (doer === candidate.word) return depth === 1 ? OWN : 1;
    if (head === governor) {
      if (subject && depth === 0) return isJoined ? SUBJECT_BEFORE : OWN;
      if (subject) return depth === 1 ? 1 : 2;
      return depth === 1 && candidate.role === OBJECT ? OBJECT_AROUND : 4;
    }
    const { upos, label } = sentence.word(head);
    doer = null;
    // "The court met, and **it** ruled …"
    isJoined ||= climb === 0 && pronoun.side === 0 && label === 'conj' && !isMarked(sentence, head);
    if (label === 'xcomp') {
      doer = objectOf(sentence, sentence.word(head).head, head);
      if (doer !== null) depth++;
    } else if (upos === 'VERB' || label === 'ccomp' || label === 'advcl') {
      // "met Lavrov and urged him", "fired to disperse them": the verbs share their subject.
      if (label !== 'conj' && !(label === 'advcl' && sharesSubject(sentence, head))) depth++;
    }
    at = head;
  }
  return 0;
}

/// The object of a verb that stands before a word.
function objectOf(sentence: Sentence, verb: number, before: number): number | null {
  if (verb < 0) return null;
  return sentence.children(verb).find((child) => child < before && sentence.word(child).label === 'obj') ?? null;
}

/// Whether a clause of an aim or of what goes with a deed has no subject of its own: "to free him", "killing them".
function sharesSubject(sentence: Sentence, verb: number): boolean {
  const { VerbForm } = sentence.word(verb).features;
  if (VerbForm !== 'Inf' && VerbForm !== 'Ger') return false;
  return !hasSubject(sentence, verb);
}

/// "Said … and **that** it was ready": both clauses are what was said.
function isMarked(sentence: Sentence, verb: number): boolean {
  return sentence.children(verb).some((child) => sentence.word(child).label === 'mark');
}

function hasSubject(sentence: Sentence, verb: number): boolean {
  return sentence.children(verb).some((child) => sentence.word(child).label.startsWith('nsubj'));
}

/// Writes the answers for meaning nobody into `out`, in the order of NONE_QUESTIONS.
export function answerNone(out: Int8Array, pronoun: Pronoun, sentence: Sentence, nearest: Candidate | undefined): void {
  out[0] = pronoun.role;
  out[1] = nearest === undefined ? 0 : nearest.sentence === pronoun.sentence ? 1 : 2;
  out[2] = emptyOf(pronoun, sentence);
  out[3] = pronoun.quoted ? 1 : 0;
}

const CLAUSES: ReadonlySet<string> = new Set(['ccomp', 'csubj', 'csubj:outer', 'xcomp', 'advcl', 'advcl:relcl']);

/// The answer to "empty".
function emptyOf({ word, kind, role }: Pronoun, sentence: Sentence): number {
  const { head } = sentence.word(word);
  if (head < 0 || kind !== 'it') return 0;
  const children = sentence.children(head);
  const isCopular = children.some((child) => sentence.word(child).label === 'cop');
  if (!children.some((child) => child > head && CLAUSES.has(sentence.word(child).label))) return isCopular ? 2 : 0;
  return role === SUBJECT && !isCopular ? 3 : 1;
}
