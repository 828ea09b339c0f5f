import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pageOf, zipOf } from '../input/archives.js';
import { random } from '../parse/reports.js';

/// A dozen runs of the program one after another.
vi.setConfig({ testTimeout: 600_000 });

const BIN = join('bin', 'herodotus.js');
const KILLS = 10;
const folder = mkdtempSync(join(tmpdir(), 'herodotus-resume-'));
const target = join(folder, 'out.jsonl');
const part = `${target}.part`;
const journal = `${part}.journal`;

function text(number: number): string {
  return (
    `Police in Bergen arrested ${number + 2} protesters on Monday, the interior ministry said. ` +
    `Rebels attacked a convoy near Aleppo and killed ${(number % 9) + 2} soldiers. "We shall not give in," an official said.`
  );
}

/// Two folders' worth of small documents: lines, pages, a table, and what fails among them.
function inputs(): string[] {
  const lines = Array.from({ length: 90 }, (_, index) =>
    index % 20 === 7 ? '{"id": "broken", "text":' : JSON.stringify({ id: `l${index}`, text: text(index) }),
  );
  const rows = Array.from({ length: 12 }, (_, index) => `r${index},"${text(index).replaceAll('"', '""')}"`);
  const files = {
    'a.jsonl': `${lines.join('\n')}\n`,
    'b.html': `<html><body><article><h1>Border</h1><p>${text(1)}</p><p>${text(2)}</p></article></body></html>`,
    'c.txt': '',
    'd.csv': `id,text\n${rows.join('\n')}\n`,
    'e.txt': text(5),
  };
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  });
}

const files = inputs();

