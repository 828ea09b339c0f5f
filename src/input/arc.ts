import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { readRecords, type ArchiveRecord } from './record-archive.js';
import type { ReadSource, Source } from './source.js';

/// Address, host, time, type, …, length: the line before each record of ARC 1 and 2. Crawlers wrote addresses as pages have
/// them, blanks included.
const RECORD = /^([a-z][a-z\d+.-]{0,30}:.{0,8000}?) \S+ \d{8,14} (\S+)(?: .{0,8000})? (\d{1,15})$/i;

/// Reads a web archive of the older format (ARC 1.0, 2.0) of any size; records are found again by their number.
export function readArc(
  source: Source,
  reader: ByteReader,
  read: ReadSource,
  limit: number,
): AsyncIterable<ReadResult> {
  return readRecords(source, reader, read, limit, (line, number) => Promise.resolve(begin(line, number)));
}

function begin(line: string, number: number): ArchiveRecord | null {
  const [, uri = '', type = '', length] = RECORD.exec(line) ?? [];
  if (length === undefined) return null;
  const isHead = uri.startsWith('filedesc:');
  return {
    name: `#${number}`,
    length: Number(length),
    isHead,
    passed: isHead || /^https?:/i.test(uri) ? null : `${uri.slice(0, uri.indexOf(':'))} record`,
    headersOf: (bytes) => {
      const isAnswer = /^\s{0,4}HTTP\//.test(Buffer.from(bytes.subarray(0, 9)).toString('latin1'));
      return new Map([
        ['content-type', isAnswer ? 'application/http' : type],
        ['warc-target-uri', uri],
      ]);
    },
  };
}
