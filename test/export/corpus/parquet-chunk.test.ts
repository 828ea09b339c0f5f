import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { ChunkBuilder } from '../../../src/export/corpus/parquet-chunk.js';
import { LEAVES, type LeafType, type Schema, type Value } from '../../../src/export/corpus/parquet-leaf.js';

type Cell = Value | null | readonly (Value | null)[];

const isList = (cells: readonly Cell[]): boolean => cells.some((cell) => typeof cell === 'object' && cell !== null);

function schemaOf(type: LeafType, list: boolean): Schema {
  const { element } = LEAVES[type];
  const root = { name: 'root', num_children: 1 };
  if (!list) return [root, { name: 'c', repetition_type: 'OPTIONAL', ...element }];
  return [
    root,
    { name: 'c', repetition_type: 'OPTIONAL', converted_type: 'LIST', logical_type: { type: 'LIST' }, num_children: 1 },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'OPTIONAL', ...element },
  ];
}

/// A file with one column of one row group that our builder wrote.
async function ours(type: LeafType, cells: readonly Cell[], list: boolean): Promise<ArrayBuffer> {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(type, list) });
  const builder = new ChunkBuilder(list ? ['c', 'list', 'element'] : ['c'], LEAVES[type], list);
  for (const cell of cells) {
    if (typeof cell === 'object' && cell !== null) builder.addList(cell);
    else if (list) builder.addList(null);
    else builder.add(cell);
  }
  const index = builder.write(bytes);
  const size = index.chunk.meta_data?.total_uncompressed_size ?? 0n;
  writer.row_groups.push({ columns: [index.chunk], total_byte_size: size, num_rows: BigInt(cells.length) });
  writer.num_rows = BigInt(cells.length);
  writer.pendingIndexes.push(index);
  await writer.finish();
  return bytes.getBuffer();
}

/// The same column by the writer of the library.
async function theirs(type: LeafType, cells: readonly Cell[], list: boolean): Promise<ArrayBuffer> {
  const physical = (cell: Cell): unknown => {
    if (typeof cell === 'object' && cell !== null) return cell.map(physical);
    if (cell === null) return null;
    if (type === 'integer') return BigInt(Number(cell));
    return type === 'day' ? Math.round(Date.parse(`${String(cell)}T00:00:00Z`) / 86_400_000) : cell;
  };
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(type, list) });
  await writer.write({ columnData: [{ name: 'c', data: cells.map(physical) }], rowGroupSize: cells.length });
  await writer.finish();
  return bytes.getBuffer();
}

async function seen(file: ArrayBuffer): Promise<unknown> {
  const { row_groups: groups } = parquetMetadata(file);
  const statistics = groups[0]?.columns[0]?.meta_data?.statistics;
  return { rows: await parquetReadObjects({ file }), statistics };
}

async function expectSame(type: LeafType, cells: readonly Cell[], list = isList(cells)): Promise<void> {
  expect(await seen(await ours(type, cells, list))).toEqual(await seen(await theirs(type, cells, list)));
}

const DAY = fc
  .integer({ min: -20_000, max: 40_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const OF_TYPE: Readonly<Record<LeafType, fc.Arbitrary<Value>>> = {
  text: fc.oneof(fc.constantFrom('', 'a', 'Ω', '\u{1f600}', '\uffee', 'x'.repeat(60)), fc.string({ unit: 'grapheme' })),
  integer: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger()),
  number: fc.oneof(
    fc.constantFrom(0, 1, 0.87),
    fc.double({ noNaN: true }).map((value) => value + 0),
  ),
  boolean: fc.boolean(),
  day: DAY,
};

describe('a column chunk', () => {
  it.each(Object.keys(OF_TYPE) as LeafType[])('of %s is read as that of the library', async (type) => {
    const cell = fc.option(OF_TYPE[type], { freq: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 17, maxLength: 60 }), async (cells) =>
        expectSame(type, cells, false),
      ),
    );
    if (type === 'boolean') return;
    const list = fc.option(fc.array(cell, { maxLength: 4 }), { freq: 9 });
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 40 }), async (cells) => expectSame(type, cells, true)),
    );
  });

  it('has several pages where its values are long, and none cuts a row', async () => {
    const long = Array.from({ length: 4000 }, (_, at) => (at % 7 === 0 ? null : `${at} ${'lorem '.repeat(160)}`));
    await expectSame('text', long);
    await expectSame(
      'text',
      long.map((text) => [text, text === null ? null : `${text}!`]),
    );
  });

  it('has a dictionary where values repeat, before and behind those by which that is seen', async () => {
    const many = (different: number) => Array.from({ length: 9000 }, (_, at) => `name of actor ${at % different}`);
    for (const different of [1, 2, 300, 1900, 8999]) await expectSame('text', many(different));
    const { row_groups: groups } = parquetMetadata(await ours('text', many(300), false));
    expect(groups[0]?.columns[0]?.meta_data?.encodings).toContain('RLE_DICTIONARY');
  });
});
