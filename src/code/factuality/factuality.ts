import type { Sentence } from '../../annotation/sentence.js';
import type { GrammarWords } from '../../language/grammar.js';
import type { PrepositionWords } from '../../language/prepositions.js';
import type { Cues, Modal, Signature } from '../../language/cues.js';
import { isImperative, isIndicative, isInverted, isPastTense, mayShareAuxiliary } from './clause-mood.js';
import { setFinal, setStatus, weaken, type Factuality, type FactualityDraft } from './factuality-draft.js';

const MAX_CLIMB = 12;
/// Decides whether an act happened, from negation, modals, tense, conditions, purposes and the words that embed it. The
/// signatures stand in `language/en/cues/status.yaml`; the walk outward follows Saurí and Pustejovsky (2009).
export class FactualityReader {
  private readonly verbs = new Map<string, Signature>();
  private readonly objects = new Map<string, Signature>();
  private readonly nouns = new Map<string, Signature>();
  private readonly adjectives = new Map<string, Signature>();
  private readonly negations: ReadonlySet<string>;
  private readonly affirming: ReadonlySet<string>;
  private readonly conditions: ReadonlySet<string>;
  private readonly purposes: ReadonlySet<string>;
  private readonly times: ReadonlySet<string>;
  private readonly prospects: ReadonlySet<string>;
  private readonly probable: ReadonlySet<string>;
  private readonly possible: ReadonlySet<string>;
  private readonly hedging: ReadonlySet<string>;
  private readonly modals: ReadonlyMap<string, Modal>;

  constructor(
    cues: Cues,
    private readonly grammar: GrammarWords,
    private readonly prepositions: PrepositionWords,
  ) {
    for (const signature of cues.signatures) {
      add(this.verbs, signature.verbs, signature);
      add(this.objects, signature.objectVerbs, signature);
      add(this.nouns, signature.nouns, signature);
      add(this.adjectives, signature.adjectives, signature);
    }
    this.negations = new Set(cues.negations);
    this.affirming = new Set(cues.affirming);
    this.conditions = new Set(cues.conditions);
    this.purposes = new Set(cues.purposes);
    this.times = new Set(cues.times);
    this.prospects = new Set(cues.prospects);
    this.probable = new Set(cues.probable);
    this.possible = new Set(cues.possible);
    this.hedging = new Set(cues.hedgingAdjectives);
    this.modals = new Map(Object.entries(cues.modals));
  }

