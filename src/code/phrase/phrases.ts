import { isMoodless, isOneThing } from '../../annotation/features.js';
import type { Sentence, Word } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import {
  conjuncts,
  meaningfulHead,
  nounPhrase,
  type CountingWords,
  type NounPhrase,
} from '../../mention/noun-phrase.js';
import type { ActorMatch, ActorResolver, Phrase as AskedPhrase } from '../../resolve/actor/actors.js';
import type { ClassTest } from './class-test.js';
import { holdsWord, type ClassWords } from './class-words.js';
import type { Antecedent, NounFacts } from './pronouns.js';

/// Sectors that bear arms: what `$armed` means in a frame.
const NOTHING: ReadonlySet<string> = new Set();
const NOBODY: readonly ActorMatch[] = [];
const ARMED: ReadonlySet<string> = new Set(['MIL', 'REB', 'PRM', 'COP', 'UAF', 'SPY', 'INS', 'SEP']);

/// The word classes that decide where a phrase ends and what heads it.
export interface PhraseWords extends CountingWords {
  readonly timeNouns: ReadonlySet<string>;
  readonly personal: ReadonlySet<string>;
}

/// A noun that a pronoun stands for.
export interface MeantNoun {
  readonly sentence: Sentence;
  readonly word: number;
}

/// An adjective that names somebody has a capital: "Armenian", not "criminal".
const NAMED = /^\p{Lu}/u;

/// The noun phrases of one sentence and the actors that they name, each looked up once.
export class Phrases {
  private readonly phrases: (NounPhrase | undefined)[];
  private readonly matches: (ActorMatch | null | undefined)[];
  private readonly several: (readonly ActorMatch[] | undefined)[];
  /// Nouns of this sentence for which its pronouns stand.
  private antecedents: Map<number, number> | null = null;
  /// Where a pronoun stands for several, joined by "and".
  private joinedNouns: Map<number, readonly number[]> | null = null;
  /// The same in other sentences.
  private meant: Map<number, MeantNoun> | null = null;

  constructor(
    readonly sentence: Sentence,
    private readonly resolver: ActorResolver,
    private readonly published: string | null,
    private readonly words: PhraseWords,
    private readonly document: readonly Sentence[] = [sentence],
  ) {
    this.phrases = new Array<NounPhrase | undefined>(sentence.words.length);
    this.matches = new Array<ActorMatch | null | undefined>(sentence.words.length);
    this.several = new Array<readonly ActorMatch[] | undefined>(sentence.words.length);
  }

  phrase(head: number): NounPhrase {
    return (this.phrases[head] ??= this.joined(nounPhrase(this.sentence, head, this.words.timeNouns)));
  }

  /// "Prime Minister | Ana Kova": a title and a name that the tree has made two of one place are one phrase.
  private joined(phrase: NounPhrase): NounPhrase {
    const { sentence, head, first } = phrase;
    const before = first - 1;
    const left = sentence.words[before];
    const word = sentence.word(head);
    if (left === undefined || (left.upos !== 'PROPN' && left.upos !== 'NOUN') || word.upos !== 'PROPN') return phrase;
    const sibling = sentence
      .children(word.head)
      .find(
        (child) =>
          child < head &&
          sentence.word(child).label === word.label &&
          nounPhrase(sentence, child, this.words.timeNouns).last === before,
      );
    return sibling === undefined ? phrase : { ...phrase, first: this.phrase(sibling).first };
  }

  /// Whether a head names an actor before a noun of action: "Russian airstrikes", not "an official inquiry".
  namesActor(head: number): boolean {
    const match = this.actor(head);
    if (match === null) return false;
    return (
      this.sentence.word(head).upos !== 'ADJ' ||
      (NAMED.test(this.sentence.word(head).form) &&
        (match.kind === 'state' || match.kind === 'organisation' || match.kind === 'group'))
    );
  }

  /// Whether a head is a pronoun for a person.
  isPersonal(head: number): boolean {
    const word = this.sentence.word(head);
    return word.upos === 'PRON' && this.words.personal.has(word.lemma.toLowerCase());
  }

  /// The head that names who a head means: of a pronoun the noun of the same sentence for which it stands, else itself.
  named(head: number): number {
    return this.antecedents?.get(head) ?? head;
  }

  /// As `named`; where a pronoun stands for several joined nouns, all that name actors.
  allNamed(head: number): readonly number[] {
    const meant = this.joinedNouns?.get(head);
    return meant ?? [this.named(head)];
  }

  /// Takes over whom the pronouns of this sentence mean.
  learnPronouns(found: ReadonlyMap<number, Antecedent | null>, sentences: readonly Sentence[]): void {
    for (const [word, antecedent] of found) {
      const sentence = antecedent === null ? undefined : sentences[antecedent.sentence];
      if (antecedent === null || sentence === undefined) continue;
      if (antecedent.joined) {
        const nouns = sentence === this.sentence ? conjuncts(sentence, antecedent.word) : [];
        const actors = nouns.filter((noun) => this.actor(noun) !== null);
        if (actors.length > 0) (this.joinedNouns ??= new Map()).set(word, actors);
        continue;
      }
      (this.meant ??= new Map()).set(word, { sentence, word: antecedent.word });
      if (sentence === this.sentence && this.actor(antecedent.word) !== null)
        (this.antecedents ??= new Map()).set(word, antecedent.word);
    }
  }

  /// The noun for which a pronoun stands; null for other words and where none is known.
  nounOf(head: number): MeantNoun | null {
    return this.meant?.get(head) ?? null;
  }

  /// What a later pronoun asks of a noun.
  facts(head: number): NounFacts {
    return { match: this.actor(head), name: this.sentence.nameAt(head)?.kind ?? null };
  }

