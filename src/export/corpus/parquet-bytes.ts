/// Bytes that grow, and the values of Parquet in them as its encoding PLAIN has them
/// (https://github.com/apache/parquet-format/blob/master/Encodings.md).
export class PlainBytes {
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView<ArrayBuffer>;
  private at = 0;

  constructor(size = 1 << 16) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  get written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  /// In UTF-8, behind its length.
  text(text: string): void {
    const begin = this.at + 4;
    this.ensure(4 + 3 * text.length);
    const { bytes } = this;
    let end = begin;
    // Short words without other letters need no encoder, whose call costs more than they do.
    if (text.length <= SHORT)
      for (let unit = 0; unit < text.length; unit++) {
        const code = text.charCodeAt(unit);
        if (code > 0x7f) break;
        bytes[end++] = code;
      }
    if (end - begin < text.length) end = begin + ENCODER.encodeInto(text, bytes.subarray(begin)).written;
    this.view.setUint32(this.at, end - begin, true);
    this.at = end;
  }

  integer(value: number): void {
    this.ensure(8);
    this.view.setUint32(this.at, value >>> 0, true);
    this.view.setInt32(this.at + 4, Math.floor(value / 2 ** 32), true);
    this.at += 8;
  }

  double(value: number): void {
    this.ensure(8);
    this.view.setFloat64(this.at, value, true);
    this.at += 8;
  }

  int32(value: number): void {
    this.ensure(4);
    this.view.setInt32(this.at, value, true);
    this.at += 4;
  }

  private ensure(size: number): void {
    if (this.at + size <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.at + size));
    grown.set(this.bytes.subarray(0, this.at));
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

const ENCODER = new TextEncoder();
/// UTF-16 units of a text that is written unit by unit.
const SHORT = 48;

/// Small whole numbers that grow in number.
export class Levels {
  private list = new Uint8Array(1 << 15);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(level: number): void {
    if (this.count === this.list.length) {
      const grown = new Uint8Array(2 * this.count);
      grown.set(this.list);
      this.list = grown;
    }
    this.list[this.count++] = level;
  }

  at(index: number): number {
    return this.list[index] ?? 0;
  }

  part(from: number, to: number): Uint8Array {
    return this.list.subarray(from, to);
  }
}
