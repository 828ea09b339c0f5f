import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import type { CommentCues } from '../read/evidence/comment-cues.js';
import type { FieldNames } from '../read/container/jsonl.js';
import type { InputFacts, ReadResult } from '../read/read-bytes.js';

/// One address of a host, as the name service gives it.
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

export interface FetchOptions {
  /// Addresses of this machine and of private networks too.
  readonly allowPrivate?: boolean;
  /// Finds the addresses of a name; the system's way when left out.
  readonly resolve?: (name: string) => Promise<readonly HostAddress[]>;
  /// Milliseconds between two requests to a host; 1,000 when left out.
  readonly pause?: number;
  /// Milliseconds that a whole answer may take; 30,000 when left out.
  readonly longest?: number;
  /// Gives up what is being fetched.
  readonly signal?: AbortSignal;
}

/// How inputs are read.
export interface InputOptions {
  readonly cues: CommentCues;
  /// Publication date (YYYY-MM-DD) for documents that give none.
  readonly published?: string | null;
  /// ISO 639-1; the language is then not told from the text.
  readonly language?: string | null;
  /// The longest single document, in bytes; files of many documents may be longer. 16 MiB when left out.
  readonly maxBytes?: number;
  /// Names of the fields of JSON lines and of the columns of tables.
  readonly fields?: FieldNames;
  /// How web addresses are fetched.
  readonly fetch?: FetchOptions;
  /// What `-` stands for; the process's standard input when left out.
  readonly standardInput?: AsyncIterable<Uint8Array>;
  /// `-` is JSON lines, whatever it begins with, and each line that is not blank gives one result.
  readonly lines?: boolean;
}

/// Bytes of which it is not yet known what they are: a file, an entry of an archive, a part of a message.
export interface Source {
  /// Where a user finds it: `archive.zip!folder/page.html`, `crawl.warc.gz!<urn:uuid:…>`, `table.csv#12`.
  readonly input: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /// The file itself where the bytes are one: some formats are read from their end.
  readonly file?: string;
  /// Bytes of the file.
  readonly size?: number;
  readonly uri?: string | null;
  readonly encoding?: string | null;
  /// It is known to be JSON lines, each a record of one text.
  readonly lines?: boolean;
  /// It is a part of a file of JSON lines, behind so many lines.
  readonly linesBefore?: number;
  /// How many archives are around it.
  readonly depth: number;
  readonly budget: ExpansionBudget;
}

/// Reads a source of any kind; given to the readers of containers, which give it what stands inside.
export type ReadSource = (source: Source) => AsyncIterable<ReadResult>;

const DEFAULT_MAX_BYTES = 16 * 1024 * 1024;
/// Web archives hold at most some twenty times their own size; deflate cannot do more than 1032 times.
const MOST_EXPANSION = 200;
/// What any archive, however small, may hold, in documents of the greatest length.
const FREE_DOCUMENTS = 16;
/// "page.html" in a WARC in a zip in a zip; deeper ones are made to be deep.
export const MOST_ARCHIVES = 4;

/// How much may come out of the archives of one input: a zip bomb holds thousands of times its own size. Bytes that come
/// out of an archive inside an archive count again.
export class ExpansionBudget {
  private packed = 0;
  private unpacked = 0;

  /// `limit` is that of a single document.
  constructor(
    private readonly input: string,
    private readonly limit: number,
  ) {}

  /// Counts bytes of the input itself.
  took(bytes: number): void {
    this.packed += bytes;
  }

  /// Counts bytes that were unpacked. Throws `archive-bomb`.
  gave(bytes: number): void {
    this.unpacked += bytes;
    const limit = FREE_DOCUMENTS * this.limit + MOST_EXPANSION * this.packed;
    if (this.unpacked > limit) throw new HerodotusError('archive-bomb', { input: this.input, limit });
  }
}

export function limitOf(options: Pick<InputOptions, 'maxBytes'>): number {
  return options.maxBytes ?? DEFAULT_MAX_BYTES;
}

/// What the engine is told of a document.
export function factsOf(source: Omit<Source, 'chunks'>, options: InputOptions): InputFacts {
  return {
    input: source.input,
    uri: source.uri ?? null,
    encoding: source.encoding ?? null,
    published: options.published ?? null,
    language: options.language ?? null,
    fields: options.fields ?? {},
    records: source.lines === true,
  };
}

export function failed(input: string, why: Problem): ReadResult {
  return { ok: false, input, problem: why };
}

export function tooLarge(input: string, size: number, limit: number): ReadResult {
  return failed(input, problem('input-too-large', { input, size, limit }));
}

/// What an exception of a stream, an archive or a library means for the user.
export function failedBy(input: string, error: unknown): ReadResult {
  if (error instanceof HerodotusError) return failed(input, error.problem);
  const reason = printable(error instanceof Error ? error.message : String(error));
  const unpacking = error instanceof Error && 'code' in error && /^Z_|^ERR_.*BUFFER/.test(String(error.code));
  return failed(input, problem(unpacking ? 'archive-broken' : 'input-unreadable', { input, reason }));
}

/// Names and messages of strangers go to a terminal: without control characters and marks that turn the line around.
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\ufffd').slice(0, 500);
}
