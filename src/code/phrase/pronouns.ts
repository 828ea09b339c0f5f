import { isOpenBehind } from '../../annotation/quotation-marks.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { AnswerWeights } from '../../language/answer-weights.js';
import type { PronounWeights } from '../../language/pronouns.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import { isTakenForDummy } from '../grammar/misreadings.js';
import { NounNature, type NatureWords } from './noun-nature.js';
import { candidateOf, isIndefinite, type Candidate } from './pronoun-candidates.js';
import { answer, answerNone, type Pronoun } from './pronoun-features.js';
import {
  NONE_QUESTIONS,
  OBJECT,
  PASSIVE,
  POSSESSOR,
  PRONOUN_CLASSES,
  pronounClass,
  pronounGender,
  QUESTIONS,
  roleOf,
  sideOfCandidate,
  sideOfPronoun,
  type Gender,
  type PronounClass,
} from './pronoun-questions.js';
import { Referent, Referents } from './referents.js';

/// How many sentences back a pronoun may reach, and how many candidates it weighs.
const REACH = 3;
const MOST = 24;

const ANSWERS = Object.keys(QUESTIONS).length;
const OFFSETS = offsets(QUESTIONS);
const NONE_OFFSETS = offsets(NONE_QUESTIONS);

/// Says whom a pronoun means: it is told the pronoun with the answers for nobody, then each candidate with its answers,
/// nearest first. The array of answers is used again for the next.
export interface Judge {
  begin(pronoun: Pronoun, answers: Int8Array): void;
  weigh(candidate: Candidate, answers: Int8Array): void;
  /// The candidate that is meant, or null for nobody.
  end(): Candidate | null;
}

/// What a candidate hangs on beside the tree.
export interface NounFacts {
  readonly match: ActorMatch | null;
  readonly name: string | null;
}

/// Who a pronoun stands for: the word, or none; `joined` where it stands for that word and those joined to it.
export interface Antecedent {
  readonly sentence: number;
  readonly word: number;
  readonly joined: boolean;
}

/// Finds whom the pronouns of the third person in a text stand for; sentences are read in order.
export class PronounReader {
  private candidates: Candidate[] = [];
  private readonly sentences: Sentence[] = [];
  private readonly referents = new Referents();
  private readonly roots = new Map<Candidate, Antecedent | null>();
  private readonly answers = new Int8Array(ANSWERS);
  private readonly nature: NounNature;

  constructor(
    private readonly judge: Judge,
    words: NatureWords,
  ) {
    this.nature = new NounNature(words);
  }

  /// Forgets who was named: a new voice speaks.
  clear(): void {
    this.candidates = [];
    this.referents.clear();
  }

  /// The gender of a person as far as what was read tells it.
  genderOf(match: ActorMatch): Gender {
    return this.referents.genderOf(match);
  }

  /// Reads the next sentence. `facts` tells whom a noun names. Returns the antecedent of each pronoun of the third person
  /// (null: nobody before it), by word.
  read(sentence: Sentence, facts: (word: number) => NounFacts): Map<number, Antecedent | null> {
    const number = this.sentences.push(sentence) - 1;
    const found = new Map<number, Antecedent | null>();
    let [first, opening, quoted] = [true, true, false];
    for (let word = 0; word < sentence.words.length; word++) {
      quoted = isOpenBehind(sentence.word(word).form, quoted);
      const pronoun = this.pronoun(sentence, number, word, quoted);
      if (pronoun === null && !mayBeMeant(sentence, word)) continue;
      const isSubject = sideOfCandidate(roleOf(sentence.word(word).label)) === 0;
      const place = { first, opening: isSubject && opening, quoted };
      if (pronoun === null) this.addNoun(sentence, number, word, facts, place);
      else found.set(word, this.addPronoun(sentence, pronoun, place));
      first = false;
      opening &&= !isSubject;
    }
    return found;
  }

