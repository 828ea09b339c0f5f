import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

/// A PostgreSQL server of our own, from the binaries that are installed, in a temporary folder.
export class PostgresServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'herodotus-postgres-'));
  private readonly user = otherUser();
  private server: ChildProcess | null = null;
  private port = 0;
  private databases = 0;

  private constructor(private readonly binaries: string) {}

  /// A server that runs, or the reason for which there is none.
  static async start(): Promise<PostgresServer | string> {
    const binaries = binariesFolder();
    if (binaries === null) return 'PostgreSQL (initdb) is not installed';
    const server = new PostgresServer(binaries);
    try {
      server.make();
      await server.run();
      return server;
    } catch (error) {
      await server.end();
      return `PostgreSQL does not start here: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /// The address of a new, empty database.
  async database(): Promise<string> {
    const name = `corpus_${this.databases++}`;
    await this.ask('postgres', `create database ${name}`);
    return this.address(name);
  }

  address(database: string): string {
    return `postgres://herodotus@127.0.0.1:${this.port}/${database}`;
  }

  /// The rows that a query gives in the database at an address.
  async rows(address: string, query: string): Promise<Record<string, unknown>[]> {
    return this.ask(new URL(address).pathname.slice(1), query);
  }

  /// Ends the server as a machine does that is shut down, and starts it again.
  async restart(): Promise<void> {
    await this.stop('SIGINT');
    await this.run();
  }

  /// Ends the server and removes all.
  async end(): Promise<void> {
    await this.stop('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private make(): void {
    if (this.user !== null) chownSync(this.folder, this.user.uid, this.user.gid);
    const settings = ['--auth=trust', '--username=herodotus', '--encoding=UTF8', '--no-locale', '--no-sync'];
    execFileSync(join(this.binaries, 'initdb'), ['--pgdata', join(this.folder, 'data'), ...settings], {
      ...this.user,
      cwd: this.folder,
      stdio: 'pipe',
    });
  }

  private async run(): Promise<void> {
    this.port ||= await freePort();
    const settings = [
      ...['listen_addresses=127.0.0.1', `port=${this.port}`, `unix_socket_directories=${this.folder}`],
      ...['fsync=off', 'max_connections=100', 'shared_buffers=64MB'],
    ];
    const args = ['-D', join(this.folder, 'data'), ...settings.flatMap((each) => ['-c', each])];
    const server = spawn(join(this.binaries, 'postgres'), args, { ...this.user, cwd: this.folder, stdio: 'ignore' });
    this.server = server;
    process.once('exit', () => server.kill('SIGQUIT'));
    for (let tries = 0; ; tries++) {
      try {
        await this.ask('postgres', 'select 1');
        return;
      } catch (error) {
        if (tries === 200 || server.exitCode !== null) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  private async stop(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    const { server } = this;
    if (server === null || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  }

  private async ask(database: string, query: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.address(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(query)).rows;
    } finally {
      await client.end();
    }
  }
}

/// PostgreSQL does not run as root.
function otherUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = (users.find((line) => /^(?:postgres|nobody):/.test(line)) ?? '').split(':');
  return { uid: Number(uid ?? 65_534), gid: Number(gid ?? 65_534) };
}

function binariesFolder(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres'))) ?? null;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
