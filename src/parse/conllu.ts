import { HerodotusError } from '../annotation/problem.js';
import type { Sentence } from '../annotation/sentence.js';
import type { Analysis } from './parser.js';

/// Writes a sentence of `text` as CoNLL-U, https://universaldependencies.org/format.html, names in MISC as
/// `Name=B-person`.
export function writeConllu(sentence: Sentence, text: string, id: string): string {
  const lines = [`# sent_id = ${id}`, `# text = ${text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ')}`];
  const names = new Map<number, string>();
  for (const name of sentence.names) {
    for (let i = name.first; i <= name.last; i++) names.set(i, `Name=${i === name.first ? 'B' : 'I'}-${name.kind}`);
  }
  const starts = new Map(sentence.multiwords.map((multiword) => [multiword.first, multiword]));
  let inside = -1;
  sentence.words.forEach((word, index) => {
    const multiword = starts.get(index);
    if (multiword !== undefined) {
      inside = multiword.last;
      const form = text.slice(multiword.start, multiword.end);
      const misc = touches(text, sentence, multiword.end) ? 'SpaceAfter=No' : '_';
      lines.push(`${multiword.first + 1}-${multiword.last + 1}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`);
    }
    const misc = [names.get(index), index > inside && touches(text, sentence, word.end) ? 'SpaceAfter=No' : undefined];
    const notes = misc.filter((note) => note !== undefined).join('|') || '_';
    lines.push(
      [index + 1, word.form, word.lemma, word.upos, word.xpos, '_', word.head + 1, word.label, '_', notes].join('\t'),
    );
  });
  return `${lines.join('\n')}\n\n`;
}

function touches(text: string, sentence: Sentence, end: number): boolean {
  return end < sentence.end && !/\s/.test(text[end] ?? ' ');
}

/// A sentence of a CoNLL-U file: its lines as they stand, and which of them are words.
interface ConlluSentence {
  readonly lines: readonly string[];
  /// Indices of the lines that hold words, without ranges ("1-2") and empty nodes ("1.1").
  readonly words: readonly number[];
  readonly forms: readonly string[];
}

/// Reads CoNLL-U. Throws `conllu-invalid` with the line where a line has no ten columns.
export function readConllu(text: string, input: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let lines: string[] = [];
  let words: number[] = [];
  let forms: string[] = [];
  text.split(/\r?\n/).forEach((line, number) => {
    if (line === '') {
      if (lines.length > 0) sentences.push({ lines, words, forms });
      [lines, words, forms] = [[], [], []];
      return;
    }
    if (!line.startsWith('#')) {
      const columns = line.split('\t');
      const [id = '', form = ''] = columns;
      if (columns.length !== 10 || !/^\d+([-.]\d+)?$/.test(id)) {
        throw new HerodotusError('conllu-invalid', { input, line: number + 1, columns: columns.length });
      }
      if (/^\d+$/.test(id)) {
        words.push(lines.length);
        forms.push(form);
      }
    }
    lines.push(line);
  });
  if (lines.length > 0) sentences.push({ lines, words, forms });
  return sentences;
}

/// The sentence with tags, lemmas, heads and labels filled in; comments, ids and the other columns stay, but enhanced
/// dependencies, which no longer fit, are taken out.
export function fillConllu(sentence: ConlluSentence, analysis: Analysis): string {
  const lines = [...sentence.lines];
  const ids = sentence.words.map((line) => lines[line]?.split('\t')[0] ?? '0');
  sentence.words.forEach((line, index) => {
    const word = analysis.words[index];
    const columns = lines[line]?.split('\t');
    if (word === undefined || columns === undefined) return;
    const [id = '', form = '', , , , features = '_', , , , misc = '_'] = columns;
    const head = word.head < 0 ? '0' : (ids[word.head] ?? '0');
    lines[line] = [id, form, word.lemma, word.upos, word.xpos, features, head, word.label, '_', misc].join('\t');
  });
  return `${lines.join('\n')}\n\n`;
}
