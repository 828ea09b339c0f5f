import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { App } from './app.js';

/// What is shown where the workbench was not built.
const PLAIN = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Herodotus</title></head>
<body>
<h1>Herodotus</h1>
<p>The corpus is served, but the workbench is not built. Run <code>npm run build</code> in the folder of the program, then load this
page again.</p>
<p>The interface for programs works without it: <a href="/api/status">what the corpus holds</a>,
<a href="/api/openapi.json">all that can be asked</a>.</p>
</body>
</html>
`;

/// The files of the workbench; addresses of its views give its first page.
export async function workbenchFiles(app: App, folder: string): Promise<void> {
  const page = join(folder, 'index.html');
  if (existsSync(page)) await app.register(fastifyStatic, { root: folder, wildcard: true, index: 'index.html' });
  else app.get('/', { schema: { hide: true } }, async (_, reply) => reply.type('text/html; charset=utf-8').send(PLAIN));
}

/// Whether a request that nothing answers asks for a view of the workbench.
export function isView(method: string, url: string, accept: string | undefined): boolean {
  const [path = ''] = url.split('?');
  const asksForPage = (method === 'GET' || method === 'HEAD') && (accept ?? '').includes('text/html');
  return asksForPage && !path.startsWith('/api/') && !/\.\w+$/.test(path);
}
