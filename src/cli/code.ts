import { writeFileSync } from 'node:fs';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { CodePoints } from '../annotation/code-points.js';
import type { SourceDocument } from '../annotation/document.js';
import { originAt, selectorOf } from '../annotation/origin.js';
import { problem, type Problem } from '../annotation/problem.js';
import type { DocumentRecord } from '../annotation/record.js';
import { renderExplain } from '../export/explain.js';
import type { Missed } from '../code/missed/missed.js';
import { renderHtml } from '../export/html.js';
import { renderJsonl } from '../export/jsonl.js';
import { renderMissed } from '../export/missed.js';
import { renderTable } from '../export/table.js';
import { readInputs } from '../input/inputs.js';
import type { InputOptions } from '../input/source.js';
import { Pipeline } from '../pipeline.js';
import { USUAL_NAMES, type FieldNames } from '../read/container/jsonl.js';
import { loadEquipment } from '../equip/equipment.js';
import { Progress } from './progress.js';
import { terminalStyle } from './terminal.js';

interface CodeOptions extends Omit<InputOptions, 'cues'> {
  readonly format?: 'table' | 'jsonl' | 'html';
  readonly output?: string;
  readonly codebook?: string;
  readonly claims?: boolean;
  readonly allowPrivate?: boolean;
  readonly missed?: boolean;
  readonly only?: string;
  readonly source?: boolean;
}

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

function withInputs(command: Command): Command {
  return command
    .option('--published <date>', 'publication date (YYYY-MM-DD) of inputs that do not tell it', asDay)
    .option('--language <code>', 'language of the inputs, in place of detection')
    .option('--fields <names>', 'names of fields or columns, such as text=body,title=headline,date=published', asFields)
    .option('--allow-private', 'fetch from addresses of this machine and of private networks too')
    .option('--max-bytes <bytes>', 'largest input that is read', asCount)
    .option('--codebook <folder>', 'a codebook in place of the built-in one');
}

function asDay(value: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value)) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}

const FIELDS: readonly string[] = Object.keys(USUAL_NAMES);

function asFields(value: string): FieldNames {
  const pairs = value.split(',').map((pair): [string, string] => {
    const [field = '', ...name] = pair.split('=');
    return [field.trim(), name.join('=').trim()];
  });
  const wrong = pairs.find(([field, name]) => !FIELDS.includes(field) || name === '');
  if (wrong === undefined) return Object.fromEntries(pairs);
  throw new InvalidArgumentError(`Write FIELD=NAME, separated by commas; the fields are ${FIELDS.join(', ')}.`);
}

function asCount(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new InvalidArgumentError('Write a number of bytes, such as 50000000.');
  return Number(value);
}

type Format = 'table' | 'jsonl' | 'html' | 'explain' | 'missed';

function formatOf(options: CodeOptions): Format {
  return options.format ?? (process.stdout.isTTY && options.output === undefined ? 'table' : 'jsonl');
}

async function code(inputs: readonly string[], options: CodeOptions, format: Format): Promise<number> {
  const equipment = await loadEquipment(options.codebook);
  const pipeline = new Pipeline(equipment);
  const lines = new Map(equipment.codebook.frames.map(({ id, line }) => [id, line]));
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

/// "#story > p:nth-child(2), characters 1040–1200 of the page", for any offset of the text in code points.
function placesIn(document: SourceDocument): (offset: number) => string | null {
  const points = new CodePoints(document.text);
  return (offset) => {
    const place = originAt(document, points.unitOf(offset));
    return place === null ? null : `${selectorOf(place)}, characters ${place.start}–${place.end} of the page`;
  };
}

/// Writes records in the order in which they come; the HTML page, which holds all of them, at the end.
class Writer {
  private readonly held: DocumentRecord[] = [];
  private readonly pieces: string[] = [];

  constructor(
    private readonly format: Format,
    private readonly options: CodeOptions,
    /// Where each frame stands in its file.
    private readonly lines: ReadonlyMap<string, number>,
  ) {}

  async write(record: DocumentRecord, missed: Missed | null, source: SourceDocument): Promise<void> {
    if (this.format === 'html') this.held.push(record);
    else await this.put(this.render(record, missed, source));
  }

  async end(): Promise<void> {
    const first = this.held[0];
    if (first !== undefined) await this.put(renderHtml(this.held.length === 1 ? first : this.held));
    if (this.options.output !== undefined) writeFileSync(this.options.output, this.pieces.join(''));
  }

  private render(record: DocumentRecord, missed: Missed | null, document: SourceDocument): string {
    const style = terminalStyle(process.stdout, process.env);
    const { claims = false, only = '', source = false } = this.options;
    if (missed !== null) return renderMissed(record, missed, { ...style, only });
    switch (this.format) {
      case 'table':
        return renderTable(record, { ...style, claims });
      case 'explain':
        return renderExplain(record, {
          ...style,
          claims,
          only,
          lineOf: (rule) => this.lines.get(rule) ?? null,
          ...(source ? { placeOf: placesIn(document) } : {}),
        });
      default:
        return renderJsonl(record);
    }
  }

  private async put(text: string): Promise<void> {
    if (this.options.output !== undefined) this.pieces.push(text);
    else if (!process.stdout.write(text))
      await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()));
  }
}
