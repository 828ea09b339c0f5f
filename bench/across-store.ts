/// How long joining incidents over the pages of a corpus takes, and how much memory: `npx tsx bench/across-store.ts [PAGES]`. Pages are
/// made from the reports of bench/across as bench/across-speed.ts makes them, written to a corpus in a process of their own, joined in
/// another one; then 100 more come.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { deflateSync } from 'node:zlib';
import type { DocumentRecord, StatementRecord } from '../src/annotation/record.js';
import { loadLexis } from '../src/equip/lexis.js';
import type { NewDocument } from '../src/store/corpus.js';
import { openCorpus } from '../src/store/open-corpus.js';
import { BARE_RECORD, BARE_STATEMENT, incidentsOf } from '../test/bare.js';

const DAYS = 1095;
/// Of 100 affairs, how many keep their words: those are told again on other days.
const KEPT = 10;
const RARE = 0.55;
const BATCH = 500;
const MORE = 100;

const [count = '100000', file, step] = process.argv.slice(2);
const pages = Number(count);
if (file === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-across-store-'));
  for (const each of ['add', 'join', 'more'])
    spawnSync('npx', ['tsx', 'bench/across-store.ts', count, join(folder, 'case.db'), each], { stdio: 'inherit' });
  rmSync(folder, { recursive: true });
} else {
  const corpus = await openCorpus(file, { create: true });
  let begun = performance.now();
  const first = step === 'more' ? pages : 0;
  const last = step === 'add' ? pages : step === 'more' ? pages + MORE : 0;
  const make = last > 0 ? await maker() : null;
  for (let at = first; at < last && make !== null; at += BATCH)
    await corpus.add(Array.from({ length: Math.min(BATCH, last - at) }, (_, index) => make(at + index)));
  if (last > 0)
    console.log(`${last - first} pages added in ${seconds(begun)}, ${Math.round(statSync(file).size / 1e6)} MB`);
  if (step !== 'add') {
    begun = performance.now();
    const { texts, incidents, shared } = await corpus.join();
    console.log(`${texts} texts joined in ${seconds(begun)}: ${incidents} incidents, ${shared} of several reports`);
    const { userCPUTime, systemCPUTime } = process.resourceUsage();
    console.log(`${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)} s of the processor in all`);
    console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`);
  }
  await corpus.close();
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/// Makes page `number`: one of the reports of one of the affairs.
async function maker(): Promise<(number: number) => NewDocument> {
  const lexis = await loadLexis();
  const reports = ['half-1', 'half-2'].flatMap((half) =>
    readFileSync(`bench/across/${half}.jsonl`, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string; text: string; mentions: { start: number; end: number }[] }),
  );
  const known = new Map<string, boolean>();
  const isRare = (word: string): boolean => {
    const found = known.get(word) ?? lexis.roots(word).some((root) => lexis.rarity(root) > RARE);
    known.set(word, found);
    return found;
  };
  return (number) => {
    const report = reports[number % reports.length];
    const round = Math.floor(number / reports.length);
    const own = round % 100 < KEPT ? '' : round.toString(36);
    // Where letters of the report came to stand.
    const moved: number[] = [];
    let text = '';
    for (const [part] of (report?.text ?? '').matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu)) {
      for (let index = 0; index < part.length; index++) moved.push(text.length + index);
      text += /[\p{L}\p{N}]/u.test(part) && isRare(part) ? `${part}${own}` : part;
    }
    const day = (round * 37) % DAYS;
    const published = new Date(Date.UTC(2020, 0, 1 + day + (number % 3))).toISOString().slice(0, 10);
    const sentences = [...text.matchAll(/[^.!?\n]+[.!?]*/g)].map(({ index, 0: words }) => ({
      start: index,
      end: index + words.length,
    }));
    const statements = (report?.mentions ?? []).map((mention, index) => {
      const cue = { start: moved[mention.start] ?? 0, end: (moved[mention.end - 1] ?? 0) + 1 };
      return statementOf(index, cue);
    });
    const record: DocumentRecord = {
      ...BARE_RECORD,
      id: `${round}-${report?.id ?? ''}`,
      input: 'made',
      published,
      publisher: `paper ${number % 50}`,
      text,
      sentences,
      statements,
      incidents: incidentsOf(statements),
    };
    const hash = createHash('sha256').update(`${published} ${text}`).digest().subarray(0, 16);
    const kept = { hash, body: deflateSync(text), parse: new Uint8Array(), record: null, sketch: null };
    return { record, kept };
  };
}

function statementOf(index: number, cue: { start: number; end: number }): StatementRecord {
  const isEvent = index % 2 === 0;
  return {
    ...BARE_STATEMENT,
    id: `s${index + 1}`,
    key: index.toString(16).padStart(32, '0'),
    kind: isEvent ? 'event' : 'claim',
    ...cue,
    cue,
    event: isEvent ? { type: 'ASSAULT', mode: null, contexts: [], cameo: '190', score: -9 } : null,
  };
}
