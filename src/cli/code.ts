import { Option, type Command } from 'commander';
import { problem, type Problem } from '../annotation/problem.js';
import { loadEquipment } from '../equip/equipment.js';
import { openRuntime, slownessOf } from '../equip/runtime.js';
import { readInputs } from '../input/inputs.js';
import { entryPlaces } from '../language/entries.js';
import { Pipeline } from '../pipeline.js';
import { withInputs, type CodeOptions } from './input-options.js';
import { Progress } from './progress.js';
import { Writer, type Format } from './writer.js';

/// Documents after which somebody who watches a run is told that it could be faster.
const MANY = 20;

/// Called with the exit status of the work.
type Report = (status: number) => void;

/// Adds `herodotus code` and `herodotus explain`.
export function registerCode(program: Command, report: Report): void {
  withInputs(program.command('code'))
    .description('code pages: who did what to whom, where and when, whether it happened, and who says so')
    .argument(
      '<input...>',
      'pages, texts, JSONL, tables, feeds, messages, PDF, web archives, gzip and zip of these, folders, web addresses; - for standard input',
    )
    .addOption(
      new Option('--format <format>', 'how to write the records (default: table on a terminal, else jsonl)').choices([
        'table',
        'jsonl',
        'html',
      ]),
    )
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .addOption(
      new Option('--schema <version>', 'version of the records as JSONL, for readers that know an older one').choices([
        '1',
        '2',
      ]),
    )
    .option('--claims', 'show claims in the table too')
    .action(async (inputs: string[], options: CodeOptions) => report(await code(inputs, options, formatOf(options))));
  withInputs(program.command('explain'))
    .description('code one page and say of every statement why it was coded so')
    .argument('<input>', 'a file, or - for standard input')
    .option('--claims', 'explain claims too')
    .option('--missed', 'say of every word of the codebook that was not coded why not')
    .option(
      '--source',
      'say of every statement where it stands in the page as it was served: the element and its characters',
    )
    .option('--only <words>', 'only sentences that hold these words')
    .option('-o, --output <file>', 'write to a file instead of standard output')
    .action(async (input: string, options: CodeOptions) =>
      report(await code([input], options, options.missed === true ? 'missed' : 'explain')),
    );
}

function formatOf(options: CodeOptions): Format {
  return options.format ?? (process.stdout.isTTY && options.output === undefined ? 'table' : 'jsonl');
}

async function code(inputs: readonly string[], options: CodeOptions, format: Format): Promise<number> {
  const equipment = await loadEquipment(options.codebook);
  const pipeline = new Pipeline(equipment);
  const lines = entryPlaces(equipment.codebook, equipment.pack);
  const writer = new Writer(format, options, lines);
  const progress = new Progress(process.stderr);
  let failed = 0;
  let coded = 0;
  for await (const result of readInputs(inputs, {
    ...options,
    fetch: { allowPrivate: options.allowPrivate ?? false },
    cues: equipment.cues,
  })) {
    if (!result.ok) {
      if (result.problem.severity === 'error') failed++;
      progress.say(describe(result.problem));
      continue;
    }
    const { document } = result;
    try {
      const { record, missed } =
        format === 'missed' ? await pipeline.explain(document) : { record: await pipeline.run(document), missed: null };
      for (const warning of document.warnings) progress.say(describe(warning));
      await writer.write(record, missed, document);
      coded++;
      const slow = coded === MANY && process.stderr.isTTY ? slownessOf(await openRuntime()) : null;
      if (slow !== null) progress.say(describe(slow));
    } catch (error) {
      failed++;
      progress.say(
        describe(
          problem('internal-error', {
            input: document.input,
            reason: error instanceof Error ? error.message : String(error),
          }),
        ),
      );
    }
    progress.advance(coded, failed);
  }
  await writer.end();
  progress.end(coded, failed);
  return failed > 0 ? 1 : 0;
}

/// One line for a problem: severity, code, what happened, what to do.
function describe({ severity, code: name, message, remedy }: Problem): string {
  return `${severity} ${name}: ${message}\n  → ${remedy}`;
}
