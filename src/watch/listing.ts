import { gunzipSync } from 'node:zlib';
import { HerodotusError } from '../annotation/problem.js';
import { decodeText } from '../read/bytes/decode.js';
import { isFeed, isJsonFeed, jsonFeed, parseFeed, type Feed, type FeedItem } from '../read/container/feed.js';
import { readDate } from '../read/evidence/page-date.js';
import { isSitemap, parseSitemap } from './sitemap.js';

/// What a feed or a sitemap lists.
export interface Listing {
  readonly title: string | null;
  readonly items: readonly ListedItem[];
  /// Sitemaps that it lists.
  readonly sitemaps: readonly string[];
}

/// A page that is told of.
export interface ListedItem {
  readonly address: string | null;
  /// The day on which it was published (YYYY-MM-DD), or null.
  readonly published: string | null;
  /// The item itself, where the feed has its whole text; null where the page is to be asked for it.
  readonly text: FeedItem | null;
}

/// Characters of markup that no teaser has.
const WHOLE = 1500;

/// Reads RSS, Atom, JSON Feed, sitemaps and lists of sitemaps, these packed with gzip too. Throws `feed-unknown`, and `archive-bomb` where
/// it unpacks to more than `limit` bytes.
export function readListing(bytes: Uint8Array, input: string, encoding: string | null, limit: number): Listing {
  const { text } = decodeText(unpacked(bytes, input, limit), input, encoding);
  if (isFeed(text)) return ofFeed(parseFeed(text));
  if (isSitemap(text)) {
    const { pages, sitemaps } = parseSitemap(text);
    return { title: null, items: pages.map((page) => ({ ...page, text: null })), sitemaps };
  }
  const feed = isJsonFeed(text) ? jsonFeed(parsedJson(text)) : null;
  if (feed === null) throw new HerodotusError('feed-unknown', { input });
  return ofFeed(feed);
}

function unpacked(bytes: Uint8Array, input: string, limit: number): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: limit });
  } catch (error) {
    throw new HerodotusError('archive-bomb', { input, limit }, error);
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
  } catch {
    // No JSON, so no feed either, which is what is told.
    return null;
  }
}

function ofFeed({ title, items }: Feed): Listing {
  return {
    title,
    sitemaps: [],
    items: items.map((item) => ({
      address: item.uri,
      published: item.published === null ? null : (readDate(item.published)?.day ?? null),
      text: item.uri === null || isWhole(item) ? item : null,
    })),
  };
}

/// Whether the text of an item is the whole one: given as its content, not as its summary, long, and not broken off.
function isWhole({ content, whole }: FeedItem): boolean {
  if (content === null || !whole || content.length < WHOLE) return false;
  const end = content
    .slice(-400)
    .replace(/<[^>]*>|\s+$/g, '')
    .trim();
  return !/(?:\u2026|\.\.\.|&hellip;|&#8230;)\s*[\])]?$/.test(end);
}
