import type { Sentence } from '../../annotation/sentence.js';

/// The word by which a verb says of its object that it is not so: "called the massacre **a lie**", "found the claims of torture
/// **baseless**". Null where it says nothing of the kind. `untrue` tells such words.
export function beliedBy(sentence: Sentence, object: number, untrue: (lemma: string) => boolean): string | null {
  const { head: verb, label } = sentence.word(object);
  if (label !== 'obj' || verb > object || verb < 0 || sentence.word(verb).upos !== 'VERB') return null;
  for (let at = object + 1; at < sentence.words.length && sentence.word(at).upos !== 'VERB'; at++) {
    if (!untrue(sentence.lemmas[at] ?? '') && !untrue(sentence.forms[at] ?? '')) continue;
    if (isSaidOf(sentence, at, verb)) return sentence.word(at).form;
  }
  return null;
}

/// Whether a word stands in the clause of a verb before it, with nothing that it describes behind it: "a massacre baseless".
function isSaidOf(sentence: Sentence, index: number, verb: number): boolean {
  for (let at = index, from = index; at >= 0; from = at, at = sentence.word(at).head) {
    if (at === verb) return true;
    if (sentence.word(at).upos === 'VERB') return false;
    // "a **false** report"
    if (at > from && sentence.word(from).label === 'amod') return false;
  }
  return false;
}
