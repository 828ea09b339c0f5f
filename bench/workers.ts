/// What workers bring: `npm run bench:workers [-- FILE.jsonl] [--rounds N] [--workers N]`. Runs `herodotus code` with one worker
/// and with several in turn over the same documents, and tells of each the time by the clock and the processor's time with
/// that of the children. The clock says what users get on idle cores; the processor's time says what handing documents over
/// costs, on busy ones too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, workers: { type: 'string', default: '2' } },
});
const folder = mkdtempSync(join(tmpdir(), 'herodotus-workers-'));
/// How often the example pages are coded where no file is given.
const TIMES = 100;

function example(): string {
  const texts = ['mackerel-dispute', 'nepal-talks'].map(
    (name) => (JSON.parse(readFileSync(`examples/${name}.jsonl`, 'utf8')) as { text: string }).text,
  );
  const file = join(folder, 'examples.jsonl');
  const lines = Array.from({ length: TIMES }, (_, time) =>
    texts.map((text, i) => JSON.stringify({ id: `${time}-${i}`, text })),
  );
  writeFileSync(file, `${lines.flat().join('\n')}\n`);
  return file;
}

interface Cost {
  readonly wall: number;
  readonly processor: number;
}

function run(workers: string, file: string): Cost {
  const begun = performance.now();
  const script = `node bin/herodotus.js code --format jsonl --workers ${workers} "$1" > /dev/null; times`;
  const { stdout, status } = spawnSync('bash', ['-c', script, 'bash', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the run with ${workers} workers failed`);
  // The second line of `times` is what the children took, user and system.
  const [user = 0, system = 0] = [...(stdout.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
  );
  return { wall: (performance.now() - begun) / 1000, processor: user + system };
}

try {
  const file = positionals[0] ?? example();
  const middle = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  const costs = { one: [] as Cost[], several: [] as Cost[] };
  for (let round = 0; round < Number(values.rounds); round++) {
    costs.one.push(run('1', file));
    costs.several.push(run(values.workers, file));
  }
  for (const [name, list] of Object.entries(costs))
    console.log(
      `${(name === 'one' ? '1' : values.workers).padStart(2)} workers: ${middle(list.map(({ wall }) => wall)).toFixed(2)} s, processor ${middle(list.map(({ processor }) => processor)).toFixed(2)} s`,
    );
  const ratio = (of: keyof Cost): number =>
    middle(costs.one.map((c) => c[of])) / middle(costs.several.map((c) => c[of]));
  console.log(
    `by the clock ${ratio('wall').toFixed(2)} times as fast; a document for ${(1 / ratio('processor')).toFixed(3)} of the processor's time`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
