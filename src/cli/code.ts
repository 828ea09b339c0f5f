import { InvalidArgumentError, Option, type Command } from 'commander';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import type { StatementRecord } from '../annotation/record.js';
import { contentsOf, readCodebookFiles } from '../equip/codebook-files.js';
import { fingerprint } from '../equip/fingerprint.js';
import { openRuntime, slownessOf } from '../equip/runtime.js';
import { STATEMENT_KINDS } from '../export/selection.js';
import { codeAll, codeLines, type CodeAllOptions, type Coded } from '../work/code-all.js';
import { describe } from './describe.js';
import { asCount, withInputs, type ReadingOptions } from './input-options.js';
import type { Settings } from './journal.js';
import { openOutput, type Output } from './output.js';
import { Progress } from './progress.js';
import { Stopping } from './stopping.js';
import { terminalStyle } from './terminal.js';
import { VERSION } from '../annotation/version.js';
import { ALL_LINES, LINES, htmlPage, incidentTable, tables, type Writing } from './writing.js';

/// Documents after which somebody who watches a run is told that it could be faster.
const MANY = 20;

interface CodeOptions extends ReadingOptions {
  readonly format?: Format;
  readonly statements?: readonly StatementRecord['kind'][];
  readonly compact?: boolean;
  readonly schema?: '1' | '2';
  readonly workers?: number;
  readonly maxSeconds?: number;
  readonly resume?: boolean;
  readonly overwrite?: boolean;
  readonly errors?: 'told' | 'inline';
}

const FORMATS = ['table', 'jsonl', 'html', 'csv', 'statements'] as const;
type Format = (typeof FORMATS)[number];

/// Adds `herodotus code`. `report` is called with the exit status of the work.
export function registerCode(program: Command, report: (status: number) => void): void {
  withInputs(program.command('code'))
    .description('code pages: who did what to whom, where and when, whether it happened, and who says so')
    .argument(
      '<input...>',
      'pages, texts, JSONL, tables, feeds, messages, PDF, web archives, gzip and zip of these, folders, web addresses; - for standard input',
    )
    .addOption(
      new Option(
        '--format <format>',
        'how to write the records (csv: a line an incident; statements: JSONL in the columns of export; default: table on a terminal, else jsonl)',
      ).choices(FORMATS),
    )
    .option(
      '-o, --output <file>',
      'write to a file instead of standard output, beside it (FILE.part) until all is done',
    )
    .option('--resume', 'go on with the FILE.part of a run that was cut off')
    .addOption(new Option('--overwrite', 'begin anew in spite of a FILE.part').conflicts('resume'))
    .option('--workers <n>', 'processes that code (default: the cores)', asCount)
    .option(
      '--max-seconds <n>',
      'give a document up after so long (default: 60, and 1 for each 2,000 characters)',
      asCount,
    )
    .option('--statements <kinds>', 'only these kinds of statements: events, relations, claims', asKinds)
    .option('--compact', 'leave out the text and what repeats it: sentences, mentions, attributions, why (JSONL)')
    .addOption(
      new Option('--schema <version>', 'version of the records as JSONL, for readers that know an older one')
        .choices(['1', '2'])
        .conflicts('compact'),
    )
    .option('--claims', 'show claims in the table too')
    .addOption(
      new Option(
        '--errors <where>',
        'inline: a line of JSONL in the place of what cannot be coded; - is then JSONL, a line for a line (default: told on standard error)',
      ).choices(['told', 'inline']),
    )
    .action(async (inputs: string[], options: CodeOptions) => report(await code(inputs, options)));
}

function asKinds(value: string): StatementRecord['kind'][] {
  const names = Object.keys(STATEMENT_KINDS);
  return value.split(',').map((name) => {
    const kind = Object.entries(STATEMENT_KINDS).find(([each]) => each === name.trim())?.[1];
    if (kind === undefined) throw new InvalidArgumentError(`Write some of ${names.join(', ')}, separated by commas.`);
    return kind;
  });
}

