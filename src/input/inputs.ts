import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import { documentsOf } from './documents.js';
import { Fetcher } from './fetch.js';
import { pageOfFolder, pageStem } from './saved-page.js';
import type { InputOptions } from './source.js';
import { ExpansionBudget, failed, failedBy, limitOf } from './source.js';

/// Reads files, folders (all files inside, by name), web addresses and `-` (standard input), one result a document, in the order of the
/// arguments. Archives, tables and files of JSON lines are read piece by piece, so that their size does not matter. What
/// cannot be read is a result with a problem; nothing is thrown.
export async function* readInputs(args: readonly string[], options: InputOptions): AsyncIterable<ReadResult> {
  const fetcher = new Fetcher(options.fetch ?? {});
  for (const arg of args) {
    if (arg === '-') yield* readStream(options.standardInput ?? standardInput(), '-', options);
    else if (isAddress(arg)) yield* readAddress(arg, fetcher, options);
    else yield* readPath(arg, options);
  }
}

/// The files that arguments stand for, folders walked through by name; `-` and addresses as they are. For counting
/// before reading; what does not exist is kept, so that reading can say so.
export async function listInputs(args: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const arg of args) {
    if (arg === '-' || isAddress(arg)) files.push(arg);
    else for await (const file of filesOf(arg)) files.push(file);
  }
  return files;
}

function isAddress(arg: string): boolean {
  return /^https?:\/\//i.test(arg);
}

async function* readAddress(address: string, fetcher: Fetcher, options: InputOptions): AsyncIterable<ReadResult> {
  try {
    const { chunks, uri, encoding } = await fetcher.fetch(address);
    const budget = new ExpansionBudget(address, limitOf(options));
    yield* documentsOf({ input: address, uri, encoding, chunks: counted(chunks, budget), depth: 0, budget }, options);
  } catch (error) {
    yield failedBy(address, error);
  }
}

async function* readPath(path: string, options: InputOptions): AsyncIterable<ReadResult> {
  try {
    for await (const file of filesOf(path)) {
      const about = await stat(file).catch(() => null);
      if (about === null) yield failed(file, problem('input-not-found', { input: file }));
      else if (!about.isFile() && !about.isFIFO())
        yield failed(file, problem('input-unreadable', { input: file, reason: 'is neither a file nor a folder' }));
      else yield* readStream(createReadStream(file), file, options, about.isFile() ? about.size : null);
    }
  } catch (error) {
    yield failedBy(path, error);
  }
}

/// `size` is given for files, which can be read from their end.
async function* readStream(
  stream: AsyncIterable<Uint8Array>,
  input: string,
  options: InputOptions,
  size: number | null = null,
): AsyncIterable<ReadResult> {
  const budget = new ExpansionBudget(input, limitOf(options));
  if (size !== null) budget.took(size);
  const chunks = size === null ? counted(stream, budget) : stream;
  yield* documentsOf({ input, chunks, depth: 0, budget, ...(size === null ? {} : { file: input, size }) }, options);
}

async function* counted(stream: AsyncIterable<Uint8Array>, budget: ExpansionBudget): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) {
    budget.took(chunk.length);
    yield chunk;
  }
}

async function* filesOf(path: string): AsyncIterable<string> {
  const about = await stat(path).catch(() => null);
  if (about === null || !about.isDirectory()) {
    yield path;
    return;
  }
  const entries = await readdir(path, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const pages = new Set(entries.filter((entry) => entry.isFile()).map((entry) => pageStem(entry.name)));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(path, entry.name);
    if (entry.isFile()) yield inner;
    else if (entry.isDirectory()) {
      // Pictures, styles and frames of a page that was saved beside the folder.
      const page = pageOfFolder(entry.name);
      if (page === null || !pages.has(page)) yield* filesOf(inner);
    }
  }
}

async function* standardInput(): AsyncIterable<Uint8Array> {
  for await (const chunk of process.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
}
