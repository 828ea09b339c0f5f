import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { problem } from '../annotation/problem.js';
import type { CommentCues } from '../read/comment-cues.js';
import { contentKind } from '../read/content-kind.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readBytes, readLine } from '../read/read-bytes.js';

/// How inputs are read.
export interface InputOptions {
  readonly cues: CommentCues;
  /// Publication date (YYYY-MM-DD) for documents that give none.
  readonly published?: string | null;
  /// ISO 639-1; the language is then not told from the text.
  readonly language?: string | null;
  /// The longest single document, in bytes; files of JSON lines may be longer, their lines not. 16 MiB when left out.
  readonly maxBytes?: number;
  /// What `-` stands for; the process's standard input when left out.
  readonly standardInput?: AsyncIterable<Uint8Array>;
}

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/// As much of a file as is needed to tell JSON lines from a page.
const HEAD = 65_536;
const NEWLINE = 0x0a;

/// Reads files, folders (all files inside, by name) and `-` (standard input), one result a document, in the order of the
/// arguments. Files of JSON lines are read line by line, so that their size does not matter. What cannot be read is a
/// result with a problem; nothing is thrown.
export async function* readInputs(args: readonly string[], options: InputOptions): AsyncIterable<ReadResult> {
  for (const arg of args) {
    if (arg === '-') yield* readChunks(options.standardInput ?? standardInput(), '-', options);
    else if (/^https?:\/\//i.test(arg))
      yield failed(arg, 'cannot fetch web addresses; save the page and give the file');
    else yield* readPath(arg, options);
  }
}

/// The files that arguments stand for, folders walked through by name; `-` and addresses as they are. For counting
/// before reading; what does not exist is kept, so that reading can say so.
export async function listInputs(args: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const arg of args) {
    if (arg === '-' || /^https?:\/\//i.test(arg)) files.push(arg);
    else for await (const file of filesOf(arg)) files.push(file);
  }
  return files;
}

async function* readPath(path: string, options: InputOptions): AsyncIterable<ReadResult> {
  try {
    for await (const file of filesOf(path)) {
      const about = await stat(file).catch(() => null);
      if (about === null) yield { ok: false, input: file, problem: problem('input-not-found', { input: file }) };
      else if (!about.isFile() && !about.isFIFO()) yield failed(file, 'is neither a file nor a folder');
      else if (about.isFile() && about.size > limitOf(options) && !(await isJsonLines(file)))
        yield tooLarge(file, about.size, limitOf(options));
      else yield* readChunks(createReadStream(file), file, options);
    }
  } catch (error) {
    yield failed(path, reasonOf(error));
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
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const inner = join(path, entry.name);
    if (entry.isDirectory()) yield* filesOf(inner);
    else if (entry.isFile()) yield inner;
  }
}

async function isJsonLines(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return isJsonHead(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/// JSON lines, told from the beginning: one object a line, not one object over several lines.
function isJsonHead(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head);
  if (contentKind(text) !== 'jsonl') return false;
  return !/^\s*(?:\[|\{\s*\n)/.test(text);
}

/// Collects the chunks of one input; as soon as its head says JSON lines, passes it on line by line.
async function* readChunks(
  chunks: AsyncIterable<Uint8Array>,
  input: string,
  options: InputOptions,
): AsyncIterable<ReadResult> {
  const limit = limitOf(options);
  let held: Uint8Array[] = [];
  let size = 0;
  let lines: boolean | null = null;
  let number = 0;
  /// Set while the rest of a line that was too long is passed over.
  let skipping = false;
  try {
    for await (const chunk of chunks) {
      held.push(chunk);
      size += chunk.length;
      if (lines === null && size >= HEAD) lines = isJsonHead(joined(held).subarray(0, HEAD));
      if (lines === true) {
        if (chunk.includes(NEWLINE) || number === 0) {
          const all = joined(held);
          let from = 0;
          for (let to = all.indexOf(NEWLINE); to >= 0; to = all.indexOf(NEWLINE, from)) {
            number++;
            if (skipping) skipping = false;
            else yield* oneLine(all.subarray(from, to), `${input}#${number}`, options);
            from = to + 1;
          }
          held = [all.slice(from)];
          size = all.length - from;
        }
        if (size > limit) {
          if (!skipping) yield tooLarge(`${input}#${number + 1}`, size, limit);
          skipping = true;
          held = [];
          size = 0;
        }
      } else if (size > limit) {
        yield tooLarge(input, size, limit);
        return;
      }
    }
  } catch (error) {
    yield failed(input, reasonOf(error));
    return;
  }
  const rest = joined(held);
  if (lines === true) {
    if (rest.length > 0 && !skipping) yield* oneLine(rest, `${input}#${number + 1}`, options);
  } else
    yield* readBytes(
      rest,
      { input, published: options.published ?? null, language: options.language ?? null },
      options.cues,
    );
}

function* oneLine(bytes: Uint8Array, input: string, options: InputOptions): Iterable<ReadResult> {
  const line = new TextDecoder().decode(bytes);
  if (line.trim() === '') return;
  yield readLine(
    line,
    { input, published: options.published ?? null, language: options.language ?? null },
    options.cues,
  );
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
}

async function* standardInput(): AsyncIterable<Uint8Array> {
  for await (const chunk of process.stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
}

function limitOf(options: InputOptions): number {
  return options.maxBytes ?? DEFAULT_MAX_BYTES;
}

function tooLarge(input: string, size: number, limit: number): ReadResult {
  return { ok: false, input, problem: problem('input-too-large', { input, size, limit }) };
}

function failed(input: string, reason: string): ReadResult {
  return { ok: false, input, problem: problem('input-unreadable', { input, reason }) };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
