import { problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readBytes } from '../read/read-bytes.js';
import { readArc } from './arc.js';
import { ByteReader } from './byte-reader.js';
import { HEAD, beginsWithRecord, formatOf } from './format.js';
import { gunzipped } from './gzip.js';
import { readJsonLines } from './json-lines.js';
import { readMbox } from './mbox.js';
import { readMessage } from './message.js';
import { readPdf } from './pdf.js';
import type { InputOptions, Source } from './source.js';
import { MOST_ARCHIVES, factsOf, failed, failedBy, limitOf, tooLarge } from './source.js';
import { readTable } from './table.js';
import { readThreads } from './threads.js';
import { readWarc } from './warc.js';
import { readZip } from './zip.js';

/// The format of what is read next. Of a stream no more is waited for than tells it, so that a program which waits for the answer to
/// its first line gets one.
async function formatAhead(
  { lines, linesBefore, size }: Source,
  reader: ByteReader,
  { fields = {} }: InputOptions,
): Promise<ReturnType<typeof formatOf>> {
  if (lines === true || linesBefore !== undefined) return 'json-lines';
  const head = await reader.peek(HEAD, size === undefined ? beginsWithRecord : undefined);
  return formatOf(head, fields, head.length < HEAD && !(size === undefined && beginsWithRecord(head)));
}

/// Reads the documents of a source, whatever its format, one after another as they are asked for. Never throws: what
/// cannot be read is a result with a problem.
export async function* documentsOf(source: Source, options: InputOptions): AsyncIterable<ReadResult> {
  const { input } = source;
  const limit = limitOf(options);
  const reader = new ByteReader(source.chunks);
  const read = (inner: Source): AsyncIterable<ReadResult> => documentsOf(inner, options);
  try {
    const format = await formatAhead(source, reader, options);
    if (
      (format === 'gzip' || format === 'zip' || format === 'warc' || format === 'arc') &&
      source.depth >= MOST_ARCHIVES
    ) {
      yield failed(input, problem('archive-depth', { input, limit: MOST_ARCHIVES }));
      return;
    }
    switch (format) {
      case 'gzip': {
        const { uri, encoding, budget } = source;
        const about = { input, uri: uri ?? null, encoding: encoding ?? null, budget };
        yield* read({ ...about, chunks: gunzipped(reader.rest(), budget), depth: source.depth + 1 });
        return;
      }
      case 'zip':
        yield* readZip(source, reader, read);
        return;
      case 'warc':
        yield* readWarc(source, reader, read, limit);
        return;
      case 'arc':
        yield* readArc(source, reader, read, limit);
        return;
      case 'mbox':
        yield* readMbox(source, reader, options);
        return;
      case 'threads':
        yield* readThreads(source, reader, options);
        return;
      case 'json-lines':
        yield* readJsonLines(source, reader, options);
        return;
      case 'table':
        yield* readTable(source, reader, options);
        return;
    }
    const bytes = await reader.whole(limit);
    if (bytes === null) yield tooLarge(input, source.size ?? limit + 1, limit);
    else if (format === 'message') yield* await readMessage(source, bytes, options);
    else if (format === 'pdf') yield await readPdf(source, bytes, options);
    else yield* readBytes(bytes, factsOf(source, options), options.cues);
  } catch (error) {
    yield failedBy(input, error);
  } finally {
    await reader.close();
  }
}
