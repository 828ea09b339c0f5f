import type { TaggedWord } from '../hooks.js';

const FINITE = /^VB[DPZ]$/;
const SUBJECT = /^nsubj(?::pass)?$/;
/// What no verb with a subject is.
const NO_CLAUSE = /^(?:amod|compound|nmod)$/;

/// Puts right, in place, what stands around a clause of saying in the middle of a sentence. The subject in front of it belongs to what is
/// said behind it ("**Crews** who came late, she said, had been turned away"), and what has a subject is a clause (UD: `ccomp` of the verb
/// that says it): "As they met, warplanes **bombed** a bridge, they said."
export function agreeInterposed(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    if (!FINITE.test(word.xpos)) return;
    const saying = words[word.head];
    if (NO_CLAUSE.test(word.label) && saying !== undefined && FINITE.test(saying.xpos) && at < word.head) {
      const own = words.findIndex(({ head, label }, index) => head === at && SUBJECT.test(label) && index < at);
      if (own >= 0) word.label = 'ccomp';
    }
    freeSubject(words, at);
  });
}

/// Gives the first of two subjects of a verb, which a comma parts from it, to what is said behind the verb without one.
function freeSubject(words: readonly TaggedWord[], saying: number): void {
  if (words[saying + 1]?.form !== ',') return;
  const [first, second] = childrenOf(words, saying, SUBJECT).filter((index) => index < saying);
  const subject = words[first ?? -1];
  if (subject === undefined || first === undefined || second === undefined) return;
  if (!words.slice(first, second).some(({ form }) => form === ',')) return;
  const told = childrenOf(words, saying, /^ccomp$/).find((index) => index > saying);
  if (told === undefined || childrenOf(words, told, /^[nc]subj/).length > 0) return;
  const passive = childrenOf(words, told, /^aux:pass$/).length > 0;
  Object.assign(subject, { head: told, label: passive ? 'nsubj:pass' : 'nsubj' });
}

function childrenOf(words: readonly TaggedWord[], head: number, label: RegExp): number[] {
  return words.flatMap((word, index) => (word.head === head && label.test(word.label) ? [index] : []));
}
