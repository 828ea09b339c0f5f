import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HerodotusError, problem } from '../annotation/problem.js';
import type { Desk } from '../store/desk/desk.js';
import { openCorpus } from '../store/open-corpus.js';
import { recodeAll } from '../work/recode-all.js';
import type { TryAnswer, TryRequest } from './api.js';
import { problemOf, refusal } from './refusals.js';

/// Changes of a draft that are told of, and tries that are remembered.
const TOLD = 500;
const REMEMBERED = 20;
/// Processes that code with a draft.
const WORKERS = 2;

interface Try {
  readonly stop: AbortController;
  answer: TryAnswer;
}

/// Codes a copy of the corpus with a draft of the codebook and says what would change; the corpus itself stays as it is.
export class Tries {
  private readonly tries = new Map<string, Try>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly desk: Desk) {}

  /// Begins a try behind those that go on.
  begin({ files }: TryRequest): TryAnswer {
    const id = randomUUID();
    const answer: TryAnswer = {
      ...{ id, state: 'trying', done: 0, of: 0, appeared: 0, gone: 0, changed: 0, changes: [], problem: null },
    };
    const own: Try = { stop: new AbortController(), answer };
    this.tries.set(id, own);
    for (const old of [...this.tries.keys()].slice(0, -REMEMBERED)) this.tries.delete(old);
    this.last = this.last.then(() => this.run(own, files));
    return answer;
  }

  /// Throws `not-there`.
  get(id: string): TryAnswer {
    return this.try(id).answer;
  }

  /// Throws `not-there`.
  cancel(id: string): TryAnswer {
    const own = this.try(id);
    own.stop.abort();
    if (own.answer.state === 'trying') own.answer = { ...own.answer, state: 'cancelled' };
    return own.answer;
  }

  async close(): Promise<void> {
    for (const { stop } of this.tries.values()) stop.abort();
    await this.last;
  }

  private try(id: string): Try {
    const own = this.tries.get(id);
    if (own === undefined) throw new HerodotusError('not-there', { what: `try ${id}` });
    return own;
  }

  private async run(own: Try, files: TryRequest['files']): Promise<void> {
    const { signal } = own.stop;
    if (signal.aborted) return;
    const folder = mkdtempSync(join(tmpdir(), 'herodotus-draft-'));
    try {
      const codebook = join(folder, 'codebook');
      for (const { name, text } of files) {
        const file = join(codebook, name);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
      const copy = join(folder, 'copy.db');
      await this.desk.corpus.backup(copy);
      const corpus = await openCorpus(copy, { codebook });
      try {
        own.answer = { ...own.answer, of: (await corpus.status()).texts };
        for await (const recoded of recodeAll(corpus, { codebook, workers: WORKERS, signal })) {
          own.answer = { ...own.answer, done: own.answer.done + 1 };
          if (recoded.became === 'failed') own.answer = { ...own.answer, problem: refusal(recoded.problem) };
          if (recoded.became === 'recoded') own.answer = told(own.answer, recoded.changes);
        }
      } finally {
        await corpus.close();
      }
      own.answer = { ...own.answer, state: signal.aborted ? 'cancelled' : 'done' };
    } catch (error) {
      const found = error instanceof Error ? problemOf(error) : problem('internal-error', { input: '', reason: '' });
      const { code, message, remedy } = refusal(found);
      const named = (words: string): string => words.replaceAll(join(folder, 'codebook'), 'draft');
      own.answer = {
        ...own.answer,
        state: 'failed',
        problem: { code, message: named(message), remedy: named(remedy) },
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function told(answer: TryAnswer, changes: readonly TryAnswer['changes'][number][]): TryAnswer {
  const count = (became: string): number => changes.filter((change) => change.became === became).length;
  return {
    ...answer,
    appeared: answer.appeared + count('appeared'),
    gone: answer.gone + count('gone'),
    changed: answer.changed + count('changed'),
    changes: [...answer.changes, ...changes].slice(0, TOLD),
  };
}
