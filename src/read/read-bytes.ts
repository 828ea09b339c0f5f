import type { SourceDocument } from '../annotation/document.js';
import type { Problem } from '../annotation/problem.js';
import { problem } from '../annotation/problem.js';
import type { CommentCues } from './evidence/comment-cues.js';
import { binaryKind, contentKind } from './bytes/content-kind.js';
import { decodeText } from './bytes/decode.js';
import { isFeed, isJsonFeed, jsonFeed, parseFeed, type Feed, type FeedItem } from './container/feed.js';
import { readPage } from './page/html.js';
import { savedFrom } from './page/saved-from.js';
import { parseJson, readFields, type FieldNames } from './container/jsonl.js';
import { foreignLanguage, languageName, textLanguage } from './evidence/language.js';
import { dayFirstIn } from './evidence/day-order.js';
import { isDay, readDate } from './evidence/page-date.js';
import type { KnownFacts } from './page/page-facts.js';
import { isReply, readMailText, unflowed, type LineBreaks } from './text/mail-text.js';
import { readPlainText, type PlainTextFacts } from './text/plain-text.js';
import { withWholeWords } from './text/whole-words.js';
import { withoutExtraEscapes } from './markup/escaped.js';
import { parseExactly } from './markup/exact-json.js';
import { isObject, type JsonObject } from './markup/structured-data.js';
import { exportKind, threadReader, unknownXml, type ExportKind } from './threads/export-kind.js';
import { jsonThreads } from './threads/json-threads.js';
import { threadDocument } from './threads/thread-document.js';
import type { Thread, ThreadReader } from './threads/thread.js';

/// What is known of an input beside its bytes.
export interface InputFacts {
  /// What was read: path, address, or path#line; names the input in every message.
  readonly input: string;
  readonly uri?: string | null;
  /// Publication date (YYYY-MM-DD) for documents that give none.
  readonly published?: string | null;
  /// ISO 639-1; the language of the text is then not told from its words.
  readonly language?: string | null;
  /// The character set that a header beside the bytes states.
  readonly encoding?: string | null;
  /// What the container of the document says of it.
  readonly known?: KnownFacts;
  /// Names of the fields of JSON records, where they are not the usual ones.
  readonly fields?: FieldNames;
  /// JSON holds records of texts, one document each, whatever else stands in them.
  readonly records?: boolean;
}

/// One document, or why there is none; then with the id of what holds none, where it says one.
export type ReadResult =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly input: string; readonly problem: Problem; readonly id?: string | null };

/// Reads an input of any kind: a web page, plain text, or JSON lines (one document a line); the kind is told from the
/// bytes. Never throws: what cannot be read is a result with a problem, and one bad line does not touch the others.
export function readBytes(bytes: Uint8Array, about: InputFacts, words: CommentCues): ReadResult[] {
  const { input } = about;
  return guarded(input, () => {
    if (bytes.length === 0) return [failed(input, problem('input-empty', { input }))];
    const binary = binaryKind(bytes);
    if (binary !== null) return [failed(input, problem('input-binary', { input, kind: binary }))];
    const { text, warnings } = decodeText(bytes, input, about.encoding ?? null);
    if (!/\S/.test(text)) return [failed(input, problem('input-empty', { input }))];
    if (isFeed(text)) return feed(parseFeed(text), about, words, warnings);
    const exported = exportKind(text);
    if (exported !== null) return threads(exported, text, about, words, warnings);
    const root = unknownXml(text);
    if (root !== null) return [failed(input, problem('xml-unknown', { input, root }))];
    const kind = contentKind(text);
    if (kind === 'jsonl') return readJson(text, about, words, warnings);
    return [kind === 'html' ? page(text, about, words, warnings) : printed(text, about, words, warnings)];
  });
}

/// Reads one line of JSON, a document or threads of comments; `about.input` should name the line, `warnings` say what was
/// wrong with its bytes.
export function readLine(
  line: string,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[] = [],
): ReadResult[] {
  return guarded(about.input, () => jsonLine(line, about, words, warnings));
}

