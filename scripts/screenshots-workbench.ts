/// Pictures of the workbench over the corpus of its tests, for docs/images: `tsx scripts/screenshots-workbench.ts [FOLDER]`.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { StatementAnswer, StatementsAnswer } from '../src/server/api.js';
import { serve } from '../test/workbench/serving.js';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly dark?: boolean;
  /// What is clicked before.
  readonly click?: string;
  /// Whether somebody reviews some statements before.
  readonly reviewed?: boolean;
}

const SHOTS: readonly Shot[] = [
  { name: 'incidents', path: '/incidents?from=2031-03-01' },
  { name: 'according-to', path: '/incidents/1' },
  { name: 'reading', path: '/pages/asia-ledger-1', click: '[data-cue]', dark: true },
  { name: 'timeline', path: '/timeline?from=2031-03-01&to=2031-03-08&zoom=yes' },
  { name: 'network', path: '/network?from=2031-03-01' },
  { name: 'map', path: '/map?from=2031-03-01', dark: true },
  { name: 'review', path: '/review?from=2031-03-01', click: 'button:has-text("Correct")' },
  { name: 'codebook', path: '/codebook' },
  { name: 'report', path: '/report?from=2031-03-01' },
  { name: 'tablet', path: '/statements?from=2031-03-01', width: 820, dark: true },
  { name: 'phone', path: '/incidents?from=2031-03-01', width: 390 },
  { name: 'suggestions', path: '/codebook?part=suggestions', reviewed: true },
];

/// What a reviewer decides for the pictures: a recipient, the name of an actor, a type, and one that is wrong.
async function review(address: string): Promise<void> {
  const find = async (page: string, cue: string): Promise<StatementAnswer> => {
    const answer = await fetch(`${address}/api/statements?limit=100&kind=event&document=${page}`);
    const row = ((await answer.json()) as StatementsAnswer).rows.find(({ cue: { words } }) => words === cue);
    if (row === undefined) throw new Error(`nothing is “${cue}” on ${page}`);
    return row;
  };
  const decide = async ({ key, review: { version } }: StatementAnswer, wish: object): Promise<void> => {
    const answer = await fetch(`${address}/api/statements/${key}/review`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'x-herodotus': '1', 'if-match': `"${version}"` },
      body: JSON.stringify({ author: 'Ada', ...wish }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const spanOf = ({ sentence: { start, words } }: StatementAnswer, part: string, actor: string | null) => {
    const from = start + [...words.slice(0, words.indexOf(part))].length;
    return [{ start: from, end: from + [...part].length, actor }];
  };
  const killed = await find('state-news-4', 'killed');
  await decide(killed, { verdict: 'corrected', changes: { recipient: spanOf(killed, 'three soldiers', null) } });
  const met = await find('state-news-4', 'met');
  await decide(met, { verdict: 'corrected', changes: { actor: spanOf(met, 'Than Htay', 'President Than Htay') } });
  const released = await find('state-news-4', 'released');
  await decide(released, { verdict: 'corrected', changes: { type: 'CONCEDE' } });
  await decide(await find('state-news-4', 'signed'), { verdict: 'corrected', changes: { type: 'AGREE' } });
  await decide(await find('delta-post-31', 'protested'), { verdict: 'rejected' });
}

const folder = process.argv[2] ?? 'docs/images';
const serving = await serve();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
try {
  for (const { name, path, width = 1280, dark = false, click, reviewed = false } of SHOTS) {
    if (reviewed) await review(serving.address);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const settled = page.locator('#view:not(:has(.loading, [aria-busy=true])) > *').first();
    await page.goto(serving.address + path);
    await settled.waitFor();
    if (click !== undefined) {
      await page.locator(click).first().click();
      await settled.waitFor();
    }
    const file = join(folder, `workbench-${name}.png`);
    await page.screenshot({ path: file });
    process.stdout.write(`${file}\n`);
    await context.close();
  }
} finally {
  await browser.close();
  await serving.close();
}
