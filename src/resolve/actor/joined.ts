import type { Phrase } from './match.js';
import { meaningAs, written, type Hit } from './phrase-names.js';
import type { PhraseParts } from './phrase-parts.js';

/// Of a phrase whose head belongs to several lands or bodies ("the foreign ministers of Chile and Argentina", "Russian and Ukrainian
/// troops") the phrase for each, in their order, with the words that tell it; none where it belongs to one.
export interface OneOfSeveral {
  readonly phrase: Phrase;
  readonly name: string;
}

/// How members of a list hang on the first, or on one before them.
const JOINED: ReadonlySet<string> = new Set(['conj', 'appos']);
/// Words before a name that are no part of it.
const LOOSE: ReadonlySet<string> = new Set(['DET', 'NUM', 'ADP', 'PUNCT']);
const NONE: readonly OneOfSeveral[] = [];

/// Whether the head of a phrase may mean several at all: what is told in the singular is one.
export function mayBeSeveral({ sentence, head, first, last }: Phrase): boolean {
  return first < last && sentence.word(head).features.Number !== 'Sing';
}

export function oneOfEach(phrase: Phrase, parts: PhraseParts): readonly OneOfSeveral[] {
  if (!mayBeSeveral(phrase)) return NONE;
  const listed = joined(phrase, parts.before, parts.hits) ?? joined(phrase, parts.after, parts.hits);
  if (listed === null) return NONE;
  return listed.map((own) => ({
    phrase: { ...phrase, without: listed.filter((hit) => hit !== own).map((hit) => hit.first) },
    name: nameWith(phrase, parts, listed, own),
  }));
}

/// The first of some hits with all that are joined to it by "and" or a comma; null where none is.
function joined({ sentence, head }: Phrase, among: readonly Hit[], hits: readonly Hit[]): readonly Hit[] | null {
  const first = among.find(isOwner);
  if (first === undefined) return null;
  const members = [first];
  for (const hit of hits) {
    if (hit.first <= first.last || !isOwner(hit) || hit.first > head !== first.first > head) continue;
    for (let index = hit.first; index <= hit.last; index++) {
      const { label, head: governor } = sentence.word(index);
      if (!JOINED.has(label) || !members.some((other) => other.first <= governor && governor <= other.last)) continue;
      members.push(hit);
      break;
    }
  }
  return members.length < 2 ? null : members;
}

function isOwner(hit: Hit): boolean {
  return !hit.foreign && (meaningAs(hit, 'state') !== null || meaningAs(hit, 'body') !== null);
}

/// The words of a phrase with one of those listed in the place of all.
function nameWith(
  { sentence, head, first }: Phrase,
  { coreLast }: PhraseParts,
  listed: readonly Hit[],
  own: Hit,
): string {
  const isArticle = (index: number): boolean => index > first && sentence.word(index).upos === 'DET';
  const begins = ({ first: at }: Hit): number => (isArticle(at - 1) ? at - 1 : at);
  const from = Math.min(...listed.map(begins));
  const to = Math.max(...listed.map((hit) => hit.last));
  let start = first;
  while (start < Math.min(from, head) && LOOSE.has(sentence.word(start).upos)) start++;
  const pieces = [
    start < from ? written(sentence, start, from - 1) : '',
    written(sentence, start < from ? begins(own) : own.first, own.last),
    to < head ? written(sentence, to + 1, Math.max(head, coreLast)) : '',
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}
