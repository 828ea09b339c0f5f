import { open } from 'node:fs/promises';
import type { Command } from 'commander';
import { problem } from '../../annotation/problem.js';
import { openCorpus } from '../../store/open-corpus.js';
import type { EventChange, ToldEvent, ToldParty } from '../../work/codebook-changes.js';
import { compareCodebooks } from '../../work/compare-codebooks.js';
import { describe } from '../describe.js';
import { asCount } from '../input-options.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';

interface DiffOptions {
  readonly workers?: number;
  readonly limit: number;
  readonly published?: string;
  readonly json?: boolean;
}

/// By which our codebook alone is named.
const OURS = 'ours';
/// The first bytes of a corpus.
const SQLITE = 'SQLite format 3';

/// Adds `herodotus codebook diff`.
export function registerCodebookDiff(codebook: Command, report: (status: number) => void): void {
  codebook
    .command('diff')
    .description(
      'code texts with two codebooks and show which events the second adds, drops and alters, with their sentences',
    )
    .argument('<before>', `a folder laid over our codebook, or "${OURS}" for ours alone`)
    .argument('<after>', 'the same')
    .argument('<input...>', 'pages, folders and addresses as for "code", or one corpus, whose kept parses are used')
    .option('--published <date>', 'publication date (YYYY-MM-DD) of inputs that do not tell it')
    .option('--workers <n>', 'processes that code', asCount)
    .option('--limit <n>', 'changes that are shown', asCount, 40)
    .option('--json', 'write a line of JSON for each change, and one of what there was at the end')
    .action(async (before: string, after: string, inputs: string[], options: DiffOptions) =>
      report(await run(before, after, inputs, options)),
    );
}

async function run(before: string, after: string, inputs: readonly string[], options: DiffOptions): Promise<number> {
  const { json = false, limit, workers, published } = options;
  const progress = new Progress(process.stderr);
  const stopping = new Stopping();
  const [only = '', ...others] = inputs;
  const corpus = others.length === 0 && (await isCorpus(only)) ? await openCorpus(only) : null;
  const tally = { documents: 0, failed: 0, added: 0, dropped: 0, altered: 0 };
  let shown = 0;
  try {
    for await (const done of compareCodebooks(corpus ?? inputs, {
      before: before === OURS ? null : before,
      after: after === OURS ? null : after,
      ...(workers === undefined ? {} : { workers }),
      ...(published === undefined ? {} : { published }),
      signal: stopping.signal,
      tell: (found) => progress.say(describe(found)),
    })) {
      if (!done.ok) {
        if (done.problem.severity === 'error') tally.failed++;
        progress.say(describe(done.problem));
        continue;
      }
      tally.documents++;
      for (const change of done.changes) {
        tally[change.became]++;
        if (json) process.stdout.write(`${JSON.stringify({ input: done.input, ...change })}\n`);
        else if (shown++ < limit) {
          progress.clear();
          process.stdout.write(words(change, done.input));
        }
      }
      progress.advance(tally.documents, tally.failed);
    }
  } finally {
    stopping.end();
    await corpus?.close();
  }
  progress.clear();
  if (stopping.status !== null)
    progress.say(describe(problem('interrupted', { documents: tally.documents, cure: 'give the same command again' })));
  process.stdout.write(json ? `${JSON.stringify({ before, after, ...tally })}\n` : summary(tally, shown - limit));
  return stopping.status ?? (tally.failed > 0 ? 1 : 0);
}

async function isCorpus(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === SQLITE;
  } catch {
    // A folder cannot be read.
    return false;
  } finally {
    await handle.close();
  }
}

function summary(tally: Readonly<Record<'documents' | 'added' | 'dropped' | 'altered', number>>, rest: number): string {
  const more = rest > 0 ? `… and ${rest} more; --json writes them all\n` : '';
  const { documents, added, dropped, altered } = tally;
  return `${more}${documents} documents: ${added} events and relations added, ${dropped} dropped, ${altered} altered\n`;
}

function words({ became, sentence, before, after }: EventChange, input: string): string {
  const lines = [`${input}: ${sentence}`];
  if (before !== null) lines.push(`  ${became === 'altered' ? '<' : '-'} ${told(before)}`);
  if (after !== null) lines.push(`  ${became === 'altered' ? '>' : '+'} ${told(after)}`);
  return `${lines.join('\n')}\n\n`;
}

function told({
  type,
  mode,
  cameo,
  contexts,
  relation,
  actor,
  recipient,
  status,
  polarity,
  place,
  from,
  to,
  rule,
}: ToldEvent): string {
  const what = [type ?? relation, mode, cameo].filter((each) => each !== null).join(' ');
  const rest = [
    status === 'occurred' ? null : status,
    polarity === 'negative' ? 'denied' : null,
    place === null ? null : `in ${place}`,
    from === null && to === null ? null : `${from ?? ''}–${to ?? ''}`,
    contexts.length === 0 ? null : `[${contexts.join(', ')}]`,
    rule === null ? null : `(${rule})`,
  ];
  return [`${what}: ${parties(actor)} -> ${parties(recipient)}`, ...rest.filter((each) => each !== null)].join(' ');
}

function parties(all: readonly ToldParty[]): string {
  return all.map(({ words: name, code }) => (code === null ? name : `${name} ${code}`)).join('; ') || '–';
}
