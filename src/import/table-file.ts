import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openPromise } from 'yauzl';
import { HerodotusError } from '../annotation/problem.js';
import { gunzipped } from '../input/gzip.js';
import { ExpansionBudget, printable } from '../input/source.js';
import { RowSplitter, type SplitRow } from './splitter.js';

/// What an honest table unpacks to at least, whatever its archive is.
const EXPANSION_FREE = 64 * 1024 * 1024;

/// A table of a file: the file itself, or one of those in a zip.
export interface TableFile {
  readonly name: string;
  rows(): AsyncIterable<SplitRow>;
}

/// The tables of a file, which may be packed by gzip or be a zip. Throws `input-not-found` and `archive-broken`.
export async function* tablesOf(file: string): AsyncGenerator<TableFile> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw new HerodotusError('input-not-found', { input: file });
  const begin = await firstBytes(file);
  if (begin[0] === 0x50 && begin[1] === 0x4b) {
    yield* tablesOfZip(file);
    return;
  }
  const isGzip = begin[0] === 0x1f && begin[1] === 0x8b;
  yield { name: file, rows: () => rowsOf(isGzip ? unpacked(file) : createReadStream(file)) };
}

async function firstBytes(file: string): Promise<Uint8Array> {
  for await (const bytes of createReadStream(file, { end: 3 })) return bytes as Uint8Array;
  return new Uint8Array();
}

async function* unpacked(file: string): AsyncGenerator<Uint8Array> {
  const budget = new ExpansionBudget(file, EXPANSION_FREE);
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const bytes of createReadStream(file)) {
      const piece = bytes as Uint8Array;
      budget.took(piece.length);
      yield piece;
    }
  };
  try {
    yield* gunzipped(counted(), budget);
  } catch (error) {
    throw broken(file, error);
  }
}

async function* tablesOfZip(file: string): AsyncGenerator<TableFile> {
  const zip = await openPromise(file).catch((error: unknown) => {
    throw broken(file, error);
  });
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName } = entry;
      if (fileName.endsWith('/') || fileName.startsWith('__MACOSX/')) continue;
      const name = `${file}!${printable(fileName)}`;
      const budget = new ExpansionBudget(name, EXPANSION_FREE);
      budget.took(entry.compressedSize);
      const bytes = async function* (): AsyncGenerator<Uint8Array> {
        const stream: Readable = await zip.openReadStreamPromise(entry);
        for await (const piece of stream) {
          budget.gave((piece as Uint8Array).length);
          yield piece as Uint8Array;
        }
      };
      yield { name, rows: () => rowsOf(bytes()) };
    }
  } finally {
    zip.close();
  }
}

/// The rows of a table in UTF-8. Its first line says by what cells are parted.
async function* rowsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SplitRow> {
  const decoder = new TextDecoder('utf-8');
  let splitter: RowSplitter | null = null;
  let head = '';
  for await (const piece of bytes) {
    const text = decoder.decode(piece, { stream: true });
    if (splitter !== null) {
      yield* splitter.push(text);
      continue;
    }
    head += text;
    const line = /^[^\r\n]*[\r\n]/.exec(head)?.[0];
    if (line === undefined && head.length < EXPANSION_FREE) continue;
    splitter = new RowSplitter(delimiterOf(line ?? head));
    yield* splitter.push(head);
  }
  const last = splitter ?? new RowSplitter(delimiterOf(head));
  yield* last.push(splitter === null ? head : decoder.decode());
  yield* last.end();
}

function delimiterOf(line: string): string {
  if (line.includes('\t')) return '\t';
  return line.split(';').length > line.split(',').length ? ';' : ',';
}

function broken(file: string, error: unknown): unknown {
  if (error instanceof HerodotusError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new HerodotusError('archive-broken', { input: file, reason });
}
