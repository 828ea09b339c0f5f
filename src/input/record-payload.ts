import { HerodotusError } from '../annotation/problem.js';
import { binaryKind, contentKind } from '../read/bytes/content-kind.js';
import { decodeWith } from '../read/bytes/decode.js';
import { isFeed } from '../read/container/feed.js';
import type { ReadResult } from '../read/read-bytes.js';
import { contentType, decodedBody, isTooLong, parseHttp } from './http-payload.js';
import type { Source } from './source.js';
import { MOST_ARCHIVES, failedBy, tooLarge } from './source.js';

const READ_TYPES = /^(?:text\/html|application\/xhtml\+xml|text\/plain|application\/pdf)$/;
/// Types that say that the crawler knew none.
const NO_TYPE =
  /^(?:|no-type|unknown(?:\/unknown)?|\*\/\*|application\/(?:octet-stream|x-unknown-content-type|unknown))$/;
/// As much as tells a page whose type is not known.
const SNIFFED = 4096;

/// The page in a record; the kind of what is no page or text, or no good answer; a result where it cannot be unpacked.
export function payloadOf(
  bytes: Uint8Array,
  headers: ReadonlyMap<string, string>,
  source: Source,
  limit: number,
): Source | ReadResult | string {
  const uri = addressOf(headers.get('warc-target-uri') ?? '');
  const outer = contentType(headers.get('content-type') ?? '');
  // What stands in a record is no archive again.
  const inner = { input: source.input, budget: source.budget, uri, depth: MOST_ARCHIVES };
  const taken = (body: Uint8Array, type: string, charset: string | null): Source | string => {
    if (isRobots(uri)) return 'robots.txt';
    if (body.length === 0) return 'empty answer';
    const isPage = READ_TYPES.test(type) || (NO_TYPE.test(type) && isMarkup(body));
    return isPage ? { ...inner, encoding: charset, chunks: once(body) } : type === '' ? 'no-type' : type;
  };
  if (!/^application\/http/.test(outer.type)) return taken(bytes, outer.type, outer.charset);
  const answer = parseHttp(bytes);
  if (answer === null) return 'no answer of a server';
  if (answer.status < 200 || answer.status > 299) return `status ${answer.status}`;
  const { type, charset } = contentType(answer.headers.get('content-type') ?? '');
  if (!READ_TYPES.test(type) && !NO_TYPE.test(type)) return type;
  try {
    const body = decodedBody(answer, limit);
    if (body.length > bytes.length) source.budget.gave(body.length);
    return taken(body, answer.headers.has('content-type') ? type : 'text/html', charset);
  } catch (error) {
    if (error instanceof HerodotusError) throw error;
    return isTooLong(error) ? tooLarge(source.input, limit + 1, limit) : failedBy(source.input, error);
  }
}

/// A web address, its blanks written as addresses write them; null for what is none.
function addressOf(written: string): string | null {
  const address = /^<?(https?:\/\/[^<>]+?)>?$/i.exec(written.trim())?.[1] ?? null;
  return address === null ? null : address.trim().replace(/\s/g, '%20');
}

function isMarkup(body: Uint8Array): boolean {
  const head = body.subarray(0, SNIFFED);
  if (binaryKind(head) !== null) return false;
  const text = decodeWith('windows-1252', head);
  return contentKind(text) === 'html' && !isFeed(text);
}

function isRobots(uri: string | null): boolean {
  return /^https?:\/\/[^/]+\/robots\.txt$/i.test(uri ?? '');
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes);
}
