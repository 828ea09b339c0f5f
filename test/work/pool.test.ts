import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { SourceDocument } from '../../src/annotation/document.js';
import { CoderPool } from '../../src/work/pool.js';

/// Speaks as src/work/worker.ts does, and does what the text of the document says.
const WORKER = `
process.on('disconnect', () => process.exit());
const code = ({ id, document: { text, input } }) => {
  if (text === 'crash') process.exit(7);
  if (text === 'hang') for (;;);
  if (text === 'fill') for (const held = []; ; ) held.push(new Array(1000).fill(held.length));
  const line = new TextEncoder().encode(input + ' ' + process.pid + '\\n');
  process.send(text === 'throw' ? { kind: 'failed', id, reason: 'no' } : { kind: 'coded', id, answer: line });
};
const held = [];
process.on('message', (tasks) => {
  // Answers come in any order: here what came last goes first, and each is sent before the next is worked on.
  held.unshift(...tasks);
  setTimeout(function next() {
    const task = held.shift();
    if (task === undefined) return;
    code(task);
    setTimeout(next, 1);
  }, 5);
});
if (process.argv[2] === 'stillborn') process.exit(3);
process.send(process.argv[2] === 'unfit' ? { kind: 'unfit', reason: 'no model' } : { kind: 'ready' });
`;

const folder = mkdtempSync(join(tmpdir(), 'herodotus-pool-'));
const file = join(folder, 'worker.mjs');
writeFileSync(file, WORKER);
let started = 0;
let pool: CoderPool | null = null;

function open(size: number, maxSeconds?: number, fit = 'fit'): CoderPool {
  started = 0;
  pool = new CoderPool(
    size,
    () => {
      started++;
      return fork(file, [fit], {
        execArgv: ['--max-old-space-size=32'],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
    },
    maxSeconds,
  );
  return pool;
}

afterEach(async () => pool?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function document(text: string, input: string): SourceDocument {
  const facts = { uri: null, title: null, published: null, language: 'en', publisher: null };
  return { id: input, input, ...facts, text, voices: [], segments: [], warnings: [] };
}

/// What became of documents with these texts: the code of the problem, else "coded".
async function outcomes(texts: readonly string[], coders: CoderPool): Promise<string[]> {
  return Promise.all(
    texts.map(async (text, index) => {
      const outcome = await coders.code(document(text, `d${index}`));
      if (!outcome.ok) {
        expect(outcome.problem.message).toContain(`d${index}`);
        return outcome.problem.code;
      }
      if (!(outcome.answer instanceof Uint8Array)) throw new TypeError('no line');
      expect(new TextDecoder().decode(outcome.answer)).toMatch(new RegExp(`^d${index} `));
      return 'coded';
    }),
  );
}

describe('a sick document', () => {
  it.each([1, 2, 3])('costs a worker and nothing else, with %i of them', async (size) => {
    const texts = ['a', 'crash', 'b', 'throw', 'c', 'crash', 'crash', 'd', 'e'];
    expect(await outcomes(texts, open(size))).toEqual([
      'coded',
      'worker-died',
      'coded',
      'internal-error',
      'coded',
      'worker-died',
      'worker-died',
      'coded',
      'coded',
    ]);
    // Each sick one may end a process with others beside it, and another alone.
    expect(started).toBeLessThanOrEqual(size + 6);
  });

  it.each([1, 2, 3])(
    'is found wherever it stands, and none is lost or taken for another, with %i workers',
    async (size) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.constantFrom('a', 'a', 'a', 'a', 'a', 'throw', 'crash'), { minLength: 1, maxLength: 60 }),
          async (texts) => {
            const coders = open(size);
            const problems: Readonly<Record<string, string>> = { crash: 'worker-died', throw: 'internal-error' };
            expect(await outcomes(texts, coders)).toEqual(texts.map((text) => problems[text] ?? 'coded'));
            await coders.close();
          },
        ),
        { numRuns: 5 },
      );
    },
  );

  it('that takes too long is given up, and the others are coded', async () => {
    // Long enough for any sound answer, so that only what never ends is struck.
    expect(await outcomes(['a', 'hang', 'b', 'c'], open(1, 5))).toEqual([
      'coded',
      'document-timeout',
      'coded',
      'coded',
    ]);
  });

  it('that fills the memory is named as such', async () => {
    const outcome = await open(1).code(document('fill', 'large.html'));
    expect(outcome).toMatchObject({ ok: false, problem: { code: 'worker-died' } });
    if (!outcome.ok) expect(outcome.problem.message).toContain('out of memory');
  });
});

describe('workers', () => {
  it('are started as documents wait for them, no more than were asked for', async () => {
    const coders = open(3);
    expect(started).toBe(0);
    await outcomes(['a'], coders);
    expect(started).toBe(1);
    await outcomes(['a', 'b', 'c', 'd', 'e'], coders);
    expect(started).toBe(3);
  });

  it('share what waits, several documents each at a time', async () => {
    const coders = open(2);
    const coded = async (count: number): Promise<string[]> =>
      (
        await Promise.all(Array.from({ length: count }, async (_, index) => coders.code(document('a', `d${index}`))))
      ).map((outcome) =>
        outcome.ok && outcome.answer instanceof Uint8Array ? new TextDecoder().decode(outcome.answer).trim() : '',
      );
    const processOf = (line: string): string => line.split(' ')[1] ?? '';
    const ready = new Set<string>();
    while (ready.size < 2) for (const line of await coded(2)) ready.add(processOf(line));
    // Both are given as much as a process holds before either answers, however slow the machine is.
    const by = (await coded(200)).map(processOf);
    for (const each of ready) expect(by.filter((one) => one === each).length).toBeGreaterThan(10);
  });

  it('that end before they are ready cost a document each, and no more', async () => {
    const died = ['worker-died', 'worker-died', 'worker-died'];
    expect(await outcomes(['a', 'b', 'c'], open(2, undefined, 'stillborn'))).toEqual(died);
  });

  it('that cannot load what they need end the work', async () => {
    await expect(open(2, undefined, 'unfit').code(document('a', 'a'))).rejects.toThrow('no model');
  });
});
