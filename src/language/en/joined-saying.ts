import type { TaggedWord } from '../hooks.js';

/// Hangs on the main verb, in place, what goes on for its subject behind a comma and "and" or "but", where the clause that is told goes
/// on otherwise: "The ministry **said** it was reviewing the aid, but **stopped** short of condemning …" (UD: `conj` of the verb whose
/// tense and subject it shares). The network hangs it on the nearest verb. `head` counts words from 0.
export function agreeJoinedSaying(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    if (word.label !== 'conj' || word.xpos !== 'VBD') return;
    const told = words[word.head];
    const saying = told === undefined ? undefined : words[told.head];
    if (told?.label !== 'ccomp' || saying?.xpos !== 'VBD' || told.head > word.head) return;
    if (has(words, at, /^(?:[nc]subj|aux|mark)/) || !has(words, word.head, /^aux/)) return;
    const joint = words.findIndex(({ head, label }) => head === at && label === 'cc');
    if (joint > 0 && joint < at && words[joint - 1]?.form === ',') word.head = told.head;
  });
}

/// Hangs on the verb that it agrees with, in place, what goes on in the present behind what is denied or admitted as a participle: "denies
/// **having ordered** it and **blames** the weather".
export function agreeJoinedBehindParticiple(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    if (word.label !== 'conj' || !PRESENT.test(word.xpos)) return;
    const told = words[word.head];
    const saying = told === undefined ? undefined : words[told.head];
    if (told === undefined || saying === undefined || !COMPLEMENT.test(told.label) || told.head > word.head) return;
    // A plain form with nothing before it is one of the present.
    const agrees = saying.xpos === word.xpos || (word.xpos === 'VB' && saying.xpos === 'VBP');
    const isParticiple = told.xpos === 'VBG' || words.some(({ head, xpos }) => head === word.head && xpos === 'VBG');
    if (!agrees || !isParticiple || has(words, at, /^(?:[nc]subj|aux|mark)/)) return;
    Object.assign(word, { head: told.head, xpos: saying.xpos });
  });
}

const PRESENT = /^VB[PZ]?$/;
const COMPLEMENT = /^[xc]comp$/;

function has(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
