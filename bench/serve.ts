/// How long the server takes with many readers: `npm run bench:serve [-- --documents 1000] [--readers 50] [--corpus FILE]`. Where there
/// is no such corpus one is made of the records of our two example pages, with days and names that differ from document to document. Each reader
/// asks one address after the other, as somebody does who looks through the corpus; told are the median, 95 of 100 and the longest in
/// milliseconds, of the first visit (nothing was asked before) and of the second, and what the server took of the processor for an
/// answer: on a machine that does nothing else a reader waits about as many times that as there are readers.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { NewDocument } from '../src/store/corpus.js';
import { openCorpus } from '../src/store/open-corpus.js';
import { codeKept } from '../src/work/code-all.js';
import type { CodedText } from '../src/work/coding.js';
import { multiply } from './multiply.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '1000' },
    readers: { type: 'string', default: '50' },
    corpus: { type: 'string' },
  },
});
const DOCUMENTS = Number(values.documents);
const READERS = Number(values.readers);
const PAGES = ['examples/mackerel-dispute.html', 'examples/nepal-talks.html'];
const TOGETHER = 100;
/// Documents that are added one by one; a larger corpus is made of several times these.
const ADDED = 10_000;

/// What each reader asks for, one after the other.
const ASKED = [
  '/api/status',
  '/api/facets?field=type&field=status&field=country',
  '/api/statements?limit=50',
  '/api/statements?limit=50&type=ASSAULT&sort=day&order=down',
  '/api/incidents?limit=50&disputed=yes',
  '/api/timeline?by=month',
  '/api/network?by=country',
  '/api/map?most=200',
];

async function codedPages(): Promise<CodedText[]> {
  const coded: CodedText[] = [];
  for await (const each of codeKept(PAGES, { workers: 1 }, async () => Promise.resolve(null)))
    if (each.ok && each.value !== null) coded.push(each.value);
  return coded;
}

/// The same page as it might stand elsewhere: another id, day and names.
function varied({ record, kept }: CodedText, number: number): NewDocument {
  const id = `d${number}`;
  const day = new Date(Date.UTC(2015, 0, 1 + ((number * 37) % 3000))).toISOString().slice(0, 10);
  const statements = record.statements.map((statement, index) => ({
    ...statement,
    key: createHash('sha256').update(`${id} ${index}`).digest('hex').slice(0, 32),
    time: statement.time === null ? null : { ...statement.time, from: day, to: day },
  }));
  const actors = record.actors.map((actor, index) =>
    actor.code === null ? { ...actor, name: `${actor.name} ${(number * 7 + index) % 500}` } : actor,
  );
  const hash = createHash('sha256').update(id).digest().subarray(0, 16);
  return {
    record: { ...record, id, published: day, publisher: `Paper ${number % 50}`, statements, actors },
    kept: { ...kept, hash, sketch: null },
  };
}

async function makeCorpus(file: string): Promise<void> {
  const pages = await codedPages();
  const corpus = await openCorpus(file, { create: true });
  const added = Math.min(ADDED, DOCUMENTS);
  for (let number = 0; number < added; number += TOGETHER) {
    const length = Math.min(TOGETHER, added - number);
    const numbers = Array.from({ length }, (_, index) => number + index);
    await corpus.add(
      numbers.flatMap((each) => {
        const page = pages[each % pages.length];
        return page === undefined ? [] : [varied(page, each)];
      }),
    );
  }
  await corpus.close();
  multiply(file, Math.round(DOCUMENTS / added));
}

/// Starts the built program and gives its address.
async function serve(file: string): Promise<{ readonly address: string; end(): Promise<void> }> {
  const child = spawn('node', ['bin/herodotus.js', 'serve', file, '--port', '0', '--no-open'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('close', () => reject(new Error('the server ended')));
    child.stdout.setEncoding('utf8').on('data', (words: string) => {
      const found = /http:\/\/\S+/.exec(words)?.[0];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    address,
    async end() {
      child.kill();
      await ended;
    },
  };
}

/// Milliseconds of each answer, by what was asked.
async function visit(address: string): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(ASKED.map((url) => [url, []]));
  await Promise.all(
    Array.from({ length: READERS }, async (_, reader) => {
      for (let step = 0; step < ASKED.length; step++) {
        const url = ASKED[(reader + step) % ASKED.length] ?? '';
        const begun = performance.now();
        const answer = await fetch(new URL(url, address));
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
        times.get(url)?.push(performance.now() - begun);
      }
    }),
  );
  return times;
}

/// What the server has taken of the processor so far.
async function processorSeconds(address: string): Promise<number> {
  const metrics = await (await fetch(new URL('/metrics', address))).text();
  return Number(/^process_cpu_seconds_total(?:\{[^}]*\})? (\S+)/m.exec(metrics)?.[1] ?? Number.NaN);
}

function row(name: string, list: readonly number[]): string {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? 0).toFixed(0).padStart(8);
  return `${name.padEnd(62)}${at(0.5)}${at(0.95)}${at(1)}`;
}

const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-serve-'));
try {
  const file = values.corpus ?? join(folder, 'corpus.db');
  if (!existsSync(file)) await makeCorpus(file);
  const server = await serve(file);
  for (const which of ['first visit', 'second visit']) {
    const before = await processorSeconds(server.address);
    const times = await visit(server.address);
    const took = (await processorSeconds(server.address)) - before;
    console.log(`\n${`${which}, ${READERS} readers, ms`.padEnd(62)}  median  95/100 longest`);
    for (const [url, list] of times) console.log(row(url, list));
    console.log(row('all', [...times.values()].flat()));
    console.log(`${((1000 * took) / (READERS * ASKED.length)).toFixed(1)} ms of the processor for an answer`);
  }
  await server.end();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
