import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served, type Served } from './served.js';

const TOKEN = 'a-long-token-of-ours';
const folder = mkdtempSync(join(tmpdir(), 'herodotus-workbench-'));
let open: Served;
let closed: Served;
beforeAll(async () => {
  const workbench = join(folder, 'workbench');
  mkdirSync(workbench);
  writeFileSync(join(workbench, 'index.html'), '<!doctype html><title>ours</title>');
  writeFileSync(join(workbench, 'app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  open = await served({ workbench });
  closed = await served({ token: TOKEN, host: '0.0.0.0' }, []);
});
afterAll(async () => {
  await open.close();
  await closed.close();
  rmSync(folder, { recursive: true });
});

describe('the server', () => {
  it.each(['evil.example', '127.0.0.1.evil.example:4310', 'localhost@evil.example', '192.168.0.7', '[::1'])(
    'is not asked under the name "%s"',
    async (host) => {
      const { status, body } = await open.get<{ code: string }>('/api/status', { host });
      expect([status, body.code]).toEqual([403, 'host-refused']);
    },
  );

  it.each(['localhost', 'localhost:4310', '127.0.0.1:1', '[::1]:4310'])('is asked under the name %s', async (host) => {
    expect((await open.get('/api/status', { host })).status).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1:9999', 'file://'])(
    'answers no page of %s',
    async (origin) => {
      const { status, body } = await open.get<{ code: string }>('/api/status', { origin });
      expect([status, body.code]).toEqual([403, 'origin-refused']);
    },
  );

  it('lets no page of another site load its parts, though a link to it may be followed', async () => {
    const cross = { 'sec-fetch-site': 'cross-site' };
    expect((await open.get('/api/status', { ...cross, 'sec-fetch-mode': 'no-cors' })).status).toBe(403);
    const link = { ...cross, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    expect((await open.get('/', link)).status).toBe(200);
  });

  it('changes nothing that was asked without its header from no page of its own', async () => {
    const headers = { host: 'localhost:4310', 'content-type': 'application/json' };
    const ask = (more: Record<string, string>): Promise<{ statusCode: number }> =>
      open.app.inject({
        method: 'POST',
        url: '/api/undo',
        headers: { ...headers, ...more },
        payload: '{"author":"Ann"}',
      });
    expect((await ask({})).statusCode).toBe(403);
    expect((await ask({ origin: 'http://evil.example', 'x-herodotus': '1' })).statusCode).toBe(403);
    expect((await ask({ origin: 'http://localhost:4310' })).statusCode).toBe(409);
    expect((await ask({ 'x-herodotus': '1' })).statusCode).toBe(409);
    const form = { 'x-herodotus': '1', 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask(form)).statusCode).toBe(400);
  });

  it('forbids by its headers all that the workbench does not need, and names no other site', async () => {
    for (const url of ['/', '/api/status', '/api/nothing', '/app.js']) {
      const { headers } = await open.get(url);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).toMatch(/script-src 'self'(?:;|$)/);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/%00',
    '//etc/passwd',
  ])('gives no file outside the workbench: %s', async (url) => {
    const { status, body } = await open.get<unknown>(url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).not.toContain('secret"');
  });

  it('gives the files of the workbench, and its page for its views', async () => {
    expect((await open.get('/app.js')).status).toBe(200);
    const view = await open.get<string>('/incidents/7?type=ASSAULT', { accept: 'text/html' });
    expect([view.status, view.body]).toEqual([200, '<!doctype html><title>ours</title>']);
    expect((await open.get('/api/nothing', { accept: 'text/html' })).status).toBe(404);
  });

  it('lets in nobody without the token', async () => {
    const status = async (headers: Record<string, string>): Promise<number> =>
      (await closed.get('/api/status', headers)).status;
    expect(await status({})).toBe(401);
    for (const wrong of ['', 'x', `${TOKEN}x`, TOKEN.slice(1)])
      expect(await status({ authorization: `Bearer ${wrong}` })).toBe(401);
    expect(await status({ cookie: 'herodotus=%' })).toBe(401);
    expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect((await closed.get(`/api/status?token=${TOKEN}`)).status).toBe(401);
    const visit = await closed.get(`/?token=${TOKEN}&view=map`);
    expect([visit.status, visit.headers['location']]).toEqual([303, '/?view=map']);
    const cookie = String(visit.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(await status({ cookie: cookie.split(';')[0] ?? '' })).toBe(200);
    const away = await closed.get(`//evil.example/?token=${TOKEN}`);
    expect(String(away.headers['location'] ?? '/')).not.toMatch(/^\/\//);
  });

  it('is asked under any address in numbers where it listens to others, and under no foreign name', async () => {
    const authorization = `Bearer ${TOKEN}`;
    expect((await closed.get('/api/status', { authorization, host: '192.168.0.7:4310' })).status).toBe(200);
    expect((await closed.get('/api/status', { authorization, host: 'evil.example' })).status).toBe(403);
  });

  it('says no more of an error than its problem', async () => {
    const answers = [
      await open.get<string>('/api/statements?after=%F0%28'),
      await open.get<string>('/api/statements?sort=1;drop'),
      await open.get<string>(`/api/documents/${'x'.repeat(900)}`),
    ];
    for (const { status, body } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(Object.keys(body).toSorted()).toEqual(['code', 'message', 'remedy']);
      expect(JSON.stringify(body)).not.toMatch(/node_modules|\.ts:\d| {2}at /);
    }
    const large = await open.app.inject({
      ...{ method: 'POST', url: '/api/codings', payload: 'x' },
      headers: {
        host: 'localhost',
        'x-herodotus': '1',
        'content-type': 'application/json',
        'content-length': '99999999999',
      },
    });
    expect(large.statusCode).toBe(413);
    expect(large.json()).toMatchObject({ code: 'request-too-large' });
  });
});
