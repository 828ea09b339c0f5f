/// Tries the built program and the tests of character sets and calendars on the oldest Node that package.json admits and on the newer lines that
/// people run: npm run test:nodes [-- VERSION…]. The programs come through npm and are kept in out/nodes.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { examplePages } from './golden-records.js';

/// 20.19.0 is the least of `engines`; 22.13.0 decodes windows-1252 wrongly in one shot.
const VERSIONS = ['20.19.0', '22.13.0', '24.22.3'];
/// What depends on Node most: how bytes become letters, and the months of other calendars.
const TESTS = ['test/input/character-sets.test.ts', 'test/resolve/months.test.ts'];

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PROGRAM = join(ROOT, 'bin', 'herodotus.js');

/// The program of a version, fetched where it is not there yet. Its package has no use for its install script.
function fetchNode(version: string): string {
  const folder = join(ROOT, 'out', 'nodes', version);
  const name = `node-${process.platform}-${process.arch}`;
  const file = join(folder, 'node_modules', name, 'bin', 'node');
  if (!existsSync(file)) {
    const args = ['install', '--prefix', folder, '--no-save', '--ignore-scripts', '--silent', `${name}@${version}`];
    execFileSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return file;
}

/// What the built program says of the examples, and the runtime that it takes.
function codedBy(node: string): { readonly records: string; readonly runtime: string } {
  const run = (...args: string[]): string =>
    execFileSync(node, [PROGRAM, ...args], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const records = run('code', '--format', 'jsonl', ...examplePages().map(({ page }) => page));
  const { runtime } = JSON.parse(run('doctor', '--json')) as { runtime: { kind: string; version: string } };
  return { records, runtime: `${runtime.kind} ${runtime.version}` };
}

const versions = process.argv.length > 2 ? process.argv.slice(2) : VERSIONS;
const here = codedBy(process.execPath);
for (const version of versions) {
  const node = fetchNode(version);
  const there = codedBy(node);
  const same = there.records === here.records && there.runtime === here.runtime;
  const { status, stdout } = spawnSync(node, [join(ROOT, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...TESTS], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) process.stdout.write(stdout);
  if (!same || status !== 0) process.exitCode = 1;
  const records = same ? `same ${here.records.length} characters of records` : 'OTHER RECORDS OR ANOTHER RUNTIME';
  process.stdout.write(`Node ${version}: ${records}, ${there.runtime}; tests ${status === 0 ? 'passed' : 'FAILED'}\n`);
}
