import type { Sentence, Word } from '../../annotation/sentence.js';
import type { ArgumentWords } from './argument-words.js';
import { hasSubject, isGerund, isSubjectLabel } from './clauses.js';
import { prepositionOf } from './prepositions.js';

const MAX_DEPTH = 12;
/// Where a participle of the past is passive.
const PARTICIPLES = new Set(['acl', 'amod', 'advcl', 'acl:relcl', 'xcomp']);
const PASSIVE: ReadonlySet<string> = new Set(['nsubj:pass', 'aux:pass', 'csubj:pass', 'obl:agent']);
const ARTICLES: ReadonlySet<string> = new Set(['det', 'nmod:poss']);

/// Tells the verbs of a sentence that are done to their subjects from those that their subjects do.
export class Voice {
  constructor(
    private readonly sentence: Sentence,
    private readonly words: ArgumentWords,
    /// Of the heads that "by" brings to a verb those that may act.
    private readonly agentsOf: (index: number) => readonly number[],
  ) {}

  isPassive(index: number, depth = 0): boolean {
    const { sentence } = this;
    const word = sentence.word(index);
    let active = false;
    for (const child of sentence.children(index)) {
      const { label } = sentence.word(child);
      if (PASSIVE.has(label)) return true;
      if (label === 'aux' || label === 'obj') active = true;
    }
    if (active) return false;
    if (this.isOfHeadline(index, word) || this.isBehindVictims(index, word) || this.isSmallClause(index, word))
      return true;
    if (depth < MAX_DEPTH && this.isGapped(index, word) && this.isPassive(word.head, depth + 1)) return true;
    const isParticiple = word.features.VerbForm === 'Part';
    if (isParticiple && PARTICIPLES.has(word.label)) return true;
    // "was dragged from the bus and **shot**": the tagger may take the participle for the past of what needs an object.
    const isSuffered = isParticiple || (word.upos === 'VERB' && this.words.suffered.has(sentence.lemmas[index] ?? ''));
    return (
      isSuffered &&
      word.label === 'conj' &&
      !this.embeds(index) &&
      depth < MAX_DEPTH &&
      !hasSubject(sentence, index) &&
      this.isPassive(word.head, depth + 1)
    );
  }

  /// "Farmer **killed** in Jos", "Nine **abducted**", "leaders **held**": a headline leaves the auxiliary out, and of these verbs it
  /// leaves out no object; of others only where it leaves out the article too.
  private isOfHeadline(index: number, { upos, features }: Word): boolean {
    const { sentence, words } = this;
    if (upos !== 'VERB' || features.Tense !== 'Past' || !hasSubject(sentence, index)) return false;
    const lemma = sentence.lemmas[index] ?? '';
    // "Bishop **freed** by the army": so also in a sentence.
    if (words.suffered.has(lemma) && this.agentsOf(index).length > 0) return true;
    if (!words.headlined.has(lemma) && this.embeds(index)) return false;
    if (sentence.words.at(-1)?.upos === 'PUNCT') return false;
    if (!words.headlined.has(lemma) && !(words.suffered.has(lemma) && this.lacksArticle(index))) return false;
    return !sentence
      .children(index)
      .some(
        (child) =>
          sentence.word(child).label.startsWith('obl') && words.aiming.has(prepositionOf(sentence, child) ?? ''),
      );
  }

  /// "five were killed and two **arrested**": a clause joined to a passive leaves out the auxiliary that it shares.
  private isGapped(index: number, { label, upos, features }: Word): boolean {
    const { sentence, words } = this;
    if (label !== 'conj' || upos !== 'VERB' || features.Tense !== 'Past' || !hasSubject(sentence, index)) return false;
    return words.suffered.has(sentence.lemmas[index] ?? '') && !this.embeds(index);
  }

  /// "refused **to leave**", "denied that …": a clause stands for the object, but not "Malta **urged** to free crew".
  private embeds(index: number): boolean {
    const { sentence, words } = this;
    const isAsking = words.asking.has(sentence.lemmas[index] ?? '');
    return sentence.children(index).some((child) => {
      const { label, upos } = sentence.word(child);
      return label === 'ccomp' || (label === 'xcomp' && upos === 'VERB' && !isAsking);
    });
  }

  private lacksArticle(index: number): boolean {
    const { sentence } = this;
    const subject = sentence.children(index).find((child) => isSubjectLabel(sentence.word(child).label));
    if (subject === undefined || sentence.word(subject).upos === 'PRON') return false;
    return !sentence.children(subject).some((child) => ARTICLES.has(sentence.word(child).label));
  }

  /// "with its leader **jailed**": a clause that "with" brings in has no auxiliary.
  private isSmallClause(index: number, { label }: Word): boolean {
    const { sentence, words } = this;
    if (
      label !== 'advcl' ||
      isGerund(sentence, index) ||
      !words.suffered.has(sentence.lemmas[index] ?? '') ||
      !hasSubject(sentence, index)
    )
      return false;
    return words.prepositions.instrument.has(prepositionOf(sentence, index) ?? '');
  }

  /// "Two dead after **shooting** in Leeds": what brought them there was done to them.
  private isBehindVictims(index: number, { label, head }: Word): boolean {
    const { sentence, words } = this;
    if (label !== 'advcl' || !isGerund(sentence, index) || prepositionOf(sentence, index) === null) return false;
    return words.stricken.has(sentence.lemmas[head] ?? '') && !hasSubject(sentence, index);
  }

  /// "were **beaten** and robbed by soldiers": the verb of a row of passives that names who did it, for one that does not.
  sharing(index: number): number | null {
    const { sentence } = this;
    let last = index;
    for (const child of sentence.children(index)) {
      if (sentence.word(child).label !== 'conj' || child < last || !this.follows(last, child)) continue;
      if (hasSubject(sentence, child) || !this.isPassive(child)) return null;
      last = child;
    }
    const { label, head } = sentence.word(index);
    if (last !== index) return last;
    if (label !== 'conj') return null;
    const next = sentence
      .children(head)
      .find((child) => child > index && sentence.word(child).label === 'conj' && this.follows(index, child));
    return next !== undefined && !hasSubject(sentence, next) && this.isPassive(next) ? next : null;
  }

  /// Whether only "and", commas, particles and adverbs stand between two verbs.
  follows(first: number, second: number): boolean {
    const { sentence } = this;
    if (sentence.word(second).upos !== 'VERB' || second < first) return false;
    for (let between = first + 1; between < second; between++) {
      const { upos, label } = sentence.word(between);
      const isBetween = upos === 'CCONJ' || upos === 'PUNCT' || upos === 'ADV';
      if (!isBetween && label !== 'conj' && label !== 'compound:prt') return false;
    }
    return true;
  }
}
