import type { SourceDocument } from '../annotation/document.js';
import type { Problem } from '../annotation/problem.js';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import { readerWords } from '../equip/equipment.js';
import type { ParserSetting } from '../language/model-files.js';
import { readPlaced, type Place, type PlacedResult } from '../input/inputs.js';
import type { InputOptions } from '../input/source.js';
import type { CommentCues } from '../read/evidence/comment-cues.js';
import type { ReadResult } from '../read/read-bytes.js';
import { Coders, defaultWorkers } from './coders.js';
import { TOGETHER, type Answer, type CodedText, type CodingSettings } from './coding.js';
import { inOrder } from './in-order.js';

/// How inputs are read and coded.
export interface CodeAllOptions extends Omit<InputOptions, 'cues'> {
  /// A codebook's folder in place of the built-in one.
  readonly codebook?: string;
  /// Which parser reads the sentences; `fast` when left out.
  readonly parser?: ParserSetting;
  /// Processes that code; the processor's cores when left out, fewer where memory is short. With 1 the documents are coded in
  /// this process, where none can be given up, unless `maxSeconds` is given.
  readonly workers?: number;
  /// Seconds after which a document is given up; when left out 60, and one more for every 2,000 characters.
  readonly maxSeconds?: number;
  /// Heap of each worker in MiB, 2048 when left out; a document that needs more is given up.
  readonly megabytes?: number;
  /// Kinds of statements to keep; all when left out.
  readonly statements?: readonly StatementRecord['kind'][];
  /// Goes on behind this place of an earlier run over the same inputs.
  readonly after?: Place | null;
  /// Called with what is to be known of the work as a whole, such as `codebook-stale`.
  readonly tell?: (problem: Problem) => void;
  /// Ends the work behind the documents that are done.
  readonly signal?: AbortSignal;
}

/// What became of one document of the inputs, or of an input that holds none.
export type Coded<T> = {
  /// Where a user finds it: path, address, `path#line`.
  readonly input: string;
  readonly place: Place;
  /// Bytes of the file that were read when the document was found, with what was read ahead.
  readonly read: number;
} & (
  | { readonly ok: true; readonly id: string; readonly value: T; readonly warnings: readonly Problem[] }
  /// `id`: of the document that could not be coded, where it is known.
  | { readonly ok: false; readonly problem: Problem; readonly id: string | null }
);

/// Inputs by their names, or documents that somebody else reads, with what is to be known of where they come from.
export type Inputs = readonly string[] | Reading;

export interface Reading {
  readonly names: readonly string[];
  /// The documents, by the words by which pages are read.
  read(cues: CommentCues): AsyncIterable<ReadResult>;
}

/// What may be under way for each worker: documents, and characters of their texts. A record is some ten times as long.
const DOCUMENTS = 256;
const CHARACTERS = 1_500_000;
/// Reads and codes files, folders, web addresses and `-`, in several processes; the records come in the order of the inputs,
/// the same for any number of them. Whatever cannot be read or coded is a result with its problem, and all others are
/// coded once. Reads ahead only as far as a bound: who takes slowly is waited for. A single document starts no process.
/// Throws what `loadEquipment` throws, and `resume-inputs`.
export function codeAll(
  inputs: readonly string[],
  options: CodeAllOptions = {},
): AsyncGenerator<Coded<DocumentRecord>, void> {
  return coded(inputs, options, { as: 'record' }, (answer) => ('schema' in answer ? answer : null));
}

/// As `codeAll`, each record as a line of JSON in UTF-8 with its line feed; `compact`: a `CompactRecord`, `rows`: as
/// `renderRows` writes it, `schema`: for readers that know an older version.
export function codeLines(
  inputs: readonly string[],
  options: CodeAllOptions & Pick<CodingSettings, 'compact' | 'rows' | 'schema'> = {},
): AsyncGenerator<Coded<Uint8Array>, void> {
  const { compact = false, rows = false, schema = '2' } = options;
  const wanted = { as: 'line', compact, rows, schema } as const;
  return coded(inputs, options, wanted, (answer) => (answer instanceof Uint8Array ? answer : null));
}

/// As `codeAll`, with what a corpus keeps of each text. `screen` is asked of each document that was read; what it gives stands in
/// the place of a coding, null lets the document be coded.
export function codeKept<S>(
  inputs: Inputs,
  { records = false, ...options }: CodeAllOptions & Pick<CodingSettings, 'records'>,
  screen: (document: SourceDocument) => Promise<S | null>,
): AsyncGenerator<Coded<CodedText | S>, void> {
  return coded<CodedText | S>(
    inputs,
    options,
    { as: 'kept', records },
    (answer) => ('kept' in answer ? answer : null),
    screen,
  );
}

async function* coded<T>(
  inputs: Inputs,
  options: CodeAllOptions,
  wanted: Omit<CodingSettings, 'codebook' | 'parser' | 'statements'>,
  valueOf: (answer: Answer) => T | null,
  screen?: (document: SourceDocument) => Promise<T | null>,
): AsyncGenerator<Coded<T>, void> {
  const { codebook, parser, statements, workers = defaultWorkers(), signal } = options;
  const settings = {
    ...wanted,
    ...(codebook === undefined ? {} : { codebook }),
    ...(parser === undefined ? {} : { parser }),
    ...(statements === undefined ? {} : { statements }),
  };
  const { packs, warnings } = loadCodebook({ folder: codebook });
  warnings.forEach((warning) => options.tell?.(warning));
  const cues = readerWords(packs);
  const coders = new Coders(settings, { ...options, several: options.lines === true }, workers);
  const placed =
    'read' in inputs ? numbered(inputs.read(cues)) : readPlaced(inputs, { ...options, cues }, options.after ?? null);
  const items = coders.watched(placed);
  const bounds = coders.inThisProcess ? TOGETHER : { items: DOCUMENTS * workers, size: CHARACTERS * workers };
  try {
    yield* inOrder(items, sizeOf, finish, bounds, signal);
  } finally {
    await coders.close();
  }

  async function finish({ result, place, read }: PlacedResult): Promise<Coded<T>> {
    if (!result.ok)
      return { ok: false, input: result.input, place, read, id: result.id ?? null, problem: result.problem };
    const { id, input, warnings } = result.document;
    const screened = (await screen?.(result.document)) ?? null;
    if (screened !== null) return { ok: true, input, place, read, id, value: screened, warnings };
    const outcome = await coders.code(result.document);
    if (!outcome.ok) return { ok: false, input, place, read, id, problem: outcome.problem };
    const value = valueOf(outcome.answer);
    if (value === null) throw new TypeError('a worker gave another kind of answer than it was asked for');
    return { ok: true, input, place, read, id, value, warnings };
  }
}

async function* numbered(results: AsyncIterable<ReadResult>): AsyncIterable<PlacedResult> {
  let number = 0;
  for await (const result of results) yield { result, place: { file: 0, number: ++number, chain: '' }, read: 0 };
}

function sizeOf({ result }: PlacedResult): number {
  return result.ok ? result.document.text.length : 0;
}
