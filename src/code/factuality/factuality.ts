import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import type { Cues, Modal, Signature } from '../../language/cues.js';
import { beliedBy } from './belied.js';
import { isBesideObject } from './beside-object.js';
import { cueListsOf, type CueLists } from './cue-lists.js';
import { ClauseMarks } from './clause-marks.js';
import { EmbeddingWords, type Place } from './embedding.js';
import {
  asksForMore,
  beforeInfinitive,
  hasOwnInfinitive,
  hasPatient,
  infinitiveMark,
  isImperative,
  isIndicative,
  isInThePresent,
  isInverted,
  isOfWhatMayBe,
  isPastTense,
  isToldLabel,
  isWouldHave,
  mayShareAuxiliary,
} from './clause-mood.js';
import { Negations } from './negation.js';
import {
  negate,
  plainDraft,
  saysOf,
  setFinal,
  setStatus,
  weaken,
  type Factuality,
  type FactualityDraft,
} from './factuality-draft.js';

const MAX_CLIMB = 12;
/// A participle that a verb takes stands right behind it and its particle: "ruled out attacking".
const NEAR = 2;

/// Decides whether an act happened, from negation, modals, tense, conditions, purposes and the words that embed it. The
/// signatures stand in `language/en/cues/status.yaml`; the walk outward follows Saurí and Pustejovsky (2009).
export class FactualityReader {
  private readonly words: EmbeddingWords;
  private readonly negations: Negations;
  private readonly marks: ClauseMarks;
  private readonly lists: CueLists;
  private readonly modals: ReadonlyMap<string, Modal>;

  constructor(
    cues: Cues,
    private readonly grammar: GrammarWords,
    private readonly prepositions: PrepositionWords,
  ) {
    this.words = new EmbeddingWords(cues);
    this.negations = new Negations(cues, grammar);
    this.marks = new ClauseMarks(cues);
    this.lists = cueListsOf(cues);
    this.modals = new Map(Object.entries(cues.modals));
  }

  /// The factuality of the act that word `index` tells. `support` is the light verb of a noun of action, or null.
  of(sentence: Sentence, index: number, support: number | null): Factuality {
    const draft = plainDraft();
    this.own(sentence, index, draft);
    let at = index;
    if (support !== null && support !== index) {
      this.embedding(sentence, support, 'object', draft);
      this.own(sentence, support, draft, index);
      at = support;
    }
    for (let climb = 0; climb < MAX_CLIMB; climb++) {
      const next = this.outward(sentence, at, draft, climb === 0);
      if (next === null) break;
      at = next;
    }
    if (sentence.words.at(-1)?.form === '?' && sentence.word(at).head < 0 && isInverted(sentence, at)) {
      setStatus(draft, 'hypothetical', 'a question');
      weaken(draft, 'possible', 'a question');
    }
    return {
      polarity: draft.negative ? 'negative' : 'positive',
      certainty: draft.certainty,
      status: draft.status,
      because: draft.because,
    };
  }

