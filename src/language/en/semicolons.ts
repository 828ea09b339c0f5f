import type { TaggedWord } from '../hooks.js';

const FINITE = /^VB[DPZ]$/;
const SUBJECT = /^[nc]subj/;
const CLAUSE = /^(?:mark|cc)$/;

/// Sets apart, in place, the clause behind a semicolon that has its own speaker and that the network takes for what the one before it
/// says (UD: `parataxis`): "Police said that he fell**; a nurse said that guards beat him**". A subject behind a semicolon belongs to the
/// verb behind it.
export function agreeSemicolons(words: readonly TaggedWord[]): void {
  words.forEach(({ form }, mark) => {
    if (form !== ';') return;
    words.forEach((subject, at) => {
      if (at < mark || !SUBJECT.test(subject.label) || subject.head >= mark || subject.head < 0) return;
      const verb = words.findIndex(
        (word, index) => index > at && word.head < mark && FINITE.test(word.xpos) && !has(words, index, SUBJECT),
      );
      if (verb > 0) subject.head = verb;
    });
    words.forEach((verb, at) => {
      if (at < mark || verb.label !== 'ccomp' || verb.head < 0 || verb.head >= mark || !FINITE.test(verb.xpos)) return;
      const tells = has(words, at, /^ccomp$/) && has(words, at, SUBJECT) && !has(words, at, CLAUSE);
      const told = words.some(({ head, label }, index) => head === verb.head && label === 'ccomp' && index < mark);
      if (tells && told) verb.label = 'parataxis';
    });
  });
}

function has(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
