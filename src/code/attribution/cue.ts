import { clauseRange } from './ranges.js';
import { asksOrRelates } from '../../annotation/features.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { WordRange } from '../grammar/word-range.js';

/// A preposition that stands further behind its verb is not told with it.
const REACH = 4;
/// Nor a noun behind the verb that it is the object of.
const NOUN_REACH = 7;
/// What stands between a verb of saying and the words before it that are told with it.
const BEFORE = new Set(['aux', 'aux:pass', 'cop', 'advmod']);

/// The verb with the auxiliaries, negation and adverbs before it and its particle: "has also pointed out".
/// `stands` tells which verb before it is a cue of its own ("refused to say" has two).
export function verbRange(
  sentence: Sentence,
  index: number,
  stands: (verb: number) => boolean = () => false,
): WordRange {
  let first = index;
  let last = index;
  while (first > 0 && isToldWith(sentence, first - 1, index)) first--;
  for (const child of sentence.children(index))
    if (sentence.word(child).label === 'compound:prt' && child === last + 1) last = child;
  const { head, label } = sentence.word(index);
  return label === 'xcomp' && head >= 0 && head < first && !stands(head) && reaches(sentence, head, first)
    ? { first: verbRange(sentence, head, stands).first, last }
    : { first, last };
}

/// "tried to explain", "went on to say": a verb right before the one that says, with nothing but "to" between.
function reaches(sentence: Sentence, head: number, first: number): boolean {
  if (sentence.word(head).upos !== 'VERB' && !(sentence.word(head).upos === 'ADJ' && hasCopula(sentence, head)))
    return false;
  for (let between = head + 1; between < first; between++) {
    const { upos, label } = sentence.word(between);
    if (upos !== 'PART' && upos !== 'ADV' && label !== 'compound:prt') return false;
  }
  return true;
}

function hasCopula(sentence: Sentence, index: number): boolean {
  return sentence.children(index).some((child) => sentence.word(child).label === 'cop');
}

function isToldWith(sentence: Sentence, index: number, verb: number): boolean {
  const { head, label, upos, features } = sentence.word(index);
  return (
    head === verb &&
    (BEFORE.has(label) || (label === 'mark' && upos === 'PART')) &&
    (upos === 'AUX' || upos === 'PART' || (upos === 'ADV' && !asksOrRelates(features)))
  );
}

/// A cue with the preposition that brings in what is said ("called **for**", "spoke openly **about**").
export function withOpening(sentence: Sentence, cue: WordRange, preposition: number | null): WordRange {
  if (preposition === null || preposition <= cue.last || preposition - cue.last > REACH) return cue;
  for (let between = cue.last + 1; between < preposition; between++)
    if (!/^(?:ADV|ADP|PART)$/.test(sentence.word(between).upos)) return cue;
  return { first: cue.first, last: preposition };
}

/// A noun that tells what someone says with what stands before it ("a strong condemnation of"), and with the verb whose
/// object it is: "has made a strong condemnation of".
export function nounRange(sentence: Sentence, index: number, verb: number | null): WordRange {
  if (verb !== null && verb < index && index - verb <= NOUN_REACH)
    return { first: verbRange(sentence, verb).first, last: index };
  let first = index;
  while (
    first > 0 &&
    sentence.word(first - 1).head === index &&
    /^(?:amod|compound)$/.test(sentence.word(first - 1).label)
  )
    first--;
  return { first, last: index };
}

/// A cue with what is told of the saying right behind it: the agent's "by", the day ("said Friday"), the occasion ("said in a
/// statement"), the colon. Nothing of `taken` (source and content) belongs to it.
export function withCircumstance(
  sentence: Sentence,
  cue: WordRange,
  taken: readonly WordRange[],
  isOccasion: (index: number) => boolean,
): WordRange {
  let { last } = cue;
  const isFree = (index: number): boolean => !taken.some((range) => range.first <= index && index <= range.last);
  for (let end = last + 1; end < sentence.words.length && end - last <= OCCASION && isFree(end); end++) {
    if (!isOccasion(end) || clauseRange(sentence, end).first !== last + 1) continue;
    last = end;
  }
  if (sentence.words[last + 1]?.form === ':') last++;
  return { first: cue.first, last };
}

/// Words of an occasion: "in a telephone interview".
const OCCASION = 4;

/// A word with the parts before it that hyphens join to it: "so-called".
export function hyphenated(sentence: Sentence, index: number): WordRange {
  let first = index;
  while (
    first > 1 &&
    sentence.word(first - 1).form === '-' &&
    sentence.word(first - 1).start === sentence.word(first - 2).end
  )
    first -= 2;
  return { first, last: index };
}
