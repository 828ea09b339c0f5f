import { setTimeout } from 'node:timers/promises';
import { HerodotusError, problem, type Problem } from '../../annotation/problem.js';
import { loadCodebook } from '../../equip/compiled-codebook.js';
import { readerWords } from '../../equip/equipment.js';
import { readPortion, type Portion } from '../../input/portions.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { Added, NewDocument } from '../../store/corpus.js';
import { textHash } from '../../store/kept-text.js';
import {
  CorpusQueue,
  JobLost,
  TRIES,
  type FailedPart,
  type FinishedJob,
  type Life,
  type TakenJob,
} from '../../store/postgres/queue.js';
import { Coders, type Limits } from '../coders.js';
import type { CodingSettings } from '../coding.js';
import { documentsIn } from './enqueue.js';
import { Asking } from './asking.js';
import { TASK } from '../../store/postgres/queue-depth.js';
import type { CodingJob } from './job.js';

/// How the jobs of a queue are worked on.
export interface WorkOptions extends Limits, Pick<CodingSettings, 'codebook' | 'parser' | 'records'> {
  /// Processes that code.
  readonly workers: number;
  /// Ends when nothing waits and nobody works on anything.
  readonly untilEmpty?: boolean;
  readonly signal?: AbortSignal;
  /// Counts what is done, and the queue.
  readonly metrics?: Metrics;
  /// Told of each job when it is safe in the corpus.
  readonly tell?: (done: { readonly documents: number; readonly failed: readonly Problem[] }) => void;
}

/// What a program did of a queue.
export interface Worked {
  readonly corpus: string;
  readonly documents: number;
  readonly failed: number;
}

/// How often it is looked whether programs have gone and whether the queue is empty, in milliseconds.
const LOOK = 500;
/// How long is waited before what a server that was away did not take is tried again, in milliseconds.
const AGAIN = 500;
/// How often a job of many documents is begun before these become jobs of their own.
const WHOLE = 10;

/// Takes jobs from the queue of a corpus, codes them and writes what they give, until it is stopped or the queue is empty. Any number of
/// programs do so at a time; what one that was ended had under way, others take. Throws what `openPostgres` and `loadEquipment` throw.
export async function work(address: string, options: WorkOptions): Promise<Worked> {
  const lanes = 2 * options.workers;
  const queue = await CorpusQueue.open(address, lanes);
  const { metrics } = options;
  metrics?.queue(async () => {
    try {
      return await queue.depth();
    } catch (error) {
      const coded = queue.coded(error);
      metrics.error(coded instanceof HerodotusError ? coded.problem.code : 'internal-error');
      return null;
    }
  });
  try {
    return await new Working(queue, lanes, options).run();
  } catch (error) {
    throw queue.coded(error);
  } finally {
    await queue.close();
  }
}

class Working {
  private readonly coders: Coders;
  private readonly cues;
  private readonly stop = new AbortController();
  private life: Promise<Life> | null = null;
  private readonly names = new Set<string>();
  /// Lanes that have a job.
  private readonly busy = new Set<string>();
  private documents = 0;
  private failed = 0;
  private broken: unknown = null;

  constructor(
    private readonly queue: CorpusQueue,
    private readonly lanes: number,
    private readonly options: WorkOptions,
  ) {
    const { codebook, parser, records, workers, signal } = options;
    const settings = {
      ...(codebook === undefined ? {} : { codebook }),
      ...(parser === undefined ? {} : { parser }),
      ...(records === undefined ? {} : { records }),
      as: 'kept',
    } as const;
    this.coders = new Coders(settings, { ...options, several: true }, workers);
    this.cues = readerWords(loadCodebook({ folder: codebook }).packs);
    signal?.addEventListener('abort', () => this.stop.abort(), { once: true });
    if (signal?.aborted === true) this.stop.abort();
  }

  async run(): Promise<Worked> {
    const { makeWorkerUtils } = await import('graphile-worker');
    const { SILENT } = await import('./silent.js');
    await this.insist(async () => {
      const utils = await makeWorkerUtils({ pgPool: this.queue.pool, logger: SILENT() });
      await utils.migrate();
      await utils.release();
      await this.queue.make();
    });
    try {
      await this.insist(() => this.breathe());
      const lanes = Array.from({ length: this.lanes }, () => this.lane());
      await this.watch();
      await Promise.all(lanes);
    } finally {
      await this.coders.close();
      await this.end();
    }
    if (this.broken !== null) throw this.broken;
    return { corpus: this.queue.file, documents: this.documents, failed: this.failed };
  }

  private get stopped(): boolean {
    return this.stop.signal.aborted;
  }

  private async end(): Promise<void> {
    const life = await this.life?.catch(() => null);
    if (life === null || life === undefined) return;
    // Where the server is away others see that this program has gone.
    await this.queue.die(life.worker).catch(() => undefined);
    if (this.life !== null) life.client.release(true);
  }

  /// Says that this program is alive, again where its connection has ended; once, whoever asks meanwhile.
  private async breathe(): Promise<Life> {
    return (this.life ??= this.begin());
  }

