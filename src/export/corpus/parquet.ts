import type { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { VERSION } from '../../annotation/version.js';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { Cell, Column, ColumnType } from './column.js';
import { EVENT_COLUMNS } from './event-columns.js';
import type { Format } from './format.js';
import { toldPages } from './told.js';

/// Rows of a row group: readers skip whole groups, and the writer holds one at a time.
const GROUP = 32_000;

type Schema = ConstructorParameters<typeof ParquetWriter>[0]['schema'];

/// One row a statement, with the columns of the CSV. Every row group has the types of one schema, whatever its values are.
export const PARQUET: Format = {
  says: 'the same table, with types, as Parquet',
  binary: true,
  columns: EVENT_COLUMNS,
  write: (corpus, query) => writeParquet(corpus, query),
};

/// Statements as Parquet; `group` says how many rows at most stand in a row group.
export async function* writeParquet(
  corpus: ExportedCorpus,
  query: StatementQuery,
  group = GROUP,
): AsyncGenerator<Uint8Array> {
  // What exports nothing need not load it.
  const hyparquet = await import('hyparquet-writer');
  const bytes = new hyparquet.ByteWriter();
  const columns = EVENT_COLUMNS;
  const stored = storing();
  const writer = new hyparquet.ParquetWriter({
    writer: bytes,
    schema: schemaOf(columns),
    kvMetadata: columns.map(({ name, meaning }) => ({ key: `herodotus.${name}`, value: meaning })),
    createdBy: `herodotus version ${VERSION}`,
  });
  let held = columns.map((): unknown[] => []);
  let rows = 0;
  const flush = async (): Promise<void> => {
    const columnData = columns.map(({ name }, at) => ({ name, data: held[at] ?? [] }));
    await writer.write({ columnData, rowGroupSize: group });
    held = columns.map(() => []);
    rows = 0;
  };
  for await (const page of toldPages(corpus, query)) {
    columns.forEach(({ type, value }, at) => {
      const column = held[at];
      for (const told of page) column?.push(stored(value(told), type));
    });
    rows += page.length;
    if (rows < group) continue;
    await flush();
    yield taken(bytes);
  }
  if (rows > 0) await flush();
  await writer.finish();
  yield taken(bytes);
}

/// What was written since this was asked last; the writer goes on counting.
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/// One element for each column, in the order of https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
function schemaOf(columns: readonly Column<never>[]): Schema {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, type }): Schema => {
      if (type !== 'texts' && type !== 'numbers')
        return [{ name, repetition_type: 'OPTIONAL' as const, ...PHYSICAL[type] }];
      const element = PHYSICAL[type === 'texts' ? 'text' : 'number'];
      return [
        {
          name,
          repetition_type: 'OPTIONAL',
          converted_type: 'LIST',
          logical_type: { type: 'LIST' },
          num_children: 1,
        },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: 'OPTIONAL', ...element },
      ];
    }),
  ];
}

const PHYSICAL: Readonly<Record<Exclude<ColumnType, 'texts' | 'numbers'>, Omit<Schema[number], 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE', logical_type: { type: 'DATE' } },
};

const DAY = 86_400_000;

/// Makes of cells what the writer takes. Days come again and again.
function storing(): (value: Cell, type: ColumnType) => unknown {
  const days = new Map<Cell, number>();
  return (value, type) => {
    if (value === null) return null;
    if (type === 'integer') return BigInt(Number(value));
    if (type !== 'day') return value;
    let day = days.get(value);
    if (day === undefined) {
      day = Math.round(Date.parse(`${String(value)}T00:00:00Z`) / DAY);
      days.set(value, day);
    }
    return day;
  };
}