  private addPronoun(sentence: Sentence, pronoun: Pronoun, place: Place): Antecedent | null {
    const chosen = this.choose(pronoun, sentence);
    const referent = chosen?.referent ?? new Referent();
    referent.learnGender(pronoun.gender);
    const antecedent = chosen === null ? null : (this.roots.get(chosen) ?? chosen);
    const told = { ...NOBODY, ...place, being: 'unknown', isSingle: true, referent } as const;
    this.add(candidateOf(sentence, pronoun.sentence, pronoun.word, told, false), antecedent);
    return antecedent;
  }

  private addNoun(
    sentence: Sentence,
    number: number,
    word: number,
    factsOf: (word: number) => NounFacts,
    place: Place,
  ): void {
    const { nature, referents } = this;
    if (isSaidAgain(sentence, word, factsOf)) return;
    // "The journalist, Ana Costa" is Ana Costa; "two of the men" are men.
    const named = nameBehind(sentence, word, factsOf) ?? word;
    const counted = countedBy(sentence, word);
    const facts = factsOf(counted ?? named);
    const { upos, form } = sentence.word(named);
    const isNew = counted !== null || (named === word && isIndefinite(sentence, word));
    const referent = referents.of(form.toLowerCase(), facts.match, upos === 'PROPN', isNew);
    const being = nature.being(sentence, counted ?? word);
    referent.tellGender(nature.gender(sentence, word) ?? (named === word ? null : nature.gender(sentence, named)));
    const { match, name } = facts;
    const { first, opening, quoted } = place;
    const isSingle = nature.isSingle(sentence, word);
    const told = { match, name, being, isSingle, first, opening, quoted, referent };
    this.add(candidateOf(sentence, number, word, told, false), null);
    if (!hasConjunct(sentence, word)) return;
    const joined = { ...told, referent: referents.of(`+${form.toLowerCase()}`, null, false, false) };
    this.add(candidateOf(sentence, number, word, joined, true), null);
  }

  private choose(pronoun: Pronoun, sentence: Sentence): Candidate | null {
    const { judge, answers } = this;
    answerNone(
      answers,
      pronoun,
      sentence,
      this.candidates.findLast((each) => !isHolding(sentence, pronoun, each)),
    );
    judge.begin(pronoun, answers);
    let rank = 0;
    for (let at = this.candidates.length - 1; at >= 0 && rank < MOST; at--) {
      const candidate = this.candidates[at];
      if (candidate === undefined || pronoun.sentence - candidate.sentence > REACH) break;
      if (answer(answers, pronoun, candidate, rank++, this.sentences)) judge.weigh(candidate, answers);
    }
    return judge.end();
  }

  private add(candidate: Candidate, antecedent: Antecedent | null): void {
    const { referent, sentence, role } = candidate;
    referent.told++;
    if (sideOfCandidate(role) === 0) referent.subjectOf(sentence);
    if (antecedent !== null) this.roots.set(candidate, antecedent);
    this.candidates.push(candidate);
  }

  private pronoun(sentence: Sentence, number: number, word: number, quoted: boolean): Pronoun | null {
    const kind = pronounClass(sentence.word(word));
    const dummy = sentence.word(word).label === 'expl' && !isTakenForDummy(sentence, word);
    if (kind === null || dummy) return null;
    const role = roleOf(sentence.word(word).label);
    return {
      sentence: number,
      word,
      kind,
      gender: pronounGender(sentence.word(word), kind),
      role,
      side: sideOfPronoun(role),
      quoted,
      undergoes:
        role === OBJECT ||
        role === PASSIVE ||
        (role === POSSESSOR && this.nature.isUndergone(sentence, sentence.word(word).head)),
    };
  }
}

/// Where a noun stands in its sentence.
interface Place {
  readonly first: boolean;
  readonly opening: boolean;
  readonly quoted: boolean;
}

const NOBODY: NounFacts = { match: null, name: null };

