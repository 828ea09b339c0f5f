/// What a corpus costs and gives: `npm run bench:corpus [-- --documents 500] [--workers 2] [--keep FILE]`. The documents are made from
/// our own example text: sentences of the two example pages and of our blind reports in an order of their own, with names and numbers
/// that no other has. Told are the rate of `herodotus add` beside that of `herodotus code` over the same file, the greatest memory of
/// each with its workers, bytes a byte of text, the time of twenty questions, what exports take, and the import of other people's
/// events, as made; with `--million` also the export to Parquet of a million statements, copies of these. Linux only.
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { StatementQuery } from '../src/store/query.js';
import { GDELT } from '../src/import/gdelt.js';
import { openCorpus } from '../src/store/open-corpus.js';
import type { Corpus } from '../src/store/corpus.js';
import { multiply } from './multiply.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '500' },
    workers: { type: 'string', default: '2' },
    keep: { type: 'string' },
    million: { type: 'boolean', default: false },
  },
});
const DOCUMENTS = Number(values.documents);
const SENTENCES = 28;
const ROWS = 50_000;
const FORMATS = ['parquet', 'csv', 'gdelt', 'incidents'];
const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-corpus-'));
const NAMES = ['Halvik', 'Norland', 'Marwick', 'Dravia', 'Ostrel', 'Belmora', 'Tunisia', 'Norway', 'Chile', 'Nepal'];

/// Numbers between 0 and 1, the same for the same seed.
function randomFrom(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

function exampleSentences(): string[] {
  const pages = ['mackerel-dispute', 'nepal-talks'].map((name) => readFileSync(`examples/${name}.jsonl`, 'utf8'));
  const reports = readdirSync('bench/blind')
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(`bench/blind/${name}`, 'utf8').trim().split('\n'));
  return [...pages, ...reports].flatMap((line) => {
    const { text } = JSON.parse(line) as { text?: string };
    return (text ?? '').split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 30 && sentence.length < 400);
  });
}

function* lines(): Generator<string> {
  const sentences = exampleSentences();
  for (let number = 0; number < DOCUMENTS; number++) {
    const next = randomFrom(number);
    const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(next() * list.length)];
    const text = Array.from({ length: SENTENCES }, () => one(sentences) ?? '')
      .join(' ')
      .replaceAll(/\b(?:Iceland|Kathmandu|London|Monday)\b/g, (word) =>
        word === 'Monday' ? word : (one(NAMES) ?? word),
      )
      .replaceAll(/\b\d{2}\b/g, () => String(10 + Math.floor(next() * 90)));
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(next() * 3000))).toISOString().slice(0, 10);
    yield `${JSON.stringify({ id: `d${number}`, published: day, publisher: `Paper ${number % 50}`, text })}\n`;
  }
}

interface Cost {
  readonly seconds: number;
  readonly processor: number;
  readonly megabytes: number;
}

/// Runs the program and watches the memory of it and of its children.
async function run(args: readonly string[]): Promise<Cost> {
  const begun = performance.now();
  const script = 'node bin/herodotus.js "$@" > /dev/null 2>&1; times';
  const child = spawn('bash', ['-c', script, 'bash', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  let [told, peak] = ['', 0];
  child.stdout.setEncoding('utf8').on('data', (words: string) => (told += words));
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid ?? 0))), 100);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(timer);
  if (status !== 0) throw new Error(`herodotus ${args.join(' ')} failed`);
  const processor = [...(told.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
  return { seconds: (performance.now() - begun) / 1000, processor, megabytes: peak / 1e6 };
}

/// Of a process and all below it, in bytes.
function memoryOf(pid: number): number {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const own = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(own ?? 0) * 1024 + children.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
  } catch {
    // It has ended meanwhile.
    return 0;
  }
}

async function drained(rows: AsyncIterable<unknown>, most: number): Promise<number> {
  let count = 0;
  for await (const row of rows) if (row !== null && ++count >= most) break;
  return count;
}

/// Rows in the layout of GDELT, of nothing that happened.
function rows(): string {
  const cells = (number: number): Readonly<Record<string, string>> => ({
    GLOBALEVENTID: String(number),
    SQLDATE: new Date(Date.UTC(2015, 0, 1 + (number % 3000))).toISOString().slice(0, 10).replaceAll('-', ''),
    Actor1Code: 'NORGOV',
    Actor1Name: 'NORWAY',
    Actor1CountryCode: 'NOR',
    Actor2Code: 'NPL',
    Actor2Name: 'NEPAL',
    Actor2CountryCode: 'NPL',
    EventCode: ['042', '190', '173', '057'][number % 4] ?? '',
    GoldsteinScale: '1.5',
    ActionGeo_Type: '4',
    ActionGeo_Fullname: `Town ${number % 5000}, Norway`,
    ActionGeo_CountryCode: 'NO',
    ActionGeo_Lat: '60.39',
    ActionGeo_Long: '5.32',
    SOURCEURL: `https://paper.example/${number}`,
  });
  const line = (row: Readonly<Record<string, string>>): string =>
    (GDELT.columns ?? []).map((name) => row[name] ?? '').join('\t');
  return `${Array.from({ length: ROWS }, (_, number) => line(cells(number))).join('\n')}\n`;
}

