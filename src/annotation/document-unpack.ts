import schema from '../../docs/document.schema.json' with { type: 'json' };
import { AnnotatedDocument } from './annotated-document.js';
import { readNumbers, unfolded } from './digits.js';
import {
  NAME_KINDS,
  type DocumentForm,
  type OriginsForm,
  type SentenceForm,
  type SourceForm,
} from './document-form.js';
import type { SourceDocument } from './document.js';
import { featuresOf, isToldFeatures } from './features.js';
import type { PlaceMention, TimeMention } from './mentions.js';
import type { MarkupPlace, Origin } from './origin.js';
import { HerodotusError, isProblemCode, problem, type Problem } from './problem.js';
import { faultIn, isObject, type Schema } from './schema-check.js';
import { EVENT_TYPES } from './record.js';
import { Sentence, UPOS, type Deed, type Multiword, type Name, type Word } from './sentence.js';

/// A document that was read, or why it was not.
export type DocumentResult =
  { readonly ok: true; readonly document: AnnotatedDocument } | { readonly ok: false; readonly problem: Problem };

const SCHEMA: Schema = schema;
const NEWEST = 1;

/// Reads what `packDocument` wrote out of parsed JSON, and checks all of it. `input` names it in messages. Problems:
/// `document-unknown` for what is none, `document-newer`, `document-broken` with the field.
export function readDocument(json: unknown, input = 'document'): DocumentResult {
  const name = isObject(json) ? json['schema'] : null;
  const version = typeof name === 'string' ? /^herodotus-document\/([1-9]\d{0,5})$/.exec(name)?.[1] : undefined;
  if (version === undefined) return { ok: false, problem: problem('document-unknown', { input }) };
  if (Number(version) > NEWEST)
    return { ok: false, problem: problem('document-newer', { input, found: version, known: NEWEST }) };
  try {
    if (!isForm(json)) {
      const { field, reason } = faultIn(json, SCHEMA) ?? { field: 'schema', reason: 'is not known' };
      throw broken(input, field, reason);
    }
    return { ok: true, document: new Unpacking(json, input).document() };
  } catch (error) {
    if (error instanceof HerodotusError) return { ok: false, problem: error.problem };
    throw error;
  }
}

function isForm(value: unknown): value is DocumentForm {
  return faultIn(value, SCHEMA) === null;
}

function broken(input: string, field: string, reason: string): HerodotusError {
  return new HerodotusError('document-broken', { input, field, reason });
}

/// Numbers of a text one after another, each within bounds.
class Numbers {
  private at = 0;
  private readonly numbers: readonly number[];

  constructor(
    text: string,
    private readonly field: string,
    private readonly input: string,
  ) {
    const numbers = readNumbers(text);
    if (numbers === null) throw broken(input, field, 'holds no numbers');
    this.numbers = numbers;
  }

  get done(): boolean {
    return this.at >= this.numbers.length;
  }

  /// The next number, which must be less than `limit`.
  next(limit = Infinity): number {
    const number = this.numbers[this.at++];
    if (number === undefined) throw broken(this.input, this.field, 'breaks off');
    if (number >= limit) throw broken(this.input, this.field, `holds ${number} where less than ${limit} is wanted`);
    return number;
  }

  /// The next number, which may be negative.
  signed(): number {
    return unfolded(this.next());
  }
}

/// What the tags of a word tell; words with the same tags share their features.
type Tags = Pick<Word, 'upos' | 'xpos' | 'features'>;

function readTags(text: string): Tags | null {
  const [first, last] = [text.indexOf(' '), text.lastIndexOf(' ')];
  const upos = UPOS.find((one) => one === text.slice(0, Math.max(first, 0)));
  if (upos === undefined || last <= first) return null;
  const pairs = text
    .slice(last + 1)
    .split('|')
    .filter((pair) => pair !== '');
  const told = Object.fromEntries(pairs.map((pair): [string, string] => [before(pair, '='), behind(pair, '=')]));
  if (!isToldFeatures(told)) return null;
  return { upos, xpos: text.slice(first + 1, last), features: featuresOf(told) };
}

function before(text: string, mark: string): string {
  return text.slice(0, Math.max(text.indexOf(mark), 0));
}

