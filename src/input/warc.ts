import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { parseHeaders } from './http-payload.js';
import { readRecords, type ArchiveRecord } from './record-archive.js';
import type { ReadSource, Source } from './source.js';
import { printable } from './source.js';

const MOST_HEADERS = 400;
/// A conversion stands near the record that it was made of.
const MOST_REMEMBERED = 10_000;

/// Reads a web archive (WARC 0.17–1.1) of any size. Pages and texts of response and resource records become documents, with
/// the record's address as theirs; so do those that were made of a record (conversion: WET files of Common Crawl), where the
/// archive does not have that record too.
export function readWarc(
  source: Source,
  reader: ByteReader,
  read: ReadSource,
  limit: number,
): AsyncIterable<ReadResult> {
  const originals = new Set<string>();
  return readRecords(source, reader, read, limit, async (line, number) => {
    if (!/^WARC\/\d/.test(line)) return null;
    return recordOf(await headersAt(reader), number, originals);
  });
}

async function headersAt(reader: ByteReader): Promise<Map<string, string>> {
  const lines: string[] = [];
  for (let next = await reader.line(); next !== null && next !== ''; next = await reader.line()) {
    if (lines.length < MOST_HEADERS) lines.push(next);
  }
  return parseHeaders(lines);
}

function recordOf(headers: ReadonlyMap<string, string>, number: number, originals: Set<string>): ArchiveRecord {
  const length = headers.get('content-length') ?? '';
  const type = (headers.get('warc-type') ?? 'record without a type').toLowerCase();
  const id = headers.get('warc-record-id');
  const isOriginal = type === 'response' || type === 'resource';
  if (isOriginal && id !== undefined) remember(id, originals);
  const isConversion = type === 'conversion' && !originals.has(headers.get('warc-refers-to') ?? '');
  return {
    name: printable(id ?? `#${number + 1}`),
    length: /^\d{1,15}$/.test(length) ? Number(length) : null,
    isHead: type === 'warcinfo',
    passed: isOriginal || isConversion ? null : type,
    headersOf: () => headers,
  };
}

function remember(id: string, ids: Set<string>): void {
  ids.add(id);
  if (ids.size <= MOST_REMEMBERED) return;
  const [oldest] = ids;
  if (oldest !== undefined) ids.delete(oldest);
}
