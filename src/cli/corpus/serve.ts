import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import { PACKAGE_ROOT } from '../../equip/package-root.js';
import { isLoopback } from '../../server/guard.js';
import { openServer } from '../../server/server.js';
import type { Desk } from '../../store/desk/desk.js';
import { openDesk } from '../../store/open-desk.js';
import { addAll } from '../../work/add-all.js';
import { describe } from '../describe.js';
import { Stopping } from '../stopping.js';

interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly open: boolean;
  readonly token?: string;
}

const PORT = 4310;
const HOST = '127.0.0.1';

/// Adds `herodotus serve`.
export function registerServe(program: Command, report: (status: number) => void): void {
  program
    .command('serve')
    .description('look into a corpus, doubt and correct in the browser; without a corpus: into a sample of ours')
    .argument('[corpus]', 'the corpus: a file, or postgres://…')
    .option('--port <n>', `where to listen, 0 for any port that is free (default: ${PORT})`, asPort, PORT)
    .option('--host <address>', 'the address to listen on; others than this machine need a token', HOST)
    .addOption(
      new Option('--token <words>', 'what must be given to be let in; made up where it is needed and not given')
        .env('HERODOTUS_TOKEN')
        .argParser(asToken),
    )
    .option('--no-open', 'do not open the browser')
    .action(async (file: string | undefined, options: ServeOptions) => report(await serve(file, options)));
}

function asPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return port;
}

function asToken(value: string): string {
  if (!/^[\x21-\x7e]{12,200}$/.test(value))
    throw new InvalidArgumentError('Give 12 letters at least, without blanks; or none, and one is made up.');
  return value;
}

async function serve(file: string | undefined, options: ServeOptions): Promise<number> {
  const { host, port, open } = options;
  const token = options.token ?? (isLoopback(host) ? null : randomBytes(24).toString('base64url'));
  const folder = file === undefined ? mkdtempSync(join(tmpdir(), 'herodotus-sample-')) : null;
  const stopping = new Stopping();
  try {
    const desk = folder === null ? await openDesk(file ?? '', { counting: true }) : await openSample(folder);
    const workbench = join(PACKAGE_ROOT, 'dist', 'workbench');
    const app = await openServer(desk, { host, token, workbench, sample: folder !== null });
    try {
      await app.listen({ host, port });
    } catch (error) {
      await app.close();
      const reason = error instanceof Error ? error.message : String(error);
      throw new HerodotusError('port-taken', { port, host, reason }, error);
    }
    const address = addressOf(host, app.server.address() as AddressInfo, token);
    process.stdout.write(`${file === undefined ? 'a sample' : desk.corpus.file}: ${address}\n`);
    process.stderr.write('Ctrl-C ends it\n');
    if (open) openBrowser(address);
    await new Promise((resolve) => {
      if (stopping.signal.aborted) resolve(null);
      stopping.signal.addEventListener('abort', resolve);
    });
    await app.close();
    return 0;
  } finally {
    stopping.end();
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}

/// A corpus of the examples that come with the program.
async function openSample(folder: string): Promise<Desk> {
  const desk = await openDesk(join(folder, 'sample.db'), { create: true });
  const tell = (words: string): boolean => process.stderr.write(`${words}\n`);
  const examples = join(PACKAGE_ROOT, 'examples');
  const pages = readdirSync(examples).filter((name) => name.endsWith('.html'));
  const inputs = pages.sort().map((name) => join(examples, name));
  for await (const added of addAll(desk.corpus, inputs, { workers: 1 }))
    if (!added.ok && added.problem.severity === 'error') tell(describe(added.problem));
  await desk.corpus.join();
  return desk;
}

function addressOf(host: string, { port }: AddressInfo, token: string | null): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}/${token === null ? '' : `?token=${encodeURIComponent(token)}`}`;
}

/// A browser that cannot be opened is no problem: the address is told.
function openBrowser(address: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', address]
        : ['xdg-open', address];
  const child = spawn(command ?? '', args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
