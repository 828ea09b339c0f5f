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
  let number = 0;
  /// Set while the rest of a line that was too long is passed over.
  let skipping = false;
  try {
    for await (const chunk of reader.rest()) {
      held.push(chunk);
      size += chunk.length;
      if (chunk.includes(NEWLINE)) {
        const all = Buffer.concat(held);
        let from = 0;
        for (let to = all.indexOf(NEWLINE); to >= 0; to = all.indexOf(NEWLINE, from)) {
          number++;
          if (skipping) skipping = false;
          else yield* oneLine(all.subarray(from, to), `${source.input}#${number}`, source, options);
          from = to + 1;
        }
        held = [Buffer.from(all.subarray(from))];
        size = all.length - from;
      }
      if (size > limit) {
        if (!skipping) yield tooLarge(`${source.input}#${number + 1}`, size, limit);
        skipping = true;
        held = [];
        size = 0;
      }
    }
    if (!skipping) yield* oneLine(Buffer.concat(held), `${source.input}#${number + 1}`, source, options);
  } catch (error) {
    yield failedBy(source.input, error);
  }
}

function* oneLine(bytes: Uint8Array, input: string, source: Source, options: InputOptions): Iterable<ReadResult> {
  const { text, warnings } = decodeText(bytes, input, source.encoding ?? null);
  if (text.trim() !== '') yield* readLine(text, factsOf({ ...source, input }, options), options.cues, warnings);
}
