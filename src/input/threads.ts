import type { ReadResult } from '../read/read-bytes.js';
import { exportEnd, readThread } from '../read/read-bytes.js';
import { wideEncoding } from '../read/bytes/content-kind.js';
import { decodeWith, isEncoding } from '../read/bytes/decode.js';
import { exportKind, threadReader } from '../read/threads/export-kind.js';
import type { ByteReader } from './byte-reader.js';
import { HEAD } from './format.js';
import type { InputOptions, Source } from './source.js';
import { factsOf, failedBy, tooLarge } from './source.js';

/// Systems that write all threads before all comments make them wait for the end of the export; so many characters may.
const MOST_HELD = 512 * 1024 * 1024;

/// Reads an export of threads as it comes, one document a thread: `export.xml#4711`, the thread's name in the export.
export async function* readThreads(
  source: Source,
  reader: ByteReader,
  options: InputOptions,
): AsyncIterable<ReadResult> {
  const about = factsOf(source, options);
  const head = await reader.peek(HEAD);
  const encoding = encodingOf(head, source);
  const decoder = new TextDecoder(encoding);
  const kind = exportKind(decodeWith(encoding, head));
  if (kind === null) return;
  const threads = threadReader(kind);
  let count = 0;
  try {
    for await (const chunk of reader.rest()) {
      for (const thread of threads.write(decoder.decode(chunk, { stream: true })))
        yield readThread(thread, ++count, about, options.cues);
      if (threads.held > MOST_HELD) {
        yield tooLarge(source.input, threads.held, MOST_HELD);
        return;
      }
    }
    for (const thread of threads.write(decoder.decode())) yield readThread(thread, ++count, about, options.cues);
  } catch (error) {
    yield failedBy(source.input, error);
  }
  for (const thread of threads.end()) yield readThread(thread, ++count, about, options.cues);
  yield* exportEnd(threads, count, about);
}

/// UTF-8 unless the bytes, what came with them, or the XML itself say something else.
function encodingOf(head: Uint8Array, source: Source): string {
  const wide = wideEncoding(head);
  if (wide !== null) return wide;
  const declared = /^\s*<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
    decodeWith('latin1', head),
  )?.[1];
  for (const label of [source.encoding, declared])
    if (label !== null && label !== undefined && isEncoding(label)) return label;
  return 'utf-8';
}
