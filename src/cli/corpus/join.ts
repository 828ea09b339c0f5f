import type { Command } from 'commander';
import { problem } from '../../annotation/problem.js';
import type { Corpus, Joined } from '../../store/corpus.js';
import { openCorpus } from '../../store/open-corpus.js';
import { describe } from '../describe.js';
import { Progress } from '../progress.js';
import { Stopping } from '../stopping.js';

interface JoinCommandOptions {
  readonly all?: boolean;
  readonly codebook?: string;
  readonly json?: boolean;
}

/// Adds `herodotus join`.
export function registerJoin(program: Command, report: (status: number) => void): void {
  program
    .command('join')
    .description('join what the pages of a corpus tell to incidents, where pages are new or have changed')
    .argument('<corpus>', 'the corpus: a file, or postgres://…')
    .option('--all', 'join all pages anew')
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .option('--json', 'say what was done as JSON')
    .action(async (file: string, { all = false, codebook, json = false }: JoinCommandOptions) => {
      const corpus = await openCorpus(file, codebook === undefined ? {} : { codebook });
      const stopping = new Stopping();
      try {
        const begun = Date.now();
        const joined = await joinPages(corpus, stopping, all);
        const seconds = (Date.now() - begun) / 1000;
        process.stdout.write(
          json
            ? `${JSON.stringify({ corpus: corpus.file, ...joined, seconds })}\n`
            : `${corpus.file}: ${joinedWords(joined)}\n`,
        );
        report(stopping.status ?? 0);
      } finally {
        stopping.end();
        await corpus.close();
      }
    });
}

/// Joins what is not joined yet, with progress on standard error.
export async function joinPages(corpus: Corpus, stopping: Stopping, all = false): Promise<Joined> {
  const progress = new Progress(process.stderr);
  const joined = await corpus.join({
    all,
    signal: stopping.signal,
    tell: (done, of) => progress.advance(done, 0, ` of ${of} steps of joining`),
  });
  progress.clear();
  if (stopping.status !== null) {
    const cure = 'give the same command again: it goes on where it was';
    progress.say(describe(problem('interrupted', { documents: joined.texts, cure })));
  }
  return joined;
}

export function joinedWords({ texts, incidents, shared }: Joined): string {
  return `${texts} texts joined, of whose ${incidents} incidents ${shared} are told by several reports`;
}
