import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/// Whether there is no Chromium to test with; says so.
export const missing = !existsSync(executablePath);
if (missing) console.warn('tests in the browser are skipped: no Chromium; install it or set CHROMIUM');

/// A browser that reaches nothing but files and what a test gives it, and a list of all that pages complain of.
export async function openBrowser(): Promise<{ browser: Browser; context: BrowserContext; complaints: string[] }> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const context = await browser.newContext();
  context.setDefaultTimeout(100_000);
  const complaints: string[] = [];
  context.on('console', (message) => complaints.push(message.text()));
  context.on('weberror', (error) => complaints.push(error.error().message));
  return { browser, context, complaints };
}
