import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { readMessage } from './message.js';
import type { InputOptions, Source } from './source.js';
import { failedBy, limitOf, tooLarge } from './source.js';

const MARK = '\nFrom ';

/// Reads a mailbox (mbox, RFC 4155) as it comes: one document a message, found again as `box.mbox#3`. A message begins at a
/// line with "From " behind an empty one; ">From " in a message is one of its own lines.
export async function* readMbox(source: Source, reader: ByteReader, options: InputOptions): AsyncIterable<ReadResult> {
  const limit = limitOf(options);
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  /// Set while the rest of a message that was too long is passed over.
  let skipping = false;
  const place = (): string => `${source.input}#${number}`;
  const message = (bytes: Uint8Array): Promise<ReadResult[]> =>
    readMessage({ ...source, input: place() }, unquoted(bytes), options);
  try {
    for await (const chunk of reader.rest()) {
      const tail = Buffer.from(held.at(-1)?.subarray(-MARK.length) ?? []);
      held.push(chunk);
      size += chunk.length;
      if (Buffer.concat([tail, chunk]).includes(MARK)) {
        let all = Buffer.concat(held);
        for (let at = nextMessage(all); at >= 0; at = nextMessage(all)) {
          number++;
          if (skipping) skipping = false;
          else yield* await message(all.subarray(0, at));
          all = all.subarray(at);
        }
        held = [Buffer.from(all)];
        size = all.length;
      }
      if (size > limit) {
        if (!skipping) {
          number++;
          yield tooLarge(place(), size, limit);
          number--;
        }
        skipping = true;
        held = [Buffer.concat(held).subarray(-MARK.length)];
        size = MARK.length;
      }
    }
    number++;
    if (!skipping && size > 0) yield* await message(Buffer.concat(held));
  } catch (error) {
    yield failedBy(source.input, error);
  }
}

/// Where the message after the first one begins, or -1.
function nextMessage(bytes: Buffer): number {
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const before = bytes.subarray(Math.max(0, at - 2), at).toString('latin1');
    if (before.endsWith('\n') || before === '\n\r') return at + 1;
  }
  return -1;
}

function unquoted(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes);
  return all.includes('>From ') ? Buffer.from(all.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1') : all;
}
