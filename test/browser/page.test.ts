import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildPage } from '../../scripts/build-page.js';
import { loadParser } from '../../src/equip/model.js';
import { writeConllu } from '../../src/parse/conllu.js';
import { missing, openBrowser } from './chromium.js';
import { NEWS } from './news.js';

/// What `herodotus parse --runtime web` writes.
async function parseInNode(text: string): Promise<string> {
  const parser = await loadParser({ runtime: 'web' });
  const sentences = await parser.parse(text);
  return sentences.map((sentence, i) => writeConllu(sentence, text, String(i + 1))).join('');
}

describe.skipIf(missing)('the page of examples/browser, opened from disk without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-page-'));
  const file = join(folder, 'parse.html');
  const requests: string[] = [];
  let complaints: string[];
  let browser: Browser;
  let page: Page;

  /// Parses a text by hand, as a reader does, and waits until the page says how many sentences it has. The button alone tells
  /// nothing: it can be pressed before the parse as after it.
  async function parse(text: string): Promise<void> {
    await page.locator('output').evaluate((output) => (output.textContent = ''));
    await page.locator('textarea').fill(text);
    await page.locator('button[type=submit]').click();
    await page.locator('output', { hasText: 'parsed in' }).waitFor();
    await page.locator('button[type=submit]:enabled').waitFor();
  }

  /// Waits until as many sentences stand in the page.
  async function shown(count: number): Promise<void> {
    await page.locator(`article:nth-child(${count}):last-child`).waitFor();
  }

  beforeAll(async () => {
    writeFileSync(file, await buildPage());
    const opened = await openBrowser();
    ({ browser, complaints } = opened);
    await opened.context.setOffline(true);
    page = await opened.context.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    await page.locator('button[type=submit]:enabled').waitFor();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('parses what Node parses', async () => {
    await parse(NEWS);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#save').click()]);
    expect(download.suggestedFilename()).toBe('sentences.conllu');
    expect(readFileSync(await download.path(), 'utf8')).toBe(await parseInNode(NEWS));
  });

  test('shows each sentence with its names, its tree and a table of its words', async () => {
    await parse('The mayor of Skarhavn met Jón Áskelsson in Oslo. Talks failed.');
    await shown(2);
    const first = page.locator('article').first();
    expect(await first.locator('p').textContent()).toBe('The mayor of Skarhavn met Jón Áskelsson in Oslo.');
    expect(await first.locator('mark.place').allTextContents()).toContain('Oslo');
    expect(await first.locator('svg .form').allTextContents()).toContain('Áskelsson');
    expect(await first.locator('svg').getAttribute('aria-label')).toContain('met: root; ');
    await first.locator('summary').click();
    await first.locator('tbody tr').nth(4).waitFor();
    expect(await first.locator('tbody tr').nth(4).locator('td').allTextContents()).toEqual([
      ...['5', 'met', 'meet', 'VERB', 'VBD', 'root', ''],
    ]);
  });

  test('takes markup in a text for text', async () => {
    await parse('<img src=x onerror="document.title=1"> </script><script>document.title=2</script> The army left.');
    await page.locator('article', { hasText: 'document.title=1' }).first().waitFor();
    expect(await page.locator('#sentences').locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe('Herodotus: sentences, trees and names');
  });

  test('shows a long text bit by bit', async () => {
    await parse('The army left. '.repeat(120));
    await shown(50);
    await page.locator('#more', { hasText: '50 more' }).click();
    await shown(100);
    await page.locator('#more', { hasText: '20 more' }).click();
    await shown(120);
    await page.locator('#more').waitFor({ state: 'hidden' });
  });

  test('asks nothing of a network, and nothing is refused or thrown', () => {
    expect(requests.filter((url) => !/^(?:file|blob):/.test(url))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
