/// Peak memory of `herodotus code` over many documents: `npm run bench:memory [-- --documents 500,5000,20000] [--workers 1]
/// [--to file]`. The documents are our own, made by substitution, each with names and numbers that no other has, so that
/// whatever is kept by form, name or number grows. They come as a stream of JSON lines; the records go to a pipe, or with
/// `--to file` through `-o`. Peaks are those of the system (VmHWM), of the program and of the largest of its workers. Linux only.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '500,5000,20000' },
    workers: { type: 'string', default: '1' },
    to: { type: 'string', default: 'pipe' },
  },
});
const marks = values.documents.split(',').map(Number);
const folder = mkdtempSync(join(tmpdir(), 'herodotus-memory-'));
const SYLLABLES = [
  'ka',
  'rel',
  'mo',
  'vin',
  'dra',
  'ost',
  'bel',
  'tu',
  'hal',
  'zor',
  'nim',
  'pet',
  'gra',
  'lun',
  'fe',
  'sik',
];

/// A name that belongs to a number alone.
function name(number: number): string {
  let word = '';
  for (let rest = number + 17; rest > 0; rest = Math.floor(rest / SYLLABLES.length))
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function text(number: number): string {
  const [person, town, party] = [name(number), name(number * 3 + 1), name(number * 7 + 2)];
  return (
    `Police in ${town} arrested ${number + 3} members of the ${party} Front on Monday, the interior ministry of Norway said. ` +
    `Minister ${person} told reporters that France had rejected the plan. ` +
    `Rebels led by ${person} attacked a convoy near Aleppo and killed ${(number % 40) + 2} soldiers. ` +
    `"We shall not ${party.toLowerCase()}ise our towns," a spokesman for ${town} said.`
  );
}

function* lines(count: number): Generator<string> {
  for (let number = 0; number < count; number++)
    yield `${JSON.stringify({ id: `d${number}`, title: `Day ${number} in ${name(number * 3 + 1)}`, text: text(number) })}\n`;
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    // It has ended.
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((entry) => {
      try {
        return new RegExp(`^PPid:\\s+${pid}$`, 'm').test(readFileSync(`/proc/${entry}/status`, 'utf8'));
      } catch {
        return false;
      }
    })
    .map(Number);
}

/// Peaks in MB once so many documents are coded; all of them are coded in one run.
async function measure(): Promise<void> {
  const most = Math.max(...marks);
  const output = values.to === 'file' ? ['-o', join(folder, 'out.jsonl')] : [];
  const child = spawn(
    'node',
    ['bin/herodotus.js', 'code', '--format', 'jsonl', '--workers', values.workers, ...output, '-'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  let written = 0;
  let next = 0;
  const tell = (): void => {
    const mark = marks[next];
    if (mark === undefined || written < mark || child.pid === undefined) return;
    next++;
    const workers = childrenOf(child.pid).map(peakOf);
    const largest = workers.length === 0 ? '' : `, largest worker ${Math.max(...workers).toFixed(0)} MB`;
    console.log(`${mark} documents: ${peakOf(child.pid).toFixed(0)} MB${largest}`);
    tell();
  };
  const count = (): void => {
    try {
      const journal = readFileSync(join(folder, 'out.jsonl.part.journal'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
      written = Number(/"documents":(\d+)/.exec(journal)?.[1] ?? 0);
    } catch {
      // Not begun, or done.
    }
    tell();
  };
  const timer = values.to === 'file' ? setInterval(count, 100) : undefined;
  child.stdout.on('data', (bytes: Buffer) => {
    for (const byte of bytes) if (byte === 0x0a) written++;
    tell();
  });
  Readable.from(lines(most)).pipe(child.stdin);
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(timer);
}

try {
  await measure();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
