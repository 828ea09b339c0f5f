import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { loadParser, openNetwork } from '../../src/equip/model.js';
import type { Runtime } from '../../src/equip/runtime.js';
import { readConllu } from '../../src/parse/conllu.js';
import { ENGLISH } from '../../src/language/en.js';
import { MODEL_FILES } from '../../src/language/model-files.js';
import type { ModelFiles } from '../../src/parse/model-files.js';
import type { WordNetwork } from '../../src/parse/network.js';
import { createParser, type Parser, type Stretch } from '../../src/parse/parser.js';
import type { Work } from './answer-worker.js';
import { answer } from './answer.js';
import { AmongStrangers, OneByOne } from './regrouped.js';
import { random, reports, shuffled } from './reports.js';

/// Some of these tests take ten seconds of processor time.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const RUNTIMES: readonly Runtime[] = ['node', 'web'];
const MODEL = fileURLToPath(new URL('../../language/en/model/', import.meta.url));
const TREEBANK = new URL('../../../shared/data/ud/en_ewt-ud-dev.conllu', import.meta.url);
const present = existsSync(TREEBANK);
if (!present) console.log('the development treebank is not in ../shared/data/ud: its sentences are not compared');

/// Two thousand sentences in paragraphs, and where these stand in their text.
const PARAGRAPHS = reports(212);
const TEXT = PARAGRAPHS.join('\n\n');
const STRETCHES: Stretch[] = [];
for (const paragraph of PARAGRAPHS) {
  const start = STRETCHES.length === 0 ? 0 : (STRETCHES.at(-1)?.end ?? 0) + 2;
  STRETCHES.push({ start, end: start + paragraph.length });
}

/// The parser of the package, its network behind another one.
async function parserBehind(runtime: Runtime, wrap: (network: WordNetwork) => WordNetwork): Promise<Parser> {
  const network = await openNetwork(readFileSync(`${MODEL}${MODEL_FILES.network}`), MODEL_FILES.network, runtime);
  if (network.reads !== 'words') throw new Error('no network of words');
  const texts = Object.entries(MODEL_FILES).map(([key, name]) => [key, readFileSync(`${MODEL}${name}`, 'utf8')]);
  return createParser({ ...(Object.fromEntries(texts) as ModelFiles), network: wrap(network) }, ENGLISH);
}

/// The answers for sentences that come in another order and in pieces of 1 to `largest`.
async function inPieces(
  parser: Parser,
  sentences: readonly (readonly string[])[],
  largest: number,
  seed: number,
): Promise<string[]> {
  const next = random(seed);
  const order = shuffled([...sentences.keys()], next);
  const answers = new Array<string>(sentences.length);
  while (order.length > 0) {
    const piece = order.splice(0, 1 + Math.floor(next() * largest));
    const done = await parser.parseWords(piece.map((index) => sentences[index] ?? []));
    done.forEach((analysis, i) => (answers[piece[i] ?? 0] = answer(analysis)));
  }
  return answers;
}

async function inWorkers(runtime: Runtime, count: number): Promise<string[][]> {
  const dealt = Array.from({ length: count }, (_, worker) => STRETCHES.filter((_, i) => i % count === worker));
  const done = await Promise.all(dealt.map((stretches) => runWorker({ runtime, text: TEXT, stretches })));
  return STRETCHES.map((_, i) => done[i % count]?.[Math.floor(i / count)] ?? []);
}

/// Node reads TypeScript in a worker only when that is told how.
const START = `import('tsx/esm/api').then(({ register }) => (register(), import('${new URL('answer-worker.ts', import.meta.url).href}')))`;

async function runWorker(work: Work): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(START, { eval: true, workerData: work });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the worker ended with ${code} and without an answer`)));
  });
}

/// The answers of each runtime.
const said = new Map<Runtime, string[][]>();

describe.each(RUNTIMES)('two thousand sentences on onnxruntime-%s are parsed the same', (runtime) => {
  let parser: Parser;
  /// What is said when each paragraph is parsed by itself, in their order.
  let expected: string[][];
  let sentences: string[][];

  beforeAll(async () => {
    parser = await loadParser({ runtime });
    expected = [];
    said.set(runtime, expected);
    sentences = [];
    for (const stretch of STRETCHES) {
      const parsed = await parser.parse(TEXT, [stretch]);
      expected.push(parsed.map(answer));
      sentences.push(...parsed.map(({ words }) => words.map(({ form }) => form)));
    }
  });

  it('enough of them, long and short, with names', () => {
    const lengths = sentences.map(({ length }) => length);
    expect(lengths.length).toBeGreaterThanOrEqual(2000);
    expect(Math.min(...lengths)).toBeLessThanOrEqual(2);
    expect(Math.max(...lengths)).toBeGreaterThan(60);
    expect(
      expected.flat().filter((line) => / \| (?:person|place|organisation|group) \d/.test(line)).length,
    ).toBeGreaterThan(500);
  });

  it('in another order, with hundreds of other sentences at a time', async () => {
    const order = shuffled([...STRETCHES.keys()], random(1));
    const parsed = await parser.parse(
      TEXT,
      order.map((index) => STRETCHES[index] ?? { start: 0, end: 0 }),
    );
    expect(parsed.map(answer)).toEqual(order.flatMap((index) => expected[index] ?? []));
  });

  it('in batches of one to forty, with others beside them', async () => {
    expect(await inPieces(parser, sentences, 40, 2)).toEqual(expected.flat());
  });

  it('each by itself', async () => {
    const alone = await parserBehind(runtime, (network) => new OneByOne(network));
    expect(await inPieces(alone, sentences, 512, 3)).toEqual(expected.flat());
  });

  it('in bigger batches than the parser makes, beside longer sentences', async () => {
    const crowded = await parserBehind(runtime, (network) => new AmongStrangers(network, 3));
    expect(await inPieces(crowded, sentences, 512, 4)).toEqual(expected.flat());
  });

  it.each(runtime === 'node' ? [2, 3] : [3])('by %d workers, each with its own parser', async (count) => {
    expect(await inWorkers(runtime, count)).toEqual(expected);
  });
});

it('both runtimes agree on all but a few sentences, whose scores are as good as equal', () => {
  const [node = [], web = []] = RUNTIMES.map((runtime) => said.get(runtime)?.flat());
  expect(web).toHaveLength(node.length);
  expect(node.filter((line, i) => line !== web[i]).length).toBeLessThan(node.length / 200);
});

it.skipIf(!present)('the sentences of a treebank are parsed the same in any order and batches', async () => {
  const sentences = readConllu(readFileSync(TREEBANK, 'utf8'), 'en_ewt-ud-dev').map(({ forms }) => forms);
  const parser = await loadParser();
  const expected = (await parser.parseWords(sentences)).map(answer);
  expect(await inPieces(parser, sentences, 40, 5)).toEqual(expected);
});
