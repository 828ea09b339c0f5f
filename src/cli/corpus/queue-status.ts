import type { QueueStatus } from '../../store/postgres/queue.js';
import { durationOf } from './time-left.js';

/// Documents set aside that are shown.
const SHOWN = 20;

/// How the queue of a corpus stands, null where it has none; `retry` puts back what was set aside before.
export async function queueOf(address: string, retry: boolean): Promise<QueueStatus | null> {
  const { CorpusQueue, queueStatus } = await import('../../store/postgres/queue.js');
  const before = await queueStatus(address);
  if (!retry || before === null) return before;
  const queue = await CorpusQueue.open(address);
  try {
    await queue.retry();
    return await queue.status();
  } catch (error) {
    throw queue.coded(error);
  } finally {
    await queue.close();
  }
}

/// A queue as lines of a status.
export function renderQueue({ queued, running, done, rate, workers, setAside }: QueueStatus): string {
  const left = queued === 0 || rate === 0 ? '' : `, ${durationOf((queued / rate) * 60)} left`;
  const programs = `${workers} ${workers === 1 ? 'program' : 'programs'}`;
  const rows: [string, string][] = [
    ['queue', `${whole(queued)} documents wait or are under way, in ${whole(running)} jobs of ${programs}`],
    ['done', `${whole(done)} documents, ${rate.toFixed(1)} a minute${left}`],
    ['set aside', `${whole(setAside.length)} documents${setAside.length > 0 ? '; --retry puts them back' : ''}`],
    ...setAside.slice(0, SHOWN).map(({ problem: { code, message } }): [string, string] => ['', `${code}: ${message}`]),
    ...(setAside.length > SHOWN ? [['', `and ${whole(setAside.length - SHOWN)} more`] satisfies [string, string]] : []),
  ];
  return `${rows.map(([name, value]) => `${name.padEnd(12)}${value}`).join('\n')}\n`;
}

function whole(number: number): string {
  return number.toLocaleString('en-US');
}
