/// Scores reports that nobody had read when they were first coded: `npm run bench:blind [-- --parser accurate] [--errors]`.
/// The sets in bench/blind are frozen: their hashes stand in bench/blind/README.md. `--sets constructions` scores the texts of
/// bench/constructions, which are not. The scorer is ../shared/score/reports.py; without ../shared it says so and ends.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const FROZEN = 'blind';
const SCORER = join('..', 'shared', 'score', 'reports.py');

const { values } = parseArgs({
  options: {
    parser: { type: 'string', default: 'fast' },
    errors: { type: 'boolean', default: false },
    sets: { type: 'string', default: FROZEN },
  },
});
const SETS = join('bench', values.sets);

if (!existsSync(SCORER)) console.log('../shared is not here: the scorer of these reports lies there.');
else for (const name of readdirSync(SETS).filter((file) => file.endsWith('.jsonl'))) score(name);

function score(name: string): void {
  const gold = join(SETS, name);
  const bytes = readFileSync(gold);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (values.sets === FROZEN && !readFileSync(join(SETS, 'README.md'), 'utf8').includes(hash))
    throw new Error(`${gold} is not the set whose hash stands in ${SETS}/README.md`);
  const folder = mkdtempSync(join(tmpdir(), 'herodotus-blind-'));
  const input = join(folder, name);
  const coded = join(folder, `coded-${name}`);
  const reports = bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; published: string; text: string });
  writeFileSync(
    input,
    reports.map(({ id, published, text }) => `${JSON.stringify({ id, published, text })}\n`).join(''),
  );
  const argv = ['bin/herodotus.js', 'code', input, '--workers', '1', '--parser', values.parser, '-o', coded];
  execFileSync('node', [...argv, '--format', 'jsonl'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const more = values.errors ? ['--errors'] : [];
  console.log(`== ${name}, ${reports.length} reports, --parser ${values.parser}`);
  console.log(execFileSync('python3', [SCORER, gold, coded, ...more], { encoding: 'utf8' }));
}
