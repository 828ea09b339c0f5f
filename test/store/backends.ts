import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { PostgresServer } from './postgres-server.js';

/// A kind of database in which a corpus may stand.
export interface Backend {
  readonly kind: string;
  /// Why it cannot be tested here, or null.
  readonly missing: string | null;
  /// The name of a corpus that is not there yet.
  fresh(): Promise<string>;
}

/// The kinds of databases over which the suites run. Asked at the beginning of a file of tests; ended with it.
export async function backends(): Promise<Backend[]> {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-corpora-'));
  const server = await PostgresServer.start();
  const missing = typeof server === 'string' ? server : null;
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    if (typeof server !== 'string') await server.end();
  });
  let number = 0;
  return [
    { kind: 'SQLite', missing: null, fresh: () => Promise.resolve(join(folder, `c${number++}.db`)) },
    {
      kind: missing === null ? 'PostgreSQL' : `PostgreSQL (${missing})`,
      missing,
      fresh: () => (typeof server === 'string' ? Promise.reject(new Error(server)) : server.database()),
    },
  ];
}
