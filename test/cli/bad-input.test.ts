import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentRecord } from '../../src/annotation/record.js';

const BIN = join('bin', 'herodotus.js');
const GOOD = 'Norwegian police arrested two Danish activists in Bergen on Monday, the ministry said.';

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function herodotus(args: readonly string[], input?: string): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile('node', [BIN, ...args], { maxBuffer: 1 << 28 }, (error, out, err) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
    if (input !== undefined) child.stdin?.end(input);
  });
}

function records(out: string): DocumentRecord[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as DocumentRecord);
}

const folder = mkdtempSync(join(tmpdir(), 'herodotus-test-'));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  expect(existsSync(join('dist', 'cli.js')), 'run "npm run build" first').toBe(true);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('bad input', () => {
  const bad: readonly [name: string, content: string | Uint8Array, code: string][] = [
    ['empty.txt', '', 'input-empty'],
    [
      'picture.html',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 1, 2, 3, 0, 0, 255]),
      'input-binary',
    ],
    [
      'empty-page.html',
      '<!doctype html><html><head><title></title></head><body><script>var a = 1;</script></body></html>',
      'no-article',
    ],
    [
      'lines.jsonl',
      `{"id": "a", "text": ${JSON.stringify(GOOD)}}\n{"id": "b", "text": \n{"id": "c", "text": ${JSON.stringify(GOOD)}}\n`,
      'json-invalid',
    ],
    ['no-text.jsonl', '{"id": "a", "body": "x"}\n{"id": "b", "body": "y"}\n', 'json-no-text'],
  ];

  it('gives each failing input a coded error with a remedy and codes the others', async () => {
    const paths = bad.map(([name, content]) => file(name, content));
    const good = file('good.txt', GOOD);
    const { status, out, err } = await herodotus([
      'code',
      '--format',
      'jsonl',
      ...paths,
      join(folder, 'missing.txt'),
      good,
    ]);
    expect(status).toBe(1);
    for (const [name, , code] of bad) expect(err).toMatch(new RegExp(`error ${code}: \\S*${name}`));
    expect(err).toContain('error input-not-found:');
    expect(err.match(/^ {2}→ \S/gm)?.length).toBeGreaterThanOrEqual(bad.length + 1);
    const read = records(out);
    expect(read.map(({ input }) => input.split('/').at(-1))).toEqual(['lines.jsonl#1', 'lines.jsonl#3', 'good.txt']);
    for (const record of read) expect(record.statements.some(({ event }) => event?.type === 'COERCE')).toBe(true);
  });

  it('guesses the character set of bytes that are no UTF-8, with a warning', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${GOOD}\nA second line with a broken `),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(' end, as officials said on Tuesday.'),
    ]);
    const { status, out, err } = await herodotus(['code', '--format', 'jsonl', file('broken.txt', bytes)]);
    expect(status).toBe(0);
    expect(err).toContain('warning encoding-guessed:');
    expect(records(out)[0]?.warnings.map(({ code }) => code)).toContain('encoding-guessed');
  });

  it('replaces broken bytes of UTF-8 with a warning', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${GOOD}\n“Tromsø is calm,” the café’s owner said in Málaga. `),
      Buffer.from([0xff]),
    ]);
    const { status, err } = await herodotus(['code', '--format', 'jsonl', file('broken-utf8.txt', bytes)]);
    expect(status).toBe(0);
    expect(err).toContain('warning encoding-broken:');
  });

  it('keeps a text in Arabic, marks it and does not code it', async () => {
    const arabic =
      'قالت وزارة الخارجية يوم الثلاثاء إن المحادثات بين البلدين سوف تستأنف في الأسبوع المقبل بعد توقف دام شهرين.';
    const { status, out, err } = await herodotus(['code', '--format', 'jsonl', file('arabic.txt', arabic)]);
    expect(status).toBe(0);
    expect(err).toContain('warning language-without-pack:');
    expect(err).toContain('say so with --language: en (English)');
    const record = records(out)[0];
    expect(record?.text).toBe(arabic);
    expect(record?.statements).toEqual([]);
  });

  it('refuses 50 MB of one line, says how to raise the limit, and codes the rest', async () => {
    const line = `${GOOD} `.repeat(Math.ceil((50 * 1024 * 1024) / (GOOD.length + 1)));
    const { status, out, err } = await herodotus([
      'code',
      '--format',
      'jsonl',
      '--max-bytes',
      '10000000',
      file('long.txt', line),
      file('good.txt', GOOD),
    ]);
    expect(status).toBe(1);
    expect(err).toContain('error input-too-large:');
    expect(err).toContain('--max-bytes');
    expect(records(out)).toHaveLength(1);
  });
});

describe('explain --missed', () => {
  const text = `${GOOD} The cooks shelled peas. She met her deadline.\nIt snowed in Bergen.`;

  it('says why a word of the codebook was not coded, with the line of the frame', async () => {
    const { status, out } = await herodotus(['explain', '--missed', file('missed.txt', text)]);
    expect(status).toBe(0);
    expect(out).toMatch(/^ {4}shelled$/m);
    expect(out).toMatch(/^ +ASSAULT +language\/en\/wording\/assault\S*\.yaml:\d+ \S+$/m);
    expect(out).toMatch(/“shelled” is an idiom that tells nothing, language\/en\/idioms\/\S+:\d+/);
    expect(out).toMatch(/\(line \d+\); found “her deadline”/);
    expect(out).toContain('its clauses say “snowed”');
    expect(out).not.toContain('arrested\n');
  });

  it('shows only the sentences that are asked for', async () => {
    const { out } = await herodotus(['explain', '--missed', '--only', 'SNOWED', file('missed.txt', text)]);
    expect(out).toContain('It snowed in Bergen.');
    expect(out).not.toContain('shelled');
  });
});

describe('explain --source', () => {
  it('says where each statement stands in the page, and nothing where there is none', async () => {
    const page = `<html><body><div id="story"><h1>Border</h1><p>The week began quietly \u{1f41f} in the north of the country.</p><p>${GOOD}</p></div></body></html>`;
    const { out } = await herodotus(['explain', '--source', file('page.html', page)]);
    const from = page.indexOf(`<p>${GOOD}`);
    const to = page.indexOf('</div>');
    expect(out).toContain(`stands in    #story > p:nth-child(3), characters ${from}–${to} of the page`);
    const plain = await herodotus(['explain', '--source', file('plain.txt', GOOD)]);
    expect(plain.out).not.toContain('stands in');
  });
});

describe('exit status', () => {
  it('is 0 when all was coded, from files and from standard input', async () => {
    const { status, out } = await herodotus(['code', '--format', 'jsonl', '-'], GOOD);
    expect(status).toBe(0);
    expect(records(out)[0]?.text).toBe(GOOD);
  });

  it.each([
    [['code']],
    [['code', '--format', 'parquet', 'a.txt']],
    [['code', '--published', '2020-02-30', 'a.txt']],
    [['code', '--max-bytes', 'many', 'a.txt']],
    [['no-such-command']],
    [[]],
  ])('is 2 for wrong usage: %j', async (args) => {
    const { status, err } = await herodotus(args);
    expect(status).toBe(2);
    expect(err).not.toBe('');
  });
});
