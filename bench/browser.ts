/// Start-up and speed of the parse step in Chromium, in the page that `npm run page` makes, opened from disk.
/// Usage: npx tsx bench/browser.ts FILE.txt [--rounds N]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { buildPage } from '../scripts/build-page.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const text = positionals.map((file) => readFileSync(file, 'utf8')).join('\n\n');

const folder = mkdtempSync(join(tmpdir(), 'herodotus-page-'));
const file = join(folder, 'parse.html');
const html = await buildPage();
writeFileSync(file, html);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  console.log(`page ${(html.length / 1e6).toFixed(1)} MB, Chromium ${browser.version()}`);
  for (let round = 1; round <= Number(values.rounds); round++) {
    const page = await browser.newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    /// Processor time that the page's thread has spent, in seconds.
    const spent = async (): Promise<number> => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
    };
    const begun = performance.now();
    await page.goto(pathToFileURL(file).href);
    const parse = page.locator('button[type=submit]:enabled');
    const status = page.locator('output');
    await parse.waitFor();
    const ready = `${(performance.now() - begun).toFixed(0)} ms, ${(1000 * (await spent())).toFixed(0)} of them at work`;
    const opened = await status.textContent();
    const speeds: string[] = [];
    await page.locator('textarea').evaluate((field, value) => void Object.assign(field, { value }), text);
    // The first time the code is not compiled to the end yet.
    for (let time = 1; time <= 3; time++) {
      const before = await spent();
      await parse.click();
      await parse.waitFor({ timeout: 600_000 });
      const seconds = (await spent()) - before;
      const [words = 0, milliseconds = 1] =
        ((await status.textContent()) ?? '')
          .replaceAll(',', '')
          .match(/(?<=sentences? )\d+|\d+(?= ms)/g)
          ?.map(Number) ?? [];
      speeds.push(`${((1000 * words) / milliseconds).toFixed(0)} (${(words / seconds).toFixed(0)})`);
    }
    console.log(`round ${round}: ready in ${ready} (${opened}), ${speeds.join(', ')} tokens/s (of processor time)`);
    await page.close();
  }
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
