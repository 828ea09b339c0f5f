import type { Segment } from '../../annotation/document.js';
import { CLOSING_LETTERS, OPENING_LETTERS } from '../../annotation/quotation-marks.js';
import type { Sentence } from '../../annotation/sentence.js';
import type { Span } from '../../annotation/span.js';
import type { Attribution } from './cited.js';
import type { WordRange } from '../grammar/word-range.js';

/// What a line tells of who speaks in it, without a verb of saying.
export interface Turn {
  readonly sentence: Sentence;
  readonly attribution: Attribution;
  readonly content: Span;
}

const MARKS = OPENING_LETTERS + CLOSING_LETTERS;
/// "SPEAKER: …" of transcripts and headlines: a name of up to six words at the beginning of a line.
const SPEAKER = new RegExp(
  `^[${MARKS}'‘\\s]*((?:\\p{Lu}[\\p{L}\\p{N}.’'-]*\\s){0,5}\\p{Lu}[\\p{L}\\p{N}.’'-]+)(:)\\s+(\\S.*)$`,
  'u',
);
/// "“…” ― Name": a quotation that its speaker signs.
const SIGNED = new RegExp(
  `^([${MARKS}].*[${CLOSING_LETTERS}])(?:\\s*([―—–]|--)\\s*|\\s+(-)\\s+)((?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,5}\\p{Lu}[\\p{L}.’'-]*)\\s*$`,
  'u',
);

/// The turns of the lines of a segment: who speaks, by a name before a colon or a signature behind a quotation.
export function findTurns(text: string, segment: Segment, sentences: readonly Sentence[]): Turn[] {
  const out: Turn[] = [];
  let start = segment.start;
  for (const line of text.slice(segment.start, segment.end).split('\n')) {
    const turn = spoken(line, start, sentences) ?? signed(line, start, sentences);
    if (turn !== null) out.push(turn);
    start += line.length + 1;
  }
  return out;
}

function spoken(line: string, start: number, sentences: readonly Sentence[]): Turn | null {
  const [, name, , said] = SPEAKER.exec(line) ?? [];
  if (name === undefined || said === undefined) return null;
  const at = start + line.indexOf(name);
  const end = start + line.trimEnd().length;
  return turnOf(sentences, { start: at, end: at + name.length }, at + name.length, {
    start: end - said.trimEnd().length,
    end,
  });
}

function signed(line: string, start: number, sentences: readonly Sentence[]): Turn | null {
  const [, quotation, long, hyphen, name] = SIGNED.exec(line) ?? [];
  const dash = long ?? hyphen;
  if (quotation === undefined || dash === undefined || name === undefined) return null;
  const at = start + line.lastIndexOf(name);
  const cue = start + line.lastIndexOf(dash, at - start - 1);
  return turnOf(sentences, { start: at, end: at + name.length }, cue, { start, end: start + quotation.length });
}

/// The turn of a source that is a name or a person's title and whose cue is the mark at `cue`, or null.
function turnOf(sentences: readonly Sentence[], source: Span, cue: number, content: Span): Turn | null {
  const sentence = sentences.find((each) => each.start <= source.start && source.end <= each.end);
  if (sentence === undefined) return null;
  const named = wordsIn(sentence, source);
  const mark = sentence.words.findIndex((word) => word.start <= cue && cue < word.end);
  if (named === null || mark < 0 || !isName(sentence, named)) return null;
  const head = headOf(sentence, named);
  const last = { first: mark, last: mark };
  return {
    sentence,
    attribution: {
      source: head, namedRange: named, sourceRange: named, cue: mark, cueRange: last, content: [], group: 'saying',
    }, // prettier-ignore
    content,
  };
}

function wordsIn(sentence: Sentence, span: Span): WordRange | null {
  const first = sentence.words.findIndex((word) => word.start >= span.start);
  const last = sentence.words.findLastIndex((word) => word.end <= span.end);
  return first < 0 || last < first ? null : { first, last };
}

function isName(sentence: Sentence, range: WordRange): boolean {
  return sentence.words.slice(range.first, range.last + 1).some((word) => word.upos === 'PROPN');
}

function headOf(sentence: Sentence, range: WordRange): number {
  for (let index = range.first; index <= range.last; index++) {
    const { head } = sentence.word(index);
    if (head < range.first || head > range.last) return index;
  }
  return range.first;
}
