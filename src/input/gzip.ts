import { createGunzip, type Gunzip } from 'node:zlib';
import type { ExpansionBudget } from './source.js';

/// What is unpacked at a time: deflate gives at most 1032 bytes for one, so 8 MB come out of it; damage costs so much.
const PIECE = 8192;
/// Stands in place of damage, so that the reader of a web archive sees no sound record there.
const DAMAGE = Buffer.from('\r\n(damaged)\r\n');

/// Unpacks gzip, any number of members one after another, as it comes. Damage ends it with an error, behind all that was
/// unpacked before; a web archive goes on with the next member, for its reader finds the next record and names the damage.
export async function* gunzipped(
  chunks: AsyncIterable<Uint8Array>,
  budget: ExpansionBudget,
): AsyncIterable<Uint8Array> {
  let unpacker = new Unpacker();
  let isWebArchive: boolean | null = null;
  /// Set while the beginning of the next member is looked for.
  let lost = false;
  try {
    for await (const piece of pieces(chunks)) {
      for (let from = 0; from < piece.length;) {
        if (lost) {
          const next = memberStart(piece, from);
          if (next < 0) break;
          from = next;
          lost = false;
          unpacker.close();
          unpacker = new Unpacker();
        }
        for (const bytes of await unpacker.write(piece.subarray(from))) {
          isWebArchive ??= Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'WARC/';
          budget.gave(bytes.length);
          yield bytes;
        }
        if (unpacker.failure === null) break;
        if (isWebArchive !== true) throw unpacker.failure;
        yield DAMAGE;
        lost = true;
        from++;
      }
    }
    if (lost) return;
    for (const bytes of await unpacker.end()) yield bytes;
    if (unpacker.failure !== null) throw unpacker.failure;
  } finally {
    unpacker.close();
  }
}

class Unpacker {
  failure: Error | null = null;
  private unpacked: Uint8Array[] = [];
  private readonly stream: Gunzip = createGunzip({ chunkSize: 65_536 });
  private settle: () => void = () => undefined;

  constructor() {
    this.stream.on('data', (bytes: Uint8Array) => this.unpacked.push(bytes));
    this.stream.on('error', (error) => {
      this.failure = error;
      this.settle();
    });
  }

  write(bytes: Uint8Array): Promise<Uint8Array[]> {
    return this.step((done) => this.stream.write(bytes, done));
  }

  /// What is left; the end of the bytes inside a member is a failure.
  end(): Promise<Uint8Array[]> {
    return this.step((done) => this.stream.once('end', done).end());
  }

  close(): void {
    this.stream.destroy();
  }

  private async step(begin: (done: () => void) => void): Promise<Uint8Array[]> {
    if (this.failure === null) {
      await new Promise<void>((resolve) => {
        this.settle = resolve;
        begin(resolve);
      });
    }
    return this.unpacked.splice(0);
  }
}

async function* pieces(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) yield chunk.subarray(at, at + PIECE);
  }
}

/// Where the next three bytes stand that begin a member of gzip.
function memberStart(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x1f, from); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return at;
  }
  return -1;
}
