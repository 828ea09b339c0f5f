import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ReadResult } from '../read/read-bytes.js';
import { documentsOf } from './documents.js';
import { formatOf, HEAD } from './format.js';
import { isAddress, listInputs, readInputs } from './inputs.js';
import { ExpansionBudget, limitOf, type InputOptions } from './source.js';

/// A part of the inputs that can be read by itself, in another program: a file or address, or a stretch of one that holds many documents.
export interface Portion {
  /// An absolute path or an address.
  readonly input: string;
  /// How many documents are expected.
  readonly documents: number;
  /// A stretch of a file of JSON lines, in bytes, and the lines before it.
  readonly bytes?: { readonly start: number; readonly end: number; readonly linesBefore: number };
  /// Which of the results are meant, from 1, both of them in it; all when left out.
  readonly results?: { readonly from: number; readonly to: number };
}

/// Bytes of JSON lines in a portion.
const BYTES = 200_000;
/// Portions that other containers are cut into at most, since each is read from the beginning.
const PARTS = 16;
/// Documents in a portion of these at least.
const LEAST = 32;

/// Cuts inputs into portions, without coding them. Files of JSON lines are cut where a line ends; what is packed is read once, to count
/// what it holds.
export async function* portionsOf(args: readonly string[], options: InputOptions): AsyncGenerator<Portion> {
  for (const name of await listInputs(args)) {
    if (isAddress(name)) {
      yield { input: name, documents: 1 };
      continue;
    }
    const input = resolve(name);
    const format = await formatOfFile(input, options);
    if (format === 'json-lines') yield* lines(input);
    else if (ONE.has(format)) yield { input, documents: 1 };
    else yield* parts(input, options);
  }
}

/// What a portion holds, with the number of each result in it.
export async function* readPortion(
  { input, bytes, results }: Portion,
  options: InputOptions,
): AsyncGenerator<{ readonly number: number; readonly result: ReadResult }> {
  let number = 0;
  for await (const result of bytes === undefined ? readInputs([input], options) : readLines(input, bytes, options)) {
    number++;
    if (results !== undefined && number > results.to) return;
    if (results === undefined || number >= results.from) yield { number, result };
  }
}

function readLines(
  input: string,
  { start, end, linesBefore }: NonNullable<Portion['bytes']>,
  options: InputOptions,
): AsyncIterable<ReadResult> {
  const chunks = createReadStream(input, { start, end: end - 1 });
  const budget = new ExpansionBudget(input, limitOf(options));
  return documentsOf({ input, chunks, linesBefore, depth: 0, budget }, options);
}

/// Formats of which a file is one document.
const ONE: ReadonlySet<string | null> = new Set([null, 'message', 'pdf', 'document']);

/// The format of a file; null where it cannot be read, which is told when it is.
async function formatOfFile(input: string, { fields = {} }: InputOptions): Promise<string | null> {
  const file = await open(input).catch(() => null);
  if (file === null) return null;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return formatOf(buffer.subarray(0, bytesRead), fields, bytesRead < HEAD);
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

const NEWLINE = 0x0a;

async function* lines(input: string): AsyncGenerator<Portion> {
  let [start, at, count, linesBefore] = [0, 0, 0, 0];
  const portion = (): Portion => ({ input, documents: count, bytes: { start, end: at, linesBefore } });
  let open = false;
  for await (const chunk of createReadStream(input) as AsyncIterable<Buffer>) {
    for (let from = 0, to = chunk.indexOf(NEWLINE); ; to = chunk.indexOf(NEWLINE, from)) {
      if (to < 0) {
        open ||= from < chunk.length;
        at += chunk.length - from;
        break;
      }
      at += to + 1 - from;
      from = to + 1;
      open = false;
      count++;
      if (at - start < BYTES && count < LEAST) continue;
      yield portion();
      [start, linesBefore, count] = [at, linesBefore + count, 0];
    }
  }
  if (open) count++;
  if (count > 0) yield portion();
}

async function* parts(input: string, options: InputOptions): AsyncGenerator<Portion> {
  let count = 0;
  const results = readInputs([input], options)[Symbol.asyncIterator]();
  while ((await results.next()).done !== true) count++;
  const size = Math.max(LEAST, Math.ceil(count / PARTS));
  for (let from = 1; from <= count; from += size) {
    const to = Math.min(count, from + size - 1);
    yield { input, documents: to - from + 1, results: { from, to } };
  }
}
