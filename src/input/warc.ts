import { HerodotusError, problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { contentType, decodedBody, isTooLong, parseHeaders, parseHttp } from './http-payload.js';
import type { ReadSource, Source } from './source.js';
import { MOST_ARCHIVES, failed, failedBy, printable, tooLarge } from './source.js';

const MOST_HEADERS = 400;
const READ_TYPES = /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf)$/;

/// One record's header.
interface RecordHeader {
  readonly headers: ReadonlyMap<string, string>;
  /// Null where the record does not say how long it is.
  readonly length: number | null;
}

/// Reads a web archive (WARC 0.17–1.1) record by record; only one is in memory at a time, so the archive may have any
/// size. Pages and texts of response and resource records become documents, with the record's address as theirs. Damage
/// is named, and reading goes on with the next record.
export async function* readWarc(
  source: Source,
  reader: ByteReader,
  read: ReadSource,
  limit: number,
): AsyncIterable<ReadResult> {
  const { input } = source;
  let passed = 0;
  let number = 0;
  let damaged = false;
  try {
    for (let line = await reader.line(); line !== null; line = await reader.line()) {
      if (line === '') continue;
      if (!/^WARC\/\d/.test(line)) {
        // Reading goes on at the next line that begins a record; one message for a stretch of damage.
        if (!damaged) yield broken(`${input}!#${number}`, 'no record begins where this one ends');
        damaged = true;
        continue;
      }
      damaged = false;
      number++;
      const { headers, length } = await recordHeader(reader);
      const place = `${input}!${printable(headers.get('warc-record-id') ?? `#${number}`)}`;
      if (length === null) {
        yield broken(place, 'its length is missing');
        damaged = true;
        continue;
      }
      if (!isWanted(headers)) {
        if ((await reader.skip(length)) < length) yield broken(place, 'it ends too early');
        continue;
      }
      if (length > limit) {
        yield tooLarge(place, length, limit);
        if ((await reader.skip(length)) < length) yield broken(place, 'it ends too early');
        continue;
      }
      const bytes = await reader.take(length);
      if (bytes.length < length) {
        yield broken(place, 'it ends too early');
        continue;
      }
      const inner = payloadOf(bytes, headers, { ...source, input: place }, limit);
      if (inner === null) passed++;
      else if ('ok' in inner) yield inner;
      else yield* read(inner);
    }
  } catch (error) {
    yield failedBy(input, error);
  }
  if (passed > 0) yield failed(input, problem('entries-passed-over', { input, count: passed }));
}

async function recordHeader(reader: ByteReader): Promise<RecordHeader> {
  const lines: string[] = [];
  for (let line = await reader.line(); line !== null && line !== ''; line = await reader.line()) {
    if (lines.length < MOST_HEADERS) lines.push(line);
  }
  const headers = parseHeaders(lines);
  const length = headers.get('content-length') ?? '';
  return { headers, length: /^\d{1,15}$/.test(length) ? Number(length) : null };
}

function isWanted(headers: ReadonlyMap<string, string>): boolean {
  return /^(?:response|resource)$/i.test(headers.get('warc-type') ?? '');
}

/// The page in a record; null for what is no page or text, or no good answer; a result where it cannot be unpacked.
export function payloadOf(
  bytes: Uint8Array,
  headers: ReadonlyMap<string, string>,
  source: Source,
  limit: number,
): Source | ReadResult | null {
  const uri = /^<?(https?:\/\/[^\s<>]+)>?$/i.exec(headers.get('warc-target-uri') ?? '')?.[1] ?? null;
  const outer = contentType(headers.get('content-type') ?? '');
  // What stands in a record is no archive again.
  const inner = { input: source.input, budget: source.budget, uri, depth: MOST_ARCHIVES };
  if (!/^application\/http/.test(outer.type)) {
    const isPage = READ_TYPES.test(outer.type) && !isRobots(uri);
    return isPage ? { ...inner, encoding: outer.charset, chunks: once(bytes) } : null;
  }
  const answer = parseHttp(bytes);
  if (answer === null || answer.status < 200 || answer.status > 299 || isRobots(uri)) return null;
  const { type, charset } = contentType(answer.headers.get('content-type') ?? 'text/html');
  if (!READ_TYPES.test(type)) return null;
  try {
    const body = decodedBody(answer, limit);
    if (body.length > bytes.length) source.budget.gave(body.length);
    return body.length === 0 ? null : { ...inner, encoding: charset, chunks: once(body) };
  } catch (error) {
    if (error instanceof HerodotusError) throw error;
    return isTooLong(error) ? tooLarge(source.input, limit + 1, limit) : failedBy(source.input, error);
  }
}

function isRobots(uri: string | null): boolean {
  return /^https?:\/\/[^/]+\/robots\.txt$/i.test(uri ?? '');
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function broken(input: string, reason: string): ReadResult {
  return failed(input, problem('archive-broken', { input, reason }));
}
