import type { Sentence, Word } from '../../annotation/sentence.js';
import type { ArgumentWords } from './argument-words.js';
import { isSubjectLabel } from './clauses.js';
import { prepositionOf } from './prepositions.js';

const MAX_DEPTH = 12;
/// Where a participle of the past is passive.
const PASSIVE_PLACES = new Set(['acl', 'amod', 'advcl', 'acl:relcl', 'xcomp']);

/// Tells which verbs of a sentence are passive, also where no auxiliary says so.
export class Voice {
  constructor(
    private readonly sentence: Sentence,
    private readonly words: ArgumentWords,
    /// Heads that one of some prepositions brings to a verb.
    private readonly broughtTo: (index: number, prepositions: ReadonlySet<string>) => readonly number[],
    /// Of some heads those that may act.
    private readonly agents: (heads: readonly number[]) => readonly number[],
  ) {}

  isPassive(index: number, depth = 0): boolean {
    const word = this.sentence.word(index);
    let active = false;
    for (const child of this.sentence.children(index)) {
      const label = this.sentence.word(child).label;
      if (label === 'nsubj:pass' || label === 'aux:pass' || label === 'csubj:pass' || label === 'obl:agent')
        return true;
      if (label === 'aux' || label === 'obj') active = true;
    }
    if (active) return false;
    if (this.isOfHeadline(index, word) || this.isSmallClause(index, word)) return true;
    const isParticiple = word.features.VerbForm === 'Part';
    if (isParticiple && PASSIVE_PLACES.has(word.label)) return true;
    // "was dragged from the bus and **shot**": the tagger may take the participle for the past of what needs an object.
    const isSuffered =
      isParticiple || (word.upos === 'VERB' && this.words.suffered.has(this.sentence.lemmas[index] ?? ''));
    return (
      isSuffered &&
      word.label === 'conj' &&
      depth < MAX_DEPTH &&
      !this.hasOwnSubject(index) &&
      this.isPassive(word.head, depth + 1)
    );
  }

  /// "Farmer **killed** in Jos", "Nine **abducted**": a headline leaves the auxiliary out, and of these verbs it leaves out no object.
  private isOfHeadline(index: number, { upos, features }: Word): boolean {
    const { sentence, words } = this;
    if (upos !== 'VERB' || features.Tense !== 'Past') return false;
    if (words.suffered.has(sentence.lemmas[index] ?? '') && this.isDoneBy(index)) return true;
    if (sentence.words.at(-1)?.upos === 'PUNCT') return false;
    if (!words.headlined.has(sentence.lemmas[index] ?? '') || !this.hasOwnSubject(index)) return false;
    return this.broughtTo(index, words.aiming).length === 0;
  }

  /// "Bishop **freed** by army": what the tagger takes for the past of the verb.
  private isDoneBy(index: number): boolean {
    return this.hasOwnSubject(index) && this.agents(this.broughtTo(index, this.words.prepositions.agent)).length > 0;
  }

  /// "with its leader **jailed**": a clause that "with" brings in has no auxiliary.
  private isSmallClause(index: number, { label }: Word): boolean {
    const { sentence, words } = this;
    if (label !== 'advcl' || !words.suffered.has(sentence.lemmas[index] ?? '') || !this.hasOwnSubject(index))
      return false;
    return words.prepositions.instrument.has(prepositionOf(sentence, index) ?? '');
  }

  hasOwnSubject(index: number): boolean {
    return this.sentence.children(index).some((child) => isSubjectLabel(this.sentence.word(child).label));
  }
}
