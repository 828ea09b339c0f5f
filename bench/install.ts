/// What a user gets: packs the package, installs it into an empty folder as a user does, and prints the sizes, which runtime is
/// taken and how fast that is. Usage: npm run bench:install [-- --npm PATH_TO_NPM_CLI]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { npm: { type: 'string' } } });
const [command, before]: [string, readonly string[]] =
  values.npm === undefined ? ['npm', []] : [process.execPath, [values.npm]];

function npm(folder: string, args: readonly string[]): string {
  return execFileSync(command, [...before, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/// In bytes, as `du --apparent-size` counts files.
function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

const folder = mkdtempSync(join(tmpdir(), 'herodotus-install-'));
try {
  const [packed] = JSON.parse(
    npm(process.cwd(), ['pack', '--silent', '--json', '--ignore-scripts', '--pack-destination', folder]),
  ) as [{ filename: string; name: string; size: number }];
  console.log(
    `npm ${npm(folder, ['--version']).trim()}, Node ${process.version}, ${packed.filename}: ${megabytes(packed.size)} to fetch`,
  );
  npm(folder, ['install', '--silent', `./${packed.filename}`]);
  const modules = join(folder, 'node_modules');
  const own = join(modules, packed.name);
  const native = sizeOf(join(own, 'dist', 'onnxruntime', 'bin'));
  const total = sizeOf(modules);
  console.log(
    `installed: ${megabytes(total)}, of which ${megabytes(native)} are native code for Linux on x64; without it ${megabytes(total - native)}`,
  );
  const largest = readdirSync(modules)
    .filter((name) => !name.startsWith('.'))
    .map((name): [string, number] => [name, sizeOf(join(modules, name))])
    .sort(([, a], [, b]) => b - a)
    .slice(0, 6);
  console.log(`the largest: ${largest.map(([name, size]) => `${name} ${megabytes(size)}`).join(', ')}`);
  console.log(
    execFileSync(process.execPath, [join(own, 'bin', 'herodotus.js'), 'doctor'], { cwd: folder, encoding: 'utf8' }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
