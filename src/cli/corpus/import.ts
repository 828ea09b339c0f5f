import { Option, type Command } from 'commander';
import { problem, type Problem } from '../../annotation/problem.js';
import { importEvents, type ImportReport } from '../../import/import-events.js';
import { DATASET_FORMATS, type DatasetFormat } from '../../store/dataset-rows.js';
import { openCorpus } from '../../store/open-corpus.js';
import { describe } from '../describe.js';
import { asCount } from '../input-options.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';

interface ImportCommandOptions {
  readonly source: string;
  readonly format?: DatasetFormat;
  readonly licence?: string;
  readonly replace?: boolean;
  readonly limit?: number;
  readonly json?: boolean;
}

/// Bad rows that are told one by one; the others are counted by their reason.
const TOLD = 10;

/// Adds `herodotus import`.
export function registerImport(program: Command, report: (status: number) => void): void {
  program
    .command('import')
    .description('take in other people’s events as those of another source, to compare ours with (docs/compare.md)')
    .argument('<corpus>', 'the corpus: a file, or postgres://…; made where there is none')
    .argument('<file>', 'POLECAT, ICEWS, GDELT 2.0, ACLED or UCDP GED as its makers publish it; also gzip or zip')
    .requiredOption('--source <name>', 'what the source is called in the corpus')
    .addOption(
      new Option('--format <layout>', 'the layout, where the first row is not to tell it').choices(DATASET_FORMATS),
    )
    .option('--licence <words>', 'what its makers say of its use')
    .option('--replace', 'put events in the place of those that have their id and other cells')
    .option('--limit <n>', 'read so many rows at most, for a look', asCount)
    .option('--json', 'say what was done as JSON')
    .action(async (corpus: string, file: string, options: ImportCommandOptions) =>
      report(await run(corpus, file, options)),
    );
}

async function run(file: string, table: string, { json = false, ...options }: ImportCommandOptions): Promise<number> {
  const corpus = await openCorpus(file, { create: true });
  const stopping = new Stopping();
  const progress = new Progress(process.stderr, 0, 'added', 'events');
  let told = 0;
  const tell = (found: Problem): void => {
    if (told++ < TOLD) progress.say(describe(found));
  };
  try {
    const done = await importEvents(corpus, table, {
      ...options,
      signal: stopping.signal,
      tell,
      progress: ({ added, replaced, failed }) => progress.advance(added + replaced, failed),
    });
    progress.clear();
    if (done.changed > 0) progress.say(describe(problem('events-changed', { file: table, count: done.changed })));
    if (stopping.status !== null) progress.say(describe(problem('import-stopped', { file: table, count: done.added })));
    process.stdout.write(
      json ? `${JSON.stringify({ corpus: corpus.file, file: table, ...done })}\n` : words(corpus.file, done, told),
    );
    return stopping.status ?? (done.failed > 0 ? 1 : 0);
  } finally {
    stopping.end();
    await corpus.close();
  }
}

function words(file: string, done: ImportReport, told: number): string {
  const { source, format, rows, added, known, changed, replaced, failed, untyped, reasons } = done;
  const parts = [
    `${whole(added)} of ${whole(rows)} rows added to ${source} (${format})`,
    ...(replaced > 0 ? [`${whole(replaced)} put in the place of others`] : []),
    ...(known > 0 ? [`${whole(known)} were there`] : []),
    ...(changed > 0 ? [`${whole(changed)} were there with other cells`] : []),
    ...(failed > 0 ? [`${whole(failed)} left out`] : []),
    ...(untyped > 0 ? [`${whole(untyped)} have no type of PLOVER`] : []),
  ];
  const lines = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${whole(count).padStart(8)}  ${reason}`);
  const summary = told > TOLD ? ['left out because', ...lines] : [];
  return `${[`${file}: ${parts.join(', ')}`, ...summary].join('\n')}\n`;
}

function whole(number: number): string {
  return number.toLocaleString('en-US');
}
