import { contentKind } from '../bytes/content-kind.js';
import { DisqusReader } from './disqus.js';
import { JsonLinesReader, isCommentLine } from './json-threads.js';
import type { ThreadReader } from './thread.js';
import { WordPressReader } from './wordpress.js';

/// Exports that are read as they come.
export type ExportKind = 'wordpress' | 'disqus' | 'comment-lines';

const PROLOGUE =
  /^(?:\s|\ufeff|<!--[^]{0,5000}?-->|<\?[^>]{0,500}>|<!doctype\s[^>[]{0,500}(?:\[[^\]]{0,5000}\])?[^>]{0,100}>)+/i;
const FEED_ROOTS = /^(?:[a-z0-9]+:)?(?:rss|feed|rdf)$/i;

/// Which export of threads a text is, told from its beginning; null where it is none.
export function exportKind(text: string): ExportKind | null {
  const head = text.slice(0, 20_000).replace(PROLOGUE, '').slice(0, 3000);
  const root = /^<([a-z0-9:_-]+)((?:\s[^>]*)?)>/i.exec(head);
  if (root !== null) {
    const [, name = '', attributes = ''] = root;
    if (/^rss$/i.test(name)) return /wordpress\.org\/export/i.test(attributes) ? 'wordpress' : null;
    return /^disqus$/i.test(name) || /disqus\.com\/(?:api|disqus-internals)/i.test(attributes) ? 'disqus' : null;
  }
  if (!/^\s*\{/.test(text)) return null;
  const end = text.indexOf('\n');
  if (end < 0 || end > 1_000_000) return null;
  try {
    return isCommentLine(JSON.parse(text.slice(0, end))) ? 'comment-lines' : null;
  } catch {
    // No line of JSON, so no collection of them.
    return null;
  }
}

/// The name of the root of XML that is neither a page nor a feed nor an export; null for everything else.
export function unknownXml(text: string): string | null {
  const start = text.slice(0, 20_000);
  if (!/^\s*\ufeff?\s*<\?xml\s/i.test(start) || exportKind(text) !== null) return null;
  const head = start.replace(PROLOGUE, '');
  const root = /^<([a-z_][\w.:-]{0,100})/i.exec(head)?.[1];
  if (root === undefined || FEED_ROOTS.test(root) || contentKind(head) === 'html') return null;
  return root;
}

export function threadReader(kind: ExportKind): ThreadReader {
  if (kind === 'wordpress') return new WordPressReader();
  return kind === 'disqus' ? new DisqusReader() : new JsonLinesReader();
}