  private async begin(): Promise<Life> {
    let life: Life | null = null;
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      this.life = null;
      life?.client.release(true);
    };
    try {
      life = await this.queue.live();
      life.client.once('error', end);
      await this.queue.own(life.worker, [...this.names]);
      return life;
    } catch (error) {
      end();
      throw error;
    }
  }

  private async watch(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.breathe();
        await this.queue.bury([...this.names].filter((name) => !this.busy.has(name)));
        if (this.options.untilEmpty === true && (await this.queue.jobs()) === 0) this.stop.abort();
      } catch (error) {
        if (!this.queue.isPassing(error)) this.fail(error);
      }
      await this.pause(LOOK);
    }
  }

  /// Takes one job after another. A lane whose connection fails for good, or that cannot ask for jobs, is opened anew.
  private async lane(): Promise<void> {
    const { runTaskList } = await import('graphile-worker');
    const { SILENT } = await import('./silent.js');
    while (!this.stopped) {
      let name = '';
      const asking = new Asking();
      const pool = runTaskList(
        {
          pgPool: this.queue.pool,
          concurrency: 1,
          noHandleSignals: true,
          pollInterval: LOOK,
          logger: SILENT(),
          events: asking.events,
        },
        {
          [TASK]: async (payload, { job }) => {
            const coding = payload as CodingJob;
            const taken = { id: job.id, lane: name, documents: documentsIn(coding.parts) };
            this.busy.add(name);
            try {
              await this.owned(name);
              await this.take(coding, taken, job.attempts);
            } finally {
              this.busy.delete(name);
            }
          },
        },
        this.queue.pool,
      );
      name = pool.id;
      this.names.add(name);
      const release = (): void => void Promise.resolve(pool.gracefulShutdown()).catch(() => undefined);
      this.stop.signal.addEventListener('abort', release, { once: true });
      if (this.stopped) release();
      try {
        await this.owned(name);
        await Promise.race([pool.promise, asking.failed.then(release)]);
      } catch (error) {
        if (!this.queue.isPassing(error)) this.fail(error);
      }
      asking.close();
      this.stop.signal.removeEventListener('abort', release);
      this.names.delete(name);
    }
  }

  /// A lane is known to be of this program before it does anything.
  private async owned(name: string): Promise<void> {
    await this.insist(async () => {
      const { worker } = await this.breathe();
      await this.queue.own(worker, [name]);
    });
  }

  private async take(job: CodingJob, taken: TakenJob, attempts: number): Promise<void> {
    try {
      if (attempts > WHOLE && taken.documents > 1)
        return await this.insist(() => this.queue.divide(taken, singles(job)));
      const finished = await this.code(job);
      const begun = performance.now();
      const added = await this.insist(() => this.queue.finish(taken, finished));
      this.measure(finished, added, (performance.now() - begun) / 1000);
      this.documents += finished.documents - finished.failed.length;
      const last = finished.failed.filter((each) => each.job.tries >= TRIES).map((each) => each.problem);
      this.failed += last.length;
      this.options.tell?.({ documents: this.documents, failed: last });
    } catch (error) {
      if (!(error instanceof JobLost)) this.fail(error);
      throw error;
    }
  }

  private measure({ coded, failed }: FinishedJob, added: readonly Added[], seconds: number): void {
    const { metrics } = this.options;
    if (metrics === undefined) return;
    for (const [index, { record }] of coded.entries()) {
      const became = added[index]?.became ?? 'known';
      if (became === 'refused') metrics.failed('document-id-taken');
      else metrics.became(became, record);
      metrics.took({ write: seconds / coded.length });
    }
    for (const { job, problem: found } of failed)
      if (job.tries >= TRIES) metrics.failed(found.code);
      else metrics.error(found.code);
  }

  /// Reads and codes what a job names, but for what the corpus has.
  private async code({ parts, reading, tries }: CodingJob): Promise<FinishedJob> {
    const { allowPrivate = false, ...rest } = reading;
    const options = { ...rest, cues: this.cues, fetch: { allowPrivate } };
    let documents = 0;
    const under: Promise<NewDocument | FailedPart | null>[] = [];
    for (const part of parts)
      for await (const { number, result } of readPortion(part, options)) {
        documents++;
        const single = { ...part, documents: 1, results: { from: number, to: number } };
        const fails = (why: Problem): FailedPart => ({
          job: { parts: [single], reading, tries: tries + 1 },
          problem: why,
        });
        if (!result.ok) {
          if (result.problem.severity === 'error') under.push(Promise.resolve(fails(result.problem)));
          continue;
        }
        const { document } = result;
        const { id, input } = document;
        const [standing] = await this.insist(() => this.queue.standing([{ id, hash: textHash(document) }]));
        if (standing === 'taken')
          under.push(Promise.resolve(fails(problem('document-id-taken', { input, id, before: 'another input' }))));
        if (standing !== 'new') continue;
        under.push(
          this.coders.code(document).then((outcome) => {
            if (!outcome.ok) return fails(outcome.problem);
            if (!('kept' in outcome.answer)) return null;
            this.options.metrics?.took(outcome.answer.seconds);
            return outcome.answer;
          }),
        );
      }
    const found = await Promise.all(under);
    return {
      documents,
      coded: found.flatMap((each) => (each !== null && 'kept' in each ? [each] : [])),
      failed: found.flatMap((each) => (each !== null && 'problem' in each ? [each] : [])),
    };
  }

  /// Tries again as long as the server is away.
  private async insist<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (!this.queue.isPassing(error)) throw error;
        await setTimeout(AGAIN);
      }
    }
  }

  private fail(error: unknown): void {
    this.broken ??= error;
    this.stop.abort();
  }

  private async pause(milliseconds: number): Promise<void> {
    // Rejected where it is stopped meanwhile, which is seen next.
    await setTimeout(milliseconds, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}

/// Each document of a job as one of its own.
function singles(job: CodingJob): CodingJob[] {
  return job.parts.flatMap((part: Portion) => {
    const from = part.results?.from ?? 1;
    if (part.documents === 1) return [{ ...job, parts: [part] }];
    return Array.from({ length: part.documents }, (_, index) => ({
      ...job,
      parts: [{ ...part, documents: 1, results: { from: from + index, to: from + index } }],
    }));
  });
}
