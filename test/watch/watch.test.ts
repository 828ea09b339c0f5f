import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCorpus, watch, type WatchOptions, type WatchTally as Tally } from '../../dist/index.js';
import { NewsSite, item, report, rss } from './news-site.js';

let folder = '';
let site: NewsSite;
let problems: string[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'herodotus-watch-'));
  site = await NewsSite.open();
  problems = [];
});
afterEach(() => {
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

/// Looks once, and says what was done and what the corpus holds.
async function look(
  feeds: readonly string[],
  options: Partial<WatchOptions> = {},
): Promise<{ tally: Tally; pages: string[] }> {
  const list = join(folder, 'feeds.txt');
  writeFileSync(list, `# what we read\n\n${feeds.map((feed) => `${site.base}${feed}  # ours`).join('\n')}\n`);
  const corpus = await openCorpus(join(folder, 'case.db'), { create: true });
  const tallies: Tally[] = [];
  try {
    await watch(corpus, list, {
      state: join(folder, 'case.watch'),
      every: null,
      workers: 1,
      fetch: { allowPrivate: true, pause: 0 },
      tell: ({ code, message }) =>
        problems.push(`${code} ${message.replaceAll(site.base, '').split(/[:# ]/)[0] ?? ''}`),
      looked: (tally) => Promise.resolve(void tallies.push({ ...tally })),
      ...options,
    });
    const pages: string[] = [];
    for await (const { uri, published, copyOf } of corpus.documents())
      pages.push(
        `${(uri ?? '').replace(site.base, '')}${published === null ? '' : ` ${published}`}${copyOf === null ? '' : ' copy'}`,
      );
    const [tally] = tallies;
    if (tally === undefined) throw new Error('it has not looked');
    return { tally, pages: pages.sort() };
  } finally {
    await corpus.close();
  }
}

const at = (path: string): string => `${site.base}${path}`;

/// Minutes later: what has failed may be asked again.
function later(): void {
  const file = join(folder, 'case.watch');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/"notBefore":\d+/g, '"notBefore":0'));
}

describe('watching', () => {
  it('reads RSS, Atom, JSON Feed and sitemaps, and the page where the feed has a teaser', async () => {
    const whole = `<content:encoded><![CDATA[${report('Ghent')
      .replace(/^.*<article>|<\/article>.*$/g, '')
      .repeat(6)}]]></content:encoded>`;
    site.answers.set('/rss', rss(item(at('/1')), item(at('/whole?utm_source=feed'), whole)));
    site.answers.set(
      '/atom',
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title><entry><title>A march</title><link href="${at('/2')}"/><updated>2026-06-03T08:00:00Z</updated><summary>Short.</summary></entry></feed>`,
    );
    site.answers.set(
      '/json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        items: [{ id: 'x', url: at('/3'), summary: 'Short.' }],
      }),
    );
    site.answers.set(
      '/index.xml',
      `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${at('/map.xml.gz')}</loc></sitemap><sitemap><loc>${at('/index.xml')}</loc></sitemap></sitemapindex>`,
    );
    const entry = (path: string): string =>
      `<url><loc>${at(path)}</loc><news:news><news:publication_date>2026-06-04</news:publication_date></news:news></url>`;
    site.answers.set('/map.xml.gz', gzipSync(`<?xml version="1.0"?><urlset>${entry('/4')}${entry('/whole')}</urlset>`));
    for (const [path, town] of [
      ['/1', 'Bergen'],
      ['/2', 'Lyon'],
      ['/3', 'Turin'],
      ['/4', 'Porto'],
    ] as const)
      site.answers.set(path, report(town));
    const { tally, pages } = await look(['/rss', '/atom', '/json', '/index.xml']);
    expect(pages).toEqual(['/1 2026-06-02', '/2 2026-06-03', '/3', '/4 2026-06-04', '/whole 2026-06-02']);
    expect(tally).toMatchObject({ feeds: 5, changed: 5, failedFeeds: 0, added: 5, leftOut: 0, waiting: 0 });
    expect(site.asked).not.toContain('/whole');
    expect(site.most).toBe(1);
    expect(problems).toEqual([]);
  });

  it('adds each page once: parameters of campaigns, canonical addresses, near copies, a feed that has not changed', async () => {
    site.answers.set('/rss', (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else
        response
          .writeHead(200, { etag: '"a"' })
          .end(rss(...['/1', '/1?utm_source=feed', '/amp/1', '/copy'].map((path) => item(at(path)))));
    });
    site.answers.set('/1', report('Bergen'));
    site.answers.set('/amp/1', report('Bergen', at('/1')));
    site.answers.set('/copy', report('Bergen').replace('twelve', '12'));
    const first = await look(['/rss']);
    expect(first.pages.map((page) => page.replace(/ copy$/, ''))).toEqual(['/1 2026-06-02', '/copy 2026-06-02']);
    expect(first.tally).toMatchObject({ added: 2, copies: 1, known: 1 });
    expect(site.asked).toEqual(['/rss', '/1', '/amp/1', '/copy']);
    const second = await look(['/rss']);
    expect(second.tally).toMatchObject({ feeds: 1, changed: 0, added: 0, known: 0 });
    expect(site.asked.slice(4)).toEqual(['/rss']);
    expect(second.pages).toEqual(first.pages);
  });

  it('bears a site that behaves badly, and asks again later for what may come', async () => {
    site.answers.set('/robots.txt', 'User-agent: *\nDisallow: /forbidden');
    const paths = [
      ...[
        '/forbidden',
        '/gone',
        '/loop',
        '/out',
        '/slow',
        '/cut',
        '/error',
        '/large',
        '/menu',
        '/packed',
        '/busy',
        '/behind',
      ],
    ];
    site.answers.set('/rss', rss(...paths.map((path) => item(at(path)))));
    site.answers.set('/loop', (_, response) => response.writeHead(302, { location: '/loop/again' }).end());
    site.answers.set('/loop/again', (_, response) => response.writeHead(302, { location: '/loop' }).end());
    site.answers.set('/out', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    site.answers.set('/slow', () => undefined);
    site.answers.set('/cut', (_, response) =>
      response.writeHead(200, { 'content-length': 5000 }).write('<p>Nor', () => response.destroy()),
    );
    site.answers.set('/error', (_, response) => response.writeHead(500).end());
    site.answers.set('/busy', (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    site.answers.set('/large', (_, response) => response.end(report('Bergen').repeat(500)));
    site.answers.set('/menu', '<html><body><nav><a href="/">Front</a></nav></body></html>');
    site.answers.set('/packed', (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(report('Lyon'))),
    );
    site.answers.set('/broken', '<html><body>No feed here.</body></html>');
    site.answers.set('/failing', (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end());
    const feeds = ['/rss', '/broken', '/failing'];
    // Coded beside the process that fetches, which is then never too busy to take an answer in time.
    const fetch = { allowPrivate: true, pause: 0, longest: 3000 };
    const options = { maxBytes: 100_000, maxSeconds: 600, fetch };
    const first = await look(feeds, options);
    expect(first.pages).toEqual(['/packed 2026-06-02']);
    expect(first.tally).toMatchObject({ feeds: 3, failedFeeds: 2, added: 1, leftOut: 4, waiting: 7 });
    expect(problems.sort()).toEqual(
      [
        'feed-unknown /broken',
        ...['/busy', '/cut', '/error', '/failing'].map((path) =>
          path === '/cut' ? `input-unreadable ${path}` : `fetch-failed ${path}`,
        ),
        'fetch-failed /gone',
        'fetch-failed /loop',
        'fetch-failed /out',
        'fetch-failed /slow',
        'fetch-refused /forbidden',
        'input-too-large /large',
        'no-article /menu',
      ].sort(),
    );
    expect(site.asked).not.toContain('/forbidden');
    expect(site.asked).not.toContain('/behind');
    expect(site.most).toBe(1);

    // At once nothing that has failed is asked again; later the feeds and what may have come are, and in the end it is left alone.
    site.asked.length = 0;
    await look(feeds, options);
    expect(site.asked).toEqual(['/rss']);
    later();
    site.answers.set('/error', report('Turin'));
    site.answers.set('/busy', (_, response) => response.writeHead(429).end());
    expect((await look(feeds, options)).tally).toMatchObject({ added: 1, leftOut: 1, waiting: 5 });
    later();
    expect((await look(feeds, options)).tally).toMatchObject({ added: 0, leftOut: 5, waiting: 0 });
    later();
    site.asked.length = 0;
    await look(['/rss']);
    expect(site.asked).toEqual(['/rss']);
  });

  it('goes on where it was stopped, and nothing is lost or twice', async () => {
    const towns = ['Bergen', 'Lyon', 'Turin', 'Porto'];
    site.answers.set('/rss', (request, response) => {
      if (request.headers['if-none-match'] === '"a"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"a"' }).end(rss(...towns.map((town) => item(at(`/${town}`)))));
    });
    const stop = new AbortController();
    for (const town of towns) site.answers.set(`/${town}`, report(town));
    site.answers.set('/Turin', () => stop.abort());
    await look(['/rss'], { signal: stop.signal }).catch(() => undefined);
    site.answers.set('/rss', rss());
    site.answers.set('/Turin', report('Turin'));
    const { pages } = await look(['/rss']);
    expect(pages).toEqual(towns.map((town) => `/${town} 2026-06-02`).sort());
  });

  it('refuses private addresses, a second watcher, and a list without a feed', async () => {
    site.answers.set('/rss', rss(item(at('/1'))));
    expect((await look(['/rss'], { fetch: {} })).tally).toMatchObject({ failedFeeds: 1 });
    expect(problems).toEqual(['fetch-private /rss']);
    await expect(look([])).rejects.toThrow('names no feed');
    writeFileSync(join(folder, 'case.watch.lock'), String(process.ppid));
    await expect(look(['/rss'])).rejects.toMatchObject({ problem: { code: 'watch-busy' } });
    writeFileSync(join(folder, 'case.watch.lock'), '999999999');
    await look(['/rss']);
    expect(existsSync(join(folder, 'case.watch.lock'))).toBe(false);
    writeFileSync(join(folder, 'case.watch'), 'words');
    await expect(look(['/rss'])).rejects.toMatchObject({ problem: { code: 'watch-state' } });
  });
});
