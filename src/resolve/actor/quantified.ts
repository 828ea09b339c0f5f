import type { Sentence } from '../../annotation/sentence.js';
import type { Phrase } from './match.js';
import type { PhraseParts } from './phrase-parts.js';

/// "dozens of protesters", "a group of militants": the phrase behind "of", or null when the head counts nothing.
export function quantified(phrase: Phrase, parts: PhraseParts): Phrase | null {
  const { sentence, head, last } = phrase;
  const word = sentence.word(head);
  if (parts.head !== null && parts.head.last > parts.head.first) return null;
  const { quantities, partitive } = parts.book;
  const { forms, lemmas } = sentence;
  if (!quantities.has(forms[head] ?? '') && !quantities.has(lemmas[head] ?? '') && word.upos !== 'NUM') return null;
  const of = head + 1;
  if (of >= last || !partitive.has(lemmas[of] ?? '')) {
    const noun = word.upos === 'NUM' && head < last ? lastNoun(phrase, of) : head;
    return noun > of - 1 && noun !== head && isName(sentence, noun) ? { ...phrase, head: noun, nameKind: null } : null;
  }
  const inner = sentence.children(head).find((child) => child > of && sentence.word(child).label.startsWith('nmod'));
  return {
    ...phrase,
    first: of + 1,
    head: inner !== undefined && inner <= last ? inner : lastNoun(phrase, of + 1),
    nameKind: null,
  };
}

/// The last noun before the next preposition: the head of a phrase whose tree is not at hand.
export function lastNoun(phrase: Phrase, from: number): number {
  let found = from;
  for (let index = from; index <= phrase.last; index++) {
    const { upos } = phrase.sentence.word(index);
    if (upos === 'ADP' || upos === 'PUNCT' || upos === 'VERB') break;
    if (upos === 'NOUN' || upos === 'PROPN' || upos === 'ADJ') found = index;
  }
  return found;
}

function isName(sentence: Sentence, index: number): boolean {
  const { upos } = sentence.word(index);
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'ADJ';
}
