import { binaryKind, contentKind, wideEncoding } from '../read/bytes/content-kind.js';
import { parseJson, type FieldNames } from '../read/container/jsonl.js';
import { isJsonFeed } from '../read/container/feed.js';
import { exportKind } from '../read/threads/export-kind.js';
import { tableDialect } from './table-dialect.js';

/// What bytes are, as far as it decides how they are read. `document` stands for one page, text, feed or JSON value, which
/// the engine tells apart itself.
type Format =
  'gzip' | 'zip' | 'warc' | 'arc' | 'pdf' | 'message' | 'mbox' | 'threads' | 'json-lines' | 'table' | 'document';

/// As much of an input as is needed to tell what it is.
export const HEAD = 65_536;

const MESSAGE_HEADERS =
  /^(?:from|to|subject|date|message-id|mime-version|received|return-path|delivered-to|content-type|content-location|snapshot-content-location|reply-to|list-id|list-unsubscribe|dkim-signature)$/;

/// Tells a format from the first `HEAD` bytes, never from a name. `whole`: these are all bytes of the input.
export function formatOf(head: Uint8Array, fields: FieldNames, whole: boolean): Format {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  if (/^PK(?:\u0003\u0004|\u0005\u0006)/.test(start)) return 'zip';
  if (/^\s{0,20}%PDF-\d/.test(start)) return 'pdf';
  if (/^\s{0,20}WARC\/\d\.\d+\r?\n/.test(start)) return 'warc';
  if (/^filedesc:\/\/\S+ \S+ \d{8,14} \S+ /.test(start)) return 'arc';
  if (binaryKind(head) !== null) return 'document';
  const text = new TextDecoder(wideEncoding(head) ?? 'utf-8').decode(head);
  if (isMessage(text)) return /^\ufeff?From /.test(text) ? 'mbox' : 'message';
  if (exportKind(text) !== null) return 'threads';
  const kind = contentKind(text);
  // One object over several lines is one document; short files are read at once.
  if (kind === 'jsonl')
    return whole || isJsonFeed(text) || wideEncoding(head) !== null || /^\s*(?:\[|\{\s*\n)/.test(text)
      ? 'document'
      : 'json-lines';
  return kind === 'text' && tableDialect(text, fields, whole) !== null ? 'table' : 'document';
}

/// Whether the first line is whole, and an object of JSON: then it alone tells the format, whatever comes behind it.
export function beginsWithRecord(head: Uint8Array): boolean {
  const end = head.indexOf(0x0a);
  if (end < 0 || head[0] !== 0x7b) return false;
  return parseJson(new TextDecoder().decode(head.subarray(0, end))).ok;
}

/// Headers as mail and saved pages (MHTML) have them: nothing but headers up to the empty line, several of them known.
function isMessage(text: string): boolean {
  const lines = text.replace(/^\ufeff?(?:From [^\n]*\r?\n)?/, '').split(/\r?\n/, 400);
  const names = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && index > 0) continue;
    const name = /^([!-9;-~]{1,100}):/.exec(line)?.[1]?.toLowerCase();
    if (name === undefined) return false;
    if (MESSAGE_HEADERS.test(name)) names.add(name);
  }
  const typed = names.has('mime-version') || names.has('message-id') || names.has('received');
  return (typed && names.size >= 2) || (names.has('from') && names.has('subject') && names.has('date'));
}
