import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openServer } from '../../src/server/server.js';
import { openDesk } from '../../src/store/open-desk.js';
import { addAll } from '../../src/work/add-all.js';
import { PAGES } from './pages.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface Serving {
  /// "http://127.0.0.1:54321".
  readonly address: string;
  /// Where the pages were built.
  readonly built: string;
  close(): Promise<void>;
}

/// Builds the workbench and serves it over a corpus: that of `PAGES` and the examples, or one without a page.
export async function serve({ empty = false } = {}): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-workbench-'));
  const built = join(folder, 'pages');
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(
    process.execPath,
    [vite, 'build', 'workbench', '--outDir', built, '--emptyOutDir', '--logLevel', 'error'],
    {
      cwd: ROOT,
      // As it is shipped; the environment of tests would build React's development version.
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const desk = await openDesk(join(folder, 'affair.db'), { create: true });
  const pages = join(folder, 'pages.jsonl');
  writeFileSync(pages, PAGES.map((page) => `${JSON.stringify(page)}\n`).join(''));
  const inputs = empty ? [] : [pages, join(ROOT, 'examples', 'mackerel-dispute.html')];
  for await (const added of addAll(desk.corpus, inputs, { workers: 1 }))
    if (!added.ok) throw new Error(`${added.problem.code}: ${added.problem.message}`);
  await desk.corpus.join();
  const app = await openServer(desk, { host: '127.0.0.1', token: null, workbench: built });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    built,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
