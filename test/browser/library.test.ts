import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle, runtimePath } from '../../scripts/build-page.js';
import { loadCodebook } from '../../src/equip/compiled-codebook.js';
import { loadParser } from '../../src/equip/model.js';
import { FeatureTable } from '../../src/language/tags.js';
import { MODEL_FILES } from '../../src/language/model-files.js';
import { missing, openBrowser } from './chromium.js';
import { NEWS } from './news.js';

const HOST = 'http://static.example';
const MODEL = fileURLToPath(new URL('../../language/en/model/', import.meta.url));
const MIME = { html: 'text/html', js: 'text/javascript', json: 'application/json', wasm: 'application/wasm' } as const;

const IN_PAGE = `
import { openParser, HerodotusError } from './browser.js';
globalThis.parse = async (sources, text) => {
  try {
    const parser = await openParser(sources);
    return JSON.parse(JSON.stringify(await parser.parse(text)));
  } catch (error) {
    return error instanceof HerodotusError ? error.problem.code + ' ' + error.message : String(error);
  }
};
globalThis.parseInWorker = (sources, text) => new Promise((resolve, reject) => {
  const worker = new Worker('worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.postMessage([sources, text]);
});
globalThis.ready = true;
`;

const IN_WORKER = `
import { openParser } from './browser.js';
onmessage = async ({ data: [sources, text] }) => {
  const parser = await openParser(sources);
  postMessage(JSON.parse(JSON.stringify(await parser.parse(text))));
};
`;

describe.skipIf(missing)('herodotus-events/browser, imported by a page on a static host', () => {
  let browser: Browser;
  let page: Page;

  async function call(name: 'parse' | 'parseInWorker', sources: object, text: string): Promise<unknown> {
    return page.evaluate(`${name}(${JSON.stringify(sources)}, ${JSON.stringify(text)})`);
  }

  /// A new page: the runtime of an old one is open already.
  async function open(): Promise<void> {
    await page.goto(`${HOST}/index.html`);
    await page.waitForFunction('globalThis.ready');
  }

  beforeAll(async () => {
    const files = new Map<string, string | Buffer>([
      ['/index.html', '<!doctype html><title>t</title><script type="module" src="page.js"></script>'],
      ['/page.js', IN_PAGE],
      ['/worker.js', IN_WORKER],
      ['/browser.js', await bundle(fileURLToPath(new URL('../../src/browser/index.ts', import.meta.url)))],
      ['/ort.wasm', readFileSync(runtimePath())],
    ]);
    for (const name of Object.values(MODEL_FILES)) {
      const bytes = readFileSync(`${MODEL}${name}`);
      files.set(`/model/${name}`, bytes);
      files.set(`/cut/${name}`, name === MODEL_FILES.network ? bytes.subarray(0, 1000) : bytes);
      files.set(`/other/${name}`, name === MODEL_FILES.tokens ? '{"format": 99}' : bytes);
    }
    const opened = await openBrowser();
    ({ browser } = opened);
    page = await opened.context.newPage();
    await opened.context.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      const body = files.get(pathname);
      const contentType = Object.entries(MIME).find(([ending]) => pathname.endsWith(`.${ending}`))?.[1] ?? '';
      await route.fulfill(body === undefined ? { status: 404, body: '' } : { body, contentType });
    });
  });

  afterAll(async () => {
    await browser.close();
  });

  test('parses in the page and in a worker what Node parses', async () => {
    const sources = { model: './model', wasm: './ort.wasm' };
    const [pack] = loadCodebook().packs;
    const parser = await loadParser({ runtime: 'web', tags: pack && new FeatureTable(pack) });
    const expected: unknown = JSON.parse(JSON.stringify(await parser.parse(NEWS)));
    expect(JSON.stringify(expected)).toContain('"Tense":"Past"');
    await open();
    expect(await call('parse', sources, NEWS)).toEqual(expected);
    expect(await call('parseInWorker', sources, NEWS)).toEqual(expected);
  });

  test.each([
    ['a folder without a model', { model: '/nowhere/', wasm: '/ort.wasm' }, /^model-missing \/nowhere\/\S+: .*missing/],
    ['no runtime', { model: '/model/', wasm: '/no.wasm' }, /^model-missing \/no\.wasm: /],
    ['a cut-off network', { model: '/cut', wasm: '/ort.wasm' }, /^model-broken parser\.onnx: .*cut off .*1000 bytes/],
    ['another version', { model: '/other', wasm: '/ort.wasm' }, /^model-format tokens\.json: .*found format 99/],
    [
      'a language without a parser',
      { model: '/model/', wasm: '/ort.wasm', language: 'tlh' },
      /^language-without-hooks /,
    ],
    ['bytes without one of the files', { model: {}, wasm: '/ort.wasm' }, /^model-missing [a-z]+\.\w+: /],
  ])('says what is wrong with %s', async (_, sources, message) => {
    await open();
    expect(await call('parse', sources, 'The army left.')).toMatch(message);
  });
});
