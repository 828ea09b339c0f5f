import { hashText } from '../../annotation/hash.js';
import { HerodotusError } from '../../annotation/problem.js';
import { readerWords } from '../../equip/equipment.js';
import { loadCodebook } from '../../equip/compiled-codebook.js';
import { portionsOf, type Portion } from '../../input/portions.js';
import { CorpusQueue, MOST_ATTEMPTS } from '../../store/postgres/queue.js';
import { TASK } from '../../store/postgres/queue-depth.js';
import { DOCUMENTS, type CodingJob, type Reading } from './job.js';
import { SILENT } from './silent.js';

/// Jobs that are handed over at a time.
const TOGETHER = 100;

/// What was put into a queue.
export interface Enqueued {
  readonly corpus: string;
  readonly documents: number;
  readonly jobs: number;
}

/// Puts inputs into the queue of a corpus: files and addresses by their name, stretches of files that hold many documents. What waits
/// there already is not put there twice. Throws `usage` for standard input, and what `openPostgres` throws.
export async function enqueue(
  address: string,
  inputs: readonly string[],
  reading: Reading,
  tell?: (documents: number) => void,
): Promise<Enqueued> {
  if (inputs.includes('-'))
    throw new HerodotusError('usage', {
      reason: 'standard input cannot be put into a queue: other machines do not read it',
    });
  const { makeWorkerUtils } = await import('graphile-worker');
  const queue = await CorpusQueue.open(address);
  try {
    const utils = await makeWorkerUtils({ pgPool: queue.pool, logger: SILENT() });
    await utils.migrate();
    await queue.make();
    const cues = readerWords(loadCodebook().packs);
    let [documents, jobs] = [0, 0];
    let held: CodingJob[] = [];
    const hand = async (): Promise<void> => {
      const sum = held.reduce((all, { parts }) => all + documentsIn(parts), 0);
      await queue.count(sum);
      await utils.addJobs(
        held.map((job) => ({
          identifier: TASK,
          payload: job,
          jobKey: hashText(JSON.stringify(job)),
          maxAttempts: MOST_ATTEMPTS,
        })),
      );
      [documents, jobs, held] = [documents + sum, jobs + held.length, []];
      tell?.(documents);
    };
    for await (const parts of batches(portionsOf(inputs, { ...reading, cues }))) {
      held.push({ parts, reading, tries: 0 });
      if (held.length >= TOGETHER) await hand();
    }
    if (held.length > 0) await hand();
    await utils.release();
    return { corpus: queue.file, documents, jobs };
  } catch (error) {
    throw queue.coded(error);
  } finally {
    await queue.close();
  }
}

/// How many documents parts are expected to hold.
export function documentsIn(parts: readonly Portion[]): number {
  return parts.reduce((sum, { documents }) => sum + documents, 0);
}

async function* batches(portions: AsyncIterable<Portion>): AsyncGenerator<Portion[]> {
  let held: Portion[] = [];
  for await (const portion of portions) {
    if (held.length > 0 && documentsIn(held) + portion.documents > DOCUMENTS) {
      yield held;
      held = [];
    }
    held.push(portion);
  }
  if (held.length > 0) yield held;
}
