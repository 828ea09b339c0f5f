import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openCorpus } from '../src/store/open-corpus.js';
import { reports } from '../test/parse/reports.js';
import { PostgresServer } from '../test/store/postgres-server.js';

/// Measures the queue against a server of our own: two workers against one, what the queue costs beside `herodotus add`, and whether
/// kills and restarts lose or double anything. `--documents`, `--kills` and `--restarts` say how much.
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '1000' },
    restarts: { type: 'string', default: '3' },
  },
});
const [documents, kills, restarts] = [Number(values.documents), Number(values.kills), Number(values.restarts)];

const server = await PostgresServer.start();
if (typeof server === 'string') throw new Error(server);
const folder = mkdtempSync(join(tmpdir(), 'herodotus-scale-'));
try {
  const file = join(folder, 'reports.jsonl');
  const lines = reports(documents).map((text, index) => JSON.stringify({ id: `r${index}`, text }));
  writeFileSync(file, `${lines.join('\n')}\n`);
  const alone = measured('add', await fresh(), file, '--workers', '1', '--max-seconds', '60', '--no-join');
  const one = await queued(file, 1);
  const two = await queued(file, 2);
  tell('add, one worker', alone);
  tell('work, one worker', one);
  tell('work, two workers', two);
  say('two workers', `${(one.wall / two.wall).toFixed(2)} times one by the clock`);
  say('the queue', `${percent(one.processor / alone.processor - 1)} more of the processor's time than add`);
  await killed(file);
} finally {
  await server.end();
  rmSync(folder, { recursive: true, force: true });
}

interface Cost {
  readonly wall: number;
  readonly processor: number;
}

/// What it costs to empty a queue.
async function queued(file: string, workers: number): Promise<Cost> {
  const address = await fresh();
  await ended(start('add', '--queue', address, file));
  return measured('work', address, '--workers', String(workers), '--until-empty');
}

/// Seconds by the clock, and of the processor with the processes that are started; those of the server are not in it.
function measured(...args: readonly string[]): Cost {
  const begun = performance.now();
  const script = 'node bin/herodotus.js "$@" > /dev/null 2>&1; times';
  const { stdout } = spawnSync('bash', ['-c', script, 'bash', ...args], { encoding: 'utf8' });
  // The second line of `times` is what the children took, user and system.
  const times = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  const processor = times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { wall: (performance.now() - begun) / 1000, processor };
}

/// Kills two programs again and again behind their commits, while the server restarts, and looks at what is there.
async function killed(file: string): Promise<void> {
  const address = await fresh();
  await ended(start('add', '--queue', address, file));
  let [count, before] = [0, 0];
  for (; count < kills && before < documents; count++) {
    const children = [start('work', address, '--workers', '1'), start('work', address, '--workers', '1')];
    while ((await done(address)) === before) await setTimeout(20);
    await setTimeout(Math.random() * 300);
    for (const child of children) child.kill('SIGKILL');
    before = await done(address);
  }
  const last = ended(start('work', address, '--until-empty'));
  for (let each = 0; each < restarts; each++) {
    await setTimeout(2000);
    if (typeof server !== 'string') await server.restart();
  }
  await last;
  const corpus = await openCorpus(address);
  let found = 0;
  const ids = new Set<string>();
  for await (const { id } of corpus.documents()) [found] = [found + 1, ids.add(id)];
  const faults = await corpus.check();
  await corpus.close();
  say(
    `${count} kills of two programs, ${restarts} restarts`,
    `${documents - ids.size} lost, ${found - ids.size} twice, ${faults.length} faults`,
  );
}

async function fresh(): Promise<string> {
  return typeof server === 'string' ? '' : server.database();
}

async function done(address: string): Promise<number> {
  if (typeof server === 'string') return 0;
  const [row] = await server.rows(address, 'select coalesce(sum(done), 0)::int as done from queue_progress');
  return Number(row?.['done']);
}

function start(...args: readonly string[]): ChildProcess {
  return spawn('node', [join('bin', 'herodotus.js'), ...args], { stdio: 'ignore' });
}

async function ended(child: ChildProcess): Promise<void> {
  await new Promise((resolve) => child.once('close', resolve));
}

function tell(what: string, { wall, processor }: Cost): void {
  const each = `${((1000 * processor) / documents).toFixed(0)} ms of the processor a document`;
  say(what, `${(documents / wall).toFixed(1)} documents/s, ${each}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function say(what: string, figure: string): void {
  process.stdout.write(`${what}: ${figure}\n`);
}
