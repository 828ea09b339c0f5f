import type { Sentence } from '../../annotation/sentence.js';

/// The word classes that tell amounts from circumstances.
export interface AmountWords {
  /// Prepositions that bound a number: "arrested **around** 30 marchers".
  readonly bounding: ReadonlySet<string>;
  readonly timeNouns: ReadonlySet<string>;
}

/// The objects of a verb that the tree takes for circumstances, since a preposition bounds their number: "arrested around **30**
/// marchers".
export function boundedObject(sentence: Sentence, verb: number, words: AmountWords): number[] {
  return sentence.children(verb).filter((child) => {
    const { label } = sentence.word(child);
    if (child < verb || label !== 'obl' || words.timeNouns.has(sentence.lemmas[child] ?? '')) return false;
    const bound = sentence.children(child).find((word) => sentence.word(word).label === 'case') ?? child;
    return (
      bound === verb + 1 &&
      words.bounding.has(sentence.lemmas[bound] ?? '') &&
      sentence.words[bound + 1]?.upos === 'NUM'
    );
  });
}

/// Who is given a sum: the tree takes a name before it for part of it, "gave **Haiti** $2 billion".
export function nameBeforeAmount(sentence: Sentence, object: number): number[] {
  const inside = sentence.children(object).filter((child) => sentence.word(child).label === 'nummod');
  return [object, ...inside]
    .flatMap((head) => sentence.children(head))
    .filter((child) => sentence.word(child).label === 'compound' && sentence.word(child).upos === 'PROPN')
    .filter((child) => ['NUM', 'SYM'].includes(sentence.words[child + 1]?.upos ?? ''));
}