/// Exports a million statements, copies of those of a corpus that has so many millions.
async function exportMillion(source: string, millions: number): Promise<void> {
  const target = join(folder, 'million.db');
  copyFileSync(source, target);
  multiply(target, Math.ceil(1 / millions));
  // What is counted is counted where it is opened first.
  const corpus = await openCorpus(target);
  const { events, relations } = await corpus.status();
  await corpus.close();
  const output = join(folder, 'million.parquet');
  const { seconds, processor, megabytes } = await run(['export', target, '--format', 'parquet', '-o', output]);
  console.log(
    `export of ${events + relations} statements as parquet: ${seconds.toFixed(1)} s by the clock, ${processor.toFixed(1)} s of the processor, ${megabytes.toFixed(0)} MB at most`,
  );
}

const page = (query: StatementQuery) => (corpus: Corpus) => corpus.statementPage(query, 0, 100);
const QUESTIONS: Readonly<Record<string, (corpus: Corpus) => Promise<unknown>>> = {
  'assaults, the first hundred': page({ types: ['ASSAULT'] }),
  'assaults in a month': page({ types: ['ASSAULT'], from: '2018-03-01', to: '2018-03-31' }),
  'protests in a country': page({ types: ['PROTEST'], countries: ['NOR'] }),
  'what Norway is a party to': page({ parties: ['NOR'] }),
  'what Iceland does': page({ actors: ['Iceland'] }),
  'what is done to Iceland': page({ recipients: ['Iceland'] }),
  'planned agreements': page({ types: ['AGREE'], statuses: ['planned'] }),
  'denied deeds': page({ kinds: ['event'], polarity: 'negative' }),
  'what sources say': page({ cited: true }),
  'what readers say': page({ voice: 'reader' }),
  'one document': page({ documents: ['d7'] }),
  'a year of publications': page({ publishedFrom: '2019-01-01', publishedTo: '2019-12-31' }),
  relations: page({ kinds: ['relation'] }),
  'disputed statements': page({ disputed: true }),
  'sure deeds of one mode': page({ types: ['COERCE'], leastConfidence: 0.9 }),
  'a hundred incidents': (corpus) => drained(corpus.incidents({ types: ['ASSAULT'] }), 100),
  'a word in texts': (corpus) => corpus.search('ministry'),
  'a phrase in texts': (corpus) => corpus.search('"patrol ship"'),
  'a word in quotations': (corpus) => corpus.search('fish', { where: 'quotations' }),
  'what there is': (corpus) => corpus.status(),
  'counts of one type and year': (corpus) =>
    corpus.counts({ types: ['ASSAULT'], from: '2018-01-01', to: '2018-12-31' }),
};

try {
  const file = join(folder, 'made.jsonl');
  writeFileSync(file, [...lines()].join(''));
  const target = values.keep ?? join(folder, 'made.db');
  const bare = await run(['code', '--format', 'jsonl', '--workers', values.workers, file]);
  const add = await run(['add', target, file, '--workers', values.workers]);
  const corpus = await openCorpus(target);
  const { textBytes, events, relations, claims } = await corpus.status();
  const rate = ({ seconds }: Cost): string => (DOCUMENTS / seconds).toFixed(1);
  console.log(
    `${DOCUMENTS} documents, ${(textBytes / 1e6).toFixed(1)} MB of text, ${events} events, ${relations} relations, ${claims} claims`,
  );
  for (const [name, cost] of Object.entries({ code: bare, add }))
    console.log(
      `${name}: ${rate(cost)} documents/s by the clock, ${cost.processor.toFixed(1)} s of the processor, ${cost.megabytes.toFixed(0)} MB at most`,
    );
  console.log(
    `add beside code: ${(bare.seconds / add.seconds).toFixed(2)} of the rate by the clock, ${(bare.processor / add.processor).toFixed(2)} by the processor`,
  );
  console.log(`${(statSync(target).size / textBytes).toFixed(2)} bytes for a byte of text`);
  const times: [string, number][] = [];
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    const begun = performance.now();
    await ask(corpus);
    times.push([name, performance.now() - begun]);
  }
  times.sort(([, a], [, b]) => b - a);
  console.log(
    `${times.length} questions, the slowest: ${times
      .slice(0, 5)
      .map(([name, time]) => `${name} ${time.toFixed(0)} ms`)
      .join(', ')}`,
  );
  await corpus.close();
  const statements = (events + relations) / 1e6;
  for (const format of FORMATS) {
    const { processor, megabytes } = await run(['export', target, '--format', format, '-o', join(folder, format)]);
    console.log(
      `export as ${format}: ${processor.toFixed(1)} s of the processor, ${(processor / statements).toFixed(0)} for a million statements, ${megabytes.toFixed(0)} MB at most`,
    );
  }
  if (values.million) await exportMillion(target, statements);
  const theirs = join(folder, 'rows.tsv');
  writeFileSync(theirs, rows());
  const taken = await run(['import', target, theirs, '--source', 'made']);
  console.log(
    `import: ${(ROWS / taken.processor).toFixed(0)} rows a second of the processor, ${taken.megabytes.toFixed(0)} MB at most`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
