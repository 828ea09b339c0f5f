import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { missing, openBrowser } from '../browser/chromium.js';
import { serve, type Serving } from './serving.js';

/// Stricter than the server's own: no style in markup either.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
/// Of the first view, gzipped.
const MOST_BYTES = 350_000;

interface Finding {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

describe.skipIf(missing)('the workbench, served over a corpus of seven pages', () => {
  let serving: Serving;
  let browser: Browser;
  let context: BrowserContext;
  let complaints: string[];
  let page: Page;
  const foreign: string[] = [];

  beforeAll(async () => {
    serving = await serve();
    ({ browser, context, complaints } = await openBrowser());
    context.on('request', (request) => {
      if (!request.url().startsWith(serving.address)) foreign.push(request.url());
    });
    await context.route('**/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
    });
    page = await context.newPage();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  afterAll(async () => {
    await browser.close();
    await serving.close();
  });

  beforeEach(() => {
    complaints.length = 0;
  });

  /// Opens a view and waits until all that it asked for has come.
  async function open(path: string): Promise<void> {
    await page.goto(serving.address + path);
    await settled();
  }

  async function settled(): Promise<void> {
    await page.locator('#view:not(:has(.loading, [aria-busy=true])) > *').first().waitFor();
  }

  /// What axe finds serious.
  async function findings(): Promise<string[]> {
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as { violations: Finding[] };
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  /// The address of an incident that is disputed, found as a reader finds it.
  async function disputed(): Promise<void> {
    await open('/incidents?type=ASSAULT&place=Sittwe');
    await page.getByRole('row').filter({ hasText: 'disputed' }).filter({ hasText: 'aerial' }).first().click();
    await page.waitForURL('**/incidents/*');
    await settled();
  }

  for (const scheme of ['light', 'dark'] as const)
    test.each([
      ['incidents', '/incidents'],
      ['statements', '/statements?type=ASSAULT'],
      ['pages', '/pages'],
      ['a page', '/pages/asia-ledger-1'],
      ['an incident', '/incidents/1'],
      ['timeline', '/timeline'],
      ['network', '/network'],
      ['map', '/map'],
      ['review', '/review'],
      ['samples', '/samples'],
      ['adding', '/add'],
      ['codebook', '/codebook'],
      ['suggestions', '/codebook?part=suggestions'],
      ['a draft', '/codebook?part=draft&file=frames/assault.yaml'],
      ['report', '/report'],
    ])(`%s, ${scheme}: nothing serious is found by axe, nothing is complained of`, async (_, path) => {
      await page.emulateMedia({ colorScheme: scheme });
      await open(path);
      expect(await findings()).toEqual([]);
      expect(complaints).toEqual([]);
    });

  test('a facet is chosen, counted, kept in the address and taken away again', async () => {
    await open('/statements');
    await page.getByRole('checkbox', { name: /^ASSAULT/ }).check();
    await page.waitForURL('**/statements?type=ASSAULT');
    await settled();
    const rows = page.getByRole('row').filter({ hasNot: page.getByRole('columnheader') });
    expect(await rows.filter({ hasNotText: 'ASSAULT' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await page.waitForURL('**/incidents?type=ASSAULT');
    await page.getByRole('button', { name: 'Remove Type: ASSAULT' }).click();
    await page.waitForURL('**/incidents');
  });

  test('words are searched with the keyboard alone', async () => {
    await open('/statements');
    await page.keyboard.press('/');
    await page.keyboard.type('Mandalay');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/statements?words=Mandalay');
    await settled();
    expect(await page.getByRole('row').filter({ hasText: 'Delta Post' }).count()).toBeGreaterThan(0);
    expect(await page.getByRole('row').filter({ hasText: 'Harbour Voice' }).count()).toBe(0);
  });

  test('rows are stepped through and opened, columns chosen, the list sorted', async () => {
    await open('/statements');
    await page.getByRole('grid').focus();
    await page.keyboard.press('j');
    await page.locator('#row-1[aria-selected=true]').waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Confidence' }).check();
    await page.getByRole('columnheader', { name: 'Confidence' }).waitFor();
    expect(page.url()).toContain('columns=');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Confidence' }).click();
    await page.locator('[aria-sort=ascending]', { hasText: 'Confidence' }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/pages/*pick=*');
  });

  test('of a page one picks a statement, and sees its roles and its chain of voices', async () => {
    await open('/pages/asia-ledger-1');
    await page.keyboard.press('j');
    const beside = page.getByRole('complementary', { name: 'The statement that is picked' });
    await beside.getByText('Who says so').waitFor();
    expect(await beside.textContent()).toContain('Sittwe');
    await page.locator('mark.r-actor').first().waitFor();
    await page.keyboard.press('Escape');
    await beside.getByText('Pick a statement').waitFor();
  });

  test('of a disputed incident one sees who says so and who denies it, each with a way to the words', async () => {
    await disputed();
    await page.getByRole('heading', { name: /den(?:y|ies) it$/ }).waitFor();
    expect(await page.locator('.sides').textContent()).toContain('spokesman');
    await page.locator('.voice-card a').first().click();
    await page.waitForURL('**/pages/*pick=*');
    await page.locator('.told.on').first().waitFor();
  });

  test('days that are drawn over on the timeline filter all views', async () => {
    await open('/timeline');
    const box = await page.locator('.brush').boundingBox();
    if (box === null) throw new Error('the timeline has no brush');
    await page.mouse.move(box.x + box.width * 0.9, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 2, box.y + 40, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL('**from=*');
    await page.getByRole('link', { name: 'Incidents', exact: true }).click();
    await page.waitForURL('**/incidents?**from=*');
    await settled();
    expect(await page.getByRole('row').filter({ hasText: 'no day' }).count()).toBe(0);
  });

  test('what is not there and what cannot be asked is told with a remedy', async () => {
    await open('/incidents/999999');
    await page.getByRole('alert').waitFor();
    await open('/incidents?words=zzzzqq');
    await page.getByText('No incidents for this filter.').waitFor();
    await open('/nowhere/at/all');
    await page.getByText('There is no such page.').waitFor();
  });

  test('of a copied report one sees which paper prints it', async () => {
    await open('/incidents/1');
    await page.locator('.copies', { hasText: 'Gulf Courier' }).waitFor();
  });

  test('statements are judged with the keyboard, and taken back', async () => {
    await open('/review');
    await page.keyboard.press('a');
    await page.getByText('Say first who you are').waitFor();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await page.locator('.said', { hasText: 'accepted:' }).waitFor();
    await page.locator('.history li', { hasText: 'Ada' }).first().waitFor();
    await page.keyboard.press('u');
    await page.locator('.history li.undone', { hasText: 'accepted' }).waitFor();
    await page.keyboard.press('Shift+U');
    await page.locator('.judged .badge', { hasText: 'accepted by Ada' }).waitFor();
  });

  test('a type is corrected, and a statement that somebody else judged meanwhile is not overwritten', async () => {
    await open('/review');
    await page.locator('.judged').waitFor();
    const key = await page.evaluate(
      "fetch('/api/statements?reviewed=open&sort=confidence&kind=event&limit=1').then((r) => r.json()).then((r) => r.rows[0].key)",
    );
    await open(`/review?pick=${String(key)}`);
    await page.locator('.judged').waitFor();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Your name').press('Enter');
    await page.keyboard.press('c');
    await page.getByRole('form', { name: 'Correct' }).getByLabel('Type').selectOption('THREATEN');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.said', { hasText: 'corrected:' }).waitFor();
    await open(`/review?pick=${String(key)}`);
    await page.locator('.judged .badge', { hasText: 'corrected by Ada' }).waitFor();
    await page.evaluate(
      `fetch('/api/statements/${String(key)}/review', { method: 'PUT', headers: { 'content-type': 'application/json', 'x-herodotus': '1', 'if-match': '"' + ${
        '(await (await fetch("/api/statements/' + String(key) + '")).json()).review.version'
      } + '"' }, body: JSON.stringify({ verdict: 'accepted', author: 'Bo' }) })`.replace(/^/, '(async () => { await ') +
        '})()',
    );
    await page.keyboard.press('x');
    await page.locator('.said', { hasText: 'Not written' }).waitFor();
    await page.locator('.judged .badge', { hasText: 'accepted by Bo' }).waitFor();
    await page.getByRole('alert', { name: 'Decided by two' }).waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Write mine in its place' }).click();
    await page.locator('.said', { hasText: 'rejected:' }).waitFor();
    await page.evaluate(
      `fetch('/api/undo', { method: 'POST', headers: { 'content-type': 'application/json', 'x-herodotus': '1' }, body: JSON.stringify({ author: 'Ada' }) })`,
    );
  });

  test('a mode is chosen of those of the type, by the keyboard, and what was corrected before stays', async () => {
    await open('/review');
    const key = String(
      await page.evaluate(
        "fetch('/api/statements?reviewed=open&type=ASSAULT&limit=1').then((r) => r.json()).then((r) => r.rows[0].key)",
      ),
    );
    await open(`/review?pick=${key}`);
    await page.locator('.judged').waitFor();
    if ((await page.getByLabel('Your name').inputValue()) === '') await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Your name').press('Enter');
    await page.keyboard.press('c');
    const form = page.getByRole('form', { name: 'Correct' });
    const mode = form.getByLabel('Mode');
    const before = await mode.inputValue();
    await form.getByLabel('Type').selectOption('AGREE');
    expect([await mode.inputValue(), await mode.isDisabled()]).toEqual(['', true]);
    await form.getByLabel('Type').selectOption('ASSAULT');
    expect(await mode.inputValue()).toBe(before);
    await form.getByLabel('Type').selectOption('CONSULT');
    expect(await mode.locator('option').allTextContents()).toEqual([
      'none',
      'visit',
      'third-party',
      'multilateral',
      'phone',
    ]);
    await form.getByLabel('Type').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('ph');
    expect(await mode.inputValue()).toBe('phone');
    await form.getByText('by telephone').waitFor();
    expect(await findings()).toEqual([]);
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.judged .type', { hasText: 'CONSULT phone' }).waitFor();
    await page.locator('.history li', { hasText: 'mode: phone' }).waitFor();
    await open(`/review?pick=${key}`);
    await page.locator('.judged').waitFor();
    await page.keyboard.press('c');
    await form.getByLabel('Status').selectOption('planned');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.judged', { hasText: 'planned' }).locator('.type', { hasText: 'CONSULT phone' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('.history li.undone', { hasText: 'status: planned' }).waitFor();
    await page.keyboard.press('u');
    await page.locator('.judged .type', { hasText: 'ASSAULT' }).waitFor();
  });

  /// Selects words of the element that a selector finds, as a reader does who drags over them.
  async function select(selector: string, words: string): Promise<void> {
    await page.evaluate(
      `(() => {
        const walker = document.createTreeWalker(document.querySelector(${JSON.stringify(selector)}), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const at = walker.currentNode.data.indexOf(${JSON.stringify(words)});
          if (at < 0) continue;
          getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + ${words.length});
          return;
        }
      })()`,
    );
  }

  test('a recipient is corrected from the incident, and the codebook gets a line for it', async () => {
    await open('/incidents?words=soldiers');
    await page.getByRole('row').filter({ hasText: 'three soldiers of a post' }).click();
    await page.waitForURL('**/incidents/*');
    await settled();
    await page
      .locator('.voice-card li', { hasText: 'three soldiers' })
      .first()
      .getByRole('link', { name: 'Correct' })
      .click();
    await page.getByRole('form', { name: 'Correct' }).waitFor();
    await select('.judged blockquote', 'three soldiers');
    const whom = page.getByRole('group', { name: 'To whom' });
    await whom.getByRole('button', { name: 'the words selected' }).click();
    await whom.locator('b', { hasText: /^three soldiers$/ }).waitFor();
    if ((await page.getByLabel('Your name').inputValue()) === '') await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Save the correction' }).click();
    await page.locator('.judged .badge', { hasText: 'corrected by Ada' }).waitFor();
    await open('/codebook?part=suggestions');
    const card = page.getByRole('article', { name: 'kill' });
    await card.getByText('[R three soldiers] of a post near Sittwe').waitFor();
    await card.getByRole('button', { name: 'Put it in' }).click();
    await card.getByText('is in the draft').waitFor();
    expect(await findings()).toEqual([]);
    await card.getByText('1 sentence').click();
    await card.locator('mark', { hasText: 'killed' }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download them as a folder' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('reviewed-codebook.zip');
    await card.getByRole('button', { name: 'language/en/wording/assault.yaml', exact: true }).click();
    await page.getByRole('textbox', { name: /assault\.yaml$/ }).waitFor();
    expect(await page.getByRole('textbox', { name: /assault\.yaml$/ }).inputValue()).toContain(
      '- "[A Rebels] killed [R three soldiers] of a post near Sittwe',
    );
  });

  test('incidents are merged, and taken apart again where it was done', async () => {
    await open('/incidents/1');
    const before = await page.locator('.summary').textContent();
    await page.getByRole('button', { name: 'Merge or split' }).click();
    await page.locator('.grouping select option').nth(1).waitFor({ state: 'attached' });
    if ((await page.getByLabel('Your name').inputValue()) === '') await page.getByLabel('Your name').fill('Ada');
    await page.locator('.grouping select').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('status').filter({ hasText: 'one incident now' }).waitFor();
    await page.locator('.summary', { hasNotText: before ?? '' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('status').filter({ hasText: 'one incident now' }).waitFor({ state: 'detached' });
    await open('/incidents/1');
    expect(await page.locator('.summary').textContent()).toBe(before);
  });

  test('a value is found among many of a facet, a year is written, and the picture leads to the list', async () => {
    await open('/map');
    const place = page.locator('.facets details').filter({ hasText: /^Place/ });
    await place.locator('summary').click();
    await place.getByRole('button', { name: 'More' }).click();
    await page.keyboard.type('manda');
    await place.getByRole('checkbox').nth(1).waitFor({ state: 'detached' });
    await place.getByRole('checkbox', { name: /^Mandalay/ }).check();
    await page.waitForURL('**place=Mandalay');
    await page.getByLabel('From', { exact: true }).fill('2031');
    await page.getByLabel('To', { exact: true }).fill('2031');
    await page.getByLabel('To', { exact: true }).press('Enter');
    await page.waitForURL('**from=2031&to=2031');
    await page.getByRole('link', { name: /incidents?: list/ }).click();
    await page.waitForURL('**/incidents?**');
    await settled();
    await page.getByRole('row').filter({ hasText: 'Mandalay' }).first().waitFor();
  });

  test('a text that is pasted is coded, with progress, and can be read', async () => {
    await open('/add');
    await page.getByLabel('Text, with the comments').fill('Police in Lima arrested nine miners on Friday.');
    await page.getByLabel('Title').fill('Miners');
    await page.getByRole('button', { name: 'Code the text' }).click();
    await page.locator('.codings', { hasText: '1 page added' }).waitFor({ timeout: 120_000 });
    await page.locator('.codings a').first().click();
    await page.waitForURL('**/pages/*');
    await page.locator('[data-cue]', { hasText: 'arrested' }).waitFor();
  }, 150_000);

  test('places within an outline that is drawn on the map are chosen', async () => {
    await open('/map?from=2031-03-01');
    await page.locator('.map-picture .spot').first().waitFor();
    await page.getByRole('button', { name: 'Lasso' }).click();
    const box = await page.locator('.map-picture').boundingBox();
    if (box === null) throw new Error('there is no map');
    const at = async (x: number, y: number): Promise<void> =>
      page.mouse.move(box.x + box.width * x, box.y + box.height * y, { steps: 4 });
    await at(0.02, 0.02);
    await page.mouse.down();
    await at(0.98, 0.02);
    await at(0.98, 0.98);
    await at(0.02, 0.98);
    await page.mouse.up();
    await page.waitForURL('**place=Sittwe*');
  });

  test('what is missing is added by selecting words of the page', async () => {
    await open('/pages/delta-post-31');
    await page.evaluate(`(() => {
      const walker = document.createTreeWalker(document.querySelector('.page-text'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('organisers said');
        if (at < 0) continue;
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 10);
        return;
      }
    })()`);
    await page.getByText('“organisers”').waitFor();
    await page.getByLabel('It is').selectOption('CONSULT');
    await page.locator('.adding').getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.locator('.told.on', { hasText: 'organisers' }).first().waitFor();
    await open('/statements?reviewed=added');
    await page.getByRole('row').filter({ hasText: 'organisers' }).waitFor();
  });

  test('what is shown is exported, and a view is kept and opened again', async () => {
    await open('/incidents?type=PROTEST');
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'POLECAT, TSV' }).click(),
    ]);
    const written = readFileSync(await download.path(), 'utf8');
    expect(written).toContain('PROTEST');
    expect(written).not.toContain('COERCE');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByLabel('Keep this view as').fill('Protests');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('link', { name: 'Protests' }).waitFor();
    await open('/map');
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByRole('link', { name: 'Protests' }).click();
    await page.waitForURL('**/incidents?type=PROTEST');
  });

  test('a sample is drawn and judged, and says how right the coding is', async () => {
    await open('/samples?type=PROTEST');
    await page.getByLabel('Name', { exact: true }).fill('Protests');
    await page.getByLabel('How many').fill('3');
    await page.getByLabel('Your name').fill('Ada');
    await page.getByRole('button', { name: 'Draw a sample' }).click();
    await page.waitForURL('**/samples/*');
    await page.locator('.judged').waitFor();
    await page.keyboard.press('a');
    await page.getByText('1 of 3 judged by Ada').waitFor();
    await page.getByRole('button', { name: 'Agreement and figures' }).click();
    await page.getByRole('rowheader', { name: 'PROTEST' }).waitFor();
    expect(await findings()).toEqual([]);
  });

  test('a report is saved as a file that fetches nothing', async () => {
    await open('/report?from=2031-03-01');
    await page.locator('.quotation').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as HTML' }).click(),
    ]);
    const written = readFileSync(await download.path(), 'utf8');
    expect(written).toContain('<svg');
    expect(written).not.toMatch(/<script|<link|src=|url\(/);
  });

  test('what looks like markup in a page is text', async () => {
    await open('/pages/markup-1');
    expect(await page.locator('.page-text h1').textContent()).toContain('<img src="/nowhere"');
    expect(await page.locator('.page-text :is(img, script, b)').count()).toBe(0);
    expect(await page.title()).toBe('Herodotus');
    await open('/pages');
    expect(await page.locator('#view img').count()).toBe(0);
  });

  test('keys are told, and the help closes with Escape', async () => {
    await open('/incidents');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.waitForURL('**/statements');
  });

  test.each([
    ['tablet', 820],
    ['phone', 390],
  ])('nothing is wider than a %s', async (_, width) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      '/incidents',
      '/pages/asia-ledger-1',
      '/incidents/1',
      '/timeline',
      '/network',
      '/map',
      '/review',
      '/samples',
      '/add',
      '/codebook',
      '/report',
    ]) {
      await open(path);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(width);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('the first view is small, and nothing is fetched from elsewhere', async () => {
    // What the view before still waits for is none of this one.
    await page.goto('about:blank');
    const sizes = new Map<string, number>();
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname;
      if (path.startsWith('/assets/')) sizes.set(path, gzipSync(readFileSync(join(serving.built, path))).length);
    });
    await open('/incidents');
    expect(readdirSync(join(serving.built, 'assets')).length).toBeGreaterThan(sizes.size);
    expect(sizes.size).toBeGreaterThan(3);
    expect([...sizes.values()].reduce((sum, each) => sum + each, 0)).toBeLessThan(MOST_BYTES);
    expect(foreign).toEqual([]);
  });
});

describe.skipIf(missing)('the workbench over a corpus without a page', () => {
  test('says how to fill it', async () => {
    const serving = await serve({ empty: true });
    const { browser, context } = await openBrowser();
    try {
      const page = await context.newPage();
      for (const view of ['incidents', 'statements', 'pages']) {
        await page.goto(`${serving.address}/${view}`);
        await page.getByRole('heading', { name: 'This corpus is empty.' }).waitFor();
        await page.getByText('herodotus add affair.db pages/').waitFor();
      }
    } finally {
      await browser.close();
      await serving.close();
    }
  });
});
