import type { Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
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
    .option('--json', 'say what was done as JSON')
    .action(async (address: string, options: WorkCommandOptions) => report(await run(address, options)));
}

async function run(address: string, { json = false, workers, ...options }: WorkCommandOptions): Promise<number> {
  if (!isAddress(address))
    throw new HerodotusError('usage', { reason: 'a queue stands in PostgreSQL: give postgres://… for the corpus' });
  const { work } = await import('../../work/queue/working.js');
  const stopping = new Stopping();
  const progress = new Progress(process.stderr);
  let failures = 0;
  try {
    const done = await work(address, {
      ...options,
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
    stopping.end();
  }
}
