import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { served, type Served } from './served.js';

const TOKEN = 'a-long-token-of-ours';
let server: Served;
let closed: Served;
beforeAll(async () => {
  server = await served();
  closed = await served({ token: TOKEN, host: '0.0.0.0' }, []);
});
afterAll(async () => {
  await server.close();
  await closed.close();
});

/// The samples of the metrics by name and labels.
async function metrics(): Promise<Map<string, number>> {
  const { body, headers } = await server.get<string>('/metrics');
  expect(headers['content-type']).toMatch(/^text\/plain/);
  const lines = body.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line): [string, number] => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe('what watches over the server', () => {
  it('finds documents, statements, errors by code and seconds by stage', async () => {
    const before = await metrics();
    expect(before.get('herodotus_corpus{what="documents"}')).toBe(3);
    expect(before.get('herodotus_documents_total{became="new"}')).toBe(0);
    const text = 'Rebels attacked a convoy near Aleppo on Monday. Police in Bergen arrested twelve protesters.';
    await server.send('POST', '/api/codings', { text });
    await server.send('POST', '/api/codings', { files: [{ name: 'a.png', base64: 'iVBORw0KGgo=' }] });
    await server.send('POST', '/api/codings', { nothing: true });
    await vi.waitFor(async () => expect((await metrics()).get('herodotus_errors_total{code="input-binary"}')).toBe(1), {
      timeout: 100_000,
      interval: 200,
    });
    const after = await metrics();
    expect(after.get('herodotus_documents_total{became="new"}')).toBe(1);
    expect(after.get('herodotus_documents_total{became="failed"}')).toBe(1);
    expect(after.get('herodotus_statements_total{kind="event"}')).toBe(2);
    expect(after.get('herodotus_errors_total{code="request-invalid"}')).toBe(1);
    expect(after.get('herodotus_corpus{what="documents"}')).toBe(4);
    for (const stage of ['parse', 'code', 'write']) {
      expect(after.get(`herodotus_stage_seconds_count{stage="${stage}"}`)).toBe(1);
      expect(after.get(`herodotus_stage_seconds_sum{stage="${stage}"}`)).toBeGreaterThan(0);
    }
    expect([...after.keys()]).toContain('process_resident_memory_bytes');
  });

  it('is told whether it lives without a token, and what it did only with one', async () => {
    expect(await closed.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect((await closed.get('/healthz?x')).status).toBe(401);
    expect((await closed.get('/metrics')).status).toBe(401);
    expect((await closed.get('/metrics', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  it('is told where the corpus does not answer', async () => {
    const broken = await served({}, []);
    await broken.desk.corpus.close();
    expect(await broken.get('/healthz')).toMatchObject({ status: 503, body: { status: 'failing' } });
    await broken.app.close().catch(() => undefined);
  });
});
