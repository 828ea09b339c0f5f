import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';

const BIN = join('bin', 'herodotus.js');

beforeAll(() => expect(existsSync(join('dist', 'worker.js')), 'run "npm run build" first').toBe(true));

type Filter = ChildProcessByStdio<Writable, Readable, null>;

function filter(...args: readonly string[]): Filter {
  const all = [BIN, 'code', '-', '--fields', 'text=body,id=id', '--compact', ...args];
  return spawn('node', all, { stdio: ['pipe', 'pipe', 'ignore'] });
}

interface Line {
  readonly id: string | null;
  readonly schema?: string;
  readonly statements?: readonly unknown[];
  readonly error?: { readonly code: string; readonly message: string; readonly remedy: string };
}

async function ended(child: Filter): Promise<number | null> {
  return new Promise((resolve) => child.once('close', resolve));
}

async function all(
  lines: readonly string[],
  ...args: readonly string[]
): Promise<{ out: string; status: number | null }> {
  const child = filter(...args);
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (words: string) => (out += words));
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  return { status: await ended(child), out };
}

function linesOf(out: string): Line[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
}

const page = (id: string): string => JSON.stringify({ id, body: 'Rebels attacked a convoy near Aleppo on Monday.' });

describe('the filter', () => {
  it.each([[], ['--errors', 'inline'], ['--errors', 'inline', '--workers', '1', '--max-seconds', '60']])(
    'answers each line before the next one comes (%s %s)',
    async (...args: string[]) => {
      const child = filter(...args);
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      for (const id of ['a', 'b', 'c']) {
        child.stdin.write(`${page(id)}\n`);
        const { value } = await lines.next();
        expect(JSON.parse(value ?? '')).toMatchObject({ id, statements: [{ event: { type: 'ASSAULT' } }] });
      }
      child.stdin.end();
      expect((await lines.next()).done).toBe(true);
    },
  );

  it('gives a line for a line, in their order, a coded error for each that is bad', async () => {
    const bad: readonly (readonly [string, string | null, string])[] = [
      ['{"id":"b", "body', null, 'json-invalid'],
      ['"words"', null, 'json-invalid'],
      ['not JSON', null, 'json-invalid'],
      ['{"id":"e"}', 'e', 'json-no-text'],
      ['{"id":"f","body":" "}', 'f', 'input-empty'],
      [JSON.stringify({ id: 'g', body: 'x'.repeat(3000) }), null, 'input-too-large'],
    ];
    const first = bad[0]?.[0] ?? '';
    const { out, status } = await all(
      [first, page('a'), '', ...bad.slice(1).map(([line]) => line), page('z')],
      ...['--errors', 'inline', '--max-bytes', '2000', '--workers', '2'],
    );
    const [one, two, ...rest] = linesOf(out);
    expect(one).toMatchObject({ id: null, error: { code: 'json-invalid', remedy: expect.stringMatching(/./) } });
    expect(two).toMatchObject({ id: 'a', schema: 'herodotus/2' });
    expect(rest.map(({ id, error }) => [id, error?.code])).toEqual([
      ...bad.slice(1).map(([, id, code]) => [id, code]),
      ['z', undefined],
    ]);
    expect(status).toBe(0);
  });

  it('gives one line for a record that holds threads of comments', async () => {
    const thread = { id: 't', body: 'Ministers met.', comments: [{ body: 'No.' }, { body: 'Yes.' }] };
    expect(linesOf((await all([JSON.stringify(thread)], '--errors', 'inline')).out).map(({ id }) => id)).toEqual(['t']);
  });

  it('gives the same bytes with any number of workers, whatever the lines', async () => {
    const line = fc.oneof(
      { weight: 4, arbitrary: fc.uuid().map(page) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((words) => words.replaceAll(/[\n\r]/g, ' ')) },
      { weight: 1, arbitrary: fc.json() },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 20, maxLength: 40 }), async (lines) => {
        const one = await all(lines, '--errors', 'inline', '--workers', '1');
        expect(linesOf(one.out)).toHaveLength(lines.filter((own) => own.trim() !== '').length);
        expect(await all(lines, '--errors', 'inline', '--workers', '2')).toEqual(one);
      }),
      { numRuns: 1 },
    );
  });

  it('is not for tables and pages', async () => {
    expect((await all([page('a')], '--errors', 'inline', '--format', 'csv')).status).toBe(2);
  });
});
