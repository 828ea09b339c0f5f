/// Renders an HTML file with Debian's Chromium to PNG files, in light and dark, for desktop and phone:
/// `tsx scripts/screenshot.ts PAGE.html OUT [--hash s3] [--full] [--only desktop-light]`.
import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hash: { type: 'string' }, full: { type: 'boolean' }, only: { type: 'string' } },
});
const [page, out] = positionals;
if (page === undefined || out === undefined) {
  process.stderr.write('usage: tsx scripts/screenshot.ts PAGE.html OUT [--hash s3] [--full] [--only desktop-light]\n');
  process.exit(2);
}

const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of SCHEMES) {
      const name = `${size}-${colorScheme}`;
      if (values.only !== undefined && values.only !== name) continue;
      const context = await browser.newContext({
        viewport,
        colorScheme,
        reducedMotion: 'reduce',
        deviceScaleFactor: size === 'phone' ? 2 : 1,
      });
      const tab = await context.newPage();
      tab.on('console', (message) => process.stderr.write(`${name}: ${message.text()}\n`));
      tab.on('pageerror', (error) => process.stderr.write(`${name}: ${error.message}\n`));
      await tab.goto(`${pathToFileURL(resolve(page)).href}${values.hash === undefined ? '' : `#${values.hash}`}`);
      await tab.evaluate('document.fonts.ready');
      const file = join(out, `${basename(page, '.html')}-${name}.png`);
      await tab.screenshot({ path: file, fullPage: values.full === true });
      process.stdout.write(`${file}\n`);
      await context.close();
    }
  }
} finally {
  await browser.close();
}
