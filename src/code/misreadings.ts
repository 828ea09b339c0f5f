import type { Sentence } from '../annotation/sentence.js';

/// What the tagger and the tree often take for something else, put right where arguments are read.

/// "refused to **free** the monks": an infinitive that the tagger takes for an adjective.
export function isMisreadInfinitive(sentence: Sentence, index: number): boolean {
  const { upos, xpos } = sentence.word(index);
  if (upos !== 'ADJ' || sentence.words[index - 1]?.form.toLowerCase() !== 'to') return false;
  return xpos === 'VB' || sentence.children(index).some((child) => sentence.word(child).label === 'obj');
}

/// "appealed to **donors** on Friday for maize": a noun that the tree takes for an infinitive.
export function isMisreadPhrase(sentence: Sentence, index: number): boolean {
  const { label, upos } = sentence.word(index);
  if (label !== 'xcomp' || !['NOUN', 'PROPN', 'PRON', 'NUM'].includes(upos)) return false;
  return sentence.children(index).some((child) => {
    const { label: role, lemma } = sentence.word(child);
    return (role === 'mark' || role === 'case') && lemma.toLowerCase() === 'to';
  });
}

/// "gave **UN investigators** documents", "sent **Ukraine** howitzers": after one of the verbs of `giving` the tree takes who is
/// given for a part of what is given.
export function givenBefore(sentence: Sentence, object: number, giving: ReadonlySet<string>): number[] {
  const { head: verb, xpos: given } = sentence.word(object);
  if (!giving.has(sentence.lemmas[verb] ?? '') || given === 'NN') return [];
  return sentence.children(object).filter((child) => {
    const { label, xpos, upos } = sentence.word(child);
    if (child < verb || (label !== 'compound' && label !== 'nmod:desc')) return false;
    return upos === 'PROPN' ? child === verb + 1 : xpos === 'NNS';
  });
}
