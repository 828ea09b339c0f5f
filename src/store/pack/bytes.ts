import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { readColumns, writeColumns } from './arithmetic.js';
import { COMMON_WORDS } from './common-words.js';
import { Columns, type Codec, type Shape } from './shape.js';

/// What deflate can refer to, in bytes.
const WINDOW = 32_768;
/// Bytes before the words: their length, and how many numbers stand in the columns.
const HEAD = 8;
/// The most frequent last, where it is told in the fewest bits.
const COMMON = Buffer.from(COMMON_WORDS.toReversed().join('","'));

/// A value as bytes: a head, its words, its columns. `text` is one in which words of it stand; it is given again to
/// read them.
export function packed<T>(shape: Shape, codec: Codec<T>, value: T, text: Uint8Array): Uint8Array {
  const columns = shape.columns();
  codec.write(value, columns);
  const words = deflateRawSync(JSON.stringify(columns.words), { level: 9, dictionary: dictionaryWith(text) });
  const head = Buffer.alloc(HEAD);
  head.writeUInt32LE(words.length);
  head.writeUInt32LE(
    columns.columns.reduce((sum, column) => sum + column.length, 0),
    HEAD / 2,
  );
  return Buffer.concat([head, words, writeColumns(columns.columns, shape.contexts)]);
}

/// The value of such bytes. Throws where they are damaged.
export function unpacked<T>(shape: Shape, codec: Codec<T>, bytes: Uint8Array, text: Uint8Array): T {
  const head = Buffer.from(bytes.subarray(0, HEAD));
  const end = HEAD + head.readUInt32LE();
  const told = inflateRawSync(bytes.subarray(HEAD, end), { dictionary: dictionaryWith(text) }).toString('utf8');
  const words: unknown = JSON.parse(told);
  if (!isWords(words)) throw new RangeError('the words are none');
  return codec.read(new Columns(readColumns(bytes.subarray(end), shape.contexts, head.readUInt32LE(HEAD / 2)), words));
}

function dictionaryWith(text: Uint8Array): Uint8Array {
  return Buffer.concat([text.subarray(0, WINDOW - COMMON.length), COMMON]);
}

function isWords(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
