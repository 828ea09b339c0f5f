import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/server/app.js';
import { openServer, type ServerOptions } from '../../src/server/server.js';
import type { NewDocument } from '../../src/store/corpus.js';
import type { Desk } from '../../src/store/desk/desk.js';
import { openDesk } from '../../src/store/open-desk.js';
import { coded, page, REPORT } from '../store/coded-texts.js';

const OTHER =
  'Spain sent aid to Chile after the earthquake in March 2024.\nPolice in Madrid dispersed a protest. Norway will send troops to Bergen.';

export interface Served {
  readonly app: App;
  readonly desk: Desk;
  readonly file: string;
  readonly folder: string;
  get<T>(url: string, headers?: Record<string, string>): Promise<Answer<T>>;
  send<T>(
    method: 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    version?: string | number,
  ): Promise<Answer<T>>;
  close(): Promise<void>;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Record<string, unknown>;
}

/// The documents of the small corpus: a report, a near copy of it, and another.
export async function documents(): Promise<NewDocument[]> {
  const copy = `Herald: ${REPORT.replace('twelve dockers', 'twelve dock workers')}`;
  return [
    await coded(page(REPORT, { publisher: 'Halvik Post', title: 'The port of Halvik' })),
    await coded(page(OTHER, { id: 'other', published: '2024-03-20' })),
    await coded(page(copy, { id: 'copy', published: '2024-05-07', publisher: 'Herald' })),
  ];
}

let place = (folder: string): Promise<string> => Promise.resolve(join(folder, 'c.db'));

/// Corpora are made where `fresh` says instead of in files.
export function serveFrom(fresh: () => Promise<string>): void {
  place = fresh;
}

/// A server over a small corpus, asked without a network.
export async function served(options: Partial<ServerOptions> = {}, added?: NewDocument[]): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-served-'));
  const file = await place(folder);
  const desk = await openDesk(file, { create: true });
  await desk.corpus.add(added ?? (await documents()));
  const app = await openServer(desk, { host: '127.0.0.1', token: null, workbench: join(folder, 'none'), ...options });
  const ask = async <T>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    headers: Record<string, string>,
    payload?: unknown,
  ): Promise<Answer<T>> => {
    const all = { host: '127.0.0.1:4310', ...headers };
    const body = payload === undefined ? {} : { payload: JSON.stringify(payload) };
    const kind: Record<string, string> = payload === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await app.inject({ method, url, headers: { ...kind, ...all }, ...body });
    const read = /^application\/json/.test(String(answer.headers['content-type']))
      ? answer.json<T>()
      : (answer.body as T);
    return { status: answer.statusCode, body: read, headers: answer.headers };
  };
  return {
    ...{ app, desk, file, folder },
    get: (url, headers = {}) => ask('GET', url, headers),
    send: (method, url, body, version) =>
      ask(method, url, { 'x-herodotus': '1', ...(version === undefined ? {} : { 'if-match': `"${version}"` }) }, body),
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
