import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { hashText } from '../annotation/hash.js';
import { ByteReader } from '../input/byte-reader.js';
import { documentsOf } from '../input/documents.js';
import type { Fetcher, ServerAnswer } from '../input/fetch.js';
import { contentType } from '../input/http-payload.js';
import { ExpansionBudget, failedBy, type InputOptions } from '../input/source.js';
import type { ReadResult } from '../read/read-bytes.js';
import { retryAfter } from './back-off.js';
import { canonicalAddress } from './address.js';
import { readListing, type Listing } from './listing.js';
import type { FeedState } from './watch-state.js';

/// Why something was not had: for good, or to be tried again no sooner than after `wait` milliseconds.
export interface Missed {
  readonly ok: false;
  readonly problem: Problem;
  readonly forGood: boolean;
  readonly wait: number;
}

export type ListingResult =
  | Missed
  | {
      readonly ok: true;
      /// Null where nothing has changed.
      readonly listing: Listing | null;
      readonly etag: string | null;
      readonly modified: string | null;
    };

export type PageResult = Missed | { readonly ok: true; readonly result: ReadResult; readonly canonical: string };

/// Statuses that say nothing of the page itself: too early, too slow, too many.
const FOR_NOW = new Set([408, 421, 423, 425, 429]);

/// Asks sites for feeds and pages.
export class SiteReader {
  /// `limit` is that of a page or feed, in bytes.
  constructor(
    private readonly fetcher: Fetcher,
    private readonly limit: number,
  ) {}

  /// A feed or sitemap, if it has changed since it was read last.
  async listing({ feed, etag, modified }: FeedState): Promise<ListingResult> {
    return attempt(feed, async () => {
      const answer = await this.fetcher.request(feed, {
        accept: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml, */*;q=0.5',
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(modified === null ? {} : { 'if-modified-since': modified }),
      });
      if (answer.status === 304) {
        answer.body.destroy();
        return { ok: true, listing: null, etag, modified };
      }
      const missed = refusal(feed, answer);
      if (missed !== null) return missed;
      const { headers } = answer;
      const { charset } = contentType(headers['content-type'] ?? '');
      const listing = readListing(await this.whole(answer, feed), feed, charset, this.limit);
      return { ok: true, listing, etag: headers.etag ?? null, modified: headers['last-modified'] ?? null };
    });
  }

  /// A page, under the address that it names for itself.
  async page(address: string, options: InputOptions): Promise<PageResult> {
    return attempt(address, async () => {
      const answer = await this.fetcher.request(address);
      const missed = refusal(address, answer);
      if (missed !== null) return missed;
      const { charset } = contentType(answer.headers['content-type'] ?? '');
      const chunks = [await this.whole(answer, address)];
      const budget = new ExpansionBudget(address, this.limit);
      const source = { input: address, encoding: charset, chunks: inPieces(chunks), depth: 0, budget };
      for await (const result of documentsOf(source, options)) {
        const canonical = canonicalAddress(result.ok ? result.document.uri : null, answer.uri);
        return { ok: true, result: underAddress(result, canonical), canonical };
      }
      return missedFor(problem('no-article', { input: address }));
    });
  }

  private async whole({ body }: ServerAnswer, input: string): Promise<Uint8Array> {
    const { limit } = this;
    try {
      const bytes = await new ByteReader(body).whole(limit);
      if (bytes !== null) return bytes;
      throw new HerodotusError('input-too-large', { input, size: `more than ${limit}`, limit });
    } finally {
      body.destroy();
    }
  }
}

async function* inPieces(pieces: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* pieces;
  return Promise.resolve();
}

/// The id of a document comes of its address.
function underAddress(result: ReadResult, uri: string): ReadResult {
  if (!result.ok) return result;
  return { ok: true, document: { ...result.document, uri, id: hashText(uri + result.document.text) } };
}

function missedFor(found: Problem): Missed {
  return { ok: false, problem: found, forGood: true, wait: 0 };
}

function refusal(input: string, { status, headers, body }: ServerAnswer): Missed | null {
  if (status >= 200 && status < 300) return null;
  body.destroy();
  return {
    ok: false,
    problem: problem('fetch-failed', { input, reason: `the server answered ${status}` }),
    forGood: status >= 400 && status < 500 && !FOR_NOW.has(status),
    wait: retryAfter(headers['retry-after'], Date.now()),
  };
}

/// What could not be had because of the way there may be had later; what was had and is not right stays so.
async function attempt<T>(input: string, work: () => Promise<T | Missed>): Promise<T | Missed> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HerodotusError)
      return { ok: false, problem: error.problem, forGood: error.problem.code !== 'fetch-failed', wait: 0 };
    const failed = failedBy(input, error);
    const { message } = error instanceof Error ? error : new Error(String(error));
    const found = failed.ok ? problem('fetch-failed', { input, reason: message }) : failed.problem;
    return { ok: false, problem: found, forGood: false, wait: 0 };
  }
}
