import { closes, isClosingMark, isOpeningMark, isStraightMark } from '../../annotation/quotation-marks.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { WordRange } from '../grammar/word-range.js';
import type { CitingWords } from './citing-words.js';

/// What a name or noun phrase beside a verb of saying is made of.
const NOMINAL = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'PRON', 'NUM', 'PART']);

/// The stretches of a sentence that stand in double quotation marks, without the marks. A mark that is not closed reaches to
/// the end, one that was opened before reaches from the beginning.
export function quotedRanges(sentence: Sentence): WordRange[] {
  const out: WordRange[] = [];
  let open: number | null = null;
  let opened = '';
  sentence.words.forEach(({ form }, index) => {
    const straight = isStraightMark(form);
    const opening = straight ? open === null && opensHere(sentence, index) : isOpeningMark(form);
    if (opening && !(open !== null && closes(form, opened))) {
      open = index + 1;
      opened = form;
    } else if (straight || isClosingMark(form)) {
      out.push({ first: open ?? 0, last: index - 1 });
      open = null;
    }
  });
  if (open !== null) out.push({ first: open, last: sentence.words.length - 1 });
  return out.filter((range) => range.first <= range.last);
}

/// A straight mark opens where a word follows it directly and none stands right before it.
function opensHere(sentence: Sentence, index: number): boolean {
  const mark = sentence.word(index);
  const before = sentence.words[index - 1];
  const behind = sentence.words[index + 1];
  return (
    behind !== undefined &&
    behind.start === mark.end &&
    (before === undefined || before.end < mark.start || !/\p{L}|\p{N}|[.,;!?…]/u.test(before.form.slice(-1)))
  );
}

/// The source that stands right behind or before a verb of saying beside a quotation ("…," **the mayor** said; said **the
/// mayor**), for sentences whose tree has put it into the quotation. Null where no such phrase stands there.
export function sourceBeside(
  sentence: Sentence,
  cue: number,
  quoted: readonly WordRange[],
  words: CitingWords,
): WordRange | null {
  return before(sentence, cue, quoted, words) ?? behind(sentence, cue, quoted, words);
}

function behind(sentence: Sentence, cue: number, quoted: readonly WordRange[], words: CitingWords): WordRange | null {
  let last = cue;
  while (isNominalAt(sentence, last + 1, quoted) || (last > cue && joins(sentence, last + 1, words))) last++;
  return named(sentence, { first: cue + 1, last });
}

function before(sentence: Sentence, cue: number, quoted: readonly WordRange[], words: CitingWords): WordRange | null {
  let end = cue - 1;
  while (end >= 0 && ['AUX', 'ADV'].includes(sentence.word(end).upos)) end--;
  end = beforeBracket(sentence, end);
  let first = end + 1;
  while (isNominalAt(sentence, first - 1, quoted) || (first <= end && joins(sentence, first - 1, words))) first--;
  return named(sentence, { first, last: end });
}

/// The last word before a bracket that ends at a word: "Sen. Ada Lunn **(D-Mo.)** said".
function beforeBracket(sentence: Sentence, end: number): number {
  if (sentence.words[end]?.form !== ')') return end;
  for (let open = end - 1; open > 0 && end - open <= BRACKET; open--)
    if (sentence.word(open).form === '(') return open - 1;
  return end;
}

/// Words of a bracket behind a name.
const BRACKET = 8;

function isNominalAt(sentence: Sentence, index: number, quoted: readonly WordRange[]): boolean {
  const word = sentence.words[index];
  return word !== undefined && NOMINAL.has(word.upos) && word.features.PartType !== 'Inf' && !within(quoted, index);
}

/// Whether a preposition joins a noun to the phrase that it stands in: "the ministry **of** health".
function joins(sentence: Sentence, index: number, words: CitingWords): boolean {
  return words.phrasePrepositions.has(sentence.lemmas[index] ?? '');
}

function named(sentence: Sentence, range: WordRange): WordRange | null {
  for (let index = range.first; index <= range.last; index++) {
    if (['NOUN', 'PROPN', 'PRON'].includes(sentence.word(index).upos)) return range;
  }
  return null;
}

/// Whether a word stands in one of the ranges.
export function within(ranges: readonly WordRange[], index: number): boolean {
  return ranges.some((range) => range.first <= index && index <= range.last);
}
