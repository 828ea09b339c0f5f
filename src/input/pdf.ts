import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { problem } from '../annotation/problem.js';
import { readDate } from '../read/evidence/page-date.js';
import type { ReadResult } from '../read/read-bytes.js';
import { readText } from '../read/read-bytes.js';
import type { PageItem } from './page-item.js';
import { paragraphsOfPages } from './pdf-paragraphs.js';
import type { InputOptions, Source } from './source.js';
import { factsOf, failed, printable } from './source.js';

const LONGEST_SECONDS = 60;
const MOST_MEGABYTES = 1024;
const MOST_PAGES = 2000;

/// What the worker sends at the end.
interface PdfText {
  readonly pages: readonly (readonly PageItem[])[];
  readonly title: string;
  readonly author: string;
  readonly created: string;
  readonly producer: string;
}
type Reading = PdfText | { readonly reason: string };

/// Runs in a thread of its own, so that a PDF made to keep its reader busy can be given up.
const WORKER = `
const { workerData, parentPort } = require('node:worker_threads');
(async () => {
  const { getDocumentProxy } = await import(workerData.library);
  const pdf = await getDocumentProxy(workerData.bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false });
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const pages = [];
  for (let number = 1; number <= Math.min(pdf.numPages, workerData.pages); number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.filter((item) => typeof item.str === 'string').map(({ str, transform, height, width, hasEOL }) =>
      ({ text: str, x: transform[4], y: transform[5], height, width, endsLine: hasEOL })));
    page.cleanup();
  }
  const word = (name) => (typeof info?.[name] === 'string' ? info[name] : '');
  parentPort.postMessage({ pages, title: word('Title'), author: word('Author'), created: word('CreationDate'), producer: word('Producer') });
})().catch((error) => parentPort.postMessage({
  reason: error?.name === 'PasswordException' ? 'it is encrypted with a password' : String(error?.message ?? error),
}));
`;

/// Reads the text layer of a PDF. The library is loaded only here, for it is large and optional.
export async function readPdf(source: Source, bytes: Uint8Array, options: InputOptions): Promise<ReadResult> {
  const { input } = source;
  const library = libraryAddress();
  if (library === null) return failed(input, problem('pdf-reader-missing', { input }));
  const reading = await inThread(library, bytes);
  if ('reason' in reading)
    return failed(input, problem('input-unreadable', { input, reason: printable(reading.reason) }));
  const { paragraphs, furniture } = paragraphsOfPages(reading.pages);
  if (paragraphs.length === 0) return failed(input, problem('pdf-no-text', { input }));
  const known = knownOf(reading, paragraphs, furniture);
  return readText(paragraphs.join('\n\n'), { ...factsOf(source, options), known }, options.cues);
}

/// Titles and authors of PDF files are often those of templates and computers, so they count where the first page says the
/// same. The day on which a browser printed a page says nothing.
function knownOf(
  { title, author, created, producer }: PdfText,
  paragraphs: readonly string[],
  furniture: readonly string[],
): { readonly title: string | null; readonly author: string | null; readonly published: string | null } {
  const top = paragraphs.slice(0, 12);
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const shown = letters(top.join(' '));
  const confirmed = (text: string): boolean => letters(text).length >= 4 && shown.includes(letters(text));
  const dated = [...top, ...furniture].find((paragraph) => paragraph.length < 60 && readDate(paragraph, true) !== null);
  const made = /^D:(\d{4})(\d\d)(\d\d)/.exec(created);
  const printed = /skia|wkhtml|cairo|quartz/i.test(producer);
  const stated = dated !== undefined ? dated : made === null || printed ? '' : `${made[1]}-${made[2]}-${made[3]}`;
  return {
    title: top.find((paragraph) => confirmed(title) && letters(paragraph) === letters(title)) ?? null,
    author: confirmed(author) ? author.trim() : null,
    published: readDate(stated, true)?.day ?? null,
  };
}

function libraryAddress(): string | null {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve('unpdf')).href;
  } catch {
    return null;
  }
}

function inThread(library: string, bytes: Uint8Array): Promise<Reading> {
  return new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      eval: true,
      workerData: { library, bytes: new Uint8Array(bytes), pages: MOST_PAGES },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (reading: Reading): void => {
      clearTimeout(timer);
      resolve(reading);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end({ reason: `it took more than ${LONGEST_SECONDS} seconds` }),
      LONGEST_SECONDS * 1000,
    );
    worker.once('message', (reading: Reading) => end(reading));
    worker.once('error', (error) => end({ reason: error instanceof Error ? error.message : String(error) }));
    worker.once('exit', () => end({ reason: 'its reader ended early' }));
  });
}