  /// Negation, modals, aspect and adverbs that stand with a word itself.
  private own(sentence: Sentence, index: number, draft: FactualityDraft, from = index): void {
    const word = sentence.word(index);
    let modal: Modal | null = null;
    let perfect = false;
    let past = isPastTense(word.features);
    let progressive = false;
    for (const child of sentence.children(index)) {
      const dependent = sentence.word(child);
      const lemma = dependent.lemma.toLowerCase();
      if (dependent.label === 'aux' || dependent.label === 'aux:pass' || dependent.label === 'cop') {
        const found =
          dependent.features.VerbType === 'Mod'
            ? (this.modals.get(lemma) ?? this.modals.get(dependent.form.toLowerCase()))
            : undefined;
        if (found !== undefined) {
          modal = found;
          setStatus(draft, found.status, `"${dependent.form}"`);
          if (found.certainty !== null) weaken(draft, found.certainty, `"${dependent.form}"`);
        }
        if (this.grammar['perfect-auxiliary'].has(lemma)) perfect = true;
        if (isPastTense(dependent.features)) past = true;
        if (dependent.label === 'aux' && this.grammar['progressive-auxiliary'].has(lemma))
          progressive = word.features.VerbForm === 'Ger';
      } else if (this.negations.negates(sentence, child)) {
        negate(draft, `"${dependent.form}" negates`);
      } else if (dependent.label === 'advmod') {
        if (this.lists.probable.has(lemma)) weaken(draft, 'probable', `"${dependent.form}"`);
        if (this.lists.possible.has(lemma)) weaken(draft, 'possible', `"${dependent.form}"`);
      } else if (
        dependent.label === 'amod' &&
        sentence.children(child).some((inner) => this.negations.negates(sentence, inner))
      ) {
        negate(draft, `a negation before "${dependent.form}"`);
      } else if (
        dependent.label === 'amod' &&
        (this.lists.hedging.has(lemma) || this.lists.hedging.has(dependent.form.toLowerCase()))
      ) {
        weaken(draft, 'possible', `"${dependent.form}"`);
      } else if (dependent.label === 'nsubj' || dependent.label === 'nsubj:pass' || dependent.label === 'obj') {
        if (child !== from && this.negations.isNegated(sentence, child)) negate(draft, 'a negated noun phrase');
      } else if (dependent.label === 'obl' && this.negations.isNegated(sentence, child)) {
        // "At no time did they …", not "with no warning they …"; "fired on nobody", not "for no reason".
        const counts = child < index ? isInverted(sentence, index) : dependent.upos === 'PRON';
        if (counts) negate(draft, 'a negated noun phrase');
      }
    }
    const lacks = beforeInfinitive(sentence, index);
    if (lacks !== null && this.lists.lacking.has(sentence.lemmas[lacks] ?? ''))
      negate(draft, `"${sentence.word(lacks).form}" before an infinitive negates`);
    if (word.features.Tense === 'Fut') setStatus(draft, 'planned', 'a future tense');
    if (isImperative(sentence, index)) setStatus(draft, 'demanded', 'an imperative');
    if (modal !== null && perfect)
      setFinal(
        draft,
        modal.perfect,
        modal.perfect === 'counterfactual' ? 'a conditional of the past' : 'a modal of the past',
      );
    else if (progressive && !past && modal === null) setStatus(draft, 'ongoing', 'a progressive in the present');
  }

  /// One step from a clause to what embeds it; null at the top, or where the outer words say nothing of the inner act. `isAct`: it is
  /// the first step, from the act itself.
  private outward(sentence: Sentence, index: number, draft: FactualityDraft, isAct: boolean): number | null {
    const word = sentence.word(index);
    if (word.head < 0) {
      // A headline: "President to visit Accra".
      if (infinitiveMark(sentence, index) !== null) setStatus(draft, 'planned', 'an infinitive for the future');
      return null;
    }
    switch (word.label) {
      case 'xcomp':
      case 'ccomp':
      case 'csubj:pass':
      case 'acl':
        if (isToldLabel(word.label)) this.told(sentence, index, draft);
        else this.prospect(sentence, index, draft);
        this.infinitiveOfNoun(sentence, index, draft);
        this.askedWhether(sentence, index, draft);
        // "its account frozen by the bank": a participle is not what the noun says.
        if (word.label !== 'acl' || word.features.VerbForm !== 'Part') this.governed(sentence, index, 'clause', draft);
        this.ofWhatMayBe(sentence, index, draft);
        return isToldLabel(word.label) ? null : word.head;
      case 'csubj':
        // "**shelling** the town did not make them leave": it was done, whatever came of it.
        if (word.features.VerbForm !== 'Ger' || this.words.of(sentence, word.head, 'subject') !== null)
          this.governed(sentence, index, 'clause', draft);
        this.ofWhatMayBe(sentence, index, draft);
        return word.head;
      case 'conj':
        this.sharedModal(sentence, index, draft);
        return word.head;
      case 'advcl':
        // "interested in leaving", "stopped short of leaving"
        if (word.features.VerbForm === 'Ger' && this.isComplement(sentence, index))
          this.governed(sentence, index, 'clause', draft);
        this.askedWhether(sentence, index, draft);
        this.adverbialClause(sentence, index, draft);
        return null;
      case 'acl:relcl':
        if (this.words.isContent(sentence, index, this.grammar.complementizer)) {
          this.governed(sentence, index, 'clause', draft);
          return word.head;
        }
        if (this.words.isImagined(sentence, index, this.prepositions.setting)) {
          this.embedding(sentence, word.head, 'clause', draft);
          setStatus(draft, 'hypothetical', `in a ${sentence.word(word.head).form}`);
        }
        return null;
      case 'nsubj':
        if (word.upos !== 'NOUN') return null;
        return this.governed(sentence, index, 'subject', draft) === null ? null : word.head;
      case 'obl':
        // "far from surrendering"
        if (word.features.VerbForm === 'Ger') this.governed(sentence, index, 'clause', draft);
        return this.outwardOfNoun(sentence, index, draft, isAct);
      case 'nmod':
      case 'obj':
      case 'nsubj:pass':
        return this.outwardOfNoun(sentence, index, draft, isAct);
      default:
        return null;
    }
  }

