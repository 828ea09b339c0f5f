import { readNumbers, writeNumbers } from '../../annotation/digits.js';
import type { DocumentForm, SentenceForm, SourceForm } from '../../annotation/document-form.js';
import { fields, Shape, type Codec } from './shape.js';

/// What of an annotated document is kept beside its text. Places and dates are found anew where it is coded.
export interface PackedParse extends Pick<DocumentForm, 'words' | 'tags' | 'labels'> {
  segments: SourceForm['segments'];
  sentences: Omit<SentenceForm, 'places' | 'times'>[];
  foreign: number[];
  warnings: SourceForm['warnings'];
}

/// The columns of parses. The order of what is made here is the format of version 1 of the tables and must not change.
export const PARSE_SHAPE = new Shape();
const shape = PARSE_SHAPE;

/// A text of numbers (digits.ts) as its numbers.
function digits(): Codec<string> {
  return shape.mapped(shape.list(shape.natural()), numbersOf, writeNumbers);
}

/// One that is left out where it says nothing.
function few(): Codec<string | undefined> {
  return shape.mapped(
    shape.maybe(digits()),
    (text: string | undefined) => text ?? null,
    (text) => text ?? undefined,
  );
}

function numbersOf(text: string): number[] {
  const numbers = readNumbers(text);
  if (numbers === null) throw new RangeError('a parse holds no numbers');
  return numbers;
}

/// The words of a sentence (`SentenceForm.words`): what is told of each goes into columns of its own.
function words(): Codec<string> {
  const [gap, length, count] = [shape.natural(), shape.natural(), shape.natural()];
  const apart = shape.list(shape.natural());
  const tag = shape.natural();
  const label = shape.natural(tag);
  const form = shape.natural(tag);
  const columns = [tag, label, shape.natural(label), shape.natural(tag)];
  return {
    write(text, into) {
      const numbers = numbersOf(text);
      gap.write(numbers[0] ?? 0, into);
      length.write(numbers[1] ?? 0, into);
      let words = 0;
      for (let at = 2; at < numbers.length; words++) {
        const shapeOf = numbers[at++] ?? 0;
        form.write(shapeOf, into);
        const more = shapeOf === 0 ? 2 : shapeOf === 1 ? 3 : 0;
        if (more > 0) apart.write(numbers.slice(at, at + more), into);
        at += more;
        for (const column of columns) column.write(numbers[at++] ?? 0, into);
      }
      count.write(words, into);
    },
    read(from) {
      const numbers = [gap.read(from), length.read(from)];
      for (let left = count.read(from); left > 0; left--) {
        const shapeOf = form.read(from);
        numbers.push(shapeOf, ...(shapeOf < 2 ? apart.read(from) : []));
        for (const column of columns) numbers.push(column.read(from));
      }
      return writeNumbers(numbers);
    },
  };
}

type PackedSentence = PackedParse['sentences'][number];

const sentence: Codec<PackedSentence> = shape.mapped(
  fields<{ [K in keyof Required<PackedSentence>]: PackedSentence[K] }>({
    words: words(),
    names: few(),
    multiwords: few(),
    deeds: few(),
  }),
  (form) => ({ words: form.words, names: form.names, multiwords: form.multiwords, deeds: form.deeds }),
  ({ words: all, ...rest }) => ({
    words: all,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  }),
);

function segment(): Codec<SourceForm['segments'][number]> {
  const [start, length] = [shape.step(), shape.natural()];
  const about = fields<Omit<SourceForm['segments'][number], 'start' | 'end'>>({
    kind: shape.oneOf(['title', 'body', 'caption', 'quote', 'comment']),
    voice: shape.numbered('v'),
    replyTo: shape.maybe(shape.natural()),
    published: shape.maybe(shape.text()),
  });
  return {
    write({ start: begins, end, ...rest }, into) {
      start.write(begins, into);
      length.write(end - begins, into);
      about.write(rest, into);
    },
    read(from) {
      const begins = start.read(from);
      return { start: begins, end: begins + length.read(from), ...about.read(from) };
    },
  };
}

export const PARSE: Codec<PackedParse> = fields<PackedParse>({
  words: shape.list(shape.text()),
  tags: shape.list(shape.text()),
  labels: shape.list(shape.text()),
  segments: shape.list(segment()),
  sentences: shape.list(sentence),
  foreign: shape.list(shape.natural()),
  warnings: shape.list(
    fields<SourceForm['warnings'][number]>({
      code: shape.text(),
      severity: shape.oneOf(['error', 'warning']),
      message: shape.text(),
      remedy: shape.text(),
    }),
  ),
});
