import { problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import type { ReadSource, Source } from './source.js';
import { failed, failedBy, tooLarge } from './source.js';
import { payloadOf } from './warc.js';

/// Address, host, time, type, …, length: the line before each record of ARC 1 and 2.
const RECORD = /^(\S{1,8000}) \S+ \d{8,14} (\S+)(?: .{0,8000})? (\d{1,15})$/;

/// Reads a web archive of the older format (ARC 1.0, 2.0) record by record, like `readWarc`; records are found again by
/// their number.
export async function* readArc(
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
      const [, uri = '', type = '', stated = ''] = RECORD.exec(line) ?? [];
      const place = `${input}!#${number}`;
      if (stated === '') {
        if (!damaged) yield broken(place, 'no record begins where this one ends');
        damaged = true;
        continue;
      }
      damaged = false;
      const length = Number(stated);
      if (!/^https?:/i.test(uri) || length > limit) {
        if (length > limit) yield tooLarge(place, length, limit);
        if ((await reader.skip(length)) < length) yield broken(place, 'it ends too early');
        number++;
        continue;
      }
      const bytes = await reader.take(length);
      number++;
      if (bytes.length < length) {
        yield broken(place, 'it ends too early');
        continue;
      }
      const isAnswer = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'HTTP/';
      const headers = new Map([
        ['content-type', isAnswer ? 'application/http' : type],
        ['warc-target-uri', uri],
      ]);
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

function broken(input: string, reason: string): ReadResult {
  return failed(input, problem('archive-broken', { input, reason }));
}
