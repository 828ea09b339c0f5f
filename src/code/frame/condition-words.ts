import type { Sentence } from '../../annotation/sentence.js';
import type { Condition } from '../../codebook/wording.js';

/// The words that a condition asks for, as they are looked up: some conditions list hundreds.
export class ConditionWords {
  private readonly single: ReadonlySet<string>;
  /// The expressions of two words or more.
  private readonly longer: readonly string[];

  constructor({ words }: Condition) {
    this.single = new Set(words.filter((word) => !word.includes(' ')));
    this.longer = words.filter((word) => word.includes(' '));
  }

  /// Whether word `head` of a sentence is one of them, or ends one with the word before it.
  hold(sentence: Sentence, head: number): boolean {
    const { lemmas, forms } = sentence;
    const lemma = lemmas[head] ?? '';
    const form = forms[head] ?? '';
    if (this.single.has(lemma) || (form !== lemma && this.single.has(form))) return true;
    if (this.longer.length === 0) return false;
    const before = lemmas[head - 1];
    for (const words of this.longer) {
      const rest = words.length - lemma.length - 1;
      if (before?.length === rest && words[rest] === ' ' && words.startsWith(before) && words.endsWith(lemma))
        return true;
    }
    return false;
  }

  /// Whether one of them may stand in a sentence at all.
  mayStandIn(sentence: Sentence): boolean {
    if (this.longer.length > 0) return true;
    for (const word of this.single) if (sentence.has(word)) return true;
    return false;
  }
}

const KNOWN = new WeakMap<Condition, ConditionWords>();

export function wordsOf(condition: Condition): ConditionWords {
  let known = KNOWN.get(condition);
  if (known === undefined) KNOWN.set(condition, (known = new ConditionWords(condition)));
  return known;
}
