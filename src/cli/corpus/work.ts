import { InvalidArgumentError, type Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import type { Listening } from '../../metrics/listening.js';
import { isAddress } from '../../store/open-database.js';
import type { ParserSetting } from '../../language/model-files.js';
import { defaultWorkers } from '../../work/coders.js';
import { describe } from '../describe.js';
import { asCount, parserOption } from '../input-options.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';

interface WorkCommandOptions {
  readonly workers?: number;
  readonly maxSeconds?: number;
  readonly untilEmpty?: boolean;
  readonly codebook?: string;
  readonly parser?: ParserSetting;
  readonly records?: boolean;
  readonly metrics?: Listened;
  readonly json?: boolean;
}

/// Adds `herodotus work`.
export function registerWork(program: Command, report: (status: number) => void): void {
  program
    .command('work')
    .description(
      'code what herodotus add --queue put into the queue of a corpus; any number of machines do so at a time',
    )
    .argument('<corpus>', 'postgres://…')
    .option('--workers <n>', 'processes that code (default: the cores)', asCount)
    .option(
      '--max-seconds <n>',
      'give a document up after so long (default: 60, and 1 for each 2,000 characters)',
      asCount,
    )
    .option('--until-empty', 'end when nothing waits and nobody works on anything')
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .addOption(parserOption())
    .option('--records', 'keep whole records, so that later versions read claims and reasons as they were coded')
    .option(
      '--metrics <port>',
      'tell Prometheus at /metrics what is done: a port, or an address and a port',
      asListened,
    )
    .option('--json', 'say what was done as JSON')
    .action(async (address: string, options: WorkCommandOptions) => report(await run(address, options)));
}

interface Listened {
  readonly host: string;
  readonly port: number;
}

/// "9464", "0.0.0.0:9464", "[::]:9464".
function asListened(value: string): Listened {
  const [, host = '127.0.0.1', digits = ''] = /^(?:(?:\[?([\w.:-]+?)\]?):)?(\d{1,5})$/.exec(value) ?? [];
  if (digits === '' || Number(digits) > 65_535)
    throw new InvalidArgumentError('Give a port, or an address and a port such as 0.0.0.0:9464.');
  return { host, port: Number(digits) };
}

async function run(
  address: string,
  { json = false, workers, metrics: listened, ...options }: WorkCommandOptions,
): Promise<number> {
  if (!isAddress(address))
    throw new HerodotusError('usage', { reason: 'a queue stands in PostgreSQL: give postgres://… for the corpus' });
  const { work } = await import('../../work/queue/working.js');
  const stopping = new Stopping();
  const progress = new Progress(process.stderr);
  let failures = 0;
  let listening: Listening | null = null;
  try {
    const metrics = listened === undefined ? null : new (await import('../../metrics/metrics.js')).Metrics();
    if (listened !== undefined && metrics !== null) {
      const { listen } = await import('../../metrics/listening.js');
      listening = await listen(metrics, listened.host, listened.port);
      progress.say(`metrics: ${listening.address}`);
    }
    const done = await work(address, {
      ...options,
      ...(metrics === null ? {} : { metrics }),
      workers: workers ?? defaultWorkers(),
      signal: stopping.signal,
      tell: ({ documents, failed }) => {
        failures += failed.length;
        failed.forEach((each) => progress.say(describe(each)));
        progress.advance(documents, failures);
      },
    });
    progress.clear();
    const words = `${done.corpus}: ${done.documents} documents done${done.failed > 0 ? `, ${done.failed} set aside` : ''}`;
    process.stdout.write(`${json ? JSON.stringify(done) : words}\n`);
    return stopping.status ?? (done.failed > 0 ? 1 : 0);
  } finally {
    await listening?.close();
    stopping.end();
  }
}
