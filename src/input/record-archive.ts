import { problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { PassedOver } from './passed-over.js';
import type { ReadSource, Source } from './source.js';
import { failed, failedBy, tooLarge } from './source.js';
import { payloadOf } from './record-payload.js';

/// What the beginning of a record tells.
export interface ArchiveRecord {
  /// What names the record in messages and in the record's `input`, behind the archive's name.
  readonly name: string;
  /// Its bytes; null where it does not say.
  readonly length: number | null;
  /// It tells of the archive itself; crawlers write wrong lengths of it.
  readonly isHead: boolean;
  /// The kind of what holds no page; null where it may hold one.
  readonly passed: string | null;
  /// Its headers in the terms of WARC.
  headersOf(bytes: Uint8Array): ReadonlyMap<string, string>;
}

/// Reads an archive that is one record after another; only one is in memory at a time, so the archive may have any size.
/// `begin` reads the beginning of a record from its first line and the number of records before it, null where no record
/// begins there. Damage is named once for a stretch of it, and reading goes on with the next record.
export async function* readRecords(
  source: Source,
  reader: ByteReader,
  read: ReadSource,
  limit: number,
  begin: (line: string, number: number) => Promise<ArchiveRecord | null>,
): AsyncIterable<ReadResult> {
  const { input } = source;
  const passed = new PassedOver();
  let number = 0;
  let damaged = false;
  try {
    for (let line = await reader.line(); line !== null; line = await reader.line()) {
      if (line === '') continue;
      const record = await begin(line, number);
      if (record === null) {
        if (!damaged) yield broken(`${input}!#${number}`, 'no record begins where this one ends');
        damaged = true;
        continue;
      }
      number++;
      const { length } = record;
      const place = `${input}!${record.name}`;
      damaged = length === null || record.isHead;
      if (length === null) {
        yield broken(place, 'its length is missing');
        continue;
      }
      if (record.isHead || record.passed !== null || length > limit) {
        if (record.passed !== null && !record.isHead) passed.add(record.passed);
        else if (!record.isHead) yield tooLarge(place, length, limit);
        if ((await reader.skip(length)) < length) yield broken(place, 'it ends too early');
        continue;
      }
      const bytes = await reader.take(length);
      if (bytes.length < length) {
        yield broken(place, 'it ends too early');
        continue;
      }
      const inner = payloadOf(bytes, record.headersOf(bytes), { ...source, input: place }, limit);
      if (typeof inner === 'string') passed.add(inner);
      else if ('ok' in inner) yield inner;
      else yield* read(inner);
    }
  } catch (error) {
    yield failedBy(input, error);
  }
  yield* passed.report(input);
}

function broken(input: string, reason: string): ReadResult {
  return failed(input, problem('archive-broken', { input, reason }));
}
