import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { readRecord, type RecordResult } from '../annotation/read-record.js';
import { Across } from '../compare/across/across.js';
import type { Happening } from '../compare/across/happening.js';
import { readPage } from '../compare/across/read-page.js';
import { loadLexis } from '../equip/lexis.js';
import { renderHappenings } from '../export/across.js';
import { describe } from './describe.js';

interface IncidentsOptions {
  readonly reports: string;
  readonly language: string;
  readonly codebook?: string;
}

/// How many happenings are written at a time.
const PORTION = 1000;

/// Adds `herodotus incidents FILE…`: what records tell, gathered over pages, as JSONL on standard output.
export function registerIncidents(program: Command, report: (status: number) => void): void {
  program
    .command('incidents')
    .description('gather the statements of one happening over the records of many pages')
    .argument('<file...>', 'records of `herodotus code --format jsonl`, or - for standard input')
    .option('--reports <number>', 'only happenings that so many reports tell which are no copies of each other', '1')
    .option('--language <code>', 'the language of the records, by ISO 639', 'en')
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .action(async (files: string[], { reports, language, codebook }: IncidentsOptions) => {
      const least = Number(reports);
      if (!Number.isInteger(least) || least < 1)
        throw new HerodotusError('usage', { reason: `--reports ${reports} is no number from 1 on` });
      const lexis = await loadLexis(language, { folder: codebook });
      const across = new Across(lexis);
      let status = 0;
      for (const file of files)
        for await (const result of recordsIn(file)) {
          if (result.ok) across.add(readPage(result.record, lexis.roots));
          else {
            status = 1;
            process.stderr.write(`${describe(result.problem)}\n`);
          }
        }
      await write(across.happenings().filter((happening) => happening.reports >= least));
      report(status);
    });
}

async function* recordsIn(file: string): AsyncGenerator<RecordResult> {
  const lines = createInterface({ input: file === '-' ? process.stdin : openFile(file), crlfDelay: Infinity });
  let number = 0;
  try {
    for await (const line of lines) {
      number++;
      if (line.trim() !== '') yield recordIn(line, `${file}#${number}`);
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT')
      throw new HerodotusError('input-not-found', { input: file }, cause);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HerodotusError('input-unreadable', { input: file, reason }, cause);
  }
}

function openFile(file: string): Readable {
  return createReadStream(file, 'utf8');
}

function recordIn(line: string, input: string): RecordResult {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    return { ok: false, problem: invalid(input, cause) };
  }
  return readRecord(json, input);
}

function invalid(input: string, cause: unknown): Problem {
  return problem('json-invalid', { input, reason: cause instanceof Error ? cause.message : String(cause) });
}

async function write(happenings: readonly Happening[]): Promise<void> {
  for (let from = 0; from < happenings.length; from += PORTION)
    if (!process.stdout.write(renderHappenings(happenings.slice(from, from + PORTION))))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
}
