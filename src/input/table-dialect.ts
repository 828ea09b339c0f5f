import { parse } from 'csv-parse/sync';
import type { FieldNames } from '../read/container/jsonl.js';

/// How a table is written, and what its columns are called.
export interface TableDialect {
  readonly delimiter: string;
  readonly columns: readonly string[];
  /// Lines before the first row: `sep=;`, which tells Excel the delimiter.
  readonly preface: number;
}

/// All ends of a row: one table may have several, and left to itself the library takes the first one for that of all.
export const ROW_ENDS: readonly string[] = ['\r\n', '\n', '\r'];

/// Names of columns that hold the text, in the order in which they are looked for.
export const TEXT_COLUMNS: readonly string[] = ['text', 'body', 'content', 'article', 'article_text', 'full_text'];
const SAMPLE_ROWS = 20;
const DELIMITERS: readonly string[] = ['\t', ',', ';', '|'];

/// The line by which Excel is told the delimiter.
const SEPARATOR_LINE = /^\ufeff?"?sep=(.)"?\r?\n/i;

/// Tells tables with commas, tabs, semicolons or bars from texts: a row of short names, then rows with as many cells. Without
/// a column that is known to hold text, three columns and three such rows are needed.
export function tableDialect(head: string, fields: FieldNames, whole: boolean): TableDialect | null {
  const separator = SEPARATOR_LINE.exec(head);
  const table = head.slice(separator?.[0].length ?? 0);
  const preface = separator === null ? 0 : 1;
  const [firstLine = ''] = table.replace(/^\ufeff/, '').split(/\r?\n|\r/, 1);
  for (const delimiter of separator?.[1] === undefined ? DELIMITERS : [separator[1]]) {
    if (!firstLine.includes(delimiter)) continue;
    const rows = sampleRows(table, delimiter, whole);
    const [names, ...records] = rows;
    if (names === undefined || names.length < 2 || !areNames(names)) continue;
    const even = records.length > 0 && records.every((row) => row.length === names.length);
    const known = names.some((name) => name === fields.text || name === fields.html || isTextColumn(name));
    if (
      known ? records.length === 0 || records[0]?.length === names.length : even && names.length > 2 && rows.length > 3
    )
      return { delimiter, columns: names, preface };
  }
  return null;
}

export function isTextColumn(name: string): boolean {
  return TEXT_COLUMNS.includes(name.toLowerCase());
}

function areNames(cells: readonly string[]): boolean {
  return (
    new Set(cells).size === cells.length && cells.every((cell) => /^[\p{L}_][\p{L}\p{N}_ .:/-]{0,39}$/u.test(cell))
  );
}

/// The first rows; the last one, which may be cut off, only where the head is the whole input.
function sampleRows(head: string, delimiter: string, whole: boolean): string[][] {
  const rows: string[][] = [];
  try {
    parse(head, {
      delimiter,
      bom: true,
      trim: true,
      record_delimiter: [...ROW_ENDS],
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: SAMPLE_ROWS,
      on_record: (record: string[]) => {
        rows.push(record);
        return null;
      },
    });
  } catch {
    // The head ends inside a quoted cell, or it is no table; the rows before tell.
    return rows;
  }
  return whole || rows.length === SAMPLE_ROWS ? rows : rows.slice(0, -1);
}