  /// The actor that a phrase names; of "dozens of protesters" the protesters.
  actor(head: number): ActorMatch | null {
    let known = this.matches[head];
    if (known === undefined) this.matches[head] = known = this.look(head);
    return known;
  }

  /// The actors of a phrase whose head belongs to several: "the foreign ministers of Chile and Argentina"; none where it does not.
  each(head: number): readonly ActorMatch[] {
    let known = this.several[head];
    if (known === undefined) {
      known = this.actor(head) === null ? NOBODY : this.resolver.each(this.asked(head));
      this.several[head] = known;
    }
    return known;
  }

  /// The land that a phrase belongs to whose head is no actor: "two Italian engineers", "a market in Cairo".
  ofItsLand(head: number): ActorMatch | null {
    return this.resolver.ofItsLand(this.asked(head));
  }

  private look(head: number): ActorMatch | null {
    return this.resolver.resolve(this.asked(head));
  }

  private asked(head: number): AskedPhrase {
    const { sentence } = this;
    const inner = meaningfulHead(sentence, head, this.words);
    const phrase = this.phrase(inner);
    return {
      sentence,
      head: inner,
      first: phrase.first,
      last: phrase.last,
      published: this.published,
      nameKind: sentence.nameAt(inner)?.kind ?? null,
      document: this.document,
    };
  }
}

/// Whether a subject is told to act, not said to: "that **the king** meet them", "that **the quarrel** be settled".
function isBidden(sentence: Sentence, subject: number, grammar: GrammarWords): boolean {
  const { label, head, features } = sentence.word(subject);
  if (!label.startsWith('nsubj') || head < 0) return false;
  const helping = sentence.children(head).find((child) => /^(?:aux|cop)/.test(sentence.word(child).label));
  const first = sentence.word(helping ?? head);
  if (grammar['wishing-form'].has(first.form) || first.features.VerbForm === 'Inf') return true;
  return (
    isMoodless(first.features) &&
    isOneThing(features) &&
    conjuncts(sentence, subject).length === 1 &&
    !grammar['plain-only-form'].has(first.form)
  );
}

/// The classes that the program knows by what a phrase means, whatever its words.
const BUILT_IN: ReadonlySet<string> = new Set(['number', 'bidden', 'place', 'person', 'actor', 'state', 'organisation', 'armed']); // prettier-ignore

/// Tests the classes that frames ask for, in one document.
export class PhraseClasses implements ClassTest {
  /// The words of each class, for the sentences and classes that were asked for.
  private readonly known = new Map<Sentence, Map<string, number[]>>();
  private readonly standing = new Map<Sentence, number[]>();

  constructor(
    private readonly classes: ClassWords,
    private readonly grammar: GrammarWords,
    private readonly counting: CountingWords,
    private readonly phrasesOf: (sentence: Sentence) => Phrases,
    readonly around: (sentence: Sentence) => readonly Sentence[],
  ) {}

  meaningful(sentence: Sentence, head: number): number {
    return meaningfulHead(sentence, head, this.counting);
  }

  isOf(sentence: Sentence, head: number, className: string): boolean {
    const known = this.classes.find(className);
    if (known !== undefined) {
      if (holdsWord(known, sentence, head)) return true;
      const { words } = known;
      const meant = sentence.word(head).upos === 'PRON' ? this.phrasesOf(sentence).nounOf(head) : null;
      if (meant !== null && words.has(meant.sentence.lemmas[meant.word] ?? '')) return true;
      for (const noun of this.standsFor(sentence, head)) if (words.has(noun)) return true;
    }
    return BUILT_IN.has(className) && this.isBuiltIn(sentence, head, className);
  }

  wordsOf(sentence: Sentence, className: string): readonly number[] {
    let known = this.known.get(sentence);
    if (known === undefined) this.known.set(sentence, (known = new Map()));
    let words = known.get(className);
    if (words === undefined) {
      words = [];
      for (let index = 0; index < sentence.words.length; index++)
        if (this.isOf(sentence, index, className)) words.push(index);
      known.set(className, words);
    }
    return words;
  }

  private isBuiltIn(sentence: Sentence, head: number, className: string): boolean {
    const word = sentence.word(head);
    if (className === 'number') return word.upos === 'NUM';
    if (className === 'bidden') return isBidden(sentence, head, this.grammar);
    if (className === 'place')
      return sentence.names.some((name) => name.kind === 'place' && name.first <= head && head <= name.last);
    const phrases = this.phrasesOf(sentence);
    const actor = phrases.actor(phrases.named(head));
    if (className === 'person') return actor?.kind === 'person' || (actor === null && this.isPersonal(word));
    if (actor === null) return className === 'actor' && this.isPersonal(word);
    switch (className) {
      case 'actor':
        return true;
      case 'state':
        return actor.kind === 'state';
      case 'organisation':
        return actor.kind === 'organisation';
      case 'armed':
        return actor.sector !== null && ARMED.has(actor.sector);
      default:
        return false;
    }
  }

  standsFor(sentence: Sentence, head: number): ReadonlySet<string> {
    return this.standingFor(sentence).includes(head) ? this.classes.of('person-noun') : NOTHING;
  }

  standingFor(sentence: Sentence): readonly number[] {
    let known = this.standing.get(sentence);
    if (known === undefined) {
      known = [];
      for (let index = 0; index < sentence.words.length; index++)
        if (this.classes.hold('anyone', sentence, index)) known.push(index);
      this.standing.set(sentence, known);
    }
    return known;
  }

  private isPersonal(word: Word): boolean {
    return word.upos === 'PRON' && this.classes.of('personal-pronoun').has(word.lemma.toLowerCase());
  }
}
