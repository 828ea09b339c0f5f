import type { Name } from '../../annotation/sentence.js';
import { nameParts } from '../../codebook/actors-words.js';
import type { Phrase } from './match.js';
import { written, meaningAs, type Hit } from './phrase-names.js';
import { type PhraseParts } from './phrase-parts.js';

/// The model's name that holds the head of a phrase.
export function nameAt(phrase: Phrase): Name | null {
  const { sentence, head } = phrase;
  return sentence.nameAt(head) ?? null;
}

/// The proper name at the head: as the model saw it, else the capitalised words around the head; null for a common noun.
export function properName(phrase: Phrase, parts: PhraseParts): string | null {
  const { sentence, head } = phrase;
  if (!/^\p{Lu}/u.test(sentence.word(head).form)) return null;
  const name = nameAt(phrase);
  if (name !== null) return withoutArticle(phrase, name.first, name.last);
  if (sentence.word(head).upos !== 'PROPN') return null;
  let first = head;
  while (first > parts.coreFirst && isOfName(phrase, parts, first - 1)) first--;
  return withoutArticle(phrase, first, lastOfName(phrase, head));
}

/// The name behind a title that is the head: "Ana Costa" of "Foreign Minister Ana Costa"; null when none follows.
export function titledName(phrase: Phrase, parts: PhraseParts): string | null {
  const { sentence } = phrase;
  const first = (parts.head?.last ?? phrase.head) + 1;
  if (meaningAs(parts.head, 'agent') === null || parts.coreLast < first || sentence.word(first).upos !== 'PROPN')
    return null;
  return written(sentence, first, parts.coreLast);
}

function isOfName(phrase: Phrase, parts: PhraseParts, index: number): boolean {
  const word = phrase.sentence.word(index);
  return word.upos === 'PROPN' && !parts.hits.some((hit) => hit.first <= index && index <= hit.last);
}

/// The last of the capitalised words that follow a name's first word without a break.
function lastOfName(phrase: Phrase, from: number): number {
  const { sentence } = phrase;
  let last = from;
  for (let index = from + 1; index < sentence.words.length; index++) {
    const word = sentence.word(index);
    if (word.upos === 'PROPN') last = index;
    else if (word.form !== '-' && word.form !== '.') break;
  }
  return last;
}

/// The phrase's own words without article and numbers, cut before what a preposition adds, except "of …".
export function nominalName(phrase: Phrase, parts: PhraseParts): string {
  const { sentence } = phrase;
  let first = parts.coreFirst;
  for (let index = first; index < phrase.head; index++) if (sentence.word(index).upos === 'NUM') first = index + 1;
  while (first < phrase.head && isLoose(sentence.word(first).upos)) first++;
  if (phrase.last - first < 8 && isPlain(phrase, parts, parts.coreLast + 1))
    return written(sentence, first, phrase.last);
  const nearest = parts.after.find((hit) => hit.meanings.some(({ as }) => as === 'state' || as === 'body'));
  const last = nearest !== undefined && nearest.last - first < 10 ? nearest.last : parts.coreLast;
  return written(sentence, first, Math.max(last, phrase.head));
}

/// Whether what follows from a word on only adds "of …", "for …" and the like.
function isPlain({ sentence, last }: Phrase, { book }: PhraseParts, from: number): boolean {
  for (let index = from; index <= last; index++) {
    const { upos, form } = sentence.word(index);
    if (upos === 'VERB' || upos === 'PUNCT' || upos === 'SCONJ' || upos === 'CCONJ') return false;
    if (upos === 'ADP' && !book.naming.has(form)) return false;
  }
  return true;
}

function isLoose(upos: string): boolean {
  return upos === 'DET' || upos === 'NUM' || upos === 'ADP' || upos === 'ADV' || upos === 'PUNCT';
}

function withoutArticle(phrase: Phrase, first: number, last: number): string {
  const start = first < last && phrase.sentence.word(first).upos === 'DET' ? first + 1 : first;
  return written(phrase.sentence, start, last);
}

/// A text made comparable, as the parts of its words.
export function keyOf(text: string): string {
  let key = '';
  for (const word of text.split(' ')) for (const part of nameParts(word)) key += key === '' ? part.key : ` ${part.key}`;
  return key;
}

/// Whom a common noun means: the same noun of the same land and number; "banks" are not the bank told before.
export function nounKey({ sentence, head }: Phrase, country: string | null, sector: string, word: string): string {
  const number = sentence.word(head).features.Number === 'Plur' ? ' *' : '';
  return `${country ?? ''} ${sector} ${keyOf(word)}${number}`;
}

/// The stretch of words that hang on a word, without its commas.
export function reach(phrase: Phrase, index: number): { first: number; last: number } {
  const { sentence } = phrase;
  let first = index;
  let last = index;
  for (const child of sentence.children(index)) {
    if (sentence.word(child).upos === 'PUNCT') continue;
    const inner = reach(phrase, child);
    first = Math.min(first, inner.first);
    last = Math.max(last, inner.last);
  }
  return { first, last };
}

/// A person's phrase without what is named inside the name: "Denzel Washington" is of no land.
export function besideName(phrase: Phrase, parts: PhraseParts): PhraseParts {
  const name = nameAt(phrase);
  if (name?.kind !== 'person') return parts;
  const isOutside = (hit: Hit): boolean => hit.last < name.first || name.last < hit.first;
  return {
    ...parts,
    head: parts.head !== null && isOutside(parts.head) ? parts.head : null,
    before: parts.before.filter(isOutside),
    beside: parts.beside.filter(isOutside),
    hits: parts.hits,
  };
}
