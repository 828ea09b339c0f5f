import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream, type Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { HerodotusError, problem } from '../annotation/problem.js';
import type { ReadResult } from '../read/read-bytes.js';
import { documentsOf } from './documents.js';
import { Fetcher } from './fetch.js';
import { pageOfFolder, pageStem } from './saved-page.js';
import type { InputOptions, Source } from './source.js';
import { ExpansionBudget, failed, failedBy, limitOf } from './source.js';

/// Where a result stands among all that a list of inputs gives: enough to go on behind it in another run.
export interface Place {
  /// Files, addresses and streams before this one.
  readonly file: number;
  /// The number of the result in it, from 1.
  readonly number: number;
  /// A hash of the names and sizes of all files up to this one.
  readonly chain: string;
}

export interface PlacedResult {
  readonly result: ReadResult;
  readonly place: Place;
  /// Bytes of the file that were read by then, with what was read ahead; 0 of what is no file.
  readonly read: number;
}

/// Counts what is read of one entry.
interface Meter {
  stream?: ReadStream;
}

/// Reads files, folders (all files inside, by name), web addresses and `-` (standard input), one result a document, in the order of the
/// arguments. Archives, tables and files of JSON lines are read piece by piece, so that their size does not matter. What
/// cannot be read is a result with a problem; nothing is thrown.
export async function* readInputs(args: readonly string[], options: InputOptions): AsyncIterable<ReadResult> {
  for await (const { result } of readPlaced(args, options)) yield result;
}

/// As `readInputs`, and says of each result where it stands. `after` goes on behind a place of an earlier run over the same
/// inputs: files before it are not opened. Throws `resume-inputs` where the files up to that place are not the same.
export async function* readPlaced(
  args: readonly string[],
  options: InputOptions,
  after: Place | null = null,
): AsyncIterable<PlacedResult> {
  const fetcher = new Fetcher(options.fetch ?? {});
  let chain = '';
  let file = -1;
  for await (const entry of entriesOf(args)) {
    file++;
    chain = linked(chain, entry);
    if (after !== null && file < after.file) continue;
    if (after !== null && file === after.file && chain !== after.chain)
      throw new HerodotusError('resume-inputs', { input: entry.name });
    let number = 0;
    const meter: Meter = {};
    for await (const result of readEntry(entry, fetcher, options, meter)) {
      number++;
      if (after === null || file > after.file || number > after.number)
        yield { result, place: { file, number, chain }, read: meter.stream?.bytesRead ?? 0 };
    }
  }
  if (after !== null && file < after.file) throw new HerodotusError('resume-inputs', { input: args.join(' ') });
}

/// One thing to open: an address, standard input, a file or what only looks like one.
interface InputEntry {
  readonly name: string;
  /// What is known of a file; null where there is none.
  readonly about: Stats | null;
  /// Set where a folder could not be listed.
  readonly error?: unknown;
}

async function* entriesOf(args: readonly string[]): AsyncIterable<InputEntry> {
  for (const arg of args) {
    if (arg === '-' || isAddress(arg)) {
      yield { name: arg, about: null };
      continue;
    }
    try {
      for await (const name of filesOf(arg)) yield { name, about: await stat(name).catch(() => null) };
    } catch (error) {
      yield { name: arg, about: null, error };
    }
  }
}

function linked(chain: string, { name, about }: InputEntry): string {
  return createHash('sha256')
    .update(`${chain}\n${name}\n${about?.isFile() === true ? about.size : ''}`)
    .digest('base64url')
    .slice(0, 22);
}

async function* readEntry(
  entry: InputEntry,
  fetcher: Fetcher,
  options: InputOptions,
  meter: Meter,
): AsyncIterable<ReadResult> {
  const { name, about, error } = entry;
  try {
    if (error !== undefined) yield failedBy(name, error);
    else if (name === '-')
      yield* readStream(options.standardInput ?? standardInput(), '-', options, { lines: options.lines === true });
    else if (isAddress(name)) yield* readAddress(name, fetcher, options);
    else if (about === null) yield failed(name, problem('input-not-found', { input: name }));
    else if (!about.isFile() && !about.isFIFO())
      yield failed(name, problem('input-unreadable', { input: name, reason: 'is neither a file nor a folder' }));
    else {
      meter.stream = createReadStream(name);
      yield* readStream(meter.stream, name, options, about.isFile() ? { file: name, size: about.size } : {});
    }
  } catch (failure) {
    yield failedBy(name, failure);
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

/// Whether an argument is fetched.
export function isAddress(arg: string): boolean {
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

/// `known` is what is known of it: files have a size, and can be read from their end.
async function* readStream(
  stream: AsyncIterable<Uint8Array>,
  input: string,
  options: InputOptions,
  known: Pick<Source, 'file' | 'size' | 'lines'>,
): AsyncIterable<ReadResult> {
  const budget = new ExpansionBudget(input, limitOf(options));
  if (known.size !== undefined) budget.took(known.size);
  const chunks = known.size === undefined ? counted(stream, budget) : stream;
  yield* documentsOf({ input, chunks, depth: 0, budget, ...known }, options);
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
