/// What the workbench costs a reader: `npm run bench:workbench`. Told are the bytes of the first view, gzipped; the time from asking
/// for it until its rows stand there, the median of five first visits, in milliseconds; and the longest task of the browser, in
/// milliseconds, while a page of a thousand statements is scrolled through from its first line to its last. The limits are 350 kB,
/// 1,500 ms and 50 ms, on two cores. On a machine that does other things too the time of the processor is what counts.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';
import { openCorpus } from '../src/store/open-corpus.js';
import { addAll } from '../src/work/add-all.js';

const VISITS = 5;
const STATEMENTS = 1000;
const ID = 'long';
const TOWNS = ['Bergen', 'Lima', 'Madrid', 'Oslo', 'Quito', 'Dakar', 'Hanoi', 'Turin'];
const STATES = ['Norway', 'Peru', 'Spain', 'Chile', 'Ghana', 'Canada', 'Japan', 'Brazil'];

/// A page with comments that tells at least a thousand statements.
function longPage(): string {
  const line = (number: number): string => {
    const [town, state, other] = [number, number * 3 + 1, number * 5 + 2].map((at, index) =>
      index === 0 ? TOWNS[at % TOWNS.length] : STATES[at % STATES.length],
    );
    return `Police in ${town} arrested ${2 + (number % 40)} protesters on Monday. ${state} condemned the arrests and threatened ${other} with sanctions.`;
  };
  return Array.from({ length: Math.ceil(STATEMENTS / 3) }, (_, number) => line(number)).join('\n\n');
}

async function makeCorpus(file: string, folder: string): Promise<number> {
  const input = join(folder, 'long.jsonl');
  writeFileSync(
    input,
    `${JSON.stringify({ id: ID, title: 'A long page', published: '2024-05-06', text: longPage() })}\n`,
  );
  const corpus = await openCorpus(file, { create: true });
  for await (const added of addAll(corpus, [input, 'examples/mackerel-dispute.html'], { workers: 1 }))
    if (!added.ok) throw new Error(added.problem.message);
  await corpus.join();
  const { events, relations } = await corpus.status();
  await corpus.close();
  return events + relations;
}

function serve(file: string): Promise<{ readonly server: ChildProcess; readonly address: string }> {
  const server = spawn(process.execPath, ['bin/herodotus.js', 'serve', file, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    server.on('exit', (code) => reject(new Error(`the server ended (${code ?? ''})`)));
    server.stdout.on('data', (bytes: Buffer) => {
      const [address] = /http:\/\/\S+/.exec(bytes.toString()) ?? [];
      if (address !== undefined) resolve({ server, address: address.replace(/\/$/, '') });
    });
  });
}

interface Visit {
  /// Until the rows stand there, by the clock.
  readonly ms: number;
  /// What the page's main thread took of the processor until then.
  readonly processor: number;
  readonly bytes: number;
}

async function firstView(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const assets = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/assets/')) assets.add(pathname);
  });
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const start = performance.now();
  await page.goto(`${address}/incidents`);
  await page.getByRole('row').nth(3).waitFor();
  const ms = performance.now() - start;
  const { metrics } = await session.send('Performance.getMetrics');
  const processor = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  await context.close();
  const sizes = [...assets].map((path) => gzipSync(readFileSync(join('dist', 'workbench', path))).length);
  return { ms, processor, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly pid: number;
  readonly tid: number;
  /// Microseconds by the clock, and of the processor.
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/// A task of the page's main thread while the page is scrolled: milliseconds by the clock, and of the processor, which other programs
/// on the machine do not lengthen.
interface Longest {
  readonly clock: number;
  readonly processor: number;
}

async function longestTask(browser: Browser, address: string): Promise<Longest> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${address}/pages/${ID}`);
  await page.locator('[data-cue]').first().waitFor();
  // What opening it takes is no part of it.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  await page.mouse.move(400, 400);
  const text = page.locator('.page-text');
  const height = await text.evaluate((element) => element.scrollHeight);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  for (let at = 0; at < height; at += 600) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] };
  await context.close();
  const mains = trace.traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasksOf = ({ pid, tid }: TraceEvent): TraceEvent[] =>
    trace.traceEvents.filter((each) => each.pid === pid && each.tid === tid && each.name.endsWith('RunTask'));
  // A browser keeps a renderer or two in store, which do little.
  const tasks = mains.map(tasksOf).reduce((busiest, each) => (each.length > busiest.length ? each : busiest), []);
  const most = (of: (task: TraceEvent) => number | undefined): number =>
    tasks.reduce((longest, task) => Math.max(longest, (of(task) ?? 0) / 1000), 0);
  return { clock: most(({ dur }) => dur), processor: most(({ tdur }) => tdur) };
}

const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-workbench-'));
const file = join(folder, 'bench.db');
const statements = await makeCorpus(file, folder);
const { server, address } = await serve(file);
server.removeAllListeners('exit');
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  const visits: Visit[] = [];
  for (let visit = 0; visit < VISITS; visit++) visits.push(await firstView(browser, address));
  const median = (of: (visit: Visit) => number): number =>
    Math.round(visits.map(of).sort((a, b) => a - b)[Math.floor(VISITS / 2)] ?? 0);
  process.stdout.write(`first view: ${Math.round((visits[0]?.bytes ?? 0) / 1000)} kB gzipped (at most 350)\n`);
  process.stdout.write(
    `first view usable: ${median(({ ms }) => ms)} ms by the clock (at most 1,500), ` +
      `${median((visit) => visit.processor)} ms of the processor for the page\n`,
  );
  const { clock, processor } = await longestTask(browser, address);
  process.stdout.write(
    `longest task while ${statements} statements are scrolled: ${Math.round(processor)} ms of the processor (at most 50), ` +
      `${Math.round(clock)} ms by the clock\n`,
  );
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