  /// The factuality of the act that word `index` tells. `support` is the light verb of a noun of action, or null.
  of(sentence: Sentence, index: number, support: number | null): Factuality {
    const draft: FactualityDraft = { negative: false, certainty: 'certain', status: 'occurred', because: [] };
    this.own(sentence, index, draft);
    let at = index;
    if (support !== null && support !== index) {
      this.embedding(sentence, support, this.objects, draft);
      this.own(sentence, support, draft);
      at = support;
    }
    for (let climb = 0; climb < MAX_CLIMB; climb++) {
      const next = this.outward(sentence, at, draft);
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
  private own(sentence: Sentence, index: number, draft: FactualityDraft): void {
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
      } else if (this.negates(sentence, child)) {
        draft.negative = !draft.negative;
        draft.because.push(`"${dependent.form}" negates`);
      } else if (dependent.label === 'advmod') {
        if (this.probable.has(lemma)) weaken(draft, 'probable', `"${dependent.form}"`);
        if (this.possible.has(lemma)) weaken(draft, 'possible', `"${dependent.form}"`);
      } else if (
        dependent.label === 'amod' &&
        sentence.children(child).some((inner) => this.negates(sentence, inner))
      ) {
        draft.negative = !draft.negative;
        draft.because.push(`a negation before "${dependent.form}"`);
      } else if (
        dependent.label === 'amod' &&
        (this.hedging.has(lemma) || this.hedging.has(dependent.form.toLowerCase()))
      ) {
        weaken(draft, 'possible', `"${dependent.form}"`);
      } else if (dependent.label === 'nsubj' || dependent.label === 'nsubj:pass' || dependent.label === 'obj') {
        if (this.hasNegativeDeterminer(sentence, child)) {
          draft.negative = !draft.negative;
          draft.because.push('a negated noun phrase');
        }
      }
    }
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

  private negates(sentence: Sentence, index: number): boolean {
    const word = sentence.word(index);
    // "not only … but also"
    if (this.affirming.has(sentence.forms[index + 1] ?? '')) return false;
    return (word.label === 'advmod' || word.label === 'det' || word.label === 'cc:preconj' || word.label === 'mark' || word.label === 'case') && this.negations.has(word.lemma.toLowerCase()) || this.grammar['negative-clitic'].has(sentence.forms[index] ?? ''); // prettier-ignore
  }

  private hasNegativeDeterminer(sentence: Sentence, index: number): boolean {
    if (this.negations.has(sentence.word(index).lemma.toLowerCase())) return true;
    return sentence
      .children(index)
      .some(
        (child) =>
          ['det', 'cc:preconj'].includes(sentence.word(child).label) &&
          this.negations.has(sentence.word(child).lemma.toLowerCase()),
      );
  }

  /// One step from a clause to what embeds it; null at the top, or where the outer words say nothing of the inner act.
  private outward(sentence: Sentence, index: number, draft: FactualityDraft): number | null {
    const word = sentence.word(index);
    if (word.head < 0) {
      // A headline: "President to visit Accra".
      if (this.infinitiveMark(sentence, index) !== null) setStatus(draft, 'planned', 'an infinitive for the future');
      return null;
    }
    switch (word.label) {
      case 'xcomp':
      case 'ccomp':
      case 'csubj':
      case 'acl':
        if (word.label === 'ccomp') this.futureInThePast(sentence, index, draft);
        if (word.label !== 'ccomp') this.prospect(sentence, index, draft);
        this.infinitiveOfNoun(sentence, index, draft);
        this.embedding(
          sentence,
          word.head,
          word.label === 'acl' ? this.nouns : this.verbs,
          draft,
          word.label === 'ccomp' && isIndicative(sentence, index),
        );
        if (word.label !== 'ccomp') this.own(sentence, word.head, draft);
        // "how to leave", "for them to leave": what may be done.
        if (
          this.hasOwnInfinitive(sentence, index) ||
          (word.label === 'ccomp' && this.infinitiveMark(sentence, index) !== null)
        )
          setStatus(draft, 'hypothetical', 'an infinitive of what may be');
        return word.label === 'ccomp' ? null : word.head;
      case 'conj':
        this.sharedModal(sentence, index, draft);
        return word.head;
      case 'advcl':
        // "interested in leaving"
        if (word.features.VerbForm === 'Ger' && sentence.word(word.head).upos === 'ADJ')
          this.embedding(sentence, word.head, this.adjectives, draft);
        this.adverbialClause(sentence, index, draft);
        return null;
      case 'acl:relcl':
      case 'parataxis':
        return null;
      case 'obl':
      case 'nmod':
      case 'obj':
      case 'nsubj:pass':
        if (word.upos !== 'NOUN') return null;
        this.embedding(
          sentence,
          word.head,
          sentence.word(word.head).upos === 'NOUN' ? this.nouns : this.objects,
          draft,
        );
        return word.label === 'obl' || sentence.word(word.head).upos === 'NOUN' ? null : word.head;
      default:
        return null;
    }
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
    if (word.label !== 'acl' || this.nouns.has(sentence.word(word.head).lemma.toLowerCase())) return;
    if (this.grammar['infinitive-mark'].has(this.markOf(sentence, index) ?? ''))
      setStatus(draft, 'planned', 'an infinitive of purpose');
  }

  private adverbialClause(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const mark = this.markOf(sentence, index);
    if (mark === null) return;
    this.prospect(sentence, index, draft);
    if (this.hasOwnInfinitive(sentence, index)) setStatus(draft, 'planned', 'a clause of purpose');
    else if (this.conditions.has(mark)) {
      const wouldHave = draft.status === 'counterfactual' || this.isWouldHave(sentence, sentence.word(index).head);
      setFinal(draft, wouldHave ? 'counterfactual' : 'hypothetical', `"${mark}"`);
    } else if (this.purposes.has(mark)) setStatus(draft, 'planned', 'a clause of purpose');
    else if (this.times.has(mark)) this.sharedReality(sentence, sentence.word(index).head, mark, draft);
    else if (this.prepositions.preventing.has(mark) && this.hasPatient(sentence, sentence.word(index).head)) {
      draft.negative = !draft.negative;
      draft.because.push(`"${mark}" after an object negates`);
    }
  }

  /// The first word before an infinitive: "to", or "for" in "for them to leave"; null for other clauses.
  private infinitiveMark(sentence: Sentence, index: number): string | null {
    if (sentence.word(index).features.VerbForm !== 'Inf') return null;
    const marks = sentence.children(index).filter((child) => sentence.word(child).label === 'mark');
    const last = marks.at(-1);
    if (last === undefined || sentence.word(last).features.PartType !== 'Inf') return null;
    return sentence.lemmas[marks[0] ?? last] ?? null;
  }

  /// "how for them to leave": an infinitive with a subject of its own.
  private hasOwnInfinitive(sentence: Sentence, index: number): boolean {
    return this.grammar['infinitive-subject-mark'].has(this.infinitiveMark(sentence, index) ?? '');
  }

  /// "spoke about leaving", "warned against entering": what is spoken of need not be.
  private prospect(sentence: Sentence, index: number, draft: FactualityDraft): void {
    if (sentence.word(index).features.VerbForm !== 'Ger') return;
    const mark = this.markOf(sentence, index);
    if (mark !== null && this.prospects.has(mark)) setStatus(draft, 'hypothetical', `"${mark}" before the act`);
  }

  /// A clause of time is no more real than its main clause.
  private sharedReality(sentence: Sentence, main: number, mark: string, draft: FactualityDraft): void {
    const outer: FactualityDraft = { negative: false, certainty: 'certain', status: 'occurred', because: [] };
    this.own(sentence, main, outer);
    setStatus(
      draft,
      outer.status === 'ongoing' ? 'occurred' : outer.status,
      `"${mark}" beside what is ${outer.status}`,
    );
  }

  /// Whether someone stands in a clause to whom its verb is done: "kept **them** from leaving".
  private hasPatient(sentence: Sentence, index: number): boolean {
    return sentence.children(index).some((child) => ['obj', 'nsubj:pass'].includes(sentence.word(child).label));
  }

  private isWouldHave(sentence: Sentence, index: number): boolean {
    let would = false;
    let have = false;
    for (const child of sentence.children(index)) {
      const word = sentence.word(child);
      if (word.features.VerbType === 'Mod') would = true;
      if (word.label === 'aux' && this.grammar['perfect-auxiliary'].has(word.lemma)) have = true;
    }
    return would && have;
  }

  private markOf(sentence: Sentence, index: number): string | null {
    for (const child of sentence.children(index)) {
      const word = sentence.word(child);
      const brings =
        word.label === 'mark' ||
        (word.label === 'advmod' &&
          (this.conditions.has(sentence.lemmas[child] ?? '') || this.times.has(sentence.lemmas[child] ?? '')));
      if (!brings) continue;
      const fixed = sentence.children(child).filter((other) => sentence.word(other).label === 'fixed');
      return [child, ...fixed].map((part) => sentence.lemmas[part] ?? '').join(' ');
    }
    return null;
  }

  /// "will meet and sign": the auxiliary stands with the first verb only.
  private sharedModal(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const word = sentence.word(index);
    const ownSubject = sentence.children(index).some((child) => sentence.word(child).label.startsWith('nsubj'));
    const ownAuxiliary = sentence.children(index).some((child) => sentence.word(child).label.startsWith('aux'));
    if (ownSubject || ownAuxiliary || !mayShareAuxiliary(word.features)) return;
    this.own(sentence, word.head, draft);
  }

  private embedding(
    sentence: Sentence,
    governor: number,
    table: ReadonlyMap<string, Signature>,
    draft: FactualityDraft,
    told = false,
  ): void {
    const word = sentence.word(governor);
    const lemma = word.lemma.toLowerCase();
    const particle = sentence.children(governor).find((child) => sentence.word(child).label === 'compound:prt');
    const long = particle === undefined ? null : `${lemma} ${sentence.word(particle).lemma.toLowerCase()}`;
    const choices = word.upos === 'ADJ' ? this.adjectives : word.upos === 'NOUN' ? this.nouns : table;
    const signature = (long === null ? undefined : choices.get(long)) ?? choices.get(lemma);
    if (signature === undefined || (told && signature.status !== 'occurred')) return;
    const reason = `"${word.form}" (cues/status.yaml#${signature.name})`;
    if (signature.polarity === 'negative') {
      draft.negative = !draft.negative;
      draft.because.push(`${reason} negates`);
    }
    setStatus(draft, signature.status, reason);
    if (signature.certainty !== null) weaken(draft, signature.certainty, reason);
  }
}

function add(map: Map<string, Signature>, words: readonly string[], signature: Signature): void {
  for (const word of words) if (!map.has(word)) map.set(word, signature);
}
