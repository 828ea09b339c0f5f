/// Sentences a second of two builds of the program, from text to JSON lines, side by side:
/// `npm run bench:throughput -- --base FOLDER FILE [--build FOLDER] [--rounds N] [--core N] [--ignore FIELD,…]`.
///
/// FOLDER is a clone in which `npm run build` has run; `--build` is this one when left out. FILE is anything that
/// `herodotus code` reads. Each round codes it with either build, one after the other, in turn as the first, so that what
/// else the machine does meets both alike; each runs on one core where the system has `taskset`. Times are those of the
/// processor, start-up and all threads included, but for the one that says wall. The records of both must be the same but
/// for the fields of `--ignore`, wherever they stand: those that name the build and those of a newer schema.
import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    build: { type: 'string', default: '.' },
    rounds: { type: 'string', default: '5' },
    core: { type: 'string', default: '0' },
    ignore: { type: 'string', default: 'schema,provenance,key' },
  },
});
const [file] = positionals;
if (values.base === undefined || file === undefined) throw new TypeError('give --base FOLDER and a file');
const ignored = new Set(values.ignore.split(','));

interface Run {
  readonly cpu: number;
  readonly wall: number;
  readonly megabytes: number;
}

interface Build {
  readonly name: string;
  readonly folder: string;
  readonly out: string;
  readonly runs: Run[];
}

const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-'));
const builds: readonly Build[] = [
  { name: 'base', folder: resolve(values.base), out: join(folder, 'base.jsonl'), runs: [] },
  { name: 'this', folder: resolve(values.build), out: join(folder, 'this.jsonl'), runs: [] },
];
const pinned = spawnSync('taskset', ['-c', values.core, 'true']).status === 0;
if (!pinned) console.log('without taskset: the builds run on all cores');

try {
  for (let round = 0; round < Number(values.rounds); round++)
    for (const build of round % 2 === 0 ? builds : builds.toReversed()) build.runs.push(run(build, file));
  const { sentences, differing, first } = await compare(builds.map(({ out }) => out));
  const [base = 1, own = 1] = builds.map((build) => report(build, sentences));
  console.log(`ratio of the middle ones ${(base / own).toFixed(2)}, ${sentences} sentences`);
  console.log(differing === 0 ? 'the records are the same' : `${differing} records differ, the first at ${first}`);
  if (differing > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/// The seconds that one run took. The program itself writes them down when it ends, since a parent is not told.
function run({ folder: at, out }: Build, input: string): Run {
  const told = join(folder, 'told.json');
  const tell = `import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(${JSON.stringify(told)},JSON.stringify(process.resourceUsage())))`;
  const program = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, join(at, 'bin', 'herodotus.js')];
  const args = [process.execPath, ...program, 'code', input, '--format', 'jsonl'];
  const [command = '', ...rest] = pinned ? ['taskset', '-c', values.core, ...args] : args;
  const stdout = openSync(out, 'w');
  const begun = performance.now();
  const { status, stderr } = spawnSync(command, rest, { stdio: ['ignore', stdout, 'pipe'], encoding: 'utf8' });
  const wall = (performance.now() - begun) / 1000;
  closeSync(stdout);
  if (status !== 0) throw new Error(`${at} ended with ${status}: ${stderr}`);
  const usage = JSON.parse(readFileSync(told, 'utf8')) as NodeJS.ResourceUsage;
  return { cpu: (usage.userCPUTime + usage.systemCPUTime) / 1e6, wall, megabytes: usage.maxRSS / 1024 };
}

/// Prints what a build took and returns its middle processor time.
function report({ name, runs }: Build, sentences: number): number {
  const times = runs.map(({ cpu }) => cpu).sort((a, b) => a - b);
  const best = times[0] ?? 0;
  const middle = times[times.length >> 1] ?? 0;
  const wall = Math.min(...runs.map((each) => each.wall));
  const megabytes = Math.max(...runs.map((each) => each.megabytes));
  const rate = (seconds: number): string => `${Math.round(sentences / seconds)} sentences/s`;
  console.log(
    `${name}: processor time ${middle.toFixed(2)} s in the middle run, ${best.toFixed(2)} s in the best; ` +
      `${rate(middle)}, ${rate(best)}; wall ${wall.toFixed(2)} s; ${megabytes.toFixed(0)} MB`,
  );
  return middle;
}

async function compare(
  files: readonly string[],
): Promise<{ readonly sentences: number; readonly differing: number; readonly first: string }> {
  const [base, own] = files.map((path) => createInterface({ input: createReadStream(path) })[Symbol.asyncIterator]());
  if (base === undefined || own === undefined) throw new RangeError('two builds are compared');
  let sentences = 0;
  let differing = 0;
  let first = '';
  for (let line = 1; ; line++) {
    const [a, b] = [await base.next(), await own.next()];
    if (a.done === true && b.done === true) return { sentences, differing, first };
    const [left, right] = [a, b].map((each): unknown => (each.done === true ? null : JSON.parse(each.value)));
    sentences += (right as { sentences?: unknown[] } | null)?.sentences?.length ?? 0;
    const place = difference(left, right, `line ${line}`);
    if (place !== null && differing++ === 0) first = place;
  }
}

/// Where two values differ; null where they do not.
function difference(a: unknown, b: unknown, path: string): string | null {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? null : path;
  const [left, right] = [new Map(Object.entries(a)), new Map(Object.entries(b))];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    if (ignored.has(name)) continue;
    const found = difference(left.get(name), right.get(name), `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}
