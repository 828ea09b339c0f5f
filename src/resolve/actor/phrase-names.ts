import type { Sentence, Word } from '../../annotation/sentence.js';
import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import type { Found } from '../../codebook/actors-trie.js';
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

/// The names and words of the codebook in one sentence. A sentence has many phrases inside one another, and all of them ask: where a
/// name begins is looked up once.
export class SentenceNames {
  private readonly parts: NamePart[] = [];
  /// The word that each part is of, and the first part of each word.
  private readonly owners: number[] = [];
  private readonly begins: number[] = [];
  /// The longest name from each part on; undefined where nobody asked.
  private readonly longest: (Found<Meaning> | null | undefined)[];

  constructor(
    private readonly book: ActorBook,
    private readonly sentence: Sentence,
  ) {
    sentence.words.forEach(({ form }, index) => {
      this.begins.push(this.parts.length);
      for (const part of nameParts(form)) {
        this.parts.push(part);
        this.owners.push(index);
      }
    });
    this.longest = new Array<Found<Meaning> | null | undefined>(this.parts.length);
  }

  /// The names in words `first` to `last`, longest first from the left, not overlapping.
  within(first: number, last: number): readonly Hit[] {
    const { book, sentence, parts, owners } = this;
    const behind = this.begins[last + 1] ?? parts.length;
    const end = this.endOf(last);
    let hits: Hit[] | null = null;
    for (let at = this.begins[first] ?? behind; at < behind;) {
      const found = this.longestFrom(at, end);
      const next = at + (found?.length ?? 1);
      const owner = owners[at] ?? first;
      const last = owners[next - 1] ?? owner;
      const meanings = found === null ? NO_MEANINGS : this.standing(found.values, next);
      if (found !== null && meanings.length > 0 && !isGrammatical(sentence.word(owner), parts[at], found.length))
        (hits ??= []).push({
          first: owner,
          last,
          meanings,
          foreign:
            (next < end && isForeign(book, sentence, parts, owners, next)) ||
            isAnothers(book, sentence, parts, owners, at),
        });
      at = next;
    }
    return hits ?? NO_HITS;
  }

  /// The part at which names that begin in words up to `last` end at the latest.
  private endOf(last: number): number {
    const { words } = this.sentence;
    let index = last + 1;
    while (index <= last + BEYOND && index < words.length && CAPITALISED.test(words[index]?.form ?? '')) index++;
    return this.begins[index] ?? this.parts.length;
  }

  /// The meanings of a name that ends before part `next`, where it stands: "Franco-German police", not "Franco".
  private standing(meanings: readonly Meaning[], next: number): readonly Meaning[] {
    if (!meanings.some((meaning) => meaning.as === 'state' && meaning.by === 'joined')) return meanings;
    const { sentence, owners } = this;
    const last = owners[next - 1] ?? 0;
    const isJoined = owners[next] === last || isHyphen(sentence.words[last + 1]);
    return isJoined ? meanings : meanings.filter((meaning) => meaning.as !== 'state' || meaning.by !== 'joined');
  }

  private longestFrom(at: number, end: number): Found<Meaning> | null {
    let found = this.longest[at];
    if (found === undefined) this.longest[at] = found = this.book.names.longest(this.parts, at);
    return found === null || at + found.length <= end ? found : this.book.names.longest(this.parts, at, end);
  }
}

const NO_HITS: readonly Hit[] = [];
const NO_MEANINGS: readonly Meaning[] = [];
const HYPHENS: ReadonlySet<string> = new Set(['-', '–', '‑']);
const CAPITALISED = /^['’]?\p{Lu}/u;

function isGrammatical(word: Word, part: NamePart | undefined, length: number): boolean {
  return length === 1 && GRAMMATICAL.has(word.upos) && (part?.shape !== CAPITALS || part.key.length <= 3);
}

/// Whether part `at` is a participle such as "backed" that a hyphen joins to the part before it.
function isForeign(
  book: ActorBook,
  sentence: Sentence,
  parts: readonly NamePart[],
  owners: readonly number[],
  at: number,
): boolean {
  const next = parts[at];
  const owner = owners[at - 1];
  const nextOwner = owners[at];
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

export function isHyphen(word: Word | undefined): boolean {
  return word !== undefined && HYPHENS.has(word.form);
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