function behind(text: string, mark: string): string {
  return text.slice(text.indexOf(mark) + 1);
}

class Unpacking {
  private readonly tags: readonly Tags[];
  private readonly text: string;

  constructor(
    private readonly form: DocumentForm,
    private readonly input: string,
  ) {
    this.text = form.source.text;
    this.tags = form.tags.map((tags, index) => {
      const read = readTags(tags);
      if (read === null) throw this.fault(`tags[${index}]`, `"${tags.slice(0, 60)}" names no tags and features`);
      return read;
    });
  }

  document(): AnnotatedDocument {
    const source = this.source(this.form.source);
    const sentences: Sentence[] = [];
    const places: PlaceMention[][] = [];
    const times: TimeMention[][] = [];
    let end = 0;
    this.form.sentences.forEach((form, index) => {
      const field = `sentences[${index}]`;
      const sentence = this.sentence(form, field, end);
      end = sentence.end;
      sentences.push(sentence);
      places.push(this.places(form, sentence, `${field}.places`));
      times.push(this.times(form, sentence, `${field}.times`));
    });
    return new AnnotatedDocument(source, sentences, places, times, this.form.datelines ?? []);
  }

  private sentence(form: SentenceForm, field: string, before: number): Sentence {
    const numbers = this.numbers(form.words, `${field}.words`);
    const start = before + numbers.signed();
    const end = start + numbers.next();
    this.inText(start, end, `${field}.words`);
    const words: Word[] = [];
    const { labels } = this.form;
    for (let last = start; !numbers.done;) {
      const shape = numbers.next();
      const from = last + (shape < 2 ? numbers.signed() : shape % 2);
      last = from + (shape < 2 ? numbers.next() : Math.floor(shape / 2));
      this.inText(from, last, `${field}.words`);
      const written = this.text.slice(from, last);
      const form = shape === 1 ? (this.form.words[numbers.next(this.form.words.length)] ?? '') : written;
      const tags = this.tags[numbers.next(this.tags.length)];
      const label = labels[numbers.next(labels.length)];
      const step = numbers.signed();
      const lemma = numbers.next(this.form.words.length + 2);
      if (tags === undefined || label === undefined) throw this.fault(`${field}.words`, 'names no tag');
      words.push({
        form,
        lemma: lemma === 0 ? form : lemma === 1 ? form.toLowerCase() : (this.form.words[lemma - 2] ?? ''),
        ...tags,
        head: step === 0 ? -1 : words.length + step,
        label,
        start: from,
        end: last,
      });
    }
    if (!isTree(words)) throw this.fault(`${field}.words`, 'is no tree');
    const names: Name[] = [];
    this.ranges(form.names, words.length, `${field}.names`, ({ first, last, numbers: rest }) => {
      const kind = NAME_KINDS[rest.next(NAME_KINDS.length)];
      if (kind !== undefined) names.push({ first, last, kind });
    });
    const multiwords: Multiword[] = [];
    this.ranges(form.multiwords, words.length, `${field}.multiwords`, ({ first, last, numbers: rest }) => {
      const from = start + rest.signed();
      multiwords.push({ first, last, start: from, end: from + rest.next() });
    });
    return new Sentence(start, end, words, multiwords, names, this.deeds(form, words.length, `${field}.deeds`));
  }

  private deeds(form: SentenceForm, count: number, field: string): Deed[] | null {
    if (form.deeds === undefined) return null;
    const found: Deed[] = [];
    for (const numbers = this.numbers(form.deeds, field); !numbers.done;) {
      const [index, type] = [numbers.next(count), EVENT_TYPES[numbers.next(EVENT_TYPES.length)]];
      const odds = numbers.next(101);
      if (type !== undefined) found.push({ index, type, odds });
    }
    return found;
  }

  private places(form: SentenceForm, sentence: Sentence, field: string): PlaceMention[] {
    const found: PlaceMention[] = [];
    const { matches } = this.form;
    this.ranges(form.places, sentence.words.length, field, ({ first, last, numbers }) => {
      const match = matches[numbers.next(matches.length)];
      if (match !== undefined) found.push({ first, last, ...spanOf(sentence, first, last), match });
    });
    return found;
  }

