import { HerodotusError } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import { contentType, decodedBody, isTooLong, parseHttp } from './http-payload.js';
import type { Source } from './source.js';
import { MOST_ARCHIVES, failedBy, tooLarge } from './source.js';

const READ_TYPES = /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf)$/;

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
