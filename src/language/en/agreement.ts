/// Makes tags and labels that contradict each other agree, by what holds for every English verb. The network has learned
/// few verbs, and of those that it has not it may say both.

import type { TaggedWord } from '../hooks.js';

const PASSIVE = /^[nc]subj:pass$/;
const FINITE = /^VB[DPZ]$/;
const FINAL_MARK = /^[.!?]/;

/// Turns agents of finite active verbs ("spoke by phone") into what else "by" brings in, and passive subjects of verbs without a passive auxiliary into plain ones, in place, where the verb is a past tense or
/// the sentence has a final mark: only headlines leave the auxiliary out ("Fighters clashed with troops."). `head` counts
/// words from 0.
export function agreeVoice(words: readonly TaggedWord[]): void {
  for (const word of words) {
    if (word.label === 'obl:agent' && FINITE.test(words[word.head]?.xpos ?? '')) word.label = 'obl';
    if (!PASSIVE.test(word.label)) continue;
    const verb = words[word.head];
    if (verb === undefined || (verb.xpos !== 'VBD' && verb.xpos !== 'VBN')) continue;
    if (verb.xpos === 'VBN' && !FINAL_MARK.test(words.at(-1)?.form ?? '')) continue;
    if (depends(words, word.head, /^aux:pass$/)) continue;
    word.label = word.label.slice(0, -':pass'.length);
    verb.xpos = 'VBD';
  }
}

/// Tags as past tenses, in place, what is tagged as a base form but is none and has a subject and no auxiliary ("The navy
/// shot down a drone."). `infinitive` gives the base form of a past tense.
export function agreeTense(words: readonly TaggedWord[], infinitive: (form: string) => string): void {
  words.forEach((word, index) => {
    if (word.xpos !== 'VB' || infinitive(word.form) === word.form.toLowerCase()) return;
    if (depends(words, index, /^nsubj$/) && !depends(words, index, /^(?:aux|mark|cop)/)) word.xpos = 'VBD';
  });
}

/// Tags as participles, in place, what describes a noun and is tagged as a past tense: such a clause is finite only where a mark or a
/// subject says so ("among those **killed**"). A subject in front of that noun is the noun's.
export function agreeParticiples(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const { label, head } = word;
    const noun = words[head]?.label === 'acl' ? (words[head]?.head ?? -1) : -1;
    if (/^[nc]subj/.test(label) && at < noun && noun < head) word.head = noun;
  });
  words.forEach((word, index) => {
    if (word.label === 'acl' && word.xpos === 'VBD' && !depends(words, index, /^(?:mark|[nc]subj|aux|obj)/))
      word.xpos = 'VBN';
  });
}

function depends(words: readonly TaggedWord[], head: number, label: RegExp): boolean {
  return words.some((word) => word.head === head && label.test(word.label));
}
