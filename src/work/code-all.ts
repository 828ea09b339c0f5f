import { availableParallelism } from 'node:os';
import type { SourceDocument } from '../annotation/document.js';
import { problem, type Problem } from '../annotation/problem.js';
import type { DocumentRecord, StatementRecord } from '../annotation/record.js';
import { loadCodebook } from '../equip/compiled-codebook.js';
import { loadEquipment, readerWords } from '../equip/equipment.js';
import type { ParserSetting } from '../language/model-files.js';
import { readPlaced, type Place, type PlacedResult } from '../input/inputs.js';
import type { InputOptions } from '../input/source.js';
import { openCoder, TOGETHER, type Answer, type Coder, type CodingSettings } from './coding.js';
import { inOrder } from './in-order.js';
import { reasonOf } from './messages.js';
import { CoderPool, type Outcome } from './pool.js';
import { startWorker } from './start.js';

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
} & (
  | { readonly ok: true; readonly id: string; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem }
);

/// Memory that a worker should find before it is started by default, in bytes.
const MEMORY = 512 * 1024 * 1024;
/// What may be under way for each worker: documents, and characters of their texts. A record is some ten times as long.
const DOCUMENTS = 256;
const CHARACTERS = 1_500_000;
/// Milliseconds that the first document waits for a second before it is coded in this process.
const PATIENCE = 100;

/// Reads and codes files, folders, web addresses and `-`, in several processes; the records come in the order of the inputs,
/// the same for any number of them. Whatever cannot be read or coded is a result with its problem, and all others are
/// coded once. Reads ahead only as far as a bound: who takes slowly is waited for. A single document starts no process.
/// Throws what `loadEquipment` throws, and `resume-inputs`.
export function codeAll(
  inputs: readonly string[],
  options: CodeAllOptions = {},
): AsyncGenerator<Coded<DocumentRecord>, void> {
  return coded(inputs, options, { as: 'record' }, (answer) => (answer instanceof Uint8Array ? null : answer));
}

/// As `codeAll`, each record as a line of JSON in UTF-8 with its line feed; `compact`: a `CompactRecord`, `schema`: for readers
/// that know an older version.
export function codeLines(
  inputs: readonly string[],
  options: CodeAllOptions & Pick<CodingSettings, 'compact' | 'schema'> = {},
): AsyncGenerator<Coded<Uint8Array>, void> {
  const { compact = false, schema = '2' } = options;
  const wanted = { as: 'line', compact, schema } as const;
  return coded(inputs, options, wanted, (answer) => (answer instanceof Uint8Array ? answer : null));
}

async function* coded<T>(
  inputs: readonly string[],
  options: CodeAllOptions,
  wanted: Omit<CodingSettings, 'codebook' | 'parser' | 'statements'>,
  valueOf: (answer: Answer) => T | null,
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
  const coders = new Coders(settings, options, workers);
  const items = coders.watched(readPlaced(inputs, { ...options, cues }, options.after ?? null));
  const bounds = coders.inThisProcess ? TOGETHER : { items: DOCUMENTS * workers, size: CHARACTERS * workers };
  try {
    yield* inOrder(items, sizeOf, ({ result, place }) => finish(result, place), bounds, signal);
  } finally {
    await coders.close();
  }

  async function finish(result: PlacedResult['result'], place: Place): Promise<Coded<T>> {
    if (!result.ok) return { ok: false, input: result.input, place, problem: result.problem };
    const { id, input, warnings } = result.document;
    const outcome = await coders.code(result.document);
    if (!outcome.ok) return { ok: false, input, place, problem: outcome.problem };
    const value = valueOf(outcome.answer);
    if (value === null) throw new TypeError('a worker gave another kind of answer than it was asked for');
    return { ok: true, input, place, id, value, warnings };
  }
}

function sizeOf({ result }: PlacedResult): number {
  return result.ok ? result.document.text.length : 0;
}

function defaultWorkers(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(process.availableMemory() / MEMORY)));
}

/// Codes in this process as long as one document is all there is, else in workers.
class Coders {
  readonly inThisProcess: boolean;
  private readonly pool: CoderPool;
  private local: Promise<Coder> | null = null;
  private count = 0;
  private tell: (several: boolean) => void = () => undefined;
  private readonly several = new Promise<boolean>((resolve) => (this.tell = resolve));

  constructor(
    private readonly settings: CodingSettings,
    { maxSeconds, megabytes }: CodeAllOptions,
    workers: number,
  ) {
    this.inThisProcess = workers === 1 && maxSeconds === undefined;
    this.pool = new CoderPool(workers, () => startWorker(settings, megabytes), maxSeconds);
  }

  /// The items as they are, seen to their end.
  async *watched<I>(items: AsyncIterable<I>): AsyncGenerator<I> {
    yield* items;
    this.tell(false);
  }

  async code(document: SourceDocument): Promise<Outcome> {
    if (this.inThisProcess || (++this.count === 1 && !(await this.waitsForMore()))) return this.codeHere(document);
    this.tell(true);
    // The element of each word is for this process alone, and large.
    const { origins, ...rest } = document;
    try {
      return await this.pool.code(rest);
    } catch (error) {
      // The same error, here with its code.
      await loadEquipment({ folder: this.settings.codebook, parser: this.settings.parser });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async waitsForMore(): Promise<boolean> {
    const timer = setTimeout(() => this.tell(false), PATIENCE);
    const several = await this.several;
    clearTimeout(timer);
    return several;
  }

  private async codeHere(document: SourceDocument): Promise<Outcome> {
    const coder = await (this.local ??= openCoder(this.settings));
    try {
      return { ok: true, answer: await coder.code(document) };
    } catch (error) {
      return { ok: false, problem: problem('internal-error', { input: document.input, reason: reasonOf(error) }) };
    }
  }
}
