/// How long joining happenings over many pages takes, and that pages that come later give what all at once give:
/// `npx tsx --expose-gc bench/across-speed.ts [PAGES]`. Pages are made from the reports of bench/across by substitution: their names and
/// rare words get other letters for each affair, their days are spread over three years.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Across } from '../src/compare/across/across.js';
import type { Page, Telling } from '../src/compare/across/telling.js';
import { loadLexis } from '../src/equip/lexis.js';
import type { Lexis } from '../src/language/lexis.js';

const PAGES = Number(process.argv[2] ?? 100_000);
const DAYS = 1095;
/// Of 100 affairs, how many keep their words: those are told again on other days.
const KEPT = 10;
const RARE = 0.55;

const lexis = await loadLexis();
const reports = ['half-1', 'half-2'].flatMap((half) =>
  readFileSync(`bench/across/${half}.jsonl`, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; text: string; mentions: { start: number; end: number }[] }),
);

const across = new Across(lexis);
const start = performance.now();
for (let number = 0; number < PAGES; number++) across.add(pageOf(number, lexis));
const added = performance.now();
const happenings = across.happenings();
const joined = performance.now();
const several = happenings.filter(({ told }) => new Set(told.map(({ page }) => page.id)).size > 1).length;
const tellings = happenings.reduce((sum, { told }) => sum + told.length, 0);
console.log(
  `${PAGES} pages, ${tellings} tellings, ${happenings.length} happenings, ${several} of several pages: ` +
    `${seconds(start, added)} to add, ${seconds(added, joined)} to join`,
);
console.log(`${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
for (let number = PAGES; number < PAGES + 100; number++) across.add(pageOf(number, lexis));
const more = performance.now();
across.happenings();
console.log(`100 more: ${seconds(joined, more)} to add, ${seconds(more, performance.now())} to join`);

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`;
}

/// Page `number`: one of the reports of one of the affairs.
function pageOf(number: number, words: Lexis): Page {
  const report = reports[number % reports.length];
  const round = Math.floor(number / reports.length);
  const own = round % 100 < KEPT ? '' : round.toString(36);
  const told = (word: string): string => (words.rarity(word) > RARE ? `${word}${own}` : word);
  const text = report?.text ?? '';
  const lines = text.split('\n');
  const sentences = lines.flatMap((line) => line.split(/(?<=[.!?]) /)).map((line) => words.roots(line).map(told));
  const day = (round * 37) % DAYS;
  return {
    id: `${round}-${report?.id ?? ''}`,
    published: new Date(Date.UTC(2020, 0, 1 + day + (number % 3))).toISOString().slice(0, 10),
    publisher: `paper ${number % 50}`,
    publications: [],
    sentences,
    tellings: (report?.mentions ?? []).map(({ start: from, end }, index): Telling => ({
      statement: `s${index + 1}`,
      start: from,
      end,
      cue: words.roots(text.slice(from, end)),
      sentence: Math.min(sentences.length - 1, index),
      type: index % 2 === 0 ? 'ASSAULT' : null,
      mode: null,
      actor: [],
      recipient: [],
      place: null,
      time: null,
      numbers: [],
      polarity: 'positive',
      status: 'occurred',
      voice: null,
      incident: null,
    })),
  };
}
