import { detect } from 'chardet';
import { parse } from 'csv-parse';
import { problem } from '../annotation/problem.js';
import { wideEncoding } from '../read/bytes/content-kind.js';
import { decodeWith, isEncoding } from '../read/bytes/decode.js';
import { USUAL_NAMES, type FieldNames, type RecordField } from '../read/container/jsonl.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readRecord } from '../read/read-bytes.js';
import type { ByteReader } from './byte-reader.js';
import { HEAD } from './format.js';
import type { InputOptions, Source } from './source.js';
import { factsOf, failed, failedBy, limitOf, printable } from './source.js';
import { ROW_ENDS, TEXT_COLUMNS, tableDialect } from './table-dialect.js';

/// Further names of columns, beside the usual names of fields.
const COLUMN_NAMES: Readonly<Partial<Record<RecordField, readonly string[]>>> = {
  text: TEXT_COLUMNS,
  title: ['headline'],
  date: ['published_at', 'publish_date', 'publication_date', 'pubdate'],
  uri: ['link'],
  author: ['authors', 'byline'],
  publisher: ['publication', 'source', 'outlet'],
};

/// Reads a table row by row: one document a row, found again as `table.csv#row`, the row of names being row 1.
export async function* readTable(source: Source, reader: ByteReader, options: InputOptions): AsyncIterable<ReadResult> {
  const { input } = source;
  const head = await reader.peek(HEAD);
  const encoding = encodingOf(head, source.encoding ?? null);
  const dialect = tableDialect(decodeWith(encoding, head), options.fields ?? {}, head.length < HEAD);
  const columns = dialect?.columns ?? [];
  const fields = fieldsOf(columns, options.fields ?? {});
  if (fields.text === undefined && fields.html === undefined) {
    yield failed(input, problem('table-no-text', { input, columns: columns.map(printable).join(', ') }));
    return;
  }
  let row = 1;
  const { delimiter = ',', preface = 0 } = dialect ?? {};
  for await (const cells of rowsOf(decoded(reader.rest(), encoding), delimiter, preface, limitOf(options))) {
    row++;
    const place = `${input}#${row}`;
    if (cells instanceof Error) {
      yield failedBy(place, cells);
      return;
    }
    const record = Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? '']));
    yield readRecord(record, { ...factsOf({ ...source, input: place }, options), fields }, options.cues);
  }
}

/// The rows after the first one, and the error at which the table ends where it has one.
async function* rowsOf(
  texts: AsyncIterable<string>,
  delimiter: string,
  preface: number,
  limit: number,
): AsyncIterable<readonly string[] | Error> {
  // Rows are taken as they are parsed: a stream that fails drops those that nobody has read yet.
  const rows: (readonly string[])[] = [];
  const parser = parse({
    delimiter,
    bom: true,
    from_line: 1 + preface,
    from: 2,
    record_delimiter: [...ROW_ENDS],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: limit,
    on_record: (row: string[]) => {
      rows.push(row);
      return null;
    },
  });
  let failure: Error | null = null;
  const settled = (step: (done: () => void) => void): Promise<void> =>
    new Promise((resolve) => {
      parser.once('error', (error) => {
        failure = error;
        resolve();
      });
      step(resolve);
    });
  try {
    for await (const text of texts) {
      await settled((done) => parser.write(text, done));
      parser.removeAllListeners('error');
      yield* rows.splice(0);
      if (failure !== null) break;
    }
    if (failure === null) await settled((done) => parser.end(done));
    yield* rows;
  } catch (error) {
    yield* rows;
    failure ??= error instanceof Error ? error : new Error(String(error));
  }
  if (failure !== null) yield failure;
}

/// Given names stand as they are; the other fields get the column that has one of their usual names.
function fieldsOf(columns: readonly string[], given: FieldNames): FieldNames {
  const found: Partial<Record<RecordField, string>> = {};
  for (const field of Object.keys(USUAL_NAMES) as RecordField[]) {
    if (field === 'text' && given.html !== undefined) continue;
    const usual = [...USUAL_NAMES[field], ...(COLUMN_NAMES[field] ?? [])];
    const name =
      given[field] ?? usual.map((one) => columns.find((column) => column.toLowerCase() === one)).find(Boolean);
    if (name !== undefined) found[field] = name;
  }
  return found;
}

/// UTF-8 where the head is UTF-8, but for a letter that its end cuts.
function encodingOf(head: Uint8Array, stated: string | null): string {
  const wide = wideEncoding(head);
  if (wide !== null) return wide;
  const text = decodeWith('utf-8', head);
  if (!text.slice(0, -2).includes('\ufffd')) return 'utf-8';
  for (const label of [stated, detect(head), 'windows-1252']) {
    if (label !== null && isEncoding(label)) return label;
  }
  return 'utf-8';
}

async function* decoded(chunks: AsyncIterable<Uint8Array>, encoding: string): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
