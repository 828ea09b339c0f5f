import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isPublic } from '../../src/input/public-address.js';
import { readInputs } from '../../src/input/inputs.js';
import type { FetchOptions } from '../../src/input/source.js';
import { CUES } from '../read/cues.js';
import { pageOf, shown } from './archives.js';

let server: Server;
let base = '';
let robots = '';
let robotsStatus = 200;
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    if (path === '/robots.txt') response.writeHead(robotsStatus).end(robots);
    else if (path === '/page')
      response
        .writeHead(200, { 'content-type': 'text/html; charset=windows-1252' })
        .end(Buffer.from(pageOf('Zürich'), 'latin1'));
    else if (path === '/gzip') response.end(gzipSync(pageOf('Packed')));
    else if (path === '/moved') response.writeHead(302, { location: '/page' }).end();
    else if (path === '/loop') response.writeHead(301, { location: '/loop' }).end();
    else if (path === '/out') response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    else if (path === '/cut')
      response.writeHead(200, { 'content-length': 5000 }).write('<p>Norland', () => response.destroy());
    else if (path === '/long') response.end('Norland '.repeat(100_000));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});
beforeEach(() => {
  robots = '';
  robotsStatus = 404;
  asked.length = 0;
});

async function outcome(paths: readonly string[], fetch: FetchOptions = {}): Promise<string[]> {
  const found: string[] = [];
  const options = { cues: CUES, maxBytes: 100_000, fetch: { allowPrivate: true, pause: 0, ...fetch } };
  const inputs = paths.map((path) => (path.startsWith('/') ? base + path : path));
  for await (const result of readInputs(inputs, options)) found.push(shown(result).replaceAll(base, ''));
  return found;
}

describe('web addresses', () => {
  it('are fetched, redirects followed, the last address kept', async () => {
    expect(await outcome(['/page', '/moved', '/gzip'])).toEqual([
      '/page ok | Zürich | /page',
      '/moved ok | Zürich | /page',
      '/gzip ok | Packed | /gzip',
    ]);
    expect(asked.filter((path) => path === '/robots.txt').length).toBe(1);
  });

  it('that cannot be fetched are named, the others are read', async () => {
    expect(
      await outcome(['/none', '/loop', '/out', '/cut', '/long', 'http://127.0.0.1:1/', 'http://', '/page']),
    ).toEqual([
      '/none fetch-failed',
      '/loop fetch-failed',
      '/out fetch-failed',
      '/cut input-unreadable',
      '/long input-too-large',
      'http://127.0.0.1:1/ fetch-failed',
      'http:// fetch-failed',
      '/page ok | Zürich | /page',
    ]);
  });

  it('are left alone where robots.txt says so, and where it cannot be had', async () => {
    robotsStatus = 200;
    robots = 'User-agent: *\nDisallow: /page';
    expect(await outcome(['/page', '/moved', '/gzip'])).toEqual([
      '/page fetch-refused',
      '/moved fetch-refused',
      '/gzip ok | Packed | /gzip',
    ]);
    robotsStatus = 503;
    expect(await outcome(['/gzip'])).toEqual(['/gzip fetch-refused']);
    expect(asked).not.toContain('/page');
  });

  it('have a pause between two requests to a host', async () => {
    const from = Date.now();
    await outcome(['/page', '/gzip'], { pause: 100 });
    expect(Date.now() - from).toBeGreaterThanOrEqual(195);
  });
});

describe('private addresses', () => {
  it('are refused, by number and by name, and where only one of several is private', async () => {
    const names: Record<string, string> = { 'inside.example': '192.168.1.1', 'both.example': '127.0.0.1' };
    const resolve: FetchOptions['resolve'] = (name) =>
      Promise.resolve([
        ...(name === 'both.example' ? [{ address: '93.184.216.34', family: 4 }] : []),
        { address: names[name] ?? '93.184.216.34', family: 4 },
      ]);
    const inputs = [
      '/page',
      'http://inside.example/',
      'http://both.example/',
      'http://[::1]/',
      'http://2130706433/',
      'http://0x7f.1/',
    ];
    expect((await outcome(inputs, { allowPrivate: false, resolve })).map((line) => line.split(' ')[1])).toEqual(
      inputs.map(() => 'fetch-private'),
    );
    expect(asked).toEqual([]);
  });

  it('the address that was checked is the one that is asked', async () => {
    const resolved: string[] = [];
    const resolve: FetchOptions['resolve'] = (name) => {
      resolved.push(name);
      return Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    };
    const { port } = new URL(base);
    expect(await outcome([`http://post.example:${port}/page`], { resolve })).toEqual([
      `http://post.example:${port}/page ok | Zürich | http://post.example:${port}/page`,
    ]);
    expect(resolved).toEqual(['post.example', 'post.example']);
  });

  it.each([
    ['93.184.216.34', true],
    ['2606:2800:220:1::1', true],
    ['10.1.2.3', false],
    ['100.64.0.1', false],
    ['169.254.169.254', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::ffff:93.184.216.34', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['localhost', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});
