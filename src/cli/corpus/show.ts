import type { Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import type { Corpus } from '../../store/corpus.js';
import { parseWhere } from '../../store/where.js';
import { renderTable } from '../../export/table.js';
import { asCount } from '../input-options.js';
import { terminalStyle } from '../terminal.js';
import { using } from './keep.js';
import { ShowText } from './show-text.js';

interface ShowOptions {
  readonly where?: string;
  readonly incident?: number;
  readonly document?: string;
  readonly search?: string;
  readonly quotations?: boolean;
  readonly most: number;
  readonly json?: boolean;
}

const MOST = 10;

/// Adds `herodotus show`.
export function registerShow(program: Command, report: (status: number) => void): void {
  program
    .command('show')
    .description('look into a corpus: events by type and month, who acts on whom, what is disputed')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .option('--where <conditions>', 'only what is so, such as type=ASSAULT,country=SYR,from=2024-01-01,voice=report')
    .option('--incident <number>', 'one incident with all its tellings', asCount)
    .option('--document <id>', 'one document with its statements')
    .option('--search <words>', 'texts that hold these words: "a phrase", AND, OR, NOT')
    .option('--quotations', 'with --search: in what voices are quoted with')
    .option('--most <n>', `how many of each are shown (default: ${MOST})`, asCount, MOST)
    .option('--json', 'write it as JSON')
    .action(async (file: string, options: ShowOptions) => {
      process.stdout.write(await using(file, true, (corpus) => show(corpus, options)));
      report(0);
    });
}

/// What is asked for, as text or JSON that ends with a line feed. Throws `usage` where it is not there.
async function show(corpus: Corpus, options: ShowOptions): Promise<string> {
  const { incident, document, search, quotations = false, most, json = false } = options;
  const style = terminalStyle(process.stdout, process.env);
  const text = new ShowText(style);
  const written = <T>(value: T, words: (value: T) => string): string =>
    json ? `${JSON.stringify(value, null, 2)}\n` : words(value);
  if (incident !== undefined) {
    const found = await corpus.incident(incident);
    if (found === null) throw missing(`no incident has the number ${incident}`);
    if (found.number !== incident)
      process.stderr.write(`incident ${incident} is told in incident ${found.number} now\n`);
    return written(found, (each) => text.incident(each));
  }
  if (document !== undefined) {
    const found = await corpus.record(document);
    if (found === null) throw missing(`no document has the id ${document}`);
    return written(found, (record) => renderTable(record, style));
  }
  if (search !== undefined) {
    const found = await corpus.search(search, { where: quotations ? 'quotations' : 'texts', most });
    return written(found, (hits) => text.hits(hits));
  }
  const query = options.where === undefined ? {} : parseWhere(options.where);
  return written(await corpus.counts(query, most), (counts) => text.counts(counts));
}

function missing(reason: string): HerodotusError {
  return new HerodotusError('usage', { reason });
}