  private ofWhatMayBe(sentence: Sentence, index: number, draft: FactualityDraft): void {
    if (isOfWhatMayBe(sentence, index, this.grammar['infinitive-subject-mark']))
      setStatus(draft, 'hypothetical', 'an infinitive of what may be');
  }

  /// "averted the attack", "the threat of an attack": what a noun of action is the object of, or part of.
  private outwardOfNoun(sentence: Sentence, index: number, draft: FactualityDraft, isAct: boolean): number | null {
    const { upos, head, label } = sentence.word(index);
    if (upos !== 'NOUN') return null;
    const signature = this.words.behind(sentence, index) ?? this.words.of(sentence, head, 'object');
    const denies = this.words.of(sentence, head, 'object')?.polarity === 'negative';
    if (denies && isBesideObject(sentence, index, this.prepositions)) return null;
    const belier = denies ? null : beliedBy(sentence, index, (lemma) => this.words.isUntrue(lemma));
    // "dismissed the allegations": they were made.
    if ((denies || belier !== null) && isAct && this.words.isTelling(sentence.lemmas[index] ?? '')) return null;
    if (belier !== null) negate(draft, `"${belier}" belies`);
    this.says(draft, sentence.word(head).form, signature);
    if (
      signature?.negated === 'through' ||
      this.words.partakes(sentence, head) ||
      this.words.isOutcome(sentence, index, this.prepositions)
    ) {
      this.own(sentence, head, draft, index);
      return head;
    }
    // "dismissed allegations of torture"
    if (sentence.word(head).upos === 'NOUN' && signature?.status !== 'occurred') return null;
    return label === 'obl' && sentence.word(head).upos !== 'NOUN' ? null : head;
  }

  /// What the governor says of the act in a place, with what negates the governor itself: a negation passes through
  /// infinitives, and through told clauses where the table says so. Null where the table says nothing.
  private governed(sentence: Sentence, index: number, place: Place, draft: FactualityDraft): Signature | null {
    const { label, head } = sentence.word(index);
    const signature = this.words.of(sentence, head, place);
    const told = isToldLabel(label) && isIndicative(sentence, index);
    if (signature?.negated === 'open' && !asksForMore(sentence, index) && this.isNegated(sentence, head)) {
      setStatus(draft, 'hypothetical', `"${sentence.word(head).form}" leaves it open`);
      weaken(draft, 'possible', `"${sentence.word(head).form}" leaves it open`);
      return signature;
    }
    this.embedding(sentence, head, place, draft, told);
    const belier = this.words.belier(sentence, head);
    if (belier !== null && place === 'clause') negate(draft, `"${belier}" belies`);
    const passes =
      place === 'subject'
        ? signature !== null
        : !isToldLabel(label) && !(label === 'csubj' && asksForMore(sentence, index));
    if (passes || signature?.negated === 'through') this.own(sentence, head, draft, index);
    return signature;
  }

  private isNegated(sentence: Sentence, index: number): boolean {
    const outer = plainDraft();
    this.own(sentence, index, outer);
    return outer.negative;
  }

  /// "asked whether they had left": what is asked is not told.
  private askedWhether(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const mark = this.marks.asked(sentence, index, sentence.word(index).label !== 'advcl');
    if (mark === null) return;
    setStatus(draft, 'hypothetical', `"${mark}" asks`);
    weaken(draft, 'possible', `"${mark}" asks`);
  }

  /// Whether a clause with a preposition belongs to what its governor says: "close **to** attacking", not "by attacking".
  private isComplement(sentence: Sentence, index: number): boolean {
    const { head } = sentence.word(index);
    if (sentence.word(head).upos === 'ADJ') return true;
    const mark = this.marks.of(sentence, index);
    return mark === null ? index - head <= NEAR && index > head : this.prepositions.embedding.has(mark);
  }

  /// What a clause that is told takes from how it is: "**no group** said it was behind the attack" tells nothing.
  private told(sentence: Sentence, index: number, draft: FactualityDraft): void {
    this.futureInThePast(sentence, index, draft);
    if (asksForMore(sentence, index)) return;
    const { head } = sentence.word(index);
    const subject = sentence.child(head, 'nsubj');
    const isTold = subject === undefined || !this.negations.isNegated(sentence, subject);
    if (!isTold && this.words.of(sentence, head, 'clause') === null)
      setStatus(draft, 'hypothetical', 'nobody tells it');
  }

