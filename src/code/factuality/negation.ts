import type { Sentence } from '../../annotation/sentence.js';
import type { Cues } from '../../language/cues.js';
import type { GrammarWords } from '../../language/grammar.js';
import { conjuncts } from '../../mention/noun-phrase.js';
import { exceptionTo } from '../grammar/exceptive.js';

/// Where a negation stands in a noun phrase.
const NEGATED_BY: readonly string[] = ['det', 'cc:preconj'];
const BESIDE_VERB: ReadonlySet<string> = new Set(['advmod', 'det', 'cc:preconj', 'mark', 'case']);
const ARGUMENTS: ReadonlySet<string> = new Set(['nsubj', 'nsubj:pass', 'obj', 'obl']);

/// What negates a clause or a noun phrase.
export class Negations {
  private readonly words: ReadonlySet<string>;
  private readonly affirming: ReadonlySet<string>;

  constructor(
    cues: Cues,
    private readonly grammar: GrammarWords,
  ) {
    this.words = new Set(cues.negations);
    this.affirming = new Set(cues.affirming);
  }

  /// Whether a word negates what it hangs on: "did **not** leave", but not "**not** only … but also", nor what has an exception: "did not
  /// free anyone but two nuns".
  negates(sentence: Sentence, index: number): boolean {
    const { label, lemma, head } = sentence.word(index);
    if (this.affirming.has(sentence.forms[index + 1] ?? '')) return false;
    const says =
      (BESIDE_VERB.has(label) && this.words.has(lemma.toLowerCase())) ||
      this.grammar['negative-clitic'].has(sentence.forms[index] ?? '');
    return says && !sentence.children(head).some((child) => this.hasException(sentence, child));
  }

  /// Whether a noun phrase is negated: "nobody", "no police", "not one of them", "not a shot", but not "not they": a number or an
  /// article makes it none. With an exception it is not: "nobody but the mayor".
  isNegated(sentence: Sentence, index: number): boolean {
    const { lemma, upos } = sentence.word(index);
    if (this.hasException(sentence, index)) return false;
    if (this.words.has(lemma.toLowerCase())) return true;
    // "killed **not three** but five": those were not, the others were.
    if (!conjuncts(sentence, index).includes(index)) return false;
    const article = sentence.children(index).find((child) => sentence.word(child).features.Definite === 'Ind');
    return sentence.children(index).some((child) => {
      const { label, lemma: negation } = sentence.word(child);
      const may = NEGATED_BY.includes(label) || (label === 'advmod' && (upos === 'NUM' || child + 1 === article));
      return may && this.words.has(negation.toLowerCase());
    });
  }

  private hasException(sentence: Sentence, index: number): boolean {
    return ARGUMENTS.has(sentence.word(index).label) && exceptionTo(sentence, index, this.grammar) !== null;
  }
}
