import { Decompress } from 'fzstd';

const PIECE = 65_536;
/// The largest window that answers of servers may need (RFC 9659).
const WIDEST_WINDOW = 8 * 1024 * 1024;
const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

export function isZstd(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/// Unpacks zstd (RFC 8878), which zlib does not know in each Node that is admitted. Throws errors with codes as zlib does, where more
/// than `limit` bytes come out or where the data are damaged.
export function unpackedZstd(bytes: Uint8Array, limit: number): Uint8Array {
  if (windowOf(bytes) > Math.max(WIDEST_WINDOW, limit)) throw tooLong();
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream = new Decompress((part) => {
    length += part.length;
    if (length > limit) throw tooLong();
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw Object.assign(new Error(`its content in zstd is damaged: ${reason}`), { code: 'Z_DATA_ERROR' });
  }
  return Buffer.concat(parts);
}

/// Bytes that the first frame wants to look back over; 0 where it states its whole size instead.
function windowOf(bytes: Uint8Array): number {
  const [flags = 0, descriptor = 0] = bytes.subarray(4, 6);
  if ((flags & 0x20) !== 0) return 0;
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function tooLong(): Error {
  return Object.assign(new Error('it is too long'), { code: 'ERR_BUFFER_TOO_LARGE' });
}
