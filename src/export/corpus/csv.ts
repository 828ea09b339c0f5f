import { COMMAS, statementLines } from './delimited.js';
import type { Column, ColumnType } from './column.js';
import { EVENT_COLUMNS } from './event-columns.js';
import type { Format } from './format.js';
import type { Told } from './told.js';

/// Readers of tables take CAMEO's 010 for the number 10; "cameo:010" they leave as it is.
const CSV_COLUMNS: readonly Column<Told>[] = EVENT_COLUMNS.map((column) =>
  column.name === 'cameo'
    ? {
        ...column,
        value: (told) => {
          const code = column.value(told);
          return typeof code === 'string' ? `cameo:${code}` : null;
        },
      }
    : column,
);

/// One row a statement (RFC 4180, UTF-8): lists with `;` between, what is not known empty, true and false written out.
export const CSV: Format = {
  says: 'a table with one row a statement',
  columns: CSV_COLUMNS,
  write: (corpus, query) => statementLines(corpus, query, CSV_COLUMNS, COMMAS),
  beside: { suffix: '-metadata.json', text: csvMetadata },
};

/// W3C, Metadata Vocabulary for Tabular Data: what CSV readers that look for `FILE-metadata.json` need.
const DATATYPES: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  day: 'date',
  texts: 'string',
  numbers: 'number',
};

function csvMetadata(file: string): string {
  const columns = CSV_COLUMNS.map(({ name, type, meaning }) => ({
    name,
    titles: name,
    'dc:description': meaning,
    datatype: DATATYPES[type],
    ...(type === 'texts' || type === 'numbers' ? { separator: ';', ordered: true } : {}),
  }));
  const metadata = {
    '@context': 'http://www.w3.org/ns/csvw',
    url: file,
    dialect: { encoding: 'utf-8', lineTerminators: ['\r\n'], quoteChar: '"', doubleQuote: true, header: true },
    tableSchema: { columns, primaryKey: 'statement' },
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
