import { isOpenBehind } from '../../annotation/quotation-marks.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { AnswerWeights, PronounWeights } from '../../language/pronouns.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import { isTakenForDummy } from '../grammar/misreadings.js';
import {
  answer,
  answerNone,
  candidateOf,
  NONE_QUESTIONS,
  PRONOUN_CLASSES,
  pronounClass,
  pronounGender,
  QUESTIONS,
  roleOf,
  sideOfPronoun,
  type Candidate,
  type Gender,
  type Pronoun,
  type PronounClass,
} from './pronoun-features.js';

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

/// Nouns and titles that tell a gender, in small letters.
export interface GenderWords {
  readonly male: ReadonlySet<string>;
  readonly female: ReadonlySet<string>;
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
  private readonly told = new Map<string, number>();
  private readonly roots = new Map<Candidate, Antecedent | null>();
  private readonly answers = new Int8Array(ANSWERS);

  constructor(
    private readonly judge: Judge,
    private readonly gender: GenderWords,
  ) {}

  /// Forgets who was named: a new voice speaks.
  clear(): void {
    this.candidates = [];
    this.told.clear();
  }

  /// Reads the next sentence. `facts` tells whom a noun names. Returns the antecedent of each pronoun of the third person
  /// (null: nobody before it), by word.
  read(sentence: Sentence, facts: (word: number) => NounFacts): Map<number, Antecedent | null> {
    const number = this.sentences.push(sentence) - 1;
    const found = new Map<number, Antecedent | null>();
    let first = true;
    let quoted = false;
    for (let word = 0; word < sentence.words.length; word++) {
      quoted = isOpenBehind(sentence.word(word).form, quoted);
      const pronoun = this.pronoun(sentence, number, word, quoted);
      if (pronoun === null && !headsPhrase(sentence.word(word))) continue;
      const { match, name } = pronoun === null ? facts(word) : NOBODY;
      let antecedent: Antecedent | null = null;
      if (pronoun !== null) {
        antecedent = this.choose(pronoun, sentence);
        found.set(word, antecedent);
      }
      const gender = pronoun?.gender ?? this.genderOf(sentence, word);
      const noun = { match, name, first, quoted };
      this.add(candidateOf(sentence, number, word, noun, false, gender), antecedent);
      if (hasConjunct(sentence, word)) this.add(candidateOf(sentence, number, word, noun, true, null), null);
      first = false;
    }
    return found;
  }

  private choose(pronoun: Pronoun, sentence: Sentence): Antecedent | null {
    const { judge, answers } = this;
    answerNone(answers, pronoun, sentence, this.candidates.at(-1));
    judge.begin(pronoun, answers);
    let rank = 0;
    for (let at = this.candidates.length - 1; at >= 0 && rank < MOST; at--) {
      const candidate = this.candidates[at];
      if (candidate === undefined || pronoun.sentence - candidate.sentence > REACH) break;
      if (answer(answers, pronoun, candidate, rank++, this.sentences)) judge.weigh(candidate, answers);
    }
    const chosen = judge.end();
    if (chosen === null) return null;
    if (pronoun.gender !== null && chosen.gender === null) this.learnGender(chosen, pronoun.gender);
    return this.roots.get(chosen) ?? chosen;
  }

  private add(candidate: Candidate, antecedent: Antecedent | null): void {
    const key = `${candidate.joined ? '+' : ''}${candidate.key}`;
    candidate.told = this.told.get(key) ?? 0;
    this.told.set(key, candidate.told + 1);
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
    };
  }

  private genderOf(sentence: Sentence, word: number): Gender {
    let gender = this.genderAt(sentence, word);
    for (const child of sentence.children(word)) gender ??= this.genderAt(sentence, child);
    return gender;
  }

  private genderAt(sentence: Sentence, word: number): Gender {
    const lemma = sentence.lemmas[word] ?? '';
    return this.gender.female.has(lemma) ? 'female' : this.gender.male.has(lemma) ? 'male' : null;
  }

  /// Who was "she" once stays so.
  private learnGender({ key }: Candidate, gender: Gender): void {
    for (const candidate of this.candidates)
      if (candidate.key === key && candidate.kind === null) candidate.gender = gender;
  }
}

const NOBODY: NounFacts = { match: null, name: null };

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
