/// Reads saved pages with Herodotus and with Readability alone in the same run, then news texts, and prints pages a second,
/// the share of plain news texts that are split, and memory. `npx tsx bench/read.ts [FOLDER]`; the folder is
/// ../shared/data/pages/html when left out. Without that data there is nothing to measure, and it says so.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { parse } from 'yaml';
import { commentCues } from '../src/read/comment-cues.js';
import { readBytes } from '../src/read/read-bytes.js';

const CUES_FILE = 'codebook/cues/comments.yaml';
const NEWS = ['news/wikinews', 'attribution/polnear-dev', 'relations/re3d-open', 'places/geovirus'].map(
  (name) => `../shared/data/${name}.jsonl`,
);
const folder = process.argv[2] ?? '../shared/data/pages/html';
const cues = commentCues(parse(readFileSync(CUES_FILE, 'utf8')), CUES_FILE);

const print = (name: string, value: number | string): void => {
  process.stdout.write(`${name} ${typeof value === 'number' ? Number(value.toFixed(4)) : value}\n`);
};

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

if (existsSync(folder)) {
  const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  let comments = 0;
  const own = timed(() => {
    for (const bytes of pages) {
      for (const result of readBytes(bytes, { input: 'page' }, cues)) {
        if (result.ok) comments += result.document.segments.filter((segment) => segment.kind === 'comment').length;
      }
    }
  });
  const peer = timed(() => {
    for (const bytes of pages) new Readability(parseHTML(new TextDecoder().decode(bytes)).document).parse();
  });
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
print('resident-megabytes', process.memoryUsage().rss / 1e6);
