/// Reads saved pages with Herodotus and with Readability alone in the same run, then news texts, then generated web archives
/// of 10 MB, 100 MB and 1 GB, and prints pages a second, the share of plain news texts that are split, and peak memory. Times
/// are CPU times, the best of three. `npx tsx bench/read.ts [FOLDER]`; the folder is ../shared/data/pages/html when left out.
/// Without that data there are only the archives, and it says so. `--archives 10,100` sets their sizes in megabytes.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parseComments } from '../src/language/comments.js';
import { commentCues } from '../src/read/evidence/comment-cues.js';
import { readBytes } from '../src/read/read-bytes.js';

const CUES_FILE = 'language/en/comments.yaml';
const NEWS = ['news/wikinews', 'attribution/polnear-dev', 'relations/re3d-open', 'places/geovirus'].map(
  (name) => `../shared/data/${name}.jsonl`,
);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { archives: { type: 'string', default: '10,100,1000' } },
});
const folder = positionals[0] ?? '../shared/data/pages/html';
const cues = commentCues({
  code: 'en',
  name: 'English',
  comments: parseComments({ name: CUES_FILE, text: readFileSync(CUES_FILE, 'utf8') }),
});

const print = (name: string, value: number | string): void => {
  process.stdout.write(`${name} ${typeof value === 'number' ? Number(value.toFixed(4)) : value}\n`);
};

function timed(run: () => void, times = 1): number {
  let best = Infinity;
  for (let time = 0; time < times; time++) {
    const from = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

if (existsSync(folder)) {
  const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  let comments = 0;
  const own = timed(() => {
    comments = 0;
    for (const bytes of pages) {
      for (const result of readBytes(bytes, { input: 'page' }, cues)) {
        if (result.ok) comments += result.document.segments.filter((segment) => segment.kind === 'comment').length;
      }
    }
  }, 3);
  const peer = timed(() => {
    for (const bytes of pages) new Readability(parseHTML(new TextDecoder().decode(bytes)).document).parse();
  }, 3);
  print('pages', pages.length);
  print('comments', comments);
  print('pages-per-second', pages.length / own);
  print('pages-per-second-readability', pages.length / peer);
  print('time-against-readability', own / peer);
} else print('skipped', `${folder} is not here`);

for (const file of NEWS.filter(existsSync)) {
  const bytes = readFileSync(file);
  let results: ReturnType<typeof readBytes> = [];
  const seconds = timed(() => {
    results = readBytes(bytes, { input: file }, cues);
  });
  const split = results.filter(
    (result) => result.ok && result.document.segments.some((segment) => segment.kind === 'comment'),
  );
  print(`${file} texts`, results.length);
  print(`${file} split`, split.length / results.length);
  print(`${file} texts-per-second`, results.length / seconds);
}

/// A page like those of newspapers: scripts and navigation, a report, a thread; no two alike.
function pageOf(number: number): string {
  const sentence = `The council of town ${number} met on Monday, and the mayor said that the harbour would stay closed, for now. `;
  const frame = `<li class="nav"><a href="/${number}">Section ${number}</a></li>`.repeat(60);
  const report = `<p>${sentence.repeat(3)}</p>`.repeat(12);
  const comments = Array.from(
    { length: 12 },
    (_, at) =>
      `<li class="comment" id="comment-${at}"><cite class="fn">Reader ${at}</cite> <time datetime="2020-05-12T10:${10 + at}">12 May</time><p>I do not believe what they say of town ${number}, and neither do you.</p></li>`,
  );
  return `<!doctype html><html><head><title>Town ${number}</title><script>${'var a = 1;'.repeat(3000)}</script></head><body><ul class="nav">${frame}</ul><article><h1>Town ${number} keeps its harbour closed</h1>${report}</article><ol id="comments">${comments.join('')}</ol></body></html>`;
}

/// Writes a web archive of at least so many bytes.
function writeArchive(file: string, size: number): void {
  const out = openSync(file, 'w');
  for (let number = 1, written = 0; written < size; number++) {
    const answer = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${pageOf(number)}`;
    const head = `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/${number}\r\nWARC-Record-ID: <urn:uuid:${number}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(answer)}\r\n\r\n`;
    written += writeSync(out, `${head}${answer}\r\n\r\n`);
  }
  closeSync(out);
}

const temporary = mkdtempSync(join(tmpdir(), 'herodotus-bench-'));
try {
  for (const megabytes of values.archives.split(',').map(Number)) {
    const file = join(temporary, 'archive.warc');
    writeArchive(file, megabytes * 1e6);
    const told = execFileSync(process.execPath, [...process.execArgv, 'bench/read-archive.ts', file], {
      encoding: 'utf8',
    });
    const { pages, seconds, peak } = JSON.parse(told) as { pages: number; seconds: number; peak: number };
    print(`archive of ${megabytes} MB pages-per-second`, pages / seconds);
    print(`archive of ${megabytes} MB megabytes-per-second`, megabytes / seconds);
    print(`archive of ${megabytes} MB peak-megabytes`, peak);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
