import type { ReadResult } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { readMessage } from './message.js';
import type { InputOptions, Source } from './source.js';
import { failedBy, limitOf, tooLarge } from './source.js';

const MARK = '\nFrom ';
/// The line of a mark and the headers behind it are no longer.
const LONGEST_HEAD = 2000;

/// Reads a mailbox (mbox, RFC 4155) as it comes: one document a message, found again as `box.mbox#3`. A message begins at a
/// line with "From " behind an empty one and before headers; ">From " in a message is one of its own lines.
export async function* readMbox(source: Source, reader: ByteReader, options: InputOptions): AsyncIterable<ReadResult> {
  const limit = limitOf(options);
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  /// Set where a line with "From " stands so near the end that it is not known what follows it.
  let open = false;
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
      if (open || Buffer.concat([tail, chunk]).includes(MARK)) {
        let all = Buffer.concat(held);
        let next = nextMessage(all);
        for (; next.at >= 0; next = nextMessage(all)) {
          number++;
          if (skipping) skipping = false;
          else yield* await message(all.subarray(0, next.at));
          all = all.subarray(next.at);
        }
        ({ open } = next);
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
    let rest = Buffer.concat(held);
    const last = open ? nextMessage(rest, true).at : -1;
    if (last >= 0) {
      number++;
      if (!skipping) yield* await message(rest.subarray(0, last));
      skipping = false;
      rest = rest.subarray(last);
    }
    number++;
    if (!skipping && size > 0) yield* await message(rest);
  } catch (error) {
    yield failedBy(source.input, error);
  }
}

/// Where the message after the first one begins, or -1; `open` where more bytes may show one.
function nextMessage(bytes: Buffer, isEnd = false): { readonly at: number; readonly open: boolean } {
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
    const before = bytes.subarray(Math.max(0, at - 2), at).toString('latin1');
    if (!before.endsWith('\n') && before !== '\n\r') continue;
    const head = bytes.subarray(at + 1, at + 1 + LONGEST_HEAD).toString('latin1');
    const [mark = '', first, second, third] = head.split(/\r?\n/, 4);
    if (third === undefined && head.length < LONGEST_HEAD && !isEnd) return { at: -1, open: true };
    // A paragraph may begin so too, and its second line with a word and a colon.
    const dated = /\d:\d\d/.test(mark) && /(?:19|20)\d\d/.test(mark);
    if (isHeader(first) && (dated || isHeader(second))) return { at: at + 1, open: false };
  }
  return { at: -1, open: false };
}

function isHeader(line: string | undefined): boolean {
  return /^(?:[!-9;-~]{1,100}:|[ \t]+\S)/.test(line ?? '');
}

function unquoted(bytes: Uint8Array): Uint8Array {
  const all = Buffer.from(bytes);
  return all.includes('>From ') ? Buffer.from(all.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1') : all;
}
