import { crc32, deflateRawSync } from 'node:zlib';
import { join } from 'node:path';
import { readInputs } from '../../src/input/inputs.js';
import type { InputOptions } from '../../src/input/source.js';
import type { ReadResult } from '../../src/read/read-bytes.js';
import { CUES } from '../read/cues.js';

/// A page with a report of the length that real ones have.
export function pageOf(title: string, text = REPORT): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1>${text
    .split('\n')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('')}</article></body></html>`;
}

export const REPORT = [
  'Norland closed its border with Sudland on Tuesday, and the foreign ministry said that the step was needed after the attack on a customs post.',
  'The Sudland government called the closure an unfriendly act and recalled its ambassador for consultations.',
].join('\n');

interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /// What the archive says the size is, where it lies.
  readonly claimed?: number;
  readonly encrypted?: boolean;
}

/// A zip file with deflated entries.
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, claimed, encrypted = false } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? bytes.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), fields, rest, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

interface WarcRecord {
  readonly type: string;
  readonly uri?: string;
  readonly contentType?: string;
  readonly content: string | Uint8Array;
  readonly id?: string;
  readonly length?: number;
}

/// One WARC record.
export function warcRecord({ type, uri, contentType, content, id, length }: WarcRecord): Buffer {
  const bytes = Buffer.from(content);
  const head = [
    'WARC/1.0',
    `WARC-Type: ${type}`,
    ...(uri === undefined ? [] : [`WARC-Target-URI: ${uri}`]),
    'WARC-Date: 2020-05-12T10:15:00Z',
    `WARC-Record-ID: <urn:uuid:${id ?? '1'}>`,
    `Content-Type: ${contentType ?? 'application/http; msgtype=response'}`,
    `Content-Length: ${length ?? bytes.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/// An answer of a web server.
export function httpAnswer(headers: readonly string[], body: string | Uint8Array, status = '200 OK'): Buffer {
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${headers.join('\r\n')}\r\n\r\n`), Buffer.from(body)]);
}

export async function* inChunks(bytes: Uint8Array, size = 997): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/// Everything that standard input holds, read.
export async function readAll(
  bytes: Uint8Array | string,
  options: Partial<InputOptions> = {},
  chunk = 997,
): Promise<ReadResult[]> {
  const found: ReadResult[] = [];
  const standardInput = inChunks(Buffer.from(bytes), chunk);
  for await (const result of readInputs(['-'], { cues: CUES, standardInput, ...options })) found.push(result);
  return found;
}

/// The same of a file or folder, its inputs told without the folder around it.
export async function readFrom(folder: string, name: string, options: Partial<InputOptions> = {}): Promise<string[]> {
  const found: string[] = [];
  for await (const result of readInputs([join(folder, name)], { cues: CUES, ...options }))
    found.push(shown(result).replace(`${folder}/`, ''));
  return found;
}

/// One line a result: where it stands, and what came of it.
export function shown(result: ReadResult): string {
  if (!result.ok) return `${result.input} ${result.problem.code}`;
  const { input, title, published, publisher, uri, voices } = result.document;
  const own = voices[0]?.name ?? null;
  const facts = [title, published, own === publisher ? null : own, publisher, uri].filter((fact) => fact !== null);
  return [`${input} ok`, ...facts].join(' | ');
}
