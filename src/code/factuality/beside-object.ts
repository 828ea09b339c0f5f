import type { Sentence } from '../../annotation/sentence.js';
import type { PrepositionWords } from '../../language/prepositions.js';

/// "stopped work in protest at **the coup**": of a verb that has an object the verb says nothing of what else it comes with, but
/// behind prepositions that tell what the object does ("kept them from an attack").
export function isBesideObject(
  sentence: Sentence,
  index: number,
  { preventing, 'object-control': controlled }: PrepositionWords,
): boolean {
  const { label, head } = sentence.word(index);
  return (
    label === 'obl' &&
    sentence.children(head).some((child) => sentence.word(child).label === 'obj') &&
    !sentence.children(index).some((child) => {
      const word = sentence.word(child);
      return word.label === 'case' && (controlled.has(word.lemma) || preventing.has(word.lemma));
    })
  );
}
