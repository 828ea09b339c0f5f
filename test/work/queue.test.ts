import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openCorpus } from '../../src/store/open-corpus.js';
import { random } from '../parse/reports.js';
import { all } from '../store/coded-texts.js';
import { PostgresServer } from '../store/postgres-server.js';

/// Dozens of programs, one after another.
vi.setConfig({ testTimeout: 600_000 });

const KILLS = Number(process.env['QUEUE_KILLS'] ?? 20);
const DOCUMENTS = Number(process.env['QUEUE_DOCUMENTS'] ?? 800);
/// Documents that wait when the server restarts.
const LATER = 100;
/// The class of the lock that a program holds as long as it works ("HRWK").
const ALIVE = 0x4852574b;
const folder = mkdtempSync(join(tmpdir(), 'herodotus-queue-'));
const server = await PostgresServer.start();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (typeof server !== 'string') await server.end();
});

const PARTIES = ['rebels', 'soldiers', 'police officers', 'protesters', 'fishermen', 'traders'];
const PLACES = ['Bergen', 'Kathmandu', 'Lagos', 'Oslo', 'Quito', 'Tunis'];

/// Lines of JSON, each another report; one is broken.
function lines(count: number, name: string, of = 'l'): string {
  const next = random(count);
  const one = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const text = (): string =>
    `The ${one(PARTIES)} attacked ${Math.floor(next() * 9000)} ${one(PARTIES)} near ${one(PLACES)} with ${Math.floor(next() * 9000)} men.`;
  const made = Array.from({ length: count }, (_, index) =>
    index === 7
      ? `{"id": "broken ${of}", "text":`
      : JSON.stringify({ id: `${of}${index}`, published: '2001-02-03', text: `${text()} ${text()}` }),
  );
  const file = join(folder, name);
  writeFileSync(file, `${made.join('\n')}\n`);
  return file;
}

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function start(...args: readonly string[]): ChildProcess {
  return spawn('node', [join('bin', 'herodotus.js'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(...args: readonly string[]): Promise<Ended> {
  const child = start(...args);
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (words: string) => (out += words));
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (err += words));
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, out, err })));
}

describe.skipIf(typeof server === 'string')('a queue', () => {
  const fresh = async (): Promise<string> => (typeof server === 'string' ? '' : server.database());
  const rows = async (address: string, query: string): Promise<Record<string, unknown>[]> =>
    typeof server === 'string' ? [] : server.rows(address, query);
  const done = async (address: string): Promise<number> =>
    Number((await rows(address, 'select coalesce(sum(done), 0)::int as done from queue_progress'))[0]?.['done']);

  it('needs a database', async () => {
    const file = lines(20, 'a.jsonl');
    for (const args of [
      ['add', '--queue', join(folder, 'a.db'), file],
      ['work', join(folder, 'a.db')],
    ])
      expect(await run(...args)).toMatchObject({ status: 2, err: expect.stringContaining('postgres://') as string });
  });

  it('tries what fails three times, sets it aside with its error, and takes it back', async () => {
    const address = await fresh();
    const file = lines(20, 'poison.jsonl');
    const none = join(folder, 'none.html');
    expect((await run('add', '--queue', address, file, none)).out).toContain('queued in 1 jobs');
    const worked = await run('work', address, '--workers', '1', '--until-empty', '--json');
    expect([worked.status, JSON.parse(worked.out)]).toMatchObject([1, { documents: 19, failed: 2 }]);
    const status = JSON.parse((await run('status', address, '--json')).out) as { queue: { setAside: object[] } };
    expect(status).toMatchObject({ documents: 19, queue: { queued: 0, running: 0, done: 19, workers: 0 } });
    const codes = status.queue.setAside.map((each) => JSON.stringify(each)).sort();
    expect(codes[0]).toMatch(/none\.html.*input-not-found.*"tries":3/);
    expect(codes[1]).toMatch(/poison\.jsonl.*json-invalid.*"tries":3/);
    const text =
      'Norway sent aid to Chile after the earthquake, and the government of Chile thanked Norway for it. '.repeat(4);
    writeFileSync(none, `<html><body><article><h1>Aid for Chile</h1><p>${text}</p></article></body></html>`);
    expect((await run('status', address, '--retry')).out).toContain('2 documents wait');
    expect((await run('work', address, '--workers', '1', '--until-empty')).out).toContain(
      '1 documents done, 1 set aside',
    );
  });

  it(`loses nothing and writes nothing twice when it is killed ${KILLS} times and the server restarts`, async () => {
    if (typeof server === 'string') return;
    const address = await fresh();
    await run('add', '--queue', address, lines(DOCUMENTS, 'many.jsonl'));
    const next = random(KILLS);
    for (let kill = 0, before = 0; kill < KILLS && before < DOCUMENTS - 1; kill++) {
      const child = start('work', address, '--workers', '1');
      while ((await done(address)) === before && child.exitCode === null) await setTimeout(20);
      await setTimeout(next() * 300);
      child.kill('SIGKILL');
      before = await done(address);
    }
    await run('add', '--queue', address, lines(LATER, 'later.jsonl', 'later-'));
    const there = async (): Promise<unknown> =>
      (await rows(address, `select count(*)::int as count from pg_locks where classid = ${ALIVE} and granted`))[0]?.[
        'count'
      ];
    const last = run('work', address, '--workers', '1', '--until-empty');
    const ended = last.then(() => true);
    while ((await there()) === 0 && !(await Promise.race([ended, setTimeout(20, false)])));
    await server.restart();
    expect(await last).toMatchObject({ out: expect.stringContaining('documents done') as string });
    expect(await rows(address, 'select count(*)::int as count from queue_aside')).toEqual([{ count: 2 }]);
    const corpus = await openCorpus(address);
    expect(await corpus.check()).toEqual([]);
    const ids = (await all(corpus.documents())).map(({ id }) => id);
    const whole = DOCUMENTS - 1 + LATER - 1;
    expect(ids).toHaveLength(whole);
    expect(new Set(ids).size).toBe(whole);
    expect(await done(address)).toBe(whole);
    await corpus.close();
  });
});
