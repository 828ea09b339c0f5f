import type { ByteWriter } from 'hyparquet-writer';
import { Levels, PlainBytes } from './parquet-bytes.js';
import type { Indexes, Leaf, Value } from './parquet-leaf.js';
import {
  bitsOf,
  packedBooleans,
  packedPlaces,
  writeDictionaryPage,
  writePages,
  type Encoding,
  type Written,
} from './parquet-pages.js';

/// Values after which it is seen whether they repeat, and what part of them may differ then for a dictionary to be tried.
const SEEN = 2000;
const DIFFERENT = 0.9;
/// What the place of a value in a dictionary counts where pages are cut, in bytes.
const PLACE = 4;

/// A column chunk: a column of a row group. It is filled row by row and written at its end. Values that come again are held once,
/// and what is asked of values is asked once of each.
export class ChunkBuilder {
  private readonly definition = new Levels();
  private readonly repetition: Levels | null;
  /// The places of values among the different ones, or null where values are known not to repeat: then each is held.
  private placeOf: Map<Value, number> | null = new Map();
  private places: number[] = [];
  private values: Value[] = [];
  private nulls = 0;
  /// The value that was held last.
  private before: Value | null = null;

  /// `isList`: each row has a list of such values.
  constructor(
    private readonly path: readonly string[],
    private readonly leaf: Leaf,
    isList: boolean,
  ) {
    this.repetition = isList ? new Levels() : null;
    if (leaf.element.type === 'BOOLEAN') this.placeOf = null;
  }

  add(value: Value | null): void {
    this.definition.push(value === null ? 0 : 1);
    if (value === null) this.nulls++;
    else this.hold(value);
  }

  addList(list: readonly (Value | null)[] | null): void {
    const { definition, repetition } = this;
    if (list === null || list.length === 0) {
      definition.push(list === null ? 0 : 1);
      repetition?.push(0);
      this.nulls++;
      return;
    }
    for (let at = 0; at < list.length; at++) {
      const value = list[at] ?? null;
      repetition?.push(at === 0 ? 0 : 1);
      definition.push(value === null ? 2 : 3);
      if (value === null) this.nulls++;
      else this.hold(value);
    }
  }

  /// Writes it behind what `writer` has; offsets are those of `writer`.
  write(writer: ByteWriter): Indexes {
    const begin = writer.offset;
    const { leaf, path } = this;
    const { type } = leaf.element;
    // Of different values, as long as they are held so.
    const bounds = leaf.bounds(this.values);
    const dictionary = this.repeats() ? writeDictionaryPage(writer, this.plain(), this.values.length) : null;
    const first = writer.offset;
    const { encoding, uncompressed, pages } = dictionary === null ? this.writeValues(writer) : this.writePlaces(writer);
    const stats = { page_type: 'DATA_PAGE_V2' as const, encoding, count: pages.length };
    const meta = {
      type,
      path_in_schema: [...path],
      codec: 'SNAPPY' as const,
      num_values: BigInt(this.definition.length),
      total_compressed_size: BigInt(writer.offset - begin),
      total_uncompressed_size: BigInt((dictionary ?? 0) + uncompressed),
      data_page_offset: BigInt(first),
      statistics: { ...bounds, null_count: BigInt(this.nulls), ...(type === 'DOUBLE' ? { nan_count: 0n } : {}) },
    };
    const chunk = {
      meta_data:
        dictionary === null
          ? { ...meta, encodings: [encoding], encoding_stats: [stats] }
          : {
              ...meta,
              encodings: ['PLAIN' as const, encoding],
              encoding_stats: [{ page_type: 'DICTIONARY_PAGE' as const, encoding: 'PLAIN' as const, count: 1 }, stats],
              dictionary_page_offset: BigInt(begin),
            },
      file_offset: BigInt(begin),
    };
    return pages.length > 1 ? { chunk, offsetIndex: { page_locations: pages } } : { chunk };
  }

  private writePlaces(writer: ByteWriter): Written & { readonly encoding: Encoding } {
    const { definition, repetition, places, values } = this;
    const bits = bitsOf(values.length - 1);
    const encoding = 'RLE_DICTIONARY';
    const bytesOf = (from: number, to: number): Uint8Array => packedPlaces(places.slice(from, to), bits);
    const sizes = { count: places.length, size: PLACE * places.length, sizeOf: () => PLACE };
    return { encoding, ...writePages(writer, { definition, repetition, encoding, ...sizes, bytesOf }) };
  }

  private writeValues(writer: ByteWriter): Written & { readonly encoding: Encoding } {
    const { definition, repetition, values, leaf } = this;
    const isRuns = leaf.element.type === 'BOOLEAN';
    const encoding = isRuns ? 'RLE' : 'PLAIN';
    const sizeOf = (place: number): number => leaf.size(values[place] ?? '');
    const bytesOf = isRuns
      ? (from: number, to: number) => packedBooleans(values.slice(from, to).map(Number))
      : (from: number, to: number) => this.plain(from, to);
    const size = values.reduce<number>((sum, value) => sum + leaf.size(value), 0);
    const sizes = { count: values.length, size, sizeOf };
    return { encoding, ...writePages(writer, { definition, repetition, encoding, ...sizes, bytesOf }) };
  }

  private plain(from = 0, to = this.values.length): Uint8Array {
    const bytes = new PlainBytes();
    for (let at = from; at < to; at++) {
      const value = this.values[at];
      if (value !== undefined) this.leaf.write(bytes, value);
    }
    return bytes.written;
  }

  private hold(value: Value): void {
    const { placeOf, values, places } = this;
    if (placeOf === null) {
      values.push(value);
      return;
    }
    // Rows of a document follow each other and have much in common.
    let place = value === this.before ? places.at(-1) : placeOf.get(value);
    this.before = value;
    if (place === undefined) {
      place = values.length;
      placeOf.set(value, place);
      values.push(value);
    }
    places.push(place);
    if (places.length === SEEN && values.length > DIFFERENT * SEEN) this.spread();
  }

  /// Holds each value, as often as it comes.
  private spread(): void {
    const { values } = this;
    this.values = [];
    for (const place of this.places) {
      const value = values[place];
      if (value !== undefined) this.values.push(value);
    }
    this.places = [];
    this.placeOf = null;
  }

  /// Whether a dictionary with the places in it takes less than half of what the values take.
  private repeats(): boolean {
    const { placeOf, places, values, leaf } = this;
    if (placeOf === null || places.length === 0) return false;
    const sizes = values.map(leaf.size);
    let [different, all] = [0, 0];
    for (const size of sizes) different += size;
    for (const place of places) all += sizes[place] ?? 0;
    if (2 * (different + Math.ceil((places.length * bitsOf(values.length - 1)) / 8)) <= all) return true;
    this.spread();
    return false;
  }
}
