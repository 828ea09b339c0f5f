import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { parseHeaders } from './http-payload.js';
import { readRecords, type ArchiveRecord } from './record-archive.js';
import type { ReadSource, Source } from './source.js';
import { printable } from './source.js';

const MOST_HEADERS = 400;

/// Reads a web archive (WARC 0.17–1.1) of any size. Pages and texts of response and resource records become documents, with
/// the record's address as theirs.
export function readWarc(
  source: Source,
  reader: ByteReader,
  read: ReadSource,
  limit: number,
): AsyncIterable<ReadResult> {
  return readRecords(source, reader, read, limit, (line, number) => begin(reader, line, number));
}

async function begin(reader: ByteReader, line: string, number: number): Promise<ArchiveRecord | null> {
  if (!/^WARC\/\d/.test(line)) return null;
  const lines: string[] = [];
  for (let next = await reader.line(); next !== null && next !== ''; next = await reader.line()) {
    if (lines.length < MOST_HEADERS) lines.push(next);
  }
  const headers = parseHeaders(lines);
  const length = headers.get('content-length') ?? '';
  return {
    name: printable(headers.get('warc-record-id') ?? `#${number + 1}`),
    length: /^\d{1,15}$/.test(length) ? Number(length) : null,
    wanted: /^(?:response|resource)$/i.test(headers.get('warc-type') ?? ''),
    headersOf: () => headers,
  };
}