/// Reads one record that is already an object: a row of a table.
export function readRecord(value: JsonObject, about: InputFacts, words: CommentCues): ReadResult {
  return only(about, () => fromRecord(readFields(value, about.fields), about, words, []));
}

/// Reads markup that is already decoded, a whole page or a piece of one: the HTML of a message.
export function readMarkup(html: string, about: InputFacts, words: CommentCues): ReadResult {
  return only(about, () => piece(html, about, words, []));
}

/// A piece of markup is all article. It stands in something else, so that nobody can look for places in it.
function piece(html: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult {
  const whole = /<(?:html|body|article)[\s>]/i.test(html) ? html : `<article>${html}</article>`;
  const result = page(whole, about, words, warnings);
  return result.ok ? { ...result, document: { ...result.document, origins: [] } } : result;
}

/// Reads text without markup that is already decoded.
export function readText(text: string, about: InputFacts, words: CommentCues): ReadResult {
  return only(about, () =>
    /\S/.test(text)
      ? plain(text, about, words, [])
      : failed(about.input, problem('input-empty', { input: about.input })),
  );
}

/// Reads the text of a mail, in which earlier mails may be quoted.
export function readMail(text: string, breaks: LineBreaks, about: InputFacts, words: CommentCues): ReadResult {
  if (!isReply(text)) return readText(unflowed(text, breaks), about, words);
  return only(about, () => finish(readMailText(text, breaks, textFacts(about), words), null, about, words, []));
}

function only(about: InputFacts, read: () => ReadResult): ReadResult {
  const [result] = guarded(about.input, () => [read()]);
  return result ?? failed(about.input, problem('input-empty', { input: about.input }));
}

function readJson(text: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult[] {
  const whole = wholeJson(text);
  if (whole !== null) {
    const items = whole.length === 1 ? jsonFeed(whole[0]) : null;
    if (items !== null) return feed(items, about, words, warnings);
    const found = threadsIn(whole, about, words, warnings);
    if (found.length > 0) return found;
    return whole.flatMap((value, index) => {
      const input = whole.length === 1 ? about.input : `${about.input}#${index + 1}`;
      return guarded(input, () => [
        isObject(value)
          ? fromRecord(readFields(value, about.fields), { ...about, input }, words, warnings)
          : failed(input, problem('json-invalid', { input, reason: 'no object' })),
      ]);
    });
  }
  const results: ReadResult[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const input = `${about.input}#${index + 1}`;
    results.push(...guarded(input, () => jsonLine(line, { ...about, input }, words, warnings)));
  });
  return results;
}

/// One object over several lines, or a list of objects; null for JSON lines.
function wholeJson(text: string): unknown[] | null {
  const firstLine = text.slice(0, text.indexOf('\n') >= 0 ? text.indexOf('\n') : text.length);
  if (/^\s*\{.*\}\s*$/.test(firstLine) && !isJsonFeed(text)) return null;
  try {
    const value = parseExactly(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    // Not one value, so it is read line by line and each bad line is reported.
    return null;
  }
}

function jsonLine(line: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult[] {
  const { input } = about;
  const parsed = parseJson(line);
  if (!parsed.ok) return [failed(input, problem('json-invalid', { input, reason: parsed.reason }))];
  const found = threadsIn([parsed.value], about, words, warnings);
  return found.length > 0 ? found : [fromRecord(readFields(parsed.value, about.fields), about, words, warnings)];
}

/// The threads of comments in values that are no records of texts; none where there are none, or where the values are known to
/// be records.
function threadsIn(
  values: readonly unknown[],
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[],
): ReadResult[] {
  if (about.records === true || hasFields(about) || values.every(isTextRecord)) return [];
  const { threads, leftOut: count } = jsonThreads(values);
  const read = threads.map((thread, index) => readThread(thread, index + 1, about, words, warnings));
  return read.length === 0 ? [] : [...read, ...leftOut(count, about)];
}

function fromRecord(
  read: ReturnType<typeof readFields>,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[],
): ReadResult {
  const { input } = about;
  if (!read.ok) return failed(input, problem(read.code, { input, reason: read.reason }), read.id);
  const { record } = read;
  const { id } = record;
  if (!/\S/.test(record.text)) return failed(input, problem('input-empty', { input }), id);
  const more: Problem[] = [];
  const stated = record.published === null ? null : readDate(record.published);
  if (record.published !== null && stated === null)
    more.push(problem('date-invalid', { input, value: record.published }));
  const uri = record.uri ?? about.uri ?? null;
  if (record.isMarkup) {
    const known = { ...record, published: stated?.day ?? null };
    const page = piece(record.text, { ...about, uri, known }, words, [...warnings, ...more]);
    return page.ok ? page : { ...page, id };
  }
  const reading = readPlainText(
    record.text,
    {
      input,
      id,
      uri,
      title: record.title,
      published: stated?.day ?? null,
      publisher: record.publisher,
      author: record.author,
    },
    words,
  );
  return finish(reading, null, about, words, [...warnings, ...more]);
}

/// Reads a thread of an export, the `number`-th of it.
export function readThread(
  thread: Thread,
  number: number,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[] = [],
): ReadResult {
  const key = thread.key !== null && /^[\w.:-]{1,80}$/.test(thread.key) ? thread.key : String(number);
  const input = `${about.input}#${key}`;
  return only({ ...about, input }, () => {
    const document = threadDocument(thread, input, words);
    return document === null
      ? failed(input, problem('input-empty', { input }))
      : finish(document, null, { ...about, input }, words, warnings);
  });
}

/// What is to be said at the end of an export of which `count` threads were read.
export function exportEnd(reader: ThreadReader, count: number, about: InputFacts): ReadResult[] {
  const { input } = about;
  const cut = reader.isCut
    ? [failed(input, problem('archive-broken', { input, reason: 'the export breaks off' }))]
    : [];
  const empty = count === 0 && !reader.isCut ? [failed(input, problem('export-empty', { input }))] : [];
  return [...cut, ...empty, ...leftOut(reader.leftOut, about)];
}

function leftOut(count: number, { input }: InputFacts): ReadResult[] {
  return count === 0 ? [] : [failed(input, problem('comments-left-out', { input, count }))];
}

function threads(
  kind: ExportKind,
  text: string,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[],
): ReadResult[] {
  const reader = threadReader(kind);
  const found = [...reader.write(text), ...reader.end()];
  const read = found.map((thread, index) => readThread(thread, index + 1, about, words, warnings));
  return [...read, ...exportEnd(reader, found.length, about)];
}

function hasFields(about: InputFacts): boolean {
  return about.fields !== undefined && Object.keys(about.fields).length > 0;
}

/// A record with a text of its own and no thread in it.
function isTextRecord(value: unknown): boolean {
  return isObject(value) && typeof value['text'] === 'string' && !Object.values(value).some(Array.isArray);
}

/// Every item a document. What a feed says of an item outranks what stands in it.
function feed(
  { title: publisher, items }: Feed,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[],
): ReadResult[] {
  if (items.length === 0) return [failed(about.input, problem('no-article', { input: about.input }))];
  const dayFirst = dayFirstIn(items.map(({ published }) => published ?? '').join('\n')) ?? false;
  return items.map((item, index) =>
    readFeedItem(item, publisher, { ...about, input: `${about.input}#${index + 1}` }, words, { dayFirst, warnings }),
  );
}

/// Reads an item of a feed that `publisher` publishes. `dayFirst`: its other dates put the day before the month.
export function readFeedItem(
  item: FeedItem,
  publisher: string | null,
  about: InputFacts,
  words: CommentCues,
  { dayFirst = false, warnings = [] }: { readonly dayFirst?: boolean; readonly warnings?: readonly Problem[] } = {},
): ReadResult {
  const { input } = about;
  const stated = item.published === null ? null : readDate(item.published, dayFirst);
  const more =
    item.published !== null && stated === null ? [problem('date-invalid', { input, value: item.published })] : [];
  const known = { title: item.title, author: item.author, publisher, published: stated?.day ?? null };
  const facts = { ...about, uri: item.uri, known };
  const content = withoutExtraEscapes(item.content ?? item.title ?? '');
  return only(facts, () =>
    item.isText !== true && /[<&]/.test(content)
      ? piece(content, facts, words, [...warnings, ...more])
      : plain(content, facts, words, [...warnings, ...more]),
  );
}

function page(text: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult {
  const uri = about.uri ?? savedFrom(text);
  const context = { input: about.input, uri, published: null, known: about.known ?? {} };
  const reading = readPage(text, context, words, []);
  if (reading === null) return failed(about.input, problem('no-article', { input: about.input }));
  return finish(reading.document, reading.declared, about, words, warnings);
}

function plain(text: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult {
  return finish(readPlainText(text, textFacts(about), words), null, about, words, warnings);
}

/// A text of its own, which may have been taken off a printed page.
function printed(text: string, about: InputFacts, words: CommentCues, warnings: readonly Problem[]): ReadResult {
  const { input } = about;
  const { text: whole, joined: count } = withWholeWords(text);
  return plain(whole, about, words, count === 0 ? warnings : [...warnings, problem('text-rejoined', { input, count })]);
}

function textFacts({ input, uri = null, known = {} }: InputFacts): PlainTextFacts {
  const { id = null, title = null, published = null, publisher = null, author = null } = known;
  return { input, uri, id, title, published, publisher, author };
}

/// Adds what holds for every kind of input: the language, the given date, the warnings.
function finish(
  document: SourceDocument,
  declared: string | null,
  about: InputFacts,
  words: CommentCues,
  warnings: readonly Problem[],
): ReadResult {
  const { input } = about;
  const all = [...warnings, ...document.warnings];
  const given = about.published ?? null;
  if (given !== null && !isDay(given)) all.push(problem('date-invalid', { input, value: given }));
  const language = about.language ?? textLanguage(ownText(document), declared, words);
  if (language !== null && !words.languages.some(({ code }) => code === language)) {
    const packs = words.languages.map(({ code, name }) => `${code} (${name})`).join(', ');
    all.push(problem('language-without-pack', { input, language: languageName(language), packs }));
  }
  const { code: own } = words.telling;
  const foreign = language === own && (about.language ?? null) === null ? foreignParts(document, words) : [];
  if (foreign.length > 0) {
    const languages = [...new Set(foreign.map((part) => languageName(part.language)))].join(', ');
    all.push(problem('parts-in-other-languages', { input, count: foreign.length, languages, own }));
  }
  const published = document.published ?? (given !== null && isDay(given) ? given : null);
  const parts = foreign.length === 0 ? {} : { foreign: foreign.map(({ index }) => index) };
  return { ok: true, document: { ...document, ...parts, published, language, warnings: all } };
}

/// The segments of a document in the language of the reader's words that are in other languages.
function foreignParts(
  { text, segments }: SourceDocument,
  words: CommentCues,
): { readonly index: number; readonly language: string }[] {
  return segments.flatMap(({ start, end }, index) => {
    const language = foreignLanguage(text.slice(start, end), words);
    return language === null ? [] : [{ index, language }];
  });
}

/// The words of the report; the comments may be in another language.
function ownText(document: SourceDocument): string {
  const body = document.segments.filter((segment) => segment.kind !== 'comment');
  const parts = (body.length > 0 ? body : document.segments).slice(0, 60);
  return parts
    .map((segment) => document.text.slice(segment.start, Math.min(segment.end, segment.start + 4000)))
    .join('\n');
}

function failed(input: string, why: Problem, id: string | null = null): ReadResult {
  return { ok: false, input, problem: why, id };
}

function guarded(input: string, read: () => ReadResult[]): ReadResult[] {
  try {
    return read();
  } catch (error) {
    return [
      failed(
        input,
        problem('internal-error', { input, reason: error instanceof Error ? error.message : String(error) }),
      ),
    ];
  }
}
