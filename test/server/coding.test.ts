import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as api from '../../src/server/api.js';
import { served, type Served } from './served.js';

let server: Served;
let web: Server;
let asked = 0;
beforeAll(async () => {
  server = await served();
  web = createServer((_, answer) => {
    asked++;
    answer.end('private');
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await server.close();
  web.close();
});

/// Waits for the end of a coding as a browser does, and gives it.
async function coded(request: object): Promise<api.CodingAnswer> {
  const begun = await server.send<api.CodingAnswer>('POST', '/api/codings', request);
  expect(begun.status).toBe(202);
  const { body, headers } = await server.get<string>(`/api/codings/${begun.body.id}/events`);
  expect(headers['content-type']).toContain('text/event-stream');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(body).toContain('event: end');
  return (await server.get<api.CodingAnswer>(`/api/codings/${begun.body.id}`)).body;
}

const TEXT = 'Police in Lima arrested nine miners on Friday. The union said that police had fired at the miners.';

describe('coding', () => {
  it('codes a text that is pasted, once', async () => {
    const done = await coded({ text: TEXT, title: 'Miners', published: '2024-06-01' });
    expect(done).toMatchObject({ state: 'done', added: 1, failed: 0 });
    const id = done.documents[0]?.id ?? '';
    const { body } = await server.get<api.DocumentAnswer>(`/api/documents/${id}`);
    expect(body.record).toMatchObject({ text: TEXT, title: 'Miners', published: '2024-06-01' });
    expect(body.document.input).not.toContain('herodotus-coding');
    expect(body.record.statements.some(({ event }) => event?.type === 'COERCE')).toBe(true);
    expect(await coded({ text: TEXT, title: 'Miners', published: '2024-06-01' })).toMatchObject({ added: 0, known: 1 });
  });

  it('codes files, whatever they are called, and names those that it cannot read', async () => {
    const base64 = Buffer.from(
      `<html><body><article><p>${TEXT} More was said on Sunday in Callao.</p></article></body></html>`,
    ).toString('base64');
    const files = [
      { name: '../../../../tmp/escaped.html', base64 },
      { name: 'zero.bin', base64: Buffer.from([0, 1, 2, 0, 255]).toString('base64') },
      { name: '...', base64: '' },
    ];
    const done = await coded({ files });
    expect(done).toMatchObject({ state: 'done', added: 1, failed: 2 });
    expect(done.documents.map(({ input }) => input)).toEqual(['escaped.html', 'zero.bin', 'file']);
    expect(JSON.stringify(done)).not.toContain('herodotus-coding');
  });

  it.each(['file:///etc/passwd', '/etc/passwd', '-', 'ftp://example.org/', 'https:///x', 'javascript:alert(1)'])(
    'reads nothing of this machine: %s',
    async (url) => {
      const { status, body } = await server.send<api.ProblemAnswer>('POST', '/api/codings', { url });
      expect([status, body.code]).toEqual([400, 'request-invalid']);
    },
  );

  it('fetches no address of this machine or of a private network', async () => {
    const { port } = web.address() as AddressInfo;
    for (const url of [
      `http://127.0.0.1:${port}/`,
      `http://[::1]:${port}/`,
      `http://localhost:${port}/`,
      'http://169.254.169.254/',
      'http://0x7f.1/',
      'http://10.0.0.1/',
    ]) {
      const done = await coded({ url });
      expect([url, done.failed, done.documents[0]?.problem?.code]).toEqual([url, 1, 'fetch-private']);
    }
    expect(asked).toBe(0);
  });

  it('ends a coding that is cancelled', async () => {
    const files = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}.txt`,
      base64: Buffer.from(`${TEXT} ${index}`).toString('base64'),
    }));
    const first = await server.send<api.CodingAnswer>('POST', '/api/codings', { text: `${TEXT} Nobody knows.` });
    const second = await server.send<api.CodingAnswer>('POST', '/api/codings', { files });
    const cancelled = await server.send<api.CodingAnswer>('DELETE', `/api/codings/${second.body.id}`);
    expect(cancelled.body.state).toBe('cancelled');
    const { body } = await server.get<string>(`/api/codings/${first.body.id}/events`);
    expect(body).toContain('"state":"done"');
    expect((await server.get<api.CodingAnswer>(`/api/codings/${second.body.id}`)).body).toMatchObject({
      state: 'cancelled',
      added: 0,
    });
    expect((await server.get('/api/codings/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});
