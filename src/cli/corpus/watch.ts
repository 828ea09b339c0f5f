import { InvalidArgumentError, type Command } from 'commander';
import { HerodotusError, type Problem } from '../../annotation/problem.js';
import { openCorpus } from '../../store/open-corpus.js';
import type { Tally } from '../../watch/round.js';
import { watch } from '../../watch/watch.js';
import { describe } from '../describe.js';
import { asCount, parserOption, type ReadingOptions } from '../input-options.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';
import { joinPages } from './join.js';

interface WatchCommandOptions extends Pick<ReadingOptions, 'codebook' | 'parser' | 'language' | 'maxBytes'> {
  readonly once?: boolean;
  readonly every: number;
  readonly state?: string;
  readonly workers?: number;
  readonly maxSeconds?: number;
  readonly allowPrivate?: boolean;
  readonly join: boolean;
  readonly json?: boolean;
}

const EVERY = '15m';

/// Adds `herodotus watch`.
export function registerWatch(program: Command, report: (status: number) => void): void {
  program
    .command('watch')
    .description('add what is new in feeds and sitemaps to a corpus, as a service or, with --once, from cron')
    .argument('<corpus>', 'the file of the corpus, made where there is none')
    .argument('<feeds>', 'a file with the address of a feed (RSS, Atom, JSON Feed) or of a sitemap on each line')
    .option('--once', 'look once and end')
    .option('--every <time>', 'time between two looks: 90s, 15m, 2h', asTime, asTime(EVERY))
    .option('--state <file>', 'where it is kept what was read (default: beside the corpus, CORPUS.watch)')
    .option('--workers <n>', 'processes that code (default: the cores)', asCount)
    .option(
      '--max-seconds <n>',
      'give a document up after so long (default: 60, and 1 for each 2,000 characters)',
      asCount,
    )
    .option('--language <code>', 'language of the pages, in place of detection')
    .option('--allow-private', 'fetch from addresses of this machine and of private networks too')
    .option('--max-bytes <bytes>', 'largest page or feed that is read', asCount)
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .addOption(parserOption())
    .option('--no-join', 'leave incidents as their pages tell them; herodotus join does it later')
    .option('--json', 'say what was done as JSON, a line a look')
    .action(async (file: string, feeds: string, options: WatchCommandOptions) =>
      report(await run(file, feeds, options)),
    );
}

/// Milliseconds.
function asTime(value: string): number {
  const [, count, unit] = /^([1-9]\d{0,5})([smh])$/.exec(value) ?? [];
  if (count === undefined) throw new InvalidArgumentError('Write a time such as 90s, 15m or 2h.');
  return Number(count) * (unit === 's' ? 1000 : unit === 'm' ? 60_000 : 3_600_000);
}

async function run(file: string, feeds: string, options: WatchCommandOptions): Promise<number> {
  const { once = false, every, state, allowPrivate = false, join, json = false, ...rest } = options;
  if (state === undefined && /^\w+:\/\//.test(file))
    throw new HerodotusError('usage', { reason: 'give --state FILE: nothing can be kept beside this corpus' });
  const { codebook } = rest;
  const corpus = await openCorpus(file, { create: true, ...(codebook === undefined ? {} : { codebook }) });
  const stopping = new Stopping();
  const progress = new Progress(process.stderr);
  const say = (found: Problem): void => progress.say(describe(found));
  let status = 0;
  try {
    await watch(corpus, feeds, {
      ...rest,
      state: state ?? `${file}.watch`,
      every: once ? null : every,
      fetch: { allowPrivate },
      signal: stopping.signal,
      tell: say,
      progress: (tally) => progress.advance(tally.added, tally.leftOut, ` (${words(tally)})`),
      async looked(tally) {
        progress.clear();
        if (tally.failedFeeds > 0 && once) status = 1;
        if (join && tally.added > 0 && !stopping.signal.aborted) await joinPages(corpus, stopping);
        process.stdout.write(json ? `${JSON.stringify({ corpus: file, ...tally })}\n` : `${file}: ${words(tally)}\n`);
      },
    });
    // Who ends a service means it.
    return once ? (stopping.status ?? status) : 0;
  } finally {
    stopping.end();
    await corpus.close();
  }
}

/// "12 feeds (2 changed, 1 failed), 3 pages added (1 a copy), 2 left out, 1 waits".
function words({ feeds, changed, failedFeeds, added, copies, known, leftOut, waiting }: Tally): string {
  const of = (...parts: readonly (string | false)[]): string => {
    const told = parts.filter((part) => part !== false);
    return told.length === 0 ? '' : ` (${told.join(', ')})`;
  };
  const head = `${feeds} feeds${of(changed > 0 && `${changed} changed`, failedFeeds > 0 && `${failedFeeds} failed`)}`;
  return [
    head,
    `${added} pages added${of(copies > 0 && `${copies} copies of others`)}`,
    ...(known > 0 ? [`${known} were there`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ...(waiting > 0 ? [`${waiting} wait`] : []),
  ].join(', ');
}