  /// "said that it would withdraw": what was told of the future then.
  private futureInThePast(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const governor = sentence.word(sentence.word(index).head);
    if (governor.features.Tense !== 'Past') return;
    const would = sentence
      .children(index)
      .some(
        (child) =>
          sentence.word(child).features.VerbType === 'Mod' &&
          this.modals.get(sentence.lemmas[child] ?? '')?.status === 'hypothetical' &&
          this.modals.get(sentence.lemmas[child] ?? '')?.certainty === null,
      );
    if (would && draft.status === 'hypothetical')
      setFinal(draft, 'planned', `what "${governor.form}" tells of the future`);
  }

  /// "to" after a noun that says nothing else looks forward: "troops to guard the border".
  private infinitiveOfNoun(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const word = sentence.word(index);
    if (word.label !== 'acl' || this.words.isEmbeddingNoun(sentence.word(word.head).lemma.toLowerCase())) return;
    if (this.grammar['infinitive-mark'].has(this.marks.of(sentence, index) ?? ''))
      setStatus(draft, 'planned', 'an infinitive of purpose');
  }

  private adverbialClause(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const condition = this.marks.condition(sentence, index);
    const mark = condition ?? this.marks.of(sentence, index);
    if (mark === null) return;
    this.prospect(sentence, index, draft);
    const { head } = sentence.word(index);
    if (hasOwnInfinitive(sentence, index, this.grammar['infinitive-subject-mark']))
      setStatus(draft, 'planned', 'a clause of purpose');
    else if (condition !== null) {
      const wouldHave =
        draft.status === 'counterfactual' || isWouldHave(sentence, head, this.grammar['perfect-auxiliary']);
      setFinal(draft, wouldHave ? 'counterfactual' : 'hypothetical', `"${mark}"`);
    } else if (this.lists.purposes.has(mark) && sentence.word(index).features.VerbForm !== 'Ger')
      setStatus(draft, 'planned', 'a clause of purpose');
    else if (this.marks.times.has(mark)) this.sharedReality(sentence, index, mark, draft);
    else if (this.prepositions.preventing.has(mark) && hasPatient(sentence, head))
      negate(draft, `"${mark}" after an object negates`);
  }

  /// "spoke about leaving", "warned against entering": what is spoken of need not be.
  private prospect(sentence: Sentence, index: number, draft: FactualityDraft): void {
    if (sentence.word(index).features.VerbForm !== 'Ger') return;
    const mark = this.marks.of(sentence, index);
    if (mark === null) return;
    if (this.lists.replaced.has(mark)) negate(draft, `"${mark}" before the act negates`);
    if (this.lists.prospects.has(mark)) setStatus(draft, 'hypothetical', `"${mark}" before the act`);
  }

  /// A clause of time is no more real than its main clause.
  private sharedReality(sentence: Sentence, index: number, mark: string, draft: FactualityDraft): void {
    const outer = plainDraft();
    const main = sentence.word(index).head;
    this.own(sentence, main, outer);
    const because = `"${mark}" beside what is ${outer.status}`;
    const isAwaited = this.lists.awaiting.has(mark);
    if (isAwaited && outer.status !== 'occurred' && outer.negative) setFinal(draft, 'hypothetical', because);
    // "boycotts them until the crime **is** investigated": what is waited for in the present has not come.
    else if (isAwaited && isInThePresent(sentence, index)) setStatus(draft, 'hypothetical', `"${mark}" awaits it`);
    else setStatus(draft, outer.status === 'ongoing' ? 'occurred' : outer.status, because);
  }

  /// "will meet and sign": the auxiliary stands with the first verb only.
  private sharedModal(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const { features, head } = sentence.word(index);
    const labels = sentence.children(index).map((child) => sentence.word(child).label);
    const isWhole = labels.some((label) => label.startsWith('nsubj') || label.startsWith('aux'));
    if (!isWhole && mayShareAuxiliary(features)) this.own(sentence, head, draft);
  }

  /// Puts what a governor says of an act into the draft, and returns it. `told`: the act stands in a clause that tells it as a
  /// fact, which words of wishing and the like leave as it is.
  private embedding(
    sentence: Sentence,
    governor: number,
    place: Place,
    draft: FactualityDraft,
    told = false,
  ): Signature | null {
    const signature = this.words.of(sentence, governor, place);
    if (told && signature !== null && signature.status !== 'occurred' && !signature.told) return signature;
    return this.says(draft, sentence.word(governor).form, signature);
  }

  private says(draft: FactualityDraft, form: string, signature: Signature | null): Signature | null {
    if (signature !== null) saysOf(draft, form, signature);
    return signature;
  }
}
