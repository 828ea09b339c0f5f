/// Scores the build against the dev corpora in ../shared with the scorers that lie beside them: `npm run bench:accuracy`.
/// Without ../shared it says so and ends.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SHARED = join('..', 'shared');
const SCORE = join(SHARED, 'score', 'score.py');
const CONLLU = join(SHARED, 'score', 'conllu.py');
const BIN = join('bin', 'herodotus.js');
const folder = mkdtempSync(join(tmpdir(), 'herodotus-bench-'));

interface Task {
  readonly name: string;
  readonly gold: string;
  /// What is coded; the gold file itself when left out.
  readonly input?: string;
  readonly show: readonly string[];
}

const TASKS: readonly Task[] = [
  {
    name: 'actors-class',
    gold: 'events/actors-class.jsonl',
    show: ['class-macro-f1', 'with-an-event', 'actor-recipient-overlap-f1', 'actor-recipient-exact-f1'],
  },
  {
    name: 'attribution',
    gold: 'attribution/polnear-dev.jsonl',
    show: [
      'attribution-f1',
      'source-right-when-found',
      'cue-right-when-found',
      'source-character-f1',
      'cue-character-f1',
      'content-character-f1',
    ],
  },
  {
    name: 'relations',
    gold: 'relations/re3d-open.jsonl',
    show: ['FightingAgainst-recall', 'AlliesOf-recall', 'CommWith-recall'],
  },
  { name: 'places', gold: 'places/geovirus.jsonl', show: ['found', 'found-precision', 'within-161-km-of-found'] },
  {
    name: 'pages',
    gold: 'pages/pages.jsonl',
    input: 'pages/html',
    show: ['article-snippets-f1', 'without-right', 'comments-right', 'title-right', 'date-right'],
  },
];

if (!existsSync(SHARED)) {
  console.log('../shared is not here: the corpora that these figures are measured on lie there.');
} else {
  for (const task of TASKS) scoreTask(task);
  for (const bank of ['en_ewt-ud', 'en_gum_by']) scoreTrees(bank);
}

function scoreTask({ name, gold, input, show }: Task): void {
  const goldFile = unrepeated(join(SHARED, 'data', gold), name);
  const out = join(folder, `${name}.jsonl`);
  code(input === undefined ? goldFile : join(SHARED, 'data', input), out);
  const report = execFileSync('python3', [SCORE, name, goldFile, out], { encoding: 'utf8', maxBuffer: 1 << 28 });
  print(name, report, show);
}

/// The gold file without lines whose id came before: a record can be compared with one text only.
function unrepeated(path: string, name: string): string {
  if (name === 'pages') return path;
  const seen = new Set<string>();
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => {
      if (line.trim() === '') return false;
      const { id } = JSON.parse(line) as { id: string };
      return seen.has(id) ? false : seen.add(id) !== undefined;
    });
  const copy = join(folder, `${name}-gold.jsonl`);
  writeFileSync(copy, `${lines.join('\n')}\n`);
  return copy;
}

function code(input: string, out: string): void {
  try {
    execFileSync('node', [BIN, 'code', '--format', 'jsonl', '--output', out, input], { stdio: 'ignore' });
  } catch (error) {
    // Exit status 1 says that some of the inputs could not be read; the scorer counts them.
    if ((error as { status?: number }).status !== 1) throw error;
  }
}

function scoreTrees(bank: string): void {
  const gold = join(SHARED, 'data', 'ud', `${bank}-dev.conllu`);
  const out = join(folder, `${bank}.conllu`);
  writeFileSync(out, parse(['--conllu', gold]));
  print(`${bank}, gold tokens`, execFileSync('python3', [CONLLU, gold, out], { encoding: 'utf8' }), [
    'upos',
    'uas',
    'las',
  ]);
  const raw = join(folder, `${bank}.txt`);
  writeFileSync(raw, execFileSync('python3', [CONLLU, '--text', gold], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  writeFileSync(out, parse([raw]));
  const report = execFileSync('python3', [CONLLU, '--raw', gold, out], { encoding: 'utf8' });
  print(`${bank}, raw text`, report, ['tokens-f1', 'sentences-f1', 'las']);
}

function parse(args: readonly string[]): string {
  return execFileSync('node', [BIN, 'parse', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function print(name: string, report: string, show: readonly string[]): void {
  const values = new Map(
    report
      .split('\n')
      .map((line) => line.split(' '))
      .map(([key = '', value = '']) => [key, value]),
  );
  console.log(`${name}: ${show.map((key) => `${key} ${values.get(key) ?? '–'}`).join(', ')}`);
}
