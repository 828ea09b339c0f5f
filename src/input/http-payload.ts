import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { isZstd, unpackedZstd } from './zstd.js';

/// An answer of a web server as archives keep it: its status line, headers and body.
export interface HttpPayload {
  readonly status: number;
  /// Lower-case names; the last of equal ones.
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

const LONGEST_HEAD = 65_536;

/// Splits an answer; null where there is no status line.
export function parseHttp(bytes: Uint8Array): HttpPayload | null {
  const head = Buffer.from(bytes.subarray(0, LONGEST_HEAD)).toString('latin1');
  const status = /^(?:[ \t]*\r?\n){0,4}HTTP\/\d(?:\.\d)? (\d{3})[^\n]{0,1000}\n/.exec(head);
  if (status === null) return null;
  const rest = head.slice(status[0].length);
  const end = /(?:^|\r?\n)\r?\n/.exec(rest);
  const headers = parseHeaders(rest.slice(0, end?.index).split(/\r?\n/));
  const from = end === null ? bytes.length : status[0].length + end.index + end[0].length;
  return { status: Number(status[1]), headers, body: bytes.subarray(from) };
}

export function parseHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  let last: string | null = null;
  for (const line of lines) {
    if (last !== null && /^[ \t]/.test(line)) headers.set(last, `${headers.get(last) ?? ''} ${line.trim()}`);
    else {
      const colon = line.indexOf(':');
      if (colon <= 0) continue;
      last = line.slice(0, colon).trim().toLowerCase();
      headers.set(last, line.slice(colon + 1).trim());
    }
  }
  return headers;
}

/// The type without its parameters, and the character set, of a Content-Type header; the first of a list of types.
export function contentType(header: string): { readonly type: string; readonly charset: string | null } {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]{2,40})/i.exec(header)?.[1] ?? null;
  return { type: (header.split(/[;,]/)[0] ?? '').trim().toLowerCase(), charset };
}

/// The body without chunks and compression. Many archives keep the headers of bodies that they have already unpacked, so
/// a body that is not what its headers say is taken as it is. Throws where more than `limit` bytes come out.
export function decodedBody({ headers, body }: HttpPayload, limit: number): Uint8Array {
  const chunked = /chunked/i.test(headers.get('transfer-encoding') ?? '');
  let bytes = chunked ? (dechunked(body) ?? body) : body;
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(/\s*,\s*/);
  for (const encoding of encodings.reverse().slice(0, 3)) bytes = unpacked(bytes, encoding, limit);
  return bytes;
}

function unpacked(bytes: Uint8Array, encoding: string, limit: number): Uint8Array {
  const options = { maxOutputLength: limit };
  if (/^(?:x-)?gzip$/.test(encoding))
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes;
  if (encoding === 'zstd') return isZstd(bytes) ? unpackedZstd(bytes, limit) : bytes;
  if (encoding !== 'deflate' && encoding !== 'br') return bytes;
  const ways = encoding === 'br' ? [brotliDecompressSync] : [inflateSync, inflateRawSync];
  for (const way of ways) {
    try {
      return way(bytes, options);
    } catch (error) {
      if (isTooLong(error)) throw error;
    }
  }
  return bytes;
}

export function isTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/// Null where the body is not in chunks; the chunks before it breaks off otherwise.
function dechunked(body: Uint8Array): Uint8Array | null {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < body.length) {
    const line = Buffer.from(body.subarray(at, at + 200)).toString('latin1');
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(line);
    if (size === null) return parts.length === 0 ? null : Buffer.concat(parts);
    const length = parseInt(size[1] ?? '0', 16);
    if (length === 0) break;
    at += size[0].length;
    parts.push(body.subarray(at, at + length));
    at += length;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
  return Buffer.concat(parts);
}