  private times(form: SentenceForm, sentence: Sentence, field: string): TimeMention[] {
    const found: TimeMention[] = [];
    const { days } = this.form;
    this.ranges(form.times, sentence.words.length, field, ({ first, last, numbers }) => {
      const from = numbers.next(days.length + 1);
      const to = numbers.next(days.length + 1);
      const dates = { from: days[from - 1] ?? null, to: days[to - 1] ?? null };
      found.push({ first, last, ...spanOf(sentence, first, last), ...dates });
    });
    return found;
  }

  /// Ranges of words with what stands behind each.
  private ranges(
    text: string | undefined,
    count: number,
    field: string,
    take: (range: { first: number; last: number; numbers: Numbers }) => void,
  ): void {
    if (text === undefined) return;
    const numbers = this.numbers(text, field);
    while (!numbers.done) {
      const first = numbers.next(count);
      take({ first, last: first + numbers.next(count - first), numbers });
    }
  }

  private source({ origins, foreign, ...source }: SourceForm): SourceDocument {
    const { segments, voices } = source;
    const isSegment = (index: number): boolean => segments[index] !== undefined;
    if (foreign?.every(isSegment) === false) throw this.fault('source.foreign', 'names a segment that is not there');
    segments.forEach(({ start, end, voice, replyTo }, index) => {
      this.inText(start, end, `source.segments[${index}]`);
      if (replyTo !== null && !isSegment(replyTo))
        throw this.fault(`source.segments[${index}].replyTo`, `is ${replyTo}, no segment`);
      if (!voices.some(({ id }) => id === voice))
        throw this.fault(`source.segments[${index}].voice`, `"${voice}" is none of the voices`);
    });
    return {
      ...source,
      ...(foreign === undefined ? {} : { foreign }),
      ...(origins === undefined ? {} : { origins: this.origins(origins) }),
      warnings: source.warnings.map(({ code, ...warning }, index) => {
        if (!isProblemCode(code)) throw this.fault(`source.warnings[${index}].code`, `"${code}" is not known`);
        return { code, ...warning };
      }),
    };
  }

  private origins(form: OriginsForm): Origin[] {
    const numbers = this.numbers(form.elements, 'source.origins.elements');
    const elements: MarkupPlace[] = [];
    while (!numbers.done) {
      const name = form.names[numbers.next(form.names.length)] ?? '';
      const id = form.ids[numbers.next(form.ids.length + 1) - 1] ?? null;
      const outer = elements[numbers.next(elements.length + 1) - 1] ?? null;
      const [number, start] = [numbers.next(), numbers.next()];
      elements.push({ name, id, outer, number, start, end: start + numbers.next(), inside: numbers.next() });
    }
    const stretches = this.numbers(form.stretches, 'source.origins.stretches');
    const found: Origin[] = [];
    for (let end = 0; !stretches.done;) {
      const start = end + stretches.signed();
      end = start + stretches.next();
      const place = elements[stretches.next(elements.length + 1) - 1];
      if (place === undefined) throw this.fault('source.origins.stretches', 'names no element');
      found.push({ start, end, place });
    }
    return found;
  }

  private inText(start: number, end: number, field: string): void {
    if (start < 0 || end < start || end > this.text.length)
      throw this.fault(field, `${start}–${end} is no stretch of a text of ${this.text.length} units`);
  }

  private numbers(text: string, field: string): Numbers {
    return new Numbers(text, field, this.input);
  }

  private fault(field: string, reason: string): HerodotusError {
    return broken(this.input, field, reason);
  }
}

function spanOf(sentence: Sentence, first: number, last: number): { start: number; end: number } {
  return { start: sentence.word(first).start, end: sentence.word(last).end };
}

/// Whether every word leads to a root: no head outside, no circle.
function isTree(words: readonly Word[]): boolean {
  const settled = new Set<number>();
  return words.every((_, index) => {
    const way = new Set<number>();
    for (let at = index; at !== -1 && !settled.has(at); at = words[at]?.head ?? -2) {
      if (at < 0 || at >= words.length || way.has(at)) return false;
      way.add(at);
    }
    for (const each of way) settled.add(each);
    return true;
  });
}
