import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderHtml } from '../../src/export/html.js';
import { herringDispute } from './herring-dispute.js';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing) console.warn('page.test.ts is skipped: no Chromium; install it or set CHROMIUM');

describe.skipIf(missing)('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-page-'));
  const complaints: string[] = [];
  let browser: Browser;
  let page: Page;

  async function open(html: string, hash = ''): Promise<void> {
    writeFileSync(join(folder, 'page.html'), html);
    await page.goto('about:blank');
    await page.goto(`${pathToFileURL(join(folder, 'page.html')).href}${hash}`);
  }

  const chosen = () => page.locator('.detail:visible').getAttribute('data-anchor');
  const rows = () => page.locator('tbody tr:visible').count();

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    page = await browser.newPage({ viewport: { width: 1300, height: 900 }, reducedMotion: 'reduce' });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|about|blob):/.test(request.url())) complaints.push(request.url());
    });
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test('a hash chooses a statement', async () => {
    await open(renderHtml(herringDispute), '#s6');
    expect(await chosen()).toBe('s6');
    expect(await page.locator('tr[aria-current]').getAttribute('data-s')).toBe('5');
    expect(await page.locator('.page [data-role="who"]').textContent()).toBe('Oslo');
  });

  test('a click in the text, Enter on a deed, j, k and Escape', async () => {
    await open(renderHtml(herringDispute));
    await page.locator('.page a.cue', { hasText: 'marched' }).click();
    expect(await chosen()).toBe('s14');
    await page.locator('.page a.cue', { hasText: 'urged' }).press('Enter');
    expect(await chosen()).toBe('s12');
    await page.keyboard.press('j');
    expect(await chosen()).toBe('s13');
    await page.keyboard.press('k');
    expect(await chosen()).toBe('s12');
    await page.keyboard.press('Escape');
    expect(await page.locator('.detail:visible').count()).toBe(0);
  });

  test('filters, sorting, the network and the map agree', async () => {
    await open(renderHtml(herringDispute));
    expect(await rows()).toBe(20);
    await page.locator('[name=claims]').check();
    expect(await rows()).toBe(23);
    await page.locator('[name=type]').selectOption('material-conflict');
    expect(await rows()).toBe(7);
    await page.locator('button[type=reset]').click();
    await page.locator('.node', { hasText: 'European Union' }).click();
    expect(await rows()).toBe(3);
    expect(await page.locator('[name=actor] option:checked').textContent()).toContain('European Union');
    await page.locator('button[type=reset]').click();
    await page.locator('svg.region .spot', { hasText: 'Akureyri' }).press('Enter');
    expect(await rows()).toBe(1);
    await page.locator('button[type=reset]').click();
    await page.getByRole('button', { name: 'Who', exact: true }).click();
    expect((await page.locator('th[aria-sort]').textContent())?.trim()).toBe('Who');
    await page.getByRole('button', { name: 'Whole world' }).click();
    expect(await page.locator('svg.world').isVisible()).toBe(true);
  });

  test('the record can be saved', async () => {
    await open(renderHtml(herringDispute));
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.save').click()]);
    expect(download.suggestedFilename()).toBe('record.json');
  });

  test('several documents open from the list', async () => {
    await open(renderHtml([herringDispute, herringDispute]));
    expect(await page.locator('.doc:visible').count()).toBe(0);
    await page.locator('.index a').nth(1).click();
    await expect.poll(() => page.locator('#d2').isVisible()).toBe(true);
    await page.locator('#d2 .page a.cue', { hasText: 'marched' }).click();
    expect(await chosen()).toBe('d2-s14');
  });

  test('nothing was fetched, refused or thrown', () => {
    expect(complaints).toEqual([]);
  });
});
