import { parse } from 'csv-parse/sync';
import type { FieldNames } from '../read/container/jsonl.js';

/// How a table is written, and what its columns are called.
export interface TableDialect {
  readonly delimiter: string;
  readonly columns: readonly string[];
}

/// Names of columns that hold the text, in the order in which they are looked for.
export const TEXT_COLUMNS: readonly string[] = ['text', 'body', 'content', 'article', 'article_text', 'full_text'];
const SAMPLE_ROWS = 20;

/// Tells comma-, tab- or semicolon-separated tables from texts: a row of short names, then rows with as many cells. Without
/// a column that is known to hold text, three columns and three such rows are needed.
export function tableDialect(head: string, fields: FieldNames, whole: boolean): TableDialect | null {
  const [firstLine = ''] = head.replace(/^\ufeff/, '').split(/\r?\n|\r/, 1);
  for (const delimiter of ['\t', ',', ';']) {
    if (!firstLine.includes(delimiter)) continue;
    const rows = sampleRows(head, delimiter, whole);
    const [names, ...records] = rows;
    if (names === undefined || names.length < 2 || !areNames(names)) continue;
    const even = records.length > 0 && records.every((row) => row.length === names.length);
    const known = names.some((name) => name === fields.text || name === fields.html || isTextColumn(name));
    if (
      known ? records.length === 0 || records[0]?.length === names.length : even && names.length > 2 && rows.length > 3
    )
      return { delimiter, columns: names };
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
