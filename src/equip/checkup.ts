import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { getHeapStatistics } from 'node:v8';
import type { SourceDocument } from '../annotation/document.js';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { Pipeline } from '../pipeline.js';
import { readBytes } from '../read/read-bytes.js';
import { contentOf, hashOf, languagesOf, readCodebookFiles } from './codebook-files.js';
import { loadCodebook } from './compiled-codebook.js';
import { loadEquipment } from './equipment.js';
import type { NamedContent } from './fingerprint.js';
import { readModel } from './model.js';
import { PACKAGE_ROOT } from './package-root.js';
import { openRuntime, slownessOf, type OpenedRuntime } from './runtime.js';

/// How this installation fares: what it consists of, how fast it is, and what to do about what is wrong.
export interface Checkup {
  /// Whether pages can be coded, and are coded as the files say that are there. A warning leaves it true.
  readonly ok: boolean;
  readonly node: { readonly version: string; readonly platform: string; readonly architecture: string };
  readonly runtime: Omit<OpenedRuntime, 'onnx'> | null;
  readonly parts: readonly Part[];
  /// Whether the compiled codebook says what the files of the package say; `none` from the sources, which need none.
  readonly compiled: 'current' | 'stale' | 'none';
  /// From text to record, in one thread.
  readonly speed: Speed | null;
  /// In bytes: the most that this process held, how far its heap may grow, and what the machine has.
  readonly memory: { readonly peak: number; readonly heapLimit: number; readonly machine: number };
  readonly problems: readonly Problem[];
}

export interface Speed {
  readonly sentences: number;
  readonly seconds: number;
  readonly perSecond: number;
  /// What this machine could do if nothing else ran on it.
  readonly perProcessorSecond: number;
}

/// A part of what decides how pages are coded.
export interface Part {
  readonly name: 'model' | 'language' | 'codebook';
  /// The folder of the package; one of the user's own may be laid over it.
  readonly folder: string;
  readonly files: number;
  readonly bytes: number;
  /// The hash in the provenance of records: two installations with the same hashes code alike.
  readonly sha256: string;
}

/// What is looked at.
export interface CheckupOptions {
  /// A folder of the user's own, laid over the codebook of the package.
  readonly codebook?: string;
  /// How long to code the text of the self-test, in seconds of processor time.
  readonly seconds?: number;
}

const LANGUAGE = join(PACKAGE_ROOT, 'language', 'en');
const SELF_TEST = join(LANGUAGE, 'self-test.txt');
const SECONDS = 2;
/// Seconds of coding that are not counted, since the program is compiled while it begins to run.
const WARMING = 1;
/// A busy machine is waited for so many times as long by the clock.
const PATIENCE = 4;

/// Looks at this installation. What is wrong stands in `problems`; nothing is thrown.
export async function checkUp({ codebook, seconds = SECONDS }: CheckupOptions = {}): Promise<Checkup> {
  const problems: Problem[] = [...nodeProblems(process.versions.node)];
  const ofRuntime = await attempt(problems, async () => {
    const { kind, version, from, refused } = await openRuntime();
    return { kind, version, from, refused };
  });
  const slow = ofRuntime === null ? null : slownessOf(ofRuntime);
  if (slow !== null) problems.push(slow);
  const compiled = (await attempt(problems, () => Promise.resolve(compiledState(problems)))) ?? 'none';
  const speed = ofRuntime === null ? null : await attempt(problems, () => speedOf(codebook, seconds));
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    node: { version: process.versions.node, platform: process.platform, architecture: process.arch },
    runtime: ofRuntime,
    parts: (await attempt(problems, () => partsOf(codebook))) ?? [],
    compiled,
    speed,
    memory: {
      peak: process.resourceUsage().maxRSS * 1024,
      heapLimit: getHeapStatistics().heap_size_limit,
      machine: totalmem(),
    },
    problems,
  };
}

async function attempt<T>(problems: Problem[], work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const found =
      error instanceof HerodotusError
        ? error.problem
        : problem('internal-error', { input: 'herodotus doctor', reason: String(error) });
    // What several parts want is missed once.
    if (!problems.some(({ message }) => message === found.message)) problems.push(found);
    return null;
  }
}

/// `node-too-old` where the version is below that of `engines` in package.json.
export function nodeProblems(version: string): Problem[] {
  const wanted = /"node": ">=(\d+)\.(\d+)"/.exec(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least = 0, leastMinor = 0] = wanted?.slice(1).map(Number) ?? [];
  if (major > least || (major === least && minor >= leastMinor)) return [];
  return [problem('node-too-old', { found: version, wanted: `${least}.${leastMinor}` })];
}

function compiledState(problems: Problem[]): Checkup['compiled'] {
  const { wasCompiled, warnings } = loadCodebook();
  problems.push(...warnings);
  return wasCompiled ? 'current' : warnings.length > 0 ? 'stale' : 'none';
}

async function speedOf(codebook: string | undefined, seconds: number): Promise<Speed> {
  const equipment = await loadEquipment({ folder: codebook });
  const pipeline = new Pipeline(equipment);
  const [read] = readBytes(readFileSync(SELF_TEST), { input: SELF_TEST }, equipment.cues);
  if (read?.ok !== true) throw new HerodotusError('input-unreadable', { input: SELF_TEST, reason: 'no document' });
  await codedIn(pipeline, read.document, Math.min(WARMING, seconds));
  return codedIn(pipeline, read.document, seconds);
}

async function codedIn(pipeline: Pipeline, document: SourceDocument, wanted: number): Promise<Speed> {
  let sentences = 0;
  let seconds = 0;
  let worked = 0;
  const begun = performance.now();
  const before = process.cpuUsage();
  do {
    sentences += (await pipeline.run(document)).sentences.length;
    seconds = (performance.now() - begun) / 1000;
    const { user, system } = process.cpuUsage(before);
    worked = (user + system) / 1e6;
  } while (worked < wanted && seconds < wanted * PATIENCE);
  return {
    sentences,
    seconds,
    perSecond: sentences / seconds,
    perProcessorSecond: sentences / Math.max(worked, 0.001),
  };
}

async function partsOf(folder: string | undefined): Promise<Part[]> {
  const all = readCodebookFiles({ folder });
  const parts: Part[] = [];
  for (const code of languagesOf(all.files)) {
    const { files, hash } = await readModel(code);
    parts.push(part('model', `language/${code}/model`, files, hash));
    parts.push(part('language', `language/${code}`, contentOf(all, code), hashOf(all, code)));
  }
  return [...parts, part('codebook', 'codebook', contentOf(all, null), hashOf(all, null))];
}

function part(name: Part['name'], folder: string, files: readonly NamedContent[], sha256: string): Part {
  const bytes = files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  return { name, folder, files: files.length, bytes, sha256 };
}
