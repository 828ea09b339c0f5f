import type { ByteWriter } from 'hyparquet-writer';
import { VERSION } from '../../annotation/version.js';
import type { ExportedCorpus } from '../../store/corpus.js';
import type { StatementQuery } from '../../store/query.js';
import type { Column } from './column.js';
import { EVENT_COLUMNS } from './event-columns.js';
import type { Format } from './format.js';
import type { RowGroup } from './parquet-group.js';
import { LEAVES, type Indexes, type Schema } from './parquet-leaf.js';
import { rowGroups, type Beside } from './parquet-groups.js';

/// Rows of a row group: readers skip whole groups, and who writes holds one at a time.
const GROUP = 32_000;

/// One row a statement, with the columns of the CSV. Every row group has the types of one schema, whatever its values are.
export const PARQUET: Format = {
  says: 'the same table, with types, as Parquet',
  binary: true,
  columns: EVENT_COLUMNS,
  write: (corpus, query, beside) => writeParquet(corpus, query, GROUP, beside),
};

/// Statements as Parquet; `group` says how many rows at most stand in a row group, and `beside` makes them where it is given.
export async function* writeParquet(
  corpus: ExportedCorpus,
  query: StatementQuery,
  group = GROUP,
  beside: Beside | null = null,
): AsyncGenerator<Uint8Array> {
  // What exports nothing need not load it.
  const hyparquet = await import('hyparquet-writer');
  const bytes = new hyparquet.ByteWriter();
  const writer = new hyparquet.ParquetWriter({
    writer: bytes,
    schema: schemaOf(EVENT_COLUMNS),
    kvMetadata: EVENT_COLUMNS.map(({ name, meaning }) => ({ key: `herodotus.${name}`, value: meaning })),
    createdBy: `herodotus version ${VERSION}`,
  });
  yield taken(bytes);
  for await (const made of rowGroups(corpus, query, group, beside)) {
    const indexes = made.chunks.map((each) => moved(each, BigInt(bytes.offset)));
    bytes.offset += made.bytes.length;
    const columns = indexes.map(({ chunk }) => chunk);
    writer.row_groups.push({
      columns,
      total_byte_size: columns.reduce((sum, { meta_data: meta }) => sum + (meta?.total_uncompressed_size ?? 0n), 0n),
      num_rows: BigInt(made.rows),
      total_compressed_size: BigInt(made.bytes.length),
    });
    writer.num_rows += BigInt(made.rows);
    writer.pendingIndexes.push(...indexes);
    yield made.bytes;
  }
  await writer.finish();
  yield taken(bytes);
}

/// What was written since this was asked last; the writer goes on counting.
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/// A chunk whose bytes stand so far behind.
function moved({ chunk, offsetIndex }: RowGroup['chunks'][number], by: bigint): Indexes {
  const { meta_data: meta } = chunk;
  const placed = {
    ...chunk,
    file_offset: chunk.file_offset + by,
    ...(meta === undefined
      ? {}
      : {
          meta_data: {
            ...meta,
            data_page_offset: meta.data_page_offset + by,
            ...(meta.dictionary_page_offset === undefined
              ? {}
              : { dictionary_page_offset: meta.dictionary_page_offset + by }),
          },
        }),
  };
  if (offsetIndex === undefined) return { chunk: placed };
  const pages = offsetIndex.page_locations.map((page) => ({ ...page, offset: page.offset + by }));
  return { chunk: placed, offsetIndex: { page_locations: pages } };
}

/// One element for each column, in the order of https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
function schemaOf(columns: readonly Column<never>[]): Schema {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.flatMap(({ name, type }): Schema => {
      if (type !== 'texts' && type !== 'numbers')
        return [{ name, repetition_type: 'OPTIONAL' as const, ...LEAVES[type].element }];
      const { element } = LEAVES[type === 'texts' ? 'text' : 'number'];
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
