import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import type { Levels } from './parquet-bytes.js';
import type { Chunk, Indexes } from './parquet-leaf.js';

export type Encoding = NonNullable<Chunk['meta_data']>['encodings'][number];
type Locations = NonNullable<Indexes['offsetIndex']>['page_locations'];

/// Bytes of the values of a page, about.
const PAGE = 1 << 20;

/// What the pages of a chunk are cut from.
export interface Paged {
  /// How deep each value is defined; it is one where that is as deep as can be.
  readonly definition: Levels;
  /// 0 where a row begins; null where each is one.
  readonly repetition: Levels | null;
  readonly encoding: Encoding;
  /// How many values are not null.
  readonly count: number;
  /// About how many bytes all values take.
  readonly size: number;
  /// About how many bytes the value takes that is at this place among those that are not null.
  readonly sizeOf: (place: number) => number;
  /// The bytes of values from one place to another.
  readonly bytesOf: (from: number, to: number) => Uint8Array;
}

/// What was written: bytes before they were compressed, and where each page begins.
export interface Written {
  readonly uncompressed: number;
  readonly pages: Locations;
}

/// Writes the values of a chunk page by page, each with its levels before it
/// (https://github.com/apache/parquet-format/blob/master/README.md#data-pages, DATA_PAGE_V2). No row is cut.
export function writePages(writer: ByteWriter, paged: Paged): Written {
  const { definition, repetition, encoding, bytesOf } = paged;
  const deepest = repetition === null ? 1 : 3;
  const pages: Locations = [];
  let [uncompressed, rows] = [0, 0];
  for (const { from, to, first, end } of cut(paged, deepest)) {
    const begin = writer.offset;
    const levels = new ByteWriter();
    const repeated = repetition?.part(from, to) ?? null;
    const repetitionBytes = repeated === null ? 0 : writeRleBitPackedHybrid(levels, repeated, 1);
    const definitionBytes = writeRleBitPackedHybrid(levels, definition.part(from, to), bitsOf(deepest));
    const values = bytesOf(first, end);
    const compressed = snappyCompress(values);
    const rowsOfPage = repeated === null ? to - from : zeros(repeated);
    writePageHeader(writer, {
      type: 'DATA_PAGE_V2',
      uncompressed_page_size: levels.offset + values.length,
      compressed_page_size: levels.offset + compressed.length,
      data_page_header_v2: {
        num_values: to - from,
        num_nulls: to - from - (end - first),
        num_rows: rowsOfPage,
        encoding,
        definition_levels_byte_length: definitionBytes,
        repetition_levels_byte_length: repetitionBytes,
        is_compressed: true,
      },
    });
    uncompressed += writer.offset - begin + levels.offset + values.length;
    writer.appendBytes(levels.getBytes());
    writer.appendBytes(compressed);
    pages.push({
      offset: BigInt(begin),
      compressed_page_size: writer.offset - begin,
      first_row_index: BigInt(rows),
    });
    rows += rowsOfPage;
  }
  return { uncompressed, pages };
}

/// Writes a dictionary and gives how many bytes it has before it is compressed.
export function writeDictionaryPage(writer: ByteWriter, bytes: Uint8Array, count: number): number {
  const begin = writer.offset;
  const compressed = snappyCompress(bytes);
  writePageHeader(writer, {
    type: 'DICTIONARY_PAGE',
    uncompressed_page_size: bytes.length,
    compressed_page_size: compressed.length,
    dictionary_page_header: { num_values: count, encoding: 'PLAIN' },
  });
  const head = writer.offset - begin;
  writer.appendBytes(compressed);
  return head + bytes.length;
}

/// Places in a dictionary as runs and packed bits, behind how many bits each has.
export function packedPlaces(places: number[], bits: number): Uint8Array {
  const bytes = new ByteWriter(places.length + 16);
  bytes.appendUint8(bits);
  writeRleBitPackedHybrid(bytes, places, bits);
  return bytes.getBytes();
}

/// Booleans as runs and packed bits, behind how many bytes they are.
export function packedBooleans(values: number[]): Uint8Array {
  const runs = new ByteWriter(values.length + 16);
  writeRleBitPackedHybrid(runs, values, 1);
  const bytes = new ByteWriter(runs.offset + 4);
  bytes.appendUint32(runs.offset);
  bytes.appendBytes(runs.getBytes());
  return bytes.getBytes();
}

/// Bits in which numbers up to a greatest one stand.
export function bitsOf(most: number): number {
  return Math.ceil(Math.log2(most + 1));
}

/// Where a page begins and ends among the levels (`from`, `to`) and among the values that are not null (`first`, `end`).
interface Extent {
  readonly from: number;
  readonly to: number;
  readonly first: number;
  readonly end: number;
}

function* cut({ definition, repetition, count, size: all, sizeOf }: Paged, deepest: number): Generator<Extent> {
  if (all < PAGE) {
    yield { from: 0, to: definition.length, first: 0, end: count };
    return;
  }
  let [from, first, place, size] = [0, 0, 0, 0];
  for (let at = 0; at < definition.length; at++) {
    const isValue = definition.at(at) === deepest;
    const own = isValue ? sizeOf(place) : 0;
    if (size + own >= PAGE && at > from && (repetition === null || repetition.at(at) === 0)) {
      yield { from, to: at, first, end: place };
      [from, first, size] = [at, place, 0];
    }
    size += own;
    if (isValue) place++;
  }
  yield { from, to: definition.length, first, end: place };
}

function zeros(levels: Uint8Array): number {
  let count = 0;
  for (const level of levels) if (level === 0) count++;
  return count;
}
