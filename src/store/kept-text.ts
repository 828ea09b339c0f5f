import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { AnnotatedDocument } from '../annotation/annotated-document.js';
import { packDocument } from '../annotation/document-pack.js';
import { readDocument } from '../annotation/document-unpack.js';
import type { SourceDocument } from '../annotation/document.js';
import { HerodotusError } from '../annotation/problem.js';
import type { DocumentRecord, Provenance, VoiceRecord } from '../annotation/record.js';
import { statementKeys } from '../annotation/statement-key.js';
import { packed, unpacked } from './pack/bytes.js';
import { PARSE, PARSE_SHAPE } from './pack/parse-shape.js';
import { RECORD, RECORD_SHAPE } from './pack/record-shape.js';
import { sketchOf } from './sketch.js';

/// What is kept of a text, compressed: made where it is coded, so that it costs the writer little.
export interface KeptText {
  /// Of the text with what its coding depends on: documents with the same hash share their text.
  readonly hash: Uint8Array;
  /// The text in UTF-8, as zlib compresses it.
  readonly body: Uint8Array;
  readonly parse: Uint8Array;
  /// The record as it was coded, or null: then it is coded again from the parse where it is asked for.
  readonly record: Uint8Array | null;
  /// For finding near copies; null of texts too short to tell.
  readonly sketch: Uint8Array | null;
}

/// What belongs to the document and not to its text.
export interface DocumentFacts {
  readonly id: string;
  readonly input: string;
  readonly uri: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly publisher: string | null;
  readonly voices: readonly VoiceRecord[];
}

const HASH_BYTES = 16;

/// The hash of a text with what its coding depends on: the day, the language, the segments, and the names of readers, who are
/// answered by name. Two papers that print one text on one day share it.
export function textHash(source: SourceDocument): Uint8Array {
  const { text, published, language, segments, foreign = [] } = source;
  const voices = source.voices.map(({ id, kind, name }) => [id, kind, kind === 'reader' ? name : null]);
  const parts = segments.map((each) => [each.start, each.end, each.kind, each.voice, each.replyTo, each.published]);
  const about = JSON.stringify([published, language, voices, parts, foreign]);
  return createHash('sha256').update(about).update('\0').update(text).digest().subarray(0, HASH_BYTES);
}

/// What a corpus keeps of a document that was coded; `whole`: its record too.
export function keptText(document: AnnotatedDocument, record: DocumentRecord, whole = false): KeptText {
  const { source } = document;
  const text = new TextEncoder().encode(source.text);
  const { source: form, words, tags, labels, sentences } = packDocument(document);
  const { segments, foreign = [], warnings } = form;
  return {
    hash: textHash(source),
    body: deflateSync(text, { level: 9 }),
    parse: packed(PARSE_SHAPE, PARSE, { words, tags, labels, segments, sentences, foreign, warnings }, text),
    record: whole ? packed(RECORD_SHAPE, RECORD, record, text) : null,
    sketch: sketchOf(source),
  };
}

export function textOf(body: Uint8Array): string {
  return inflateSync(body).toString('utf8');
}

/// The record of a document as it was coded, where it was kept. Throws RangeError or an error of zlib where the bytes are damaged.
export function recordOf(
  facts: DocumentFacts,
  { body, record }: { readonly body: Uint8Array; readonly record: Uint8Array },
  provenance: Provenance,
): DocumentRecord {
  const bytes = inflateSync(body);
  const text = bytes.toString('utf8');
  const { statements, ...rest } = unpacked(RECORD_SHAPE, RECORD, record, bytes);
  const keys = statementKeys(facts.id, text, statements);
  const { id, input, uri, title, published, language, publisher, voices } = facts;
  return {
    schema: 'herodotus/2',
    id,
    provenance,
    input,
    uri,
    title,
    published,
    language,
    publisher,
    text,
    voices: voices.map((voice) => ({ ...voice })),
    segments: rest.segments,
    sentences: rest.sentences,
    actors: rest.actors,
    places: rest.places,
    attributions: rest.attributions,
    statements: statements.map(({ id: own, ...statement }, index) => ({
      id: own,
      key: keys[index] ?? '',
      ...statement,
    })),
    links: rest.links,
    incidents: rest.incidents,
    warnings: rest.warnings,
  };
}

/// A text with its sentences as they were parsed. Throws `document-broken` where it is damaged.
export function parsedOf(
  facts: DocumentFacts,
  { body, parse }: Pick<KeptText, 'body' | 'parse'>,
): Pick<AnnotatedDocument, 'source' | 'sentences'> {
  const bytes = inflateSync(body);
  const { id, input, uri, title, published, language, publisher, voices } = facts;
  const { segments, foreign, warnings, ...form } = unpacked(PARSE_SHAPE, PARSE, parse, bytes);
  const source = {
    ...{ id, input, uri, title, published, language, publisher, text: bytes.toString('utf8') },
    voices: voices.map((voice) => ({ ...voice })),
    segments,
    ...(foreign.length === 0 ? {} : { foreign }),
    warnings,
  };
  const read = readDocument({ schema: 'herodotus-document/1', source, ...form, matches: [], days: [] }, input);
  if (!read.ok) throw new HerodotusError('document-broken', { input, field: 'parse', reason: read.problem.message });
  return read.document;
}
