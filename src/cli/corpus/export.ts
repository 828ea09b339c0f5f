import { once } from 'node:events';
import { basename } from 'node:path';
import { Option, type Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import { exportCorpus } from '../../export/corpus/export-corpus.js';
import type { Format } from '../../export/corpus/format.js';
import { FORMATS, type FormatName } from '../../export/corpus/formats.js';
import { openCorpus } from '../../store/open-corpus.js';
import { parseWhere } from '../../store/where.js';
import { ExportThreads } from '../../work/export-threads.js';
import { Stopping } from '../stopping.js';
import { WholeFile } from '../whole-file.js';

interface ExportOptions {
  readonly format: FormatName;
  readonly output?: string;
  readonly where?: string;
  readonly overwrite?: boolean;
  readonly codebook?: string;
}

/// Adds `herodotus export`. `report` is called with the exit status of the work.
export function registerExport(program: Command, report: (status: number) => void): void {
  const formats = Object.keys(FORMATS);
  program
    .command('export')
    .description('write what a corpus holds in a format that others read (docs/export.md)')
    .argument('<corpus>', 'a corpus that herodotus add made')
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).makeOptionMandatory())
    .option('-o, --output <file>', 'write to a file, whole or not at all, instead of standard output')
    .option('--overwrite', 'replace the file if it is there')
    .option('--where <conditions>', 'only what is so, such as type=ASSAULT,country=SYR,from=2024-01-01,voice=report')
    .option('--codebook <folder>', 'the codebook that coded it, where that is not the built-in one (for jsonl)')
    .addHelpText('after', () => `\nFormats:\n${describeFormats()}`)
    .action(async (corpus: string, options: ExportOptions) => report(await write(corpus, options)));
}

function describeFormats(): string {
  const formats: [string, Format][] = Object.entries(FORMATS);
  return formats.map(([name, { says }]) => `  ${name.padEnd(12)}${says}\n`).join('');
}

async function write(
  file: string,
  { format, output, where, overwrite = false, codebook }: ExportOptions,
): Promise<number> {
  const filters = where === undefined ? {} : parseWhere(where);
  const corpus = await openCorpus(file, { readOnly: true, ...(codebook === undefined ? {} : { codebook }) });
  const threads = ExportThreads.over(corpus, file);
  const stopping = new Stopping();
  const pieces = (): AsyncIterable<Uint8Array> => exportCorpus(corpus, format, filters, threads);
  try {
    if (output === undefined) await toStandardOutput(pieces, format, stopping);
    else await toFile(pieces, format, output, overwrite, stopping);
    return stopping.status ?? 0;
  } finally {
    stopping.end();
    await threads?.close();
    await corpus.close();
  }
}

async function toFile(
  pieces: () => AsyncIterable<Uint8Array>,
  format: FormatName,
  output: string,
  overwrite: boolean,
  { signal }: Stopping,
): Promise<void> {
  const { beside }: Format = FORMATS[format];
  const schema = beside === undefined ? null : await WholeFile.open(`${output}${beside.suffix}`, overwrite);
  const files = schema === null ? [] : [schema];
  try {
    const whole = await WholeFile.open(output, overwrite);
    files.push(whole);
    for await (const bytes of pieces()) {
      if (signal.aborted) break;
      await whole.write(bytes);
    }
    if (beside !== undefined) await schema?.write(new TextEncoder().encode(beside.text(basename(output))));
    if (!signal.aborted) for (const each of files) await each.finish();
  } finally {
    // What is finished has its name already, and nothing is left of it to discard.
    for (const each of files) await each.discard();
  }
}

async function toStandardOutput(
  pieces: () => AsyncIterable<Uint8Array>,
  format: FormatName,
  stopping: Stopping,
): Promise<void> {
  const { binary = false }: Format = FORMATS[format];
  const { stdout } = process;
  if (binary && stdout.isTTY) throw new HerodotusError('output-terminal', { format });
  stdout.on('error', () => stopping.stop());
  for await (const bytes of pieces()) {
    if (stopping.signal.aborted) return;
    if (!stdout.write(bytes)) await Promise.race([once(stdout, 'drain'), once(stopping.signal, 'abort')]);
  }
}
