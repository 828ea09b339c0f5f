import type { TaggedWord } from '../hooks.js';

/// The one adjective in "-ing" that takes an infinitive as verbs do: "**willing** to talk".
const ADJECTIVE = /^(?:un)?willing$/;
const GERUND = /ing$/;
const VERB_TAKES = /^(?:xcomp|obj)$/;

/// Makes "**ought** to leave" an auxiliary as the treebanks have it (UD EWT: `aux`), in place: the network hangs what is told on it.
export function agreeOught(words: readonly TaggedWord[]): void {
  words.forEach((ought, at) => {
    if (ought.form.toLowerCase() !== 'ought' || ought.upos !== 'VERB') return;
    const verb = words.findIndex(({ head, label }, index) => head === at && label === 'xcomp' && index > at);
    const told = words[verb];
    if (told === undefined) return;
    for (const word of words) if (word.head === at && word !== told) word.head = verb;
    Object.assign(told, { head: ought.head, label: ought.label });
    Object.assign(ought, { upos: 'AUX', xpos: 'MD', head: verb, label: 'aux' });
  });
}

/// Tags as gerunds, in place, what ends as one, takes an object or an infinitive and is tagged as an adjective: ", **threatening** to
/// kill him".
export function agreeGerunds(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const form = word.form.toLowerCase();
    if (word.xpos !== 'JJ' || !GERUND.test(form) || ADJECTIVE.test(form)) return;
    const isInfinitive = words[at + 1]?.xpos === 'TO' && words[words[at + 1]?.head ?? -1]?.head === at;
    const takes =
      word.upos === 'VERB' || isInfinitive || words.some(({ head, label }) => head === at && VERB_TAKES.test(label));
    const isSaid = words.some(({ head, label }) => head === at && label === 'cop');
    if (takes && !isSaid && word.label !== 'amod') Object.assign(word, { upos: 'VERB', xpos: 'VBG' });
  });
}

/// Makes the noun behind "to" that has an object an infinitive, in place: "conspiring to **murder** officers". `isBase` tells the plain
/// form of a verb.
export function agreeInfinitives(words: readonly TaggedWord[], isBase: (form: string) => boolean): void {
  words.forEach((word, at) => {
    const to = words[at - 1];
    if (word.upos !== 'NOUN' || to?.head !== at || to.label !== 'case' || to.form.toLowerCase() !== 'to') return;
    if (!isBase(word.form) || !words.some(({ head, label }, index) => head === at && label === 'obj' && index > at))
      return;
    const isOfNoun = word.label === 'nmod';
    Object.assign(to, { upos: 'PART', xpos: 'TO', label: 'mark' });
    Object.assign(word, { upos: 'VERB', xpos: 'VB', label: isOfNoun ? 'acl' : 'xcomp' });
  });
}
