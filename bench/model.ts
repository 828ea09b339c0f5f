/// Scores the language model on the development treebanks and name corpora in ../shared: `npm run bench:model`
/// [-- --model DIR] [--parser accurate]. Without ../shared it says so and ends.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Name } from '../src/annotation/sentence.js';
import { loadParser } from '../src/equip/model.js';
import { fillConllu, readConllu, writeConllu } from '../src/parse/conllu.js';
import type { Parser } from '../src/parse/parser.js';

const SHARED = join('..', 'shared');
const CONLLU = join(SHARED, 'score', 'conllu.py');
const BANKS = ['en_ewt-ud-dev', 'en_gum_by-dev'];
const KINDS: Readonly<Record<string, string>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  politician: 'person',
  person: 'person',
  organisation: 'organisation',
  politicalparty: 'organisation',
  country: 'place',
  location: 'place',
};

const { values } = parseArgs({ options: { model: { type: 'string' }, parser: { type: 'string', default: 'fast' } } });
const setting = values.parser === 'accurate' ? 'accurate' : 'fast';
const folder = mkdtempSync(join(tmpdir(), 'herodotus-model-'));
if (!existsSync(SHARED)) {
  console.log('../shared is not here: the corpora that these figures are measured on lie there.');
} else {
  const parser = await loadParser({ directory: values.model, setting });
  for (const bank of BANKS) {
    const gold = join(SHARED, 'data', 'ud', `${bank}.conllu`);
    await scoreTrees(parser, bank, gold, 'as written', (form) => form);
    await scoreTrees(parser, bank, gold, 'CAPITALS', (form) => form.toUpperCase(), ['las']);
    await scoreTrees(parser, bank, gold, 'small letters', (form) => form.toLowerCase(), ['las']);
    await scoreText(parser, bank, gold);
  }
  await scoreUner(parser);
  await scoreColumns(parser, join(SHARED, 'data', 'ner', 'crossner-politics', 'dev.txt'));
}

type Write = (form: string) => string;

async function scoreTrees(
  parser: Parser,
  bank: string,
  gold: string,
  name: string,
  write: Write,
  show?: readonly string[],
): Promise<void> {
  const sentences = readConllu(readFileSync(gold, 'utf8'), gold);
  const analyses = await parser.parseWords(sentences.map(({ forms }) => forms.map(write)));
  const out = join(folder, `${bank}.conllu`);
  writeFileSync(
    out,
    sentences.map((one, i) => fillConllu(one, analyses[i] ?? { words: [], names: [], deeds: null })).join(''),
  );
  print(`${bank}, gold tokens, ${name}`, execFileSync('python3', [CONLLU, gold, out], { encoding: 'utf8' }), show);
}

async function scoreText(parser: Parser, bank: string, gold: string): Promise<void> {
  const text = execFileSync('python3', [CONLLU, '--text', gold], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const out = join(folder, `${bank}-raw.conllu`);
  const sentences = await parser.parse(text);
  writeFileSync(out, sentences.map((one, i) => writeConllu(one, text, String(i + 1))).join(''));
  const report = execFileSync('python3', [CONLLU, '--raw', gold, out], { encoding: 'utf8' });
  print(`${bank}, running text`, report, ['tokens-f1', 'sentences-f1', 'upos', 'uas', 'las']);
}

function print(name: string, report: string, show?: readonly string[]): void {
  const lines = report
    .trim()
    .split('\n')
    .map((line) => line.split(' ').slice(0, 2));
  const kept = lines.filter(([key = '']) => show === undefined || show.includes(key));
  console.log(`${name}: ${kept.map((pair) => pair.join(' ')).join(', ')}`);
}

/// Persons, organisations and places of Universal NER, by the tokens of the treebank. Its development part does not mark
/// nationalities and peoples, so ours do not count.
async function scoreUner(parser: Parser): Promise<void> {
  const gold = new Map<string, readonly { type: string; first: number; last: number }[]>();
  for (const line of readFileSync(join(SHARED, 'data', 'ner', 'uner-ewt-dev.jsonl'), 'utf8')
    .trim()
    .split('\n')) {
    const record = JSON.parse(line) as { sent_id: string; entities: { type: string; first: number; last: number }[] };
    gold.set(record.sent_id, record.entities);
  }
  const file = join(SHARED, 'data', 'ud', 'en_ewt-ud-dev.conllu');
  const sentences = readConllu(readFileSync(file, 'utf8'), file);
  const analyses = await parser.parseWords(sentences.map(({ forms }) => forms));
  const pairs = sentences.map(({ lines }, i) => {
    const id = lines.find((line) => line.startsWith('# sent_id'))?.split('= ')[1] ?? '';
    const wanted = (gold.get(id) ?? []).map(({ type, first, last }) => key(first - 1, last - 1, KINDS[type]));
    return { wanted, found: written(analyses[i]?.names ?? []) };
  });
  printNames('Universal NER, EWT dev', pairs);
}

async function scoreColumns(parser: Parser, file: string): Promise<void> {
  const blocks = readFileSync(file, 'utf8').trim().split(/\n\n+/);
  const rows = blocks.map((block) => block.split('\n').map((line) => line.split(/[\t ]/)));
  const analyses = await parser.parseWords(rows.map((block) => block.map(([form = '']) => form)));
  const pairs = rows.map((block, i) => {
    const wanted: string[] = [];
    const skipped = new Set<number>();
    block.forEach(([, tag = 'O'], first) => {
      const kind = KINDS[tag.slice(2)];
      if (tag !== 'O' && kind === undefined) skipped.add(first);
      if (!tag.startsWith('B-') || kind === undefined) return;
      let last = first;
      while (block[last + 1]?.[1] === `I-${tag.slice(2)}`) last++;
      wanted.push(key(first, last, kind));
    });
    const names = (analyses[i]?.names ?? []).filter(({ first, last }) => !skipped.has(first) && !skipped.has(last));
    return { wanted, found: written(names) };
  });
  printNames('CrossNER politics dev', pairs);
}

function written(names: readonly Name[]): string[] {
  return names.filter(({ kind }) => kind !== 'group').map(({ first, last, kind }) => key(first, last, kind));
}

function key(first: number, last: number, kind: string | undefined): string {
  return `${first}-${last} ${kind ?? ''}`;
}

interface Pair {
  readonly wanted: readonly string[];
  readonly found: readonly string[];
}

function printNames(name: string, pairs: readonly Pair[]): void {
  const scores = ['person', 'organisation', 'place', ''].map((kind) => {
    const of = (list: readonly string[]): string[] => list.filter((one) => one.endsWith(kind));
    let right = 0;
    let all = 0;
    for (const { wanted, found } of pairs) {
      const there = new Set(of(wanted));
      right += of(found).filter((one) => there.has(one)).length;
      all += there.size + of(found).length;
    }
    return `${kind || 'all'} ${((200 * right) / all).toFixed(1)}`;
  });
  console.log(`${name}, names F1: ${scores.join(', ')}`);
}
