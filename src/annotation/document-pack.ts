import type { AnnotatedDocument } from './annotated-document.js';
import { folded, writeNumbers } from './digits.js';
import {
  NAME_KINDS,
  type DocumentForm,
  type OriginsForm,
  type SentenceForm,
  type SourceForm,
} from './document-form.js';
import type { SourceDocument } from './document.js';
import type { PlaceMention, TimeMention } from './mentions.js';
import type { MarkupPlace, Origin } from './origin.js';
import { EVENT_TYPES } from './record.js';
import type { Sentence, Word } from './sentence.js';

/// A document as JSON, which `readDocument` gives back as it was. Beside the text it takes 3 bytes for a byte of it (the two
/// example pages; test/annotation/annotated-document.test.ts), half of which are the trees and half the tables.
export function packDocument({ source, sentences, places, times, datelines }: AnnotatedDocument): DocumentForm {
  const tables = new Tables();
  for (const { words } of sentences) for (const word of words) tables.count(word, source.text);
  tables.settle();
  let end = 0;
  const packed = sentences.map((sentence, index) => {
    const form = packSentence(sentence, source.text, end, places[index] ?? [], times[index] ?? [], tables);
    end = sentence.end;
    return form;
  });
  return {
    schema: 'herodotus-document/1',
    source: packSource(source),
    words: tables.words.values,
    tags: tables.tags.values,
    labels: tables.labels.values,
    matches: tables.matches.values,
    days: tables.days.values,
    ...(datelines.length > 0 && { datelines: [...datelines] }),
    sentences: packed,
  };
}

/// Values that many have in common, the most frequent first, so that their numbers are short.
class Table<T> {
  readonly values: T[] = [];
  private readonly places = new Map<string, number>();
  private readonly counts = new Map<string, { readonly value: T; count: number }>();

  count(value: T): void {
    const key = JSON.stringify(value);
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { value, count: 1 });
    else known.count++;
  }

  settle(): void {
    for (const { value } of [...this.counts.values()].sort((a, b) => b.count - a.count)) this.indexOf(value);
  }

  indexOf(value: T): number {
    const key = JSON.stringify(value);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const index = this.values.push(value) - 1;
    this.places.set(key, index);
    return index;
  }
}

class Tables {
  readonly words = new Table<string>();
  readonly tags = new Table<string>();
  readonly labels = new Table<string>();
  readonly matches = new Table<PlaceMention['match']>();
  readonly days = new Table<string>();

  count(word: Word, text: string): void {
    this.tags.count(tagsOf(word));
    this.labels.count(word.label);
    if (text.slice(word.start, word.end) !== word.form) this.words.count(word.form);
    if (word.lemma !== word.form && word.lemma !== word.form.toLowerCase()) this.words.count(word.lemma);
  }

  settle(): void {
    this.words.settle();
    this.tags.settle();
    this.labels.settle();
  }
}

/// The texts of tags by their features: words with the same features share them.
const TAGS = new WeakMap<Word['features'], Map<string, string>>();

function tagsOf({ upos, xpos, features }: Word): string {
  const tags = `${upos} ${xpos}`;
  const known = TAGS.get(features) ?? new Map<string, string>();
  const text = known.get(tags);
  if (text !== undefined) return text;
  const told = Object.entries(features).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  const whole = `${tags} ${told.join('|')}`;
  TAGS.set(features, known.set(tags, whole));
  return whole;
}

function packSentence(
  { start, end, words, names, multiwords, deeds }: Sentence,
  text: string,
  before: number,
  places: readonly PlaceMention[],
  times: readonly TimeMention[],
  tables: Tables,
): SentenceForm {
  const day = (date: string | null): number => (date === null ? 0 : tables.days.indexOf(date) + 1);
  const numbers = [folded(start - before), end - start];
  let last = start;
  words.forEach((word, index) => {
    const { form, lemma, head } = word;
    const [gap, length] = [word.start - last, word.end - word.start];
    last = word.end;
    if (text.slice(word.start, word.end) !== form) numbers.push(1, folded(gap), length, tables.words.indexOf(form));
    else if (length > 0 && (gap === 0 || gap === 1)) numbers.push(2 * length + gap);
    else numbers.push(0, folded(gap), length);
    numbers.push(tables.tags.indexOf(tagsOf(word)), tables.labels.indexOf(word.label));
    numbers.push(head < 0 ? 0 : folded(head - index));
    if (lemma === form) numbers.push(0);
    else numbers.push(lemma === form.toLowerCase() ? 1 : tables.words.indexOf(lemma) + 2);
  });
  const parts = {
    names: names.flatMap(({ first, last: to, kind }) => [first, to - first, NAME_KINDS.indexOf(kind)]),
    multiwords: multiwords.flatMap((each) => [
      ...[each.first, each.last - each.first],
      ...[folded(each.start - start), each.end - each.start],
    ]),
    places: places.flatMap(({ first, last: to, match }) => [first, to - first, tables.matches.indexOf(match)]),
    times: times.flatMap(({ first, last: to, from, to: until }) => [first, to - first, day(from), day(until)]),
  };
  const form: SentenceForm = { words: writeNumbers(numbers) };
  for (const part of ['names', 'multiwords', 'places', 'times'] as const)
    if (parts[part].length > 0) form[part] = writeNumbers(parts[part]);
  if (deeds !== null)
    form.deeds = writeNumbers(deeds.flatMap(({ index, type, odds }) => [index, EVENT_TYPES.indexOf(type), odds]));
  return form;
}

function packSource({ foreign, origins, ...source }: SourceDocument): SourceForm {
  return {
    ...source,
    voices: source.voices.map((voice) => ({ ...voice })),
    segments: source.segments.map((segment) => ({ ...segment })),
    ...(foreign === undefined ? {} : { foreign: [...foreign] }),
    ...(origins === undefined ? {} : { origins: packOrigins(origins) }),
    warnings: source.warnings.map((warning) => ({ ...warning })),
  };
}

function packOrigins(origins: readonly Origin[]): OriginsForm {
  const names = new Table<string>();
  const ids = new Table<string>();
  const known = new Map<MarkupPlace, number>();
  const elements: number[] = [];
  /// The number of an element, from 1; those around it come first.
  const numberOf = (place: MarkupPlace | null): number => {
    const way: MarkupPlace[] = [];
    for (let at = place; at !== null && !known.has(at); at = at.outer) way.push(at);
    for (const each of way.reverse()) {
      const outer = each.outer === null ? 0 : (known.get(each.outer) ?? 0);
      const id = each.id === null ? 0 : ids.indexOf(each.id) + 1;
      elements.push(names.indexOf(each.name), id, outer, each.number, each.start, each.end - each.start, each.inside);
      known.set(each, known.size + 1);
    }
    return place === null ? 0 : (known.get(place) ?? 0);
  };
  let end = 0;
  const stretches = origins.flatMap((origin) => {
    const numbers = [folded(origin.start - end), origin.end - origin.start, numberOf(origin.place)];
    end = origin.end;
    return numbers;
  });
  return { names: names.values, ids: ids.values, elements: writeNumbers(elements), stretches: writeNumbers(stretches) };
}
