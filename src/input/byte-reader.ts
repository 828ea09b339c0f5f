/// Reads a stream of bytes by amounts and by lines; holds no more than was asked for and one chunk. An error of the stream
/// is thrown when all bytes before it were read.
export class ByteReader {
  private held: Uint8Array = new Uint8Array();
  private readonly chunks: AsyncIterator<Uint8Array>;
  private ended = false;
  private failure: Error | null = null;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /// The next `size` bytes, which stay to be read; fewer at the end of the stream, and where those that have come are `enough`.
  async peek(size: number, enough?: (bytes: Uint8Array) => boolean): Promise<Uint8Array> {
    if (this.failure !== null && this.held.length === 0) throw this.failure;
    if (this.held.length < size && !this.ended) {
      const parts = [this.held];
      let length = this.held.length;
      while (length < size) {
        const next = await this.next();
        if (next.done === true) break;
        parts.push(next.value);
        length += next.value.length;
        if (enough?.(Buffer.concat(parts, length)) === true) break;
      }
      this.held = Buffer.concat(parts, length);
      if (length === 0 && this.failure !== null) throw this.failure;
    }
    return this.held.subarray(0, size);
  }

  /// The next `size` bytes; fewer at the end of the stream.
  async take(size: number): Promise<Uint8Array> {
    const bytes = await this.peek(size);
    this.held = this.held.subarray(bytes.length);
    return bytes;
  }

  /// Passes over `size` bytes and returns how many there were.
  async skip(size: number): Promise<number> {
    let passed = 0;
    while (passed < size) {
      const wanted = size - passed;
      const bytes = this.held.length > 0 ? await this.take(Math.min(wanted, this.held.length)) : await this.take(1);
      if (bytes.length === 0) break;
      passed += bytes.length;
    }
    return passed;
  }

  /// The next line without its end, as Latin-1, cut at `limit`; null at the end of the stream.
  async line(limit = 65_536): Promise<string | null> {
    let size = 256;
    for (;;) {
      const bytes = await this.peek(size);
      const end = bytes.indexOf(0x0a);
      if (end >= 0 || bytes.length < size || size >= limit) {
        if (bytes.length === 0) return null;
        const taken = end >= 0 ? end + 1 : bytes.length;
        this.held = this.held.subarray(taken);
        return Buffer.from(bytes.subarray(0, taken))
          .toString('latin1')
          .replace(/\r?\n$/, '');
      }
      size = Math.min(limit, size * 4);
    }
  }

  /// All that is left, as it comes.
  async *rest(): AsyncIterable<Uint8Array> {
    try {
      const { held } = this;
      this.held = new Uint8Array();
      if (held.length > 0) yield held;
      while (!this.ended) {
        const next = await this.next();
        if (next.done !== true) yield next.value;
      }
      if (this.failure !== null) throw this.failure;
    } finally {
      await this.close();
    }
  }

  /// All that is left at once, or null where that is more than `limit`.
  async whole(limit: number): Promise<Uint8Array | null> {
    const bytes = await this.peek(limit + 1);
    if (bytes.length > limit) return null;
    if (this.failure !== null) throw this.failure;
    this.held = new Uint8Array();
    return bytes;
  }

  /// Lets go of the stream.
  async close(): Promise<void> {
    this.ended = true;
    await this.chunks.return?.();
  }

  private async next(): Promise<IteratorResult<Uint8Array, unknown>> {
    try {
      const next: IteratorResult<Uint8Array, unknown> = await this.chunks.next();
      this.ended = next.done === true;
      return next;
    } catch (error) {
      this.ended = true;
      this.failure = error instanceof Error ? error : new Error(String(error));
      return { done: true, value: undefined };
    }
  }
}
