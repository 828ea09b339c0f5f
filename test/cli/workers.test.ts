import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pageOf, zipOf } from '../input/archives.js';

/// Some runs of the program one after another.
vi.setConfig({ testTimeout: 600_000 });

const BIN = join('bin', 'herodotus.js');
const folder = mkdtempSync(join(tmpdir(), 'herodotus-workers-'));

beforeAll(() => expect(existsSync(join('dist', 'worker.js')), 'run "npm run build" first').toBe(true));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function code(args: readonly string[]): Promise<Ended> {
  const child = spawn('node', [BIN, 'code', '--format', 'jsonl', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (words: string) => (out += words));
  child.stderr.setEncoding('utf8').on('data', (words: string) => (err += words));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

const sentence = fc.constantFrom(
  'Police in Bergen arrested 12 protesters on Monday, the interior ministry said.',
  'Rebels attacked a convoy near Aleppo.',
  '"We shall not give in," an official of the union told reporters.',
  'France denied that it had threatened Norway with sanctions!',
  'Ministers may meet again in May; nothing was agreed',
  'Ärzte 🩺 “strike” — says «no one».',
);
const text = fc
  .oneof(
    { weight: 8, arbitrary: fc.array(sentence, { maxLength: 6 }) },
    // One that fills a worker by itself.
    { weight: 1, arbitrary: fc.array(sentence, { minLength: 200, maxLength: 400 }) },
  )
  .map((sentences) => sentences.join(' '));
const entry = fc.oneof(
  { weight: 10, arbitrary: text.map((own) => JSON.stringify({ text: own })) },
  { weight: 1, arbitrary: fc.constant('{"text":') },
);

describe('any number of workers', () => {
  it('writes the same bytes and tells the same problems, whatever the inputs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { minLength: 1, maxLength: 60 }),
        fc.array(text, { maxLength: 4 }),
        async (lines, pages) => {
          const [list, packed] = [join(folder, 'list.jsonl'), join(folder, 'packed.zip')];
          writeFileSync(list, `${lines.join('\n')}\n`);
          writeFileSync(
            packed,
            zipOf(pages.map((own, index) => ({ name: `${index}.html`, content: pageOf('Day', own) }))),
          );
          const told = ({ status, out, err }: Ended): Ended => ({
            status,
            out,
            err: err.replaceAll(/^\d+ coded.*$/gm, ''),
          });
          const one = told(await code(['--workers', '1', list, packed]));
          expect(told(await code(['--workers', '2', list, packed]))).toEqual(one);
          expect(told(await code(['--workers', '3', '--max-seconds', '300', list, packed]))).toEqual(one);
        },
      ),
      { numRuns: 4 },
    );
  });
});
