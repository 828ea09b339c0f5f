import { read as readFile, openSync, closeSync } from 'node:fs';
import { Readable } from 'node:stream';
import { RandomAccessReader } from 'yauzl';

/// Entries and their places are read in small pieces, most of them side by side.
const BLOCK = 256 * 1024;
/// One block for the directory, one for the entries.
const MOST_BLOCKS = 2;

interface Block {
  readonly start: number;
  readonly bytes: Buffer;
}

/// The bytes of a zip, held or in a file, read in blocks: a zip of very many small entries would need several requests to the
/// system for each.
export class ZipBytes extends RandomAccessReader {
  private blocks: Block[] = [];
  private readonly file: number | null;

  /// `source`: a path or all bytes. Throws where the file cannot be opened.
  constructor(source: string | Buffer) {
    super();
    this.file = typeof source === 'string' ? openSync(source, 'r') : null;
    if (typeof source !== 'string') this.blocks = [{ start: 0, bytes: source }];
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null, read?: number) => void,
  ): void {
    this.bytesAt(position, length, (error, bytes) => {
      if (error === null) bytes.copy(buffer, offset);
      callback(error, bytes.length);
    });
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.range(start, end));
  }

  override close(callback: (error: Error | null) => void): void {
    if (this.file !== null) closeSync(this.file);
    this.blocks = [];
    setImmediate(() => callback(null));
  }

  private async *range(start: number, end: number): AsyncIterable<Buffer> {
    for (let at = start; at < end; at += BLOCK) {
      const bytes = await new Promise<Buffer>((resolve, reject) => {
        this.bytesAt(at, Math.min(BLOCK, end - at), (error, found) => {
          if (error === null) resolve(found);
          else reject(error);
        });
      });
      if (bytes.length === 0) return;
      yield bytes;
    }
  }

  /// Fewer bytes at the end of the file.
  private bytesAt(position: number, length: number, done: (error: Error | null, bytes: Buffer) => void): void {
    const held = this.blocks.find(({ start, bytes }) => start <= position && position + length <= start + bytes.length);
    const { file } = this;
    if (held !== undefined || file === null) {
      const { start, bytes } = held ?? { start: 0, bytes: this.blocks[0]?.bytes ?? Buffer.alloc(0) };
      done(null, bytes.subarray(position - start, position - start + length));
      return;
    }
    const wanted = Buffer.allocUnsafe(Math.max(BLOCK, length));
    readFile(file, wanted, 0, wanted.length, position, (error, count) => {
      const bytes = wanted.subarray(0, error === null ? count : 0);
      // A block that nobody has asked for again is the older one.
      if (bytes.length > 0) this.blocks = [{ start: position, bytes }, ...this.blocks.slice(0, MOST_BLOCKS - 1)];
      done(error, bytes.subarray(0, length));
    });
  }
}
