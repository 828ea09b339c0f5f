import type { TaggedWord } from '../hooks.js';

/// Hangs phrases where the words that bring them in stand, in place (UD: `conj`, `case`). `head` counts words from 0.
///
/// "talks between the company and **the union**": a phrase that "and" brings in, and no preposition, is joined to the phrase before it with
/// which it shares its governor. "called **on him** to resign": a preposition that the tree gives to the infinitive brings in the phrase
/// behind it, which is then what the verb before it comes with.
export function agreeJoinedPhrases(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    if (!JOINT.test(word.label) || !isNoun(word)) return;
    const joint = words.findIndex(({ head, label }) => head === at && label === 'cc');
    if (joint < 0 || joint > at || has(words, at, /^case$/)) return;
    const partner = words.findLastIndex(
      (other, index) => index < joint && other.head === word.head && other.label === word.label && isNoun(other),
    );
    if (partner < 0 || word.head > partner !== word.head > at) return;
    word.head = partner;
    word.label = 'conj';
  });
  words.forEach((word, at) => {
    if (word.label !== 'mark' || word.xpos !== 'IN') return;
    const infinitive = words[word.head];
    const to = words.findIndex(({ head, label, xpos }) => head === word.head && label === 'mark' && xpos === 'TO');
    if (infinitive?.label !== 'xcomp' || to < at + 2) return;
    const phrase = words.findIndex(
      (other, index) => index > at && index < to && isNoun(other) && (other.head < at || other.head >= to),
    );
    if (phrase < 0 || has(words, phrase, /^case$/)) return;
    word.head = phrase;
    word.label = 'case';
    const asked = words[phrase];
    if (asked === undefined || words[infinitive.head] === undefined) return;
    asked.label = 'obl';
    asked.head = infinitive.head;
  });
}

const JOINT = /^(?:nmod|obj|obl)$/;

function isNoun({ xpos }: TaggedWord): boolean {
  return /^(?:NN|PRP$)/.test(xpos);
}

function has(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
