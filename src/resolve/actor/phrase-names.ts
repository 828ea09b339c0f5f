import type { Sentence, Word } from '../../annotation/sentence.js';
import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import { CAPITALS, nameParts, type NamePart } from '../../codebook/actors-words.js';

/// A name or word of the codebook in a phrase: words `first` to `last`, both included.
export interface Hit {
  readonly first: number;
  readonly last: number;
  readonly meanings: readonly Meaning[];
  /// Joined to a word that says the land is another's: "US-backed", "pro-Russian", "ethnic Albanian".
  readonly foreign: boolean;
}

/// What a hit means as an actor of a kind; null where it means none.
export function meaningAs<K extends Meaning['as']>(
  hit: Hit | null | undefined,
  as: K,
): (Meaning & { readonly as: K }) | null {
  const found = hit?.meanings.find((meaning) => meaning.as === as);
  return (found as (Meaning & { readonly as: K }) | undefined) ?? null;
}

/// Tags of words that a name in capitals is not, though its letters be the same: "US" and "us", "WHO" and "who".
const GRAMMATICAL: ReadonlySet<string> = new Set(['PRON', 'AUX', 'DET', 'ADP', 'SCONJ', 'CCONJ', 'ADV', 'PART']);

/// How many words behind a phrase a name that begins in it may still go on, where the tree cut it ("Theresa" "May").
const BEYOND = 3;

/// All names and words of the codebook in words `first` to `last`, longest first from the left, not overlapping.
export function findNames(book: ActorBook, sentence: Sentence, first: number, last: number): readonly Hit[] {
  const known = beginningsOf(book, sentence);
  let from = first;
  while (from <= last && (known[from] ??= beginsName(book, sentence.word(from).form)) === false) from++;
  if (from > last) return NO_HITS;
  const parts: NamePart[] = [];
  const owners: number[] = [];
  for (let index = from; index <= last + BEYOND && index < sentence.words.length; index++) {
    const { form } = sentence.word(index);
    if (index > last && !/^['’]?\p{Lu}/u.test(form)) break;
    for (const part of nameParts(form)) {
      parts.push(part);
      owners.push(index);
    }
  }
  const hits: Hit[] = [];
  for (let at = 0; at < parts.length && (owners[at] ?? Infinity) <= last;) {
    const found = book.names.longest(parts, at);
    const owner = owners[at] ?? first;
    const end = at + (found?.length ?? 1) - 1;
    if (found !== null && !isGrammatical(sentence.word(owner), parts[at], found.length))
      hits.push({
        first: owner,
        last: owners[end] ?? owner,
        meanings: found.values,
        foreign: isForeign(book, sentence, parts, owners, end) || isAnothers(book, sentence, parts, owners, at),
      });
    at = end + 1;
  }
  return hits;
}

const NO_HITS: readonly Hit[] = [];

/// Whether a name of the codebook begins in a word.
function beginsName(book: ActorBook, form: string): boolean {
  for (const part of nameParts(form)) if (book.names.begins(part.key)) return true;
  return false;
}

/// Whether a name begins in each word of a sentence, as far as was asked: a sentence has many phrases inside one another, and
/// all of them ask. Only the sentence asked for last is kept.
function beginningsOf(book: ActorBook, sentence: Sentence): (boolean | undefined)[] {
  if (kept?.sentence === sentence && kept.book === book) return kept.begins;
  const begins = new Array<boolean | undefined>(sentence.words.length);
  kept = { sentence, book, begins };
  return begins;
}

interface Beginnings {
  readonly sentence: Sentence;
  readonly book: ActorBook;
  readonly begins: (boolean | undefined)[];
}

let kept: Beginnings | null = null;

function isGrammatical(word: Word, part: NamePart | undefined, length: number): boolean {
  return length === 1 && GRAMMATICAL.has(word.upos) && (part?.shape !== CAPITALS || part.key.length <= 3);
}

/// Whether a hyphen and a participle such as "backed" follow part `end`.
function isForeign(
  book: ActorBook,
  sentence: Sentence,
  parts: readonly NamePart[],
  owners: readonly number[],
  end: number,
): boolean {
  const next = parts[end + 1];
  const owner = owners[end];
  const nextOwner = owners[end + 1];
  if (next === undefined || owner === undefined || nextOwner === undefined) return false;
  const hyphened = owner === nextOwner || (nextOwner === owner + 2 && isHyphen(sentence.word(owner + 1)));
  if (!hyphened) return false;
  return book.foreign.has(next.key) && !book.domestic.has(next.key);
}

/// Whether part `at` stands behind "pro-" or "ethnic".
function isAnothers(
  book: ActorBook,
  sentence: Sentence,
  parts: readonly NamePart[],
  owners: readonly number[],
  at: number,
): boolean {
  const owner = owners[at] ?? 0;
  if (at > 0 && owners[at - 1] === owner) return book.leaning.has(parts[at - 1]?.key ?? '');
  const before = sentence.words[owner - 1];
  if (before === undefined) return false;
  if (book.descent.has(before.form.toLowerCase())) return true;
  return isHyphen(before) && book.leaning.has(sentence.words[owner - 2]?.form.toLowerCase() ?? '');
}

export function isHyphen(word: Word): boolean {
  return word.form === '-' || word.form === '–' || word.form === '‑';
}

/// The words from `first` to `last` as they are written, with a space where the text has one.
export function written(sentence: Sentence, first: number, last: number): string {
  let text = '';
  let end = -1;
  for (let index = first; index <= last; index++) {
    const word = sentence.word(index);
    if (word.start < end) continue;
    text += end >= 0 && word.start > end ? ` ${word.form}` : word.form;
    end = word.end;
  }
  return text;
}
