import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { listen } from '../../src/metrics/listening.js';
import { Metrics } from '../../src/metrics/metrics.js';
import { openServer } from '../../src/server/server.js';
import { openDesk } from '../../src/store/open-desk.js';
import { enqueue } from '../../src/work/queue/enqueue.js';
import { PostgresServer } from '../store/postgres-server.js';

vi.setConfig({ testTimeout: 300_000 });

const folder = mkdtempSync(join(tmpdir(), 'herodotus-depth-'));
const postgres = await PostgresServer.start();
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (typeof postgres !== 'string') await postgres.end();
});

/// The samples of the queue by name and labels.
function ofQueue(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line.startsWith('herodotus_queue'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

const EMPTY = {
  'herodotus_queue_documents{state="waiting"}': 0,
  'herodotus_queue_documents{state="done"}': 0,
  'herodotus_queue_documents{state="aside"}': 0,
  'herodotus_queue_jobs{state="waiting"}': 0,
  'herodotus_queue_jobs{state="running"}': 0,
  herodotus_queue_workers: 0,
};

describe('metrics of a queue', () => {
  it('are counted once for those who look within seconds, and not told where there is no queue', async () => {
    const metrics = new Metrics();
    let asked = 0;
    metrics.queue(async () => {
      asked++;
      return Promise.resolve(null);
    });
    expect(ofQueue(await metrics.text())).toEqual({});
    await Promise.all([metrics.text(), metrics.text()]);
    expect(asked).toBe(1);
  });

  it('are served beside a word that the program lives, and nothing else is', async () => {
    const listening = await listen(new Metrics(), '127.0.0.1', 0);
    const { address } = listening;
    const asked = await fetch(address);
    expect([asked.status, asked.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
    expect(await (await fetch(new URL('/healthz', address))).json()).toEqual({ status: 'ok' });
    expect((await fetch(new URL('/', address))).status).toBe(404);
    expect((await fetch(address, { method: 'POST' })).status).toBe(404);
    const { port } = new URL(address);
    await expect(listen(new Metrics(), '127.0.0.1', Number(port))).rejects.toMatchObject({
      problem: { code: 'port-taken' },
    });
    await listening.close();
  });

  it.skipIf(typeof postgres === 'string')('say what waits, is under way, done and set aside', async () => {
    if (typeof postgres === 'string') return;
    const address = await postgres.database();
    const seen = async (): Promise<Record<string, number>> => {
      const desk = await openDesk(address, { create: true });
      const app = await openServer(desk, { host: '127.0.0.1', token: null, workbench: join(folder, 'none') });
      const { body } = await app.inject({ url: '/metrics', headers: { host: 'localhost' } });
      await app.close();
      return ofQueue(body);
    };
    expect(await seen()).toEqual({});
    const reports = Array.from({ length: 50 }, (_, index) => {
      const file = join(folder, `r${index}.txt`);
      writeFileSync(
        file,
        `Rebels attacked ${index + 2} convoys near Oslo on Monday, and the police arrested two men.\n`,
      );
      return file;
    });
    await enqueue(address, [...reports, join(folder, 'none.html')], {});
    expect(await seen()).toEqual({
      ...EMPTY,
      'herodotus_queue_documents{state="waiting"}': 51,
      'herodotus_queue_jobs{state="waiting"}': 2,
    });
    // Another program would take it.
    await postgres.rows(
      address,
      `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'another'
        where id = (select min(id) from graphile_worker._private_jobs)`,
    );
    expect(await seen()).toMatchObject({
      'herodotus_queue_jobs{state="waiting"}': 1,
      'herodotus_queue_jobs{state="running"}': 1,
    });
    const args = ['work', address, '--workers', '1', '--until-empty', '--metrics', '0'];
    const child = spawn('node', [join('bin', 'herodotus.js'), ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (words: string) => (told += words));
    const ended = new Promise((resolve) => child.once('close', resolve));
    const listened = await vi.waitFor(
      () => /metrics: (\S+)/.exec(told)?.[1] ?? Promise.reject(new Error(told)),
      60_000,
    );
    const ofWork = await (await fetch(listened)).text();
    expect(ofWork).toContain('herodotus_documents_total{became="new"}');
    await ended;
    expect(await seen()).toEqual({
      ...EMPTY,
      'herodotus_queue_documents{state="done"}': 50,
      'herodotus_queue_documents{state="aside"}': 1,
    });
  });
});
