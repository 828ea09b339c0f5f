import type { Command } from 'commander';
import pc from 'picocolors';
import type { Problem } from '../annotation/problem.js';
import { checkUp, type Checkup, type Speed } from '../equip/checkup.js';
import { terminalStyle } from './terminal.js';
import { VERSION } from '../annotation/version.js';

/// Adds `herodotus doctor`.
export function registerDoctor(program: Command, report: (status: number) => void): void {
  program
    .command('doctor')
    .description('say what this installation consists of, how fast it is, and what to do about what is wrong')
    .option('--codebook <folder>', 'a codebook in place of the built-in one')
    .option('--json', 'write it as JSON')
    .action(async ({ codebook, json }: { codebook?: string; json?: boolean }) => {
      const found = await checkUp(codebook === undefined ? {} : { codebook });
      const { color } = terminalStyle(process.stdout, process.env);
      const text =
        json === true ? JSON.stringify({ version: VERSION, ...found }, null, 2) : renderCheckup(found, color);
      process.stdout.write(`${text}\n`);
      report(found.ok ? 0 : 1);
    });
}

/// The lines of a checkup, one a part, and below them what is wrong with what to do.
export function renderCheckup(found: Checkup, color: boolean): string {
  const { bold, dim, green, red, yellow } = pc.createColors(color);
  const { node, runtime, parts, compiled, speed, memory, problems } = found;
  const rows: [string, string][] = [
    ['Herodotus', VERSION],
    ['Node', `${node.version} for ${node.platform} on ${node.architecture}`],
    ['runtime', runtime === null ? 'none' : runtimeLine(runtime)],
    ...parts.map(({ name, folder, files, bytes, sha256 }): [string, string] => [
      name,
      `${folder}${dim(`, ${count(files, 'file')}, ${megabytes(bytes)}, sha256 ${sha256.slice(0, 12)}`)}`,
    ]),
    ['compiled', COMPILED_WORDS[compiled]],
    ['speed', speed === null ? 'not measured' : speedLine(speed)],
    [
      'memory',
      `${megabytes(memory.peak)} at most in this run; its heap may grow to ${megabytes(memory.heapLimit)}, the machine has ${megabytes(memory.machine)}`,
    ],
  ];
  const wrong = problems.map((each) => problemLines(each, each.severity === 'error' ? red : yellow));
  const verdict = problems.length === 0 ? [green('All is well.')] : wrong;
  return [...rows.map(([name, value]) => `${bold(name.padEnd(10))}${value}`), '', ...verdict].join('\n');
}

const COMPILED_WORDS: Readonly<Record<Checkup['compiled'], string>> = {
  current: 'dist/codebook.jsonl says what the files of codebook and language say',
  stale: 'dist/codebook.jsonl is not what the files of codebook and language say, and not used',
  none: 'not used: this program runs from its sources',
};

function runtimeLine({ kind, version, from, refused }: NonNullable<Checkup['runtime']>): string {
  const which = kind === 'node' ? 'native code' : 'WebAssembly';
  const where = from === 'shipped' ? 'that came with the package' : `of the package onnxruntime-${kind}`;
  const why = refused.map(({ place, reason }) => `${place}: ${reason}`).join('; ');
  return `ONNX Runtime ${version}, ${which} ${where}${why === '' ? '' : ` (${why})`}`;
}

function speedLine({ sentences, seconds, perSecond, perProcessorSecond }: Speed): string {
  return `${whole(perSecond)} sentences a second from text to record in one thread, ${whole(perProcessorSecond)} a second of processor time (${whole(sentences)} in ${seconds.toFixed(1)} s)`;
}

function problemLines({ severity, code, message, remedy }: Problem, paint: (text: string) => string): string {
  return `${paint(`${severity} ${code}`)}: ${message}\n  → ${remedy}`;
}

function count(number: number, noun: string): string {
  return `${whole(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}

function megabytes(bytes: number): string {
  const size = bytes / 1e6;
  return `${size < 10 ? size.toFixed(1) : whole(size)} MB`;
}
