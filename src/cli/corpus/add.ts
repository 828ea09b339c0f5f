import type { Command } from 'commander';
import { HerodotusError, problem, type Problem } from '../../annotation/problem.js';
import type { Corpus } from '../../store/corpus.js';
import { openCorpus } from '../../store/open-corpus.js';
import { isAddress } from '../../store/open-database.js';
import { addAll, type AddedInput } from '../../work/add-all.js';
import { describe } from '../describe.js';
import { asCount, withInputs, type ReadingOptions } from '../input-options.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';
import { joinPages } from './join.js';
import { recode } from './recode.js';
import { TimeLeft } from './time-left.js';

interface AddOptions extends ReadingOptions {
  readonly workers?: number;
  readonly maxSeconds?: number;
  readonly replace?: boolean;
  readonly recode?: boolean;
  readonly changes?: string;
  readonly records?: boolean;
  readonly join?: boolean;
  readonly queue?: boolean;
  readonly json?: boolean;
}

/// Adds `herodotus add`.
export function registerAdd(program: Command, report: (status: number) => void): void {
  withInputs(program.command('add'))
    .description('read and code pages into a corpus, one file; give the command again to go on after a cut')
    .argument('<corpus>', 'the corpus: a file, or postgres://…; made where there is none')
    .argument('[input...]', 'what herodotus code reads')
    .option('--workers <n>', 'processes that code (default: the cores)', asCount)
    .option(
      '--max-seconds <n>',
      'give a document up after so long (default: 60, and 1 for each 2,000 characters)',
      asCount,
    )
    .option('--replace', 'put a document in the place of one that has its id and another text')
    .option('--recode', 'code the corpus again, without parsing, where another codebook or version coded it')
    .option('--changes <file>', 'with --recode: write a line of JSON for each statement that changed')
    .option('--records', 'keep whole records, so that later versions read claims and reasons as they were coded')
    .option('--no-join', 'leave incidents as their pages tell them; herodotus join does it later')
    .option('--queue', 'leave the coding to herodotus work, on any number of machines; the corpus is postgres://…')
    .option('--json', 'say what was done as JSON')
    .action(async (file: string, inputs: string[], options: AddOptions) => report(await add(file, inputs, options)));
}

async function add(file: string, inputs: readonly string[], options: AddOptions): Promise<number> {
  if (inputs.length === 0 && options.recode !== true)
    throw new HerodotusError('usage', { reason: 'nothing to add: name pages behind the corpus, or give --recode' });
  if (options.changes !== undefined && options.recode !== true)
    throw new HerodotusError('usage', { reason: '--changes goes with --recode' });
  if (options.queue === true) return putIntoQueue(file, inputs, options);
  const { codebook } = options;
  const corpus = await openCorpus(file, {
    create: options.recode !== true,
    ...(codebook === undefined ? {} : { codebook }),
  });
  const stopping = new Stopping();
  try {
    let status = inputs.length === 0 ? 0 : await new Adding(corpus, stopping, options).run(inputs);
    if (options.recode === true && !stopping.signal.aborted)
      status = Math.max(status, await recode(corpus, stopping, options));
    if (options.join === false || stopping.signal.aborted) return status;
    await joinPages(corpus, stopping);
    return stopping.status ?? status;
  } finally {
    stopping.end();
    await corpus.close();
  }
}

/// Puts inputs into the queue of the corpus, and leaves them there.
async function putIntoQueue(address: string, inputs: readonly string[], options: AddOptions): Promise<number> {
  if (!isAddress(address))
    throw new HerodotusError('usage', {
      reason: '--queue needs a corpus in PostgreSQL: give postgres://… for the corpus',
    });
  const { published, language, maxBytes, fields, allowPrivate, json = false } = options;
  const reading = {
    ...(published === undefined ? {} : { published }),
    ...(language === undefined ? {} : { language }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(fields === undefined ? {} : { fields }),
    ...(allowPrivate === undefined ? {} : { allowPrivate }),
  };
  const { enqueue } = await import('../../work/queue/enqueue.js');
  const done = await enqueue(address, inputs, reading);
  const words = `${done.corpus}: ${done.documents} documents queued in ${done.jobs} jobs`;
  process.stdout.write(`${json ? JSON.stringify(done) : words}\n`);
  return 0;
}

/// What a run did, by what became of its documents.
interface Tally {
  added: number;
  replaced: number;
  copies: number;
  known: number;
  failed: number;
}

class Adding {
  private readonly progress = new Progress(process.stderr);
  private readonly tally: Tally = { added: 0, replaced: 0, copies: 0, known: 0, failed: 0 };
  private readonly begun = Date.now();

  constructor(
    private readonly corpus: Corpus,
    private readonly stopping: Stopping,
    private readonly options: AddOptions,
  ) {}

  /// Returns the exit status.
  async run(inputs: readonly string[]): Promise<number> {
    const { allowPrivate = false, recode: _, changes: __, json: ___, join: ____, ...rest } = this.options;
    const left = new TimeLeft(inputs);
    const all = addAll(this.corpus, inputs, {
      ...rest,
      fetch: { allowPrivate },
      signal: this.stopping.signal,
      tell: (found) => this.say(found),
    });
    for await (const added of all) {
      this.take(added);
      const { added: fresh, known, failed } = this.tally;
      const more = left.words(added.place, added.read, added.ok && added.became === 'known');
      this.progress.advance(fresh, failed, `${known === 0 ? '' : `, ${known} known`}${more}`);
    }
    const { status } = this.stopping;
    if (status !== null) {
      const cure = 'give the same command again: it goes on where it was';
      this.say(problem('interrupted', { documents: this.tally.added, cure }));
    }
    this.tell();
    return status ?? (this.tally.failed > 0 ? 1 : 0);
  }

  private take(added: AddedInput): void {
    const { tally } = this;
    if (!added.ok) {
      if (added.problem.severity === 'error') tally.failed++;
      this.say(added.problem);
      return;
    }
    if (added.became === 'known') {
      tally.known++;
      return;
    }
    added.warnings.forEach((warning) => this.say(warning));
    tally.added++;
    if (added.became === 'copy') tally.copies++;
    if (added.became === 'replaced') tally.replaced++;
  }

  private tell(): void {
    const { added, replaced, copies, known, failed } = this.tally;
    const seconds = (Date.now() - this.begun) / 1000;
    this.progress.clear();
    if (this.options.json === true) {
      process.stdout.write(`${JSON.stringify({ corpus: this.corpus.file, ...this.tally, seconds })}\n`);
      return;
    }
    const parts = [
      `${added} documents added`,
      ...(replaced > 0 ? [`${replaced} of them in the place of others`] : []),
      ...(copies > 0 ? [`${copies} of them copies of texts that were there`] : []),
      ...(known > 0 ? [`${known} were there`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      `${(added / Math.max(seconds, 0.001)).toFixed(1)} documents/s`,
    ];
    process.stdout.write(`${this.corpus.file}: ${parts.join(', ')}\n`);
  }

  private say(found: Problem): void {
    this.progress.say(describe(found));
  }
}
