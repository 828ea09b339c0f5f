import type { Sentence } from '../../annotation/sentence.js';
import type { Cues, Modal, Signature } from '../../language/cues.js';
import { setFinal, setStatus, weaken, type Factuality, type FactualityDraft } from './factuality-draft.js';

const MAX_CLIMB = 12;
/// Where an imperative may stand in the tree.
const IMPERATIVE_PLACES: ReadonlySet<string> = new Set(['root', 'conj', 'parataxis', 'ccomp']);

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

  constructor(cues: Cues) {
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
    if (sentence.words.at(-1)?.form === '?' && sentence.word(at).head < 0 && this.isInverted(sentence, at)) {
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
    let past = word.xpos === 'VBD';
    let progressive = false;
    for (const child of sentence.children(index)) {
      const dependent = sentence.word(child);
      const lemma = dependent.lemma.toLowerCase();
      if (dependent.label === 'aux' || dependent.label === 'aux:pass' || dependent.label === 'cop') {
        const found =
          dependent.xpos === 'MD'
            ? (this.modals.get(lemma) ?? this.modals.get(dependent.form.toLowerCase()))
            : undefined;
        if (found !== undefined) {
          modal = found;
          setStatus(draft, found.status, `"${dependent.form}"`);
          if (found.certainty !== null) weaken(draft, found.certainty, `"${dependent.form}"`);
        }
        if (lemma === 'have') perfect = true;
        if (dependent.xpos === 'VBD') past = true;
        if (lemma === 'be' && dependent.label === 'aux') progressive = word.xpos === 'VBG';
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
    if (this.isImperative(sentence, index)) setStatus(draft, 'demanded', 'an imperative');
    if (modal !== null && perfect)
      setFinal(
        draft,
        modal.perfect,
        modal.perfect === 'counterfactual' ? 'a conditional of the past' : 'a modal of the past',
      );
    else if (progressive && !past && modal === null) setStatus(draft, 'ongoing', 'a progressive in the present');
  }

  /// A base form that nobody is the subject of and nothing brings in: "Stop the war".
  private isImperative(sentence: Sentence, index: number): boolean {
    const word = sentence.word(index);
    if (word.xpos !== 'VB' || !IMPERATIVE_PLACES.has(word.label)) return false;
    if (word.label === 'conj' && word.head >= 0 && sentence.word(word.head).xpos !== 'VB') return false;
    return !sentence.children(index).some((child) => {
      const { label, xpos } = sentence.word(child);
      return (
        label.startsWith('nsubj') || (label.startsWith('aux') && xpos === 'MD') || label === 'mark' || label === 'cop'
      );
    });
  }

  private negates(sentence: Sentence, index: number): boolean {
    const word = sentence.word(index);
    // "not only … but also"
    if (this.affirming.has(sentence.forms[index + 1] ?? '')) return false;
    return (word.label === 'advmod' || word.label === 'det' || word.label === 'cc:preconj' || word.label === 'mark' || word.label === 'case') && this.negations.has(word.lemma.toLowerCase()) || word.form.toLowerCase() === "n't" || word.form.toLowerCase() === 'n’t'; // prettier-ignore
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
          word.label === 'ccomp' && this.isIndicative(sentence, index),
        );
        if (word.label !== 'ccomp') this.own(sentence, word.head, draft);
        // "how to leave", "for them to leave": what may be done.
        if (
          this.infinitiveMark(sentence, index) === 'for' ||
          (word.label === 'ccomp' && this.infinitiveMark(sentence, index) !== null)
        )
          setStatus(draft, 'hypothetical', 'an infinitive of what may be');
        return word.label === 'ccomp' ? null : word.head;
      case 'conj':
        this.sharedModal(sentence, index, draft);
        return word.head;
      case 'advcl':
        // "interested in leaving"
        if (word.xpos === 'VBG' && sentence.word(word.head).upos === 'ADJ')
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
    if (governor.xpos !== 'VBD' && governor.xpos !== 'VBN') return;
    const would = sentence
      .children(index)
      .some(
        (child) =>
          sentence.word(child).xpos === 'MD' &&
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
    if (this.markOf(sentence, index) === 'to') setStatus(draft, 'planned', 'an infinitive of purpose');
  }

  private adverbialClause(sentence: Sentence, index: number, draft: FactualityDraft): void {
    const mark = this.markOf(sentence, index);
    if (mark === null) return;
    this.prospect(sentence, index, draft);
    if (this.infinitiveMark(sentence, index) === 'for') setStatus(draft, 'planned', 'a clause of purpose');
    else if (this.conditions.has(mark)) {
      const main = sentence.word(sentence.word(index).head);
      const wouldHave =
        draft.because.includes('a conditional of the past') ||
        this.isWouldHave(sentence, main.head < 0 ? sentence.word(index).head : sentence.word(index).head);
      setFinal(draft, wouldHave ? 'counterfactual' : 'hypothetical', `"${mark}"`);
    } else if (this.purposes.has(mark)) setStatus(draft, 'planned', 'a clause of purpose');
    else if (this.times.has(mark)) this.sharedReality(sentence, sentence.word(index).head, mark, draft);
    else if (mark === 'from' && this.hasPatient(sentence, sentence.word(index).head)) {
      draft.negative = !draft.negative;
      draft.because.push('"from" after an object negates');
    }
  }

  /// The first word before an infinitive: "to", or "for" in "for them to leave"; null for other clauses.
  private infinitiveMark(sentence: Sentence, index: number): string | null {
    if (sentence.word(index).xpos !== 'VB') return null;
    const marks = sentence.children(index).filter((child) => sentence.word(child).label === 'mark');
    const last = marks.at(-1);
    if (last === undefined || sentence.word(last).xpos !== 'TO') return null;
    return sentence.lemmas[marks[0] ?? last] ?? null;
  }

  /// "spoke about leaving", "warned against entering": what is spoken of need not be.
  private prospect(sentence: Sentence, index: number, draft: FactualityDraft): void {
    if (sentence.word(index).xpos !== 'VBG') return;
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
      if (word.xpos === 'MD') would = true;
      if (word.label === 'aux' && word.lemma === 'have') have = true;
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
    if (
      ownSubject ||
      ownAuxiliary ||
      (word.xpos !== 'VB' && word.xpos !== 'VBN' && word.xpos !== 'VBG' && word.xpos !== 'VBP')
    )
      return;
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

  /// "told the court that she knew" tells a fact; "told them to leave", "demanded that he leave" do not.
  private isIndicative(sentence: Sentence, index: number): boolean {
    const words = [
      sentence.word(index),
      ...sentence
        .children(index)
        .map((child) => sentence.word(child))
        .filter((word) => word.label.startsWith('aux') || word.label === 'cop'),
    ];
    if (words.some((word) => word.xpos === 'VBZ' || word.xpos === 'VBD' || word.xpos === 'MD')) return true;
    return words.some((word) => word.xpos === 'VBP') && !this.isSubjunctive(sentence, index);
  }

  /// "that the army attack": the plain form with a subject of one tells what is wanted, whatever tag the model gave it.
  private isSubjunctive(sentence: Sentence, index: number): boolean {
    const children = sentence.children(index);
    if (children.some((child) => sentence.word(child).label.startsWith('aux'))) return false;
    const subject = children.find((child) => sentence.word(child).label.startsWith('nsubj'));
    if (subject === undefined) return false;
    const joined = sentence.children(subject).some((child) => sentence.word(child).label === 'conj');
    return !joined && ['NN', 'NNP'].includes(sentence.word(subject).xpos);
  }

  /// "Why did they attack?" takes the attack for granted; only a question for yes or no asks whether.
  private isInverted(sentence: Sentence, root: number): boolean {
    if (sentence.children(root).some((child) => sentence.word(child).xpos.startsWith('W'))) return false;
    return sentence.children(root).some((child) => {
      const word = sentence.word(child);
      return (
        word.label.startsWith('aux') &&
        sentence.children(root).some((other) => sentence.word(other).label.startsWith('nsubj') && other > child)
      );
    });
  }
}

function add(map: Map<string, Signature>, words: readonly string[], signature: Signature): void {
  for (const word of words) if (!map.has(word)) map.set(word, signature);
}
