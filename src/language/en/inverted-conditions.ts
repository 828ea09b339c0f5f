import type { TaggedWord } from '../hooks.js';

/// What stands in front of its subject where it makes a condition: "**should** soldiers be sent".
const INVERTED = /^(?:should|had)$/;
const SUBJECT = /^[nc]subj/;
/// Clauses that a condition is taken for, though they have no subject of their own or are what is said.
const MISTAKEN = /^(?:xcomp|ccomp|parataxis|conj)$/;
const OF_NOUN = /^acl/;
const QUESTION = /^\?/;

/// Makes the clause that "should" or "had" before its subject opens one of condition, in place (UD: `advcl`): "He will die **should
/// soldiers be sent**"; "**Had** the army attacked, the rebels would have fled", where the network hangs "had" on the main verb.
export function agreeInvertedConditions(words: readonly TaggedWord[]): void {
  if (QUESTION.test(words.at(-1)?.form ?? '')) return;
  words.forEach((opener, at) => {
    if (!INVERTED.test(opener.form.toLowerCase()) || opener.label !== 'aux' || opener.head < at) return;
    const clause = words.findIndex(
      (_, index) => index > at && index < opener.head && isCondition(words, index, opener.head),
    );
    if (at === 0 && clause > 0 && isBare(words, clause)) opener.head = clause;
    const verb = words[opener.head];
    const opens = words.every(({ head }, index) => head !== opener.head || index >= at);
    const inverted = words.some(({ head, label }, index) => head === opener.head && SUBJECT.test(label) && index > at);
    if (verb === undefined || !opens || !inverted || verb.head >= at) return;
    // "shoot **the hostages** should rebels attack"
    const governor = words[verb.head];
    if (OF_NOUN.test(verb.label) && governor !== undefined && governor.head >= 0)
      Object.assign(verb, { head: governor.head, label: 'advcl' });
    else if (MISTAKEN.test(verb.label)) verb.label = 'advcl';
  });
}

/// Whether a word is the verb of a clause before the main verb that has a subject: "had the army **attacked**".
function isCondition(words: readonly TaggedWord[], index: number, main: number): boolean {
  const word = words[index];
  return word?.head === main && word.label === 'advcl' && has(words, index, SUBJECT);
}

/// Whether nothing else brings a clause in.
function isBare(words: readonly TaggedWord[], clause: number): boolean {
  return !has(words, clause, /^(?:mark|aux)$/);
}

function has(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
