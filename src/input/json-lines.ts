import { decodeText } from '../read/bytes/decode.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readLine } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import type { InputOptions, Source } from './source.js';
import { factsOf, failedBy, limitOf, tooLarge } from './source.js';

const NEWLINE = 0x0a;

/// Reads JSON lines as they come: one document a line, found again as `file.jsonl#line`.
export async function* readJsonLines(
  source: Source,
  reader: ByteReader,
  options: InputOptions,
): AsyncIterable<ReadResult> {
  const limit = limitOf(options);
  let held: Uint8Array[] = [];
  let size = 0;
  let number = source.linesBefore ?? 0;
  /// Bytes of a line that is too long, which were passed over.
  let passed = 0;
  const line = function* (bytes: Uint8Array): Iterable<ReadResult> {
    const input = `${source.input}#${++number}`;
    const length = passed + bytes.length;
    passed = 0;
    if (length > limit) yield tooLarge(input, length, limit);
    else yield* oneLine(bytes, input, source, options);
  };
  try {
    for await (const chunk of reader.rest()) {
      held.push(chunk);
      size += chunk.length;
      if (chunk.includes(NEWLINE)) {
        const all = Buffer.concat(held);
        let from = 0;
        for (let to = all.indexOf(NEWLINE); to >= 0; to = all.indexOf(NEWLINE, from)) {
          yield* line(all.subarray(from, to));
          from = to + 1;
        }
        held = [Buffer.from(all.subarray(from))];
        size = all.length - from;
      }
      if (passed + size > limit) {
        passed += size;
        held = [];
        size = 0;
      }
    }
    yield* line(Buffer.concat(held));
  } catch (error) {
    yield failedBy(source.input, error);
  }
}

function* oneLine(bytes: Uint8Array, input: string, source: Source, options: InputOptions): Iterable<ReadResult> {
  const { text, warnings } = decodeText(bytes, input, source.encoding ?? null);
  if (text.trim() !== '') yield* readLine(text, factsOf({ ...source, input }, options), options.cues, warnings);
}
