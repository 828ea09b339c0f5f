import { problem } from '../../annotation/problem.js';
import type { Corpus, StatementChange } from '../../store/corpus.js';
import { recodeAll } from '../../work/recode-all.js';
import { describe } from '../describe.js';
import { noSettings, openOutput } from '../output.js';
import { Progress } from '../progress.js';
import type { Stopping } from '../stopping.js';

interface RecodeOptions {
  readonly codebook?: string;
  readonly workers?: number;
  readonly maxSeconds?: number;
  readonly changes?: string;
  readonly records?: boolean;
  readonly json?: boolean;
}

/// Changes that are shown where no file is named for them.
const SHOWN = 20;

/// Codes a corpus again, says what changed, and returns the exit status.
export async function recode(corpus: Corpus, stopping: Stopping, options: RecodeOptions): Promise<number> {
  const { changes: file, json = false, ...rest } = options;
  const output = file === undefined ? null : await openOutput(file, noSettings, 'overwrite', () => stopping.stop());
  const progress = new Progress(process.stderr);
  const tally = { recoded: 0, same: 0, failed: 0, appeared: 0, gone: 0, changed: 0 };
  const shown: StatementChange[] = [];
  try {
    for await (const done of recodeAll(corpus, {
      ...rest,
      signal: stopping.signal,
      tell: (found) => progress.say(describe(found)),
    })) {
      tally[done.became]++;
      if (done.became === 'failed') progress.say(describe(done.problem));
      if (done.became === 'recoded')
        for (const change of done.changes) {
          tally[change.became]++;
          if (shown.length < SHOWN) shown.push(change);
          await output?.write(`${JSON.stringify(change)}\n`);
        }
      progress.advance(tally.recoded, tally.failed);
    }
  } catch (error) {
    await output?.leave().catch(() => undefined);
    throw error;
  }
  if (stopping.status === null) await output?.finish();
  else await output?.leave();
  progress.clear();
  if (stopping.status !== null) {
    const cure = 'give the same command again: it goes on where it was';
    progress.say(describe(problem('interrupted', { documents: tally.recoded, cure })));
  }
  process.stdout.write(
    json ? `${JSON.stringify({ corpus: corpus.file, ...tally })}\n` : words(corpus, tally, shown, file),
  );
  return stopping.status ?? (tally.failed > 0 ? 1 : 0);
}

function words(
  { file }: Corpus,
  tally: Readonly<Record<'recoded' | 'same' | 'appeared' | 'gone' | 'changed', number>>,
  shown: readonly StatementChange[],
  target: string | undefined,
): string {
  const { recoded, same, appeared, gone, changed } = tally;
  const lines = [
    `${file}: ${recoded} texts coded again, ${same} were coded by this codebook and version; of events and relations ${appeared} appeared, ${gone} are gone, ${changed} changed`,
    ...(target === undefined ? shown.map(changeLine) : []),
  ];
  const rest = appeared + gone + changed - shown.length;
  if (target === undefined && rest > 0) lines.push(`… and ${rest} more; --changes FILE writes them all`);
  return `${lines.join('\n')}\n`;
}

function changeLine({ became, before, after, document, key }: StatementChange): string {
  const sign = { appeared: '+', gone: '-', changed: '~' }[became];
  const what = became === 'changed' ? `${before ?? ''}  =>  ${after ?? ''}` : (after ?? before ?? '');
  return `${sign} ${what}  (${document.slice(0, 40)}, ${key.slice(0, 8)})`;
}
