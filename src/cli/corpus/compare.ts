import { once } from 'node:events';
import { Option, type Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import { compareSources, type ComparedLine } from '../../compare-sources/compare-sources.js';
import { COMPARED_HEAD, comparedCsv } from '../../compare-sources/lines-csv.js';
import { parseWhere } from '../../store/where.js';
import { asCount } from '../input-options.js';
import { terminalStyle } from '../terminal.js';
import { CompareText } from './compare-text.js';
import { corpusName } from '../../store/open-database.js';
import { using } from './keep.js';

interface CompareOptions {
  readonly with: string;
  readonly from?: string;
  readonly to?: string;
  readonly country?: string;
  readonly type?: string;
  readonly days: number;
  readonly most: number;
  readonly json?: boolean;
  readonly format?: 'csv';
}

const DAYS = 1;
const MOST = 3;

/// Adds `herodotus compare`.
export function registerCompare(program: Command, report: (status: number) => void): void {
  program
    .command('compare')
    .description('hold our incidents against the events of another source that was imported (docs/compare.md)')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .requiredOption('--with <name>', 'the source, as import --source called it')
    .option('--from <day>', 'from this day on (default: the days that both have)')
    .option('--to <day>', 'up to this day')
    .option('--country <codes>', 'only in these countries, ISO 3166-1 alpha-3: SYR|IRQ')
    .option('--type <types>', 'only of these types: ASSAULT|PROTEST')
    .option('--days <n>', `how many days both may be apart (default: ${DAYS})`, asDays, DAYS)
    .option('--most <n>', `how many examples of each are shown (default: ${MOST})`, asCount, MOST)
    .addOption(new Option('--format <format>', 'a line for each incident and event').choices(['csv']))
    .addOption(new Option('--json', 'write counts and examples as JSON').conflicts('format'))
    .action(async (file: string, options: CompareOptions) => {
      await compare(file, options);
      report(0);
    });
}

async function compare(file: string, { with: name, days, most, json = false, format, ...rest }: CompareOptions) {
  const { from, to, country, type } = rest;
  const conditions = Object.entries({ from: wholeDay(from), to: wholeDay(to), country, type }).flatMap(
    ([field, value]) => (value === undefined ? [] : [`${field}=${value}`]),
  );
  const { countries, types, ...period } = conditions.length === 0 ? {} : parseWhere(conditions.join(','));
  if (format === 'csv') process.stdout.write(COMPARED_HEAD);
  const found = await using(file, true, (corpus) =>
    compareSources(corpus, {
      ...period,
      with: name,
      ...(countries === undefined ? {} : { countries }),
      ...(types === undefined ? {} : { types }),
      slack: days,
      examples: most,
      ...(format === 'csv' ? { each: writeLine } : {}),
    }),
  );
  if (format === 'csv') return;
  const text = new CompareText(terminalStyle(process.stdout, process.env));
  process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : text.comparison(corpusName(file), found));
}

async function writeLine(line: ComparedLine): Promise<void> {
  if (!process.stdout.write(comparedCsv(line))) await once(process.stdout, 'drain');
}

function asDays(value: string): number {
  return value === '0' ? 0 : asCount(value);
}

function wholeDay(day: string | undefined): string | undefined {
  if (day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  throw new HerodotusError('usage', { reason: `"${day}" is no day; write YYYY-MM-DD` });
}