/// "**Two** of **them**"
function isHolding(sentence: Sentence, pronoun: Pronoun, candidate: Candidate): boolean {
  return candidate.sentence === pronoun.sentence && candidate.word === sentence.word(pronoun.word).head;
}

/// Nouns, and numbers that stand for some of them: "**one** of the men", "the other **two**".
function mayBeMeant(sentence: Sentence, word: number): boolean {
  const { upos, label } = sentence.word(word);
  return headsPhrase(sentence.word(word)) || (upos === 'NUM' && (label.startsWith('nsubj') || label === 'obj'));
}

/// "Of the **men**" behind a number.
function countedBy(sentence: Sentence, word: number): number | null {
  if (sentence.word(word).upos !== 'NUM') return null;
  return sentence.children(word).find((child) => child > word && sentence.word(child).label === 'nmod') ?? null;
}

/// The name of a person behind a noun that says who it is: "the journalist, **Ana Costa**".
function nameBehind(sentence: Sentence, word: number, factsOf: (word: number) => NounFacts): number | null {
  if (sentence.word(word).upos !== 'NOUN') return null;
  const isName = (child: number): boolean =>
    child > word &&
    sentence.word(child).label === 'appos' &&
    sentence.word(child).upos === 'PROPN' &&
    factsOf(child).name === 'person';
  return sentence.children(word).find(isName) ?? null;
}

/// Whether a noun or name says again who the word before it is: "Ana Costa, a **lawyer**".
function isSaidAgain(sentence: Sentence, word: number, factsOf: (word: number) => NounFacts): boolean {
  const { label, upos, head } = sentence.word(word);
  if (label !== 'appos' || head < 0) return false;
  return upos === 'NOUN' ? sentence.word(head).upos === 'PROPN' : nameBehind(sentence, head, factsOf) === word;
}

function hasConjunct(sentence: Sentence, word: number): boolean {
  return sentence
    .children(word)
    .some((child) => sentence.word(child).label === 'conj' && headsPhrase(sentence.word(child)));
}

function sum(table: Float64Array, answers: Int8Array, at: readonly number[]): number {
  let score = 0;
  for (let i = 0; i < at.length; i++) score += table[(at[i] ?? 0) + (answers[i] ?? 0)] ?? 0;
  return score;
}

function offsets(questions: Readonly<Record<string, readonly string[]>>): number[] {
  let at = 0;
  return Object.values(questions).map((values) => (at += values.length) - values.length);
}

interface Table {
  readonly pair: Float64Array;
  readonly none: Float64Array;
}

/// Judges by learned weights: a log-linear ranking of the nouns before a pronoun and of "nobody" (after Denis and Baldridge
/// 2008).
export class WeightedJudge implements Judge {
  private readonly tables: ReadonlyMap<PronounClass, Table>;
  private table: Table | undefined;
  private best = 0;
  private chosen: Candidate | null = null;

  constructor(weights: PronounWeights) {
    this.tables = new Map(
      PRONOUN_CLASSES.map((kind) => [
        kind,
        { pair: flat(QUESTIONS, weights[kind].pair), none: flat(NONE_QUESTIONS, weights[kind].none) },
      ]),
    );
  }

  begin({ kind }: Pronoun, answers: Int8Array): void {
    this.table = this.tables.get(kind);
    this.chosen = null;
    this.best = this.table === undefined ? Infinity : sum(this.table.none, answers, NONE_OFFSETS);
  }

  weigh(candidate: Candidate, answers: Int8Array): void {
    if (this.table === undefined) return;
    const score = sum(this.table.pair, answers, OFFSETS);
    if (score > this.best) [this.best, this.chosen] = [score, candidate];
  }

  end(): Candidate | null {
    return this.chosen;
  }
}

function flat(questions: Readonly<Record<string, readonly string[]>>, given: AnswerWeights): Float64Array {
  return Float64Array.from(
    Object.entries(questions).flatMap(([question, values]) => values.map((value) => given[question]?.[value] ?? 0)),
  );
}
