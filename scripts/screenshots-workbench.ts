/// Pictures of the workbench over the corpus of its tests, for docs/images: `tsx scripts/screenshots-workbench.ts [FOLDER]`.
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { serve } from '../test/workbench/serving.js';

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly dark?: boolean;
  /// What is clicked before.
  readonly click?: string;
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
];

const folder = process.argv[2] ?? 'docs/images';
const serving = await serve();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
try {
  for (const { name, path, width = 1280, dark = false, click } of SHOTS) {
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
