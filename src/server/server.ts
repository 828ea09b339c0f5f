import { existsSync } from 'node:fs';
import { join } from 'node:path';
import swagger from '@fastify/swagger';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import { problem } from '../annotation/problem.js';
import { VERSION } from '../annotation/version.js';
import type { FetchOptions } from '../input/source.js';
import { Metrics } from '../metrics/metrics.js';
import type { Desk } from '../store/desk/desk.js';
import { newApp, type App } from './app.js';
import { Answers } from './cache.js';
import { Codings } from './codings.js';
import { guard, type GuardOptions } from './guard.js';
import { problemOf, refuse } from './refusals.js';
import { codebook } from './routes/codebook.js';
import { coding } from './routes/coding.js';
import { download } from './routes/download.js';
import { lists } from './routes/lists.js';
import { overview } from './routes/overview.js';
import { reading } from './routes/reading.js';
import { names } from './routes/names.js';
import { review } from './routes/review.js';
import { samples } from './routes/samples.js';
import { views } from './routes/views.js';
import { watching } from './routes/watching.js';
import { Suggestions } from './suggestions/suggestions.js';
import { Tries } from './tries.js';
import { isView, workbenchFiles } from './workbench-files.js';

export interface ServerOptions extends GuardOptions {
  /// Where the built workbench stands.
  readonly workbench: string;
  /// Whether the corpus is the sample of the program.
  readonly sample?: boolean;
  /// How web addresses are fetched that somebody asks to be coded; addresses of private networks are not.
  readonly fetch?: FetchOptions;
}

/// Answers that are kept.
const KEPT = 500;

/// The HTTP interface to a corpus and the workbench over it, not yet listening. Closing it closes the corpus.
export async function openServer(desk: Desk, options: ServerOptions): Promise<App> {
  const app = newApp();
  const metrics = new Metrics();
  const codings = new Codings(desk, options.fetch ?? {}, metrics);
  const tries = new Tries(desk);
  guard(app, options);
  app.setErrorHandler(async (error, _, reply) => {
    const found = problemOf(error instanceof Error ? error : new Error());
    metrics.error(found.code);
    return refuse(reply, found);
  });
  const workbench = existsSync(join(options.workbench, 'index.html'));
  app.setNotFoundHandler(async ({ method, url, headers }, reply) => {
    if (workbench && isView(method, url, headers.accept)) return reply.sendFile('index.html');
    return refuse(reply, problem('not-there', { what: 'such address' }));
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Herodotus', version: VERSION, description: 'Who did what to whom, and who says so.' },
    },
    transform: createJsonSchemaTransform({}),
  });
  const answers = new Answers(KEPT);
  overview(app, desk, answers, options.sample ?? false);
  lists(app, desk, answers);
  reading(app, desk);
  review(app, desk);
  coding(app, codings);
  download(app, desk);
  codebook(app, desk, tries, new Suggestions(desk));
  views(app, desk);
  samples(app, desk);
  names(app, desk);
  watching(app, desk, answers, metrics);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await workbenchFiles(app, options.workbench);
  app.addHook('onClose', async () => {
    await codings.close();
    await tries.close();
    await desk.corpus.close();
  });
  await app.ready();
  return app;
}
