import { availableParallelism } from 'node:os';
import { problem } from '../annotation/problem.js';
import { loadEquipment } from '../equip/equipment.js';
import { openCoder, type Coder, type CodingDocument, type CodingSettings } from './coding.js';
import { reasonOf } from './messages.js';
import { CoderPool, type Outcome } from './pool.js';
import { startWorker } from './start.js';

/// Memory that a worker should find before it is started by default, in bytes.
const MEMORY = 512 * 1024 * 1024;
/// Milliseconds that the first document waits for a second before it is coded in this process.
const PATIENCE = 100;

/// As many processes as there are cores, and as find memory.
export function defaultWorkers(): number {
  return Math.max(1, Math.min(availableParallelism(), Math.floor(process.availableMemory() / MEMORY)));
}

/// How long a document may take, what a worker may hold (see `CodeAllOptions`), and how many documents come.
export interface Limits {
  readonly maxSeconds?: number;
  readonly megabytes?: number;
  /// Whether there are more documents than one for sure.
  readonly several?: boolean;
}

/// Codes in this process as long as one document is all there is, else in workers.
export class Coders {
  readonly inThisProcess: boolean;
  private readonly pool: CoderPool;
  private local: Promise<Coder> | null = null;
  private count: number;
  private tell: (several: boolean) => void = () => undefined;
  private readonly several = new Promise<boolean>((resolve) => (this.tell = resolve));

  constructor(
    private readonly settings: CodingSettings,
    { maxSeconds, megabytes, several = false }: Limits,
    workers: number,
  ) {
    this.count = several ? 1 : 0;
    this.inThisProcess = workers === 1 && maxSeconds === undefined;
    this.pool = new CoderPool(workers, () => startWorker(settings, megabytes), maxSeconds);
  }

  /// The items as they are, seen to their end.
  async *watched<I>(items: AsyncIterable<I>): AsyncGenerator<I> {
    yield* items;
    this.tell(false);
  }

  async code(document: CodingDocument): Promise<Outcome> {
    if (this.inThisProcess || (++this.count === 1 && !(await this.waitsForMore()))) return this.codeHere(document);
    this.tell(true);
    // The element of each word is for this process alone, and large.
    const { origins, ...rest } = document;
    try {
      return await this.pool.code(rest);
    } catch (error) {
      // The same error, here with its code.
      const { codebook, after, parser } = this.settings;
      await loadEquipment({ folder: codebook, parser });
      if (after != null) await loadEquipment({ folder: after, parser });
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

  private async codeHere(document: CodingDocument): Promise<Outcome> {
    const coder = await (this.local ??= openCoder(this.settings));
    try {
      return { ok: true, answer: await coder.code(document) };
    } catch (error) {
      return { ok: false, problem: problem('internal-error', { input: document.input, reason: reasonOf(error) }) };
    }
  }
}