function start(args: readonly string[]): ChildProcess {
  return spawn('node', [BIN, 'code', '--format', 'jsonl', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

async function ended(child: ChildProcess): Promise<Ended> {
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (words: string) => (out += words));
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (err += words));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

/// Until more than so many lines stand in the journal, the first of which says the settings, or the program has ended.
async function journalOf(child: ChildProcess, lines: number): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (existsSync(journal) && readFileSync(journal, 'utf8').trimEnd().split('\n').length > lines) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

let whole = '';
beforeAll(async () => {
  expect(existsSync(join('dist', 'worker.js')), 'run "npm run build" first').toBe(true);
  const { status, out } = await ended(start(['--workers', '1', ...files]));
  expect(status).toBe(1);
  whole = out;
  expect(whole.split('\n').length).toBeGreaterThan(95);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a run that is cut off', () => {
  it(`goes on with --resume, killed ${KILLS} times at any moment: the same bytes`, async () => {
    const next = random(11);
    let runs = 0;
    let went = 0;
    for (; runs < KILLS && !existsSync(target); runs++) {
      const workers = String(1 + (runs % 3));
      const child = start(['-o', target, ...(runs === 0 ? [] : ['--resume']), '--workers', workers, ...files]);
      const end = ended(child);
      await journalOf(
        child,
        1 + Math.floor(next() * 3) + (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 1 : 0),
      );
      await new Promise((resolve) => setTimeout(resolve, next() * 60));
      child.kill('SIGKILL');
      const { err } = await end;
      if (err.includes('warning resumed:')) went++;
      // What a cut of the current may leave: a line that is not whole, in either file.
      if (existsSync(part) && next() < 0.5) appendFileSync(part, '{"schema":"herodo');
      if (existsSync(journal) && next() < 0.5) appendFileSync(journal, '{"bytes":12');
    }
    if (!existsSync(target)) {
      const { status } = await ended(start(['-o', target, '--resume', ...files]));
      expect(status).toBe(1);
    }
    expect(went).toBeGreaterThan(0);
    expect(readFileSync(target, 'utf8')).toBe(whole);
    expect(existsSync(part) || existsSync(journal)).toBe(false);
  });

  it('is told of, and not lost without a word', async () => {
    rmSync(target);
    const child = start(['-o', target, '--workers', '1', ...files]);
    const end = ended(child);
    await journalOf(child, 1);
    child.kill('SIGKILL');
    await end;
    const size = statSync(part).size;
    const again = await ended(start(['-o', target, ...files]));
    expect(again.status).toBe(1);
    expect(again.err).toMatch(/error part-exists: \S+out\.jsonl\.part: holds \d+ documents/);
    expect(again.err).toContain('--resume');
    expect(statSync(part).size).toBe(size);
    const others = await ended(start(['-o', target, '--resume', ...files.slice(1)]));
    expect(others.err).toContain('error resume-settings:');
    const otherwise = await ended(start(['-o', target, '--resume', '--compact', ...files]));
    expect(otherwise.err).toContain('error resume-settings:');
    truncateSync(journal, 5);
    const broken = await ended(start(['-o', target, '--resume', ...files]));
    expect(broken.err).toContain('error part-broken:');
    const anew = await ended(start(['-o', target, '--overwrite', ...files]));
    expect(anew.status).toBe(1);
    expect(readFileSync(target, 'utf8')).toBe(whole);
  });

  it('is not gone on with where a file that was done is another', async () => {
    const first = files[0] ?? '';
    const before = readFileSync(first, 'utf8');
    const child = start(['-o', target, '--workers', '1', ...files]);
    const end = ended(child);
    await journalOf(child, 1);
    child.kill('SIGKILL');
    await end;
    writeFileSync(first, `${before}{"id": "more", "text": "More."}\n`);
    const { status, err } = await ended(start(['-o', target, '--resume', ...files]));
    writeFileSync(first, before);
    expect(status).toBe(1);
    expect(err).toContain('error resume-inputs:');
    const { status: last } = await ended(start(['-o', target, '--resume', ...files]));
    expect(last).toBe(1);
    expect(readFileSync(target, 'utf8')).toBe(whole);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s keeps what is done and says so', async (signal) => {
    rmSync(target, { force: true });
    const child = start(['-o', target, '--workers', '2', ...files]);
    const end = ended(child);
    await journalOf(child, 1);
    child.kill(signal);
    const { status, err } = await end;
    expect(status).toBe(signal === 'SIGINT' ? 130 : 143);
    expect(err).toMatch(/error interrupted: stopped; [1-9]\d* documents are written\n {2}→ .*--resume/);
    const kept = readFileSync(part, 'utf8');
    expect(kept.endsWith('\n')).toBe(true);
    expect(whole.startsWith(kept)).toBe(true);
    await ended(start(['-o', target, '--resume', ...files]));
    expect(readFileSync(target, 'utf8')).toBe(whole);
  });
});

describe('a run over folders, archives and mailboxes that is cut off', () => {
  it('goes on with --resume: the same bytes', async () => {
    const mail = (number: number): string =>
      `From desk@post.example Tue May 12 23:15:00 2020\nFrom: desk@post.example\nMessage-ID: <${number}@post.example>\nSubject: Day ${number}\nDate: Tue, 12 May 2020 23:15:00 +0000\n` +
      `Content-Type: text/plain; charset=utf-8\n\n${text(number)}\n\n`;
    const box = Array.from({ length: 30 }, (_, index) => mail(index)).join('');
    const pages = Array.from({ length: 30 }, (_, index) => ({
      name: `p/${index}.html`,
      content: pageOf('Day', text(index)),
    }));
    const [tree, zip, mbox] = [join(folder, 'tree'), join(folder, 'all.zip'), join(folder, 'all.mbox')];
    for (const { name, content } of pages) {
      mkdirSync(dirname(join(tree, 'sub', name)), { recursive: true });
      writeFileSync(join(tree, 'sub', name), content);
    }
    writeFileSync(join(tree, 'box.mbox'), box);
    writeFileSync(zip, zipOf([...pages, { name: 'box.mbox', content: box }]));
    writeFileSync(mbox, box);
    const all = ['--workers', '2', tree, zip, mbox];
    const uncut = (await ended(start(all))).out;
    expect(uncut.split('\n').length).toBe(151);
    rmSync(target, { force: true });
    for (const lines of [1, 2, 3]) {
      const child = start(['-o', target, ...(lines > 1 ? ['--resume'] : []), ...all]);
      const end = ended(child);
      await journalOf(child, lines);
      child.kill('SIGKILL');
      await end;
    }
    if (existsSync(part)) await ended(start(['-o', target, '--resume', ...all]));
    expect(readFileSync(target, 'utf8')).toBe(uncut);
  });
});

describe('the number of workers', () => {
  it.each(['2', '3'])('does not change the bytes: %s', async (workers) => {
    const { status, out, err } = await ended(start(['--workers', workers, ...files]));
    expect(status).toBe(1);
    expect(out).toBe(whole);
    expect(err).toContain('error input-empty:');
    expect(err.match(/error json-invalid:/g)?.length).toBe(5);
  });
});

describe('an output that ends', () => {
  it('quietly when nobody reads any more', async () => {
    const child = start(['--workers', '2', files[0] ?? '']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    let err = '';
    child.stderr?.on('data', (words: Buffer) => (err += words.toString()));
    await new Promise((resolve) => child.once('close', resolve));
    expect(err.replaceAll(/error json-invalid:.*\n.*\n/g, '')).toBe('');
  });

  it.runIf(existsSync('/dev/full'))('with a coded error when the disk is full', async () => {
    const { status, err } = await ended(start(['-o', '/dev/full', files[4] ?? '']));
    expect(status).toBe(1);
    expect(err).toMatch(/error output-unwritable: .*ENOSPC/);
  });

  it('with a coded error where its folder is missing or it is a folder itself', async () => {
    for (const file of [join(folder, 'none', 'out.jsonl'), folder]) {
      const { status, err } = await ended(start(['-o', file, files[4] ?? '']));
      expect(status).toBe(1);
      expect(err).toContain('error output-unwritable:');
    }
  });
});

describe('what is written', () => {
  it('is only what was asked for, with links to nothing else', async () => {
    const { out } = await ended(start(['--statements', 'events,relations', files[1] ?? '']));
    const { statements } = JSON.parse(out) as { statements: { kind: string }[] };
    expect(new Set(statements.map(({ kind }) => kind))).toEqual(new Set(['event']));
    const { status } = await ended(start(['--statements', 'deeds', files[1] ?? '']));
    expect(status).toBe(2);
  });

  it('is a page of several documents that goes on too', async () => {
    const page = join(folder, 'page.html');
    const html = ['--format', 'html', '-o', page, '--workers', '1', ...files];
    const at = `${page}.part.journal`;
    const child = start(html);
    const end = ended(child);
    while (child.exitCode === null && !(existsSync(at) && readFileSync(at, 'utf8').split('\n').length > 2))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill('SIGKILL');
    await end;
    await ended(start([...html, '--resume']));
    const resumed = readFileSync(page, 'utf8');
    await ended(start(html));
    expect(resumed).toBe(readFileSync(page, 'utf8'));
    expect(resumed.match(/<section\s+class="doc"/g)?.length).toBe(whole.split('\n').length - 1);
    expect(resumed).toContain(`${whole.split('\n').length - 1} documents`);
  });
});
