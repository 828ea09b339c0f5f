import type { Sentence } from '../../annotation/sentence.js';
import type { ActorBook } from '../../codebook/actor-book.js';
import { meaningOn } from '../../codebook/actors-listed.js';
import { documentNames } from './document-names.js';
import type { Phrase } from './match.js';
import { isHyphen, written, type Hit } from './phrase-names.js';

/// A phrase cut at its joints.
export interface PhraseParts {
  readonly book: ActorBook;
  readonly hits: readonly Hit[];
  /// The hit that holds the head, or null.
  readonly head: Hit | null;
  /// Hits that own or modify the head, nearest last: possessors and words before it.
  readonly before: readonly Hit[];
  /// Hits behind the head that are joined to it without a preposition: "President Macron".
  readonly beside: readonly Hit[];
  /// Hits behind a preposition of belonging, nearest first.
  readonly after: readonly Hit[];
  /// The words of the phrase without what follows a preposition.
  readonly coreFirst: number;
  readonly coreLast: number;
}

/// Stands for a preposition behind "loyal" and the like: whatever it is, it tells whose somebody is.
const BELONGING = Symbol('belonging');

/// Finds the names in a phrase and how they stand to its head.
export function phraseParts(book: ActorBook, phrase: Phrase): PhraseParts {
  const { sentence, head, first } = phrase;
  const last = Math.max(head, Math.min(phrase.last, sentence.words.length - 1));
  const names = documentNames(book, phrase);
  const known = names.of(sentence).within(first, last);
  const found = known.length === 0 ? known : known.map((hit) => dated(hit, book, phrase));
  const told = names.short.read(sentence, found, first, last);
  const { without } = phrase;
  const hits = without === undefined ? told : told.filter((hit) => !without.includes(hit.first));
  const holding = hits.find((hit) => hit.first <= head && head <= hit.last) ?? null;
  const before = hits.length === 0 ? hits : hits.filter((hit) => hit.last < (holding?.first ?? head));
  const beside: Hit[] = [];
  const after: Hit[] = [];
  let preposition: string | symbol | null = null;
  let serves = false;
  let coreLast = holding?.last ?? head;
  for (let index = coreLast + 1; index <= last; index++) {
    const hit = hits.find((candidate) => candidate.first === index);
    if (hit !== undefined) {
      if (preposition === null && isJoined(sentence, coreLast, index)) beside.push(hit);
      else if (typeof preposition === 'symbol' || (typeof preposition === 'string' && book.belonging.has(preposition)))
        after.push(hit);
      if (preposition === null) coreLast = hit.last;
      index = hit.last;
      continue;
    }
    const word = sentence.word(index);
    if (book.serving.has(sentence.forms[index] ?? '')) {
      serves = true;
      continue;
    }
    if (word.upos === 'ADP') {
      preposition = serves ? BELONGING : (sentence.forms[index] ?? '');
      serves = false;
    } else if (
      word.upos === 'VERB' ||
      word.upos === 'AUX' ||
      word.upos === 'SCONJ' ||
      (word.form === ',' && without === undefined) ||
      word.form === ';' ||
      word.form === '('
    )
      break;
    else if (preposition === null && word.upos === 'PROPN') coreLast = index;
  }
  return { book, hits, head: holding, before, beside, after, coreFirst: first, coreLast };
}

/// A hit with what the actors of tables among its meanings are on the day of publication.
function dated(hit: Hit, book: ActorBook, { published, nameKind, head }: Phrase): Hit {
  if (!hit.meanings.some(({ as }) => as === 'listed')) return hit;
  const isPerson = nameKind === 'person' && hit.first <= head && head <= hit.last;
  const meanings = hit.meanings.flatMap(
    (meaning) => (meaning.as === 'listed' ? meaningOn(meaning.entry, published, isPerson, book) : meaning) ?? [],
  );
  return { ...hit, meanings };
}

/// Whether only words of the name itself stand between the head and a hit behind it.
function isJoined(sentence: Sentence, coreLast: number, index: number): boolean {
  for (let between = coreLast + 1; between < index; between++) {
    const { upos } = sentence.word(between);
    if (upos !== 'PROPN' && upos !== 'NOUN' && upos !== 'ADJ' && !isHyphen(sentence.word(between))) return false;
  }
  return true;
}

/// Capitalised names of the phrase that the codebook does not know, and that may be regions or towns: before the head, or
/// behind a preposition of belonging.
export function regionNames(phrase: Phrase, parts: PhraseParts): string[] {
  const { sentence, head } = phrase;
  const names: string[] = [];
  const own = sentence.names.find((name) => name.first <= head && head <= name.last && name.kind === 'person');
  let belongs = true;
  for (let index = phrase.first; index <= phrase.last; index++) {
    const word = sentence.word(index);
    if (word.upos === 'ADP') belongs = index < head || parts.book.belonging.has(word.form.toLowerCase());
    if (index === head || !belongs || word.upos !== 'PROPN') continue;
    if (own !== undefined && own.first <= index && index <= own.last) continue;
    if (parts.hits.some((hit) => hit.first <= index && index <= hit.last)) continue;
    // "the member for Great Bay" is not of a region Bay.
    const whole = index > 0 && sentence.word(index - 1).upos !== 'DET' ? sentence.nameAt(index) : undefined;
    if (whole !== undefined && whole.first === index - 1 && index > phrase.first && whole.kind === 'place') {
      names.push(written(sentence, whole.first, whole.last));
      index = whole.last;
      continue;
    }
    let last = index;
    while (last + 1 < head || (index > head && last + 1 <= phrase.last)) {
      if (sentence.word(last + 1).upos !== 'PROPN') break;
      last++;
    }
    names.push(written(sentence, index, last));
    index = last;
  }
  return names;
}