async function code(inputs: readonly string[], options: CodeOptions): Promise<number> {
  const { claims = false, compact = false, resume = false, overwrite = false, allowPrivate = false } = options;
  const format = options.format ?? (process.stdout.isTTY && options.output === undefined ? 'table' : 'jsonl');
  const inline = options.errors === 'inline';
  const isLines = format === 'jsonl' || format === 'statements';
  if (inline && !isLines) throw new HerodotusError('usage', { reason: '--errors inline goes with JSONL' });
  const stopping = new Stopping();
  const about = resume ? 'resume' : overwrite ? 'overwrite' : 'refuse';
  const output = await openOutput(
    options.output,
    () => settingsOf(inputs, format, options),
    about,
    () => stopping.stop(),
  );
  const run = new Run(output, options.output, stopping);
  const all: CodeAllOptions = {
    ...options,
    lines: inline,
    fetch: { allowPrivate },
    after: output.before?.place ?? null,
    signal: stopping.signal,
    tell: (found) => run.say(found),
  };
  try {
    if (isLines) {
      const lines = codeLines(inputs, { ...all, compact, rows: format === 'statements' });
      return await run.all(lines, inline ? ALL_LINES : LINES);
    }
    const style = terminalStyle(process.stdout, process.env);
    return await run.all(
      codeAll(inputs, all),
      format === 'html'
        ? htmlPage(output.notesBefore)
        : format === 'csv'
          ? incidentTable((output.before?.documents ?? 0) > 0)
          : tables({ ...style, claims }),
    );
  } finally {
    stopping.end();
  }
}

/// What decides what is written.
function settingsOf(inputs: readonly string[], format: Format, options: CodeOptions): Settings {
  const { codebook, parser, published, language, maxBytes, fields, statements, compact, claims, schema, errors } =
    options;
  return {
    version: VERSION,
    inputs: JSON.stringify(inputs),
    format,
    codebook: fingerprint(contentsOf(readCodebookFiles({ folder: codebook }))),
    ...shown({ parser, published, language, maxBytes, fields, statements, compact, claims, schema, errors }),
  };
}

function shown(options: Readonly<Record<string, unknown>>): Settings {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([name, value]) => [name, JSON.stringify(value)]));
}

/// One run from the first document to the last, or to where it was stopped.
class Run {
  private readonly progress: Progress;
  private coded: number;
  private failed: number;

  constructor(
    private readonly output: Output,
    private readonly file: string | undefined,
    private readonly stopping: Stopping,
  ) {
    const { documents = 0, failed = 0 } = output.before ?? {};
    this.coded = documents;
    this.failed = failed;
    this.progress = new Progress(process.stderr, documents);
    if (output.before !== null) this.say(problem('resumed', { part: `${file ?? ''}.part`, documents, failed }));
  }

  /// Returns the exit status.
  async all<T>(documents: AsyncIterable<Coded<T>>, writing: Writing<T>): Promise<number> {
    const { output, progress, stopping } = this;
    try {
      for await (const coded of documents) {
        await this.one(coded, writing);
        progress.advance(this.coded, this.failed);
      }
      if (!stopping.signal.aborted) await output.write(writing.end());
    } catch (error) {
      // What stopped the work is told, not what came of it.
      await output.leave().catch(() => undefined);
      throw error;
    }
    if (stopping.status !== null) return this.stopped(stopping.status);
    await output.finish();
    // Nobody reads any more: that is no failure, and nothing is left to say.
    if (!stopping.signal.aborted) progress.end(this.coded, this.failed);
    return this.failed > 0 && writing.fail === undefined ? 1 : 0;
  }

  private async one<T>(coded: Coded<T>, writing: Writing<T>): Promise<void> {
    const inline = writing.fail !== undefined;
    if (coded.ok) {
      // Who reads each line finds them in the record.
      if (!inline) for (const warning of coded.warnings) this.say(warning);
      await this.output.write(writing.add(coded.value));
      this.coded++;
      const slow = this.coded === MANY && process.stderr.isTTY ? slownessOf(await openRuntime()) : null;
      if (slow !== null) this.say(slow);
    } else {
      const isError = coded.problem.severity === 'error';
      if (isError) this.failed++;
      if (isError && writing.fail !== undefined) await this.output.write(writing.fail(coded));
      else this.say(coded.problem);
    }
    const notes = writing.notes();
    if (notes !== null)
      await this.output.mark({ documents: this.coded, failed: this.failed, place: coded.place }, notes);
  }

  private async stopped(status: number): Promise<number> {
    await this.output.leave();
    const cure =
      this.file === undefined ? 'give the command again for all of them' : 'give the same command with --resume';
    this.say(problem('interrupted', { documents: this.coded, cure }));
    return status;
  }

  say(found: Problem): void {
    this.progress.say(describe(found));
  }
}
