import type { Sentence } from '../../annotation/sentence.js';

const NOBODY: readonly number[] = [];

/// Two lists as one; a copy only where neither is empty.
export function joined(first: readonly number[], second: readonly number[]): readonly number[] {
  return first.length === 0 ? second : second.length === 0 ? first : [...first, ...second];
}

/// The phrases that some of these prepositions bring in.
export function broughtBy(
  prepositions: ReadonlyMap<string, readonly number[]>,
  by: ReadonlySet<string>,
): readonly number[] {
  let heads = NOBODY;
  for (const preposition of by) heads = joined(heads, prepositions.get(preposition) ?? NOBODY);
  return heads;
}

/// The preposition before a phrase: "against"; of several words the words joined by hyphens ("because-of"); null for none.
export function prepositionOf(sentence: Sentence, head: number): string | null {
  for (const child of sentence.children(head)) {
    const word = sentence.word(child);
    if (word.label !== 'case' && word.label !== 'mark') continue;
    if (word.features.Case === 'Gen') continue;
    // "according to", "following": a participle that stands as a preposition keeps its form.
    let preposition = (word.features.VerbForm === null ? word.lemma : word.form).toLowerCase();
    for (const next of sentence.children(child))
      if (sentence.word(next).label === 'fixed') preposition += `-${sentence.word(next).lemma.toLowerCase()}`;
    return preposition;
  }
  return null;
}
