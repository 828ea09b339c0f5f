import type { Cell, Column } from './column.js';
import { told, type Told } from './told.js';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';

/// How the lines of a table are written.
export interface Dialect {
  readonly delimiter: ',' | '\t';
  readonly lineEnd: '\r\n' | '\n';
  readonly head: boolean;
  /// What stands where nothing is known.
  readonly missing: string;
}

/// RFC 4180.
export const COMMAS: Dialect = { delimiter: ',', lineEnd: '\r\n', head: true, missing: '' };

/// Rows that are written together.
const ROWS = 200;

/// The lines of a table, some hundred at a time.
export async function* lines<R>(
  rows: AsyncIterable<R>,
  columns: readonly Column<R>[],
  dialect: Dialect,
): AsyncGenerator<string> {
  const { delimiter, lineEnd, missing } = dialect;
  let held = dialect.head ? columns.map(({ name }) => name).join(delimiter) + lineEnd : '';
  let count = 0;
  for await (const row of rows) {
    held += columns.map(({ value }) => cell(value(row), dialect) || missing).join(delimiter) + lineEnd;
    if (++count % ROWS > 0) continue;
    yield held;
    held = '';
  }
  if (held !== '') yield held;
}

/// The statements that a query wants as such lines.
export function statementLines(
  corpus: ExportedCorpus,
  query: StatementQuery,
  columns: readonly Column<Told>[],
  dialect: Dialect,
): AsyncGenerator<string> {
  return lines(told(corpus, query), columns, dialect);
}

function cell(value: Cell, dialect: Dialect): string {
  if (value === null) return '';
  if (typeof value === 'string') return dialect.delimiter === '\t' ? oneLine(value) : quoted(value);
  if (typeof value !== 'object') return String(value);
  const list = joined(value);
  return dialect.delimiter === '\t' ? oneLine(list) : quoted(list);
}

/// A list in one cell, parted by `;`. Lists that go with each other keep their places; one of which nothing is known is none.
export function joined(list: readonly (string | number | null)[]): string {
  if (list.every((each) => each === null)) return '';
  return list.map((each) => (each === null ? '' : String(each).replaceAll(';', ','))).join(';');
}

/// Readers of tabs disagree on quotation marks, so that none stands in a cell; a tab or a line end is a blank.
function oneLine(words: string): string {
  return words.replace(/[\t\r\n\u2028\u2029]+/g, ' ').replaceAll('"', "'");
}

/// A cell that begins like a formula is told to be text, so that no page can make a spreadsheet reckon.
function quoted(words: string): string {
  const safe = /^[=+\-@\t\r]/.test(words) && !/^-?\d+(\.\d+)?$/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
