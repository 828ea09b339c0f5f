import { Command, CommanderError } from 'commander';
import { HerodotusError, problem } from '../annotation/problem.js';
import { describe } from './describe.js';
import { endWithoutReader } from './reader-gone.js';
import { VERSION } from '../annotation/version.js';
import { setV8Flags } from '../work/v8-flags.js';

type Register = (program: Command, report: (status: number) => void) => void;

const keeping = async (): Promise<Register> => (await import('./corpus/keep.js')).registerKeeping;

/// Each command by its name; what it needs is loaded when it is called, so that no command waits for what others need.
const COMMANDS: ReadonlyMap<string, () => Promise<Register>> = new Map([
  ['code', async () => (await import('./code.js')).registerCode],
  ['explain', async () => (await import('./explain.js')).registerExplain],
  ['incidents', async () => (await import('./incidents.js')).registerIncidents],
  ['add', async () => (await import('./corpus/add.js')).registerAdd],
  ['watch', async () => (await import('./corpus/watch.js')).registerWatch],
  ['work', async () => (await import('./corpus/work.js')).registerWork],
  ['join', async () => (await import('./corpus/join.js')).registerJoin],
  ['import', async () => (await import('./corpus/import.js')).registerImport],
  ['compare', async () => (await import('./corpus/compare.js')).registerCompare],
  ['show', async () => (await import('./corpus/show.js')).registerShow],
  ['serve', async () => (await import('./corpus/serve.js')).registerServe],
  ['status', keeping],
  ['check', keeping],
  ['backup', keeping],
  ['remove', keeping],
  ['export', async () => (await import('./corpus/export.js')).registerExport],
  ['codebook', async () => (await import('./codebook-command.js')).registerCodebook],
  ['doctor', async () => (await import('./doctor.js')).registerDoctor],
  ['parse', async () => (await import('./parse.js')).registerParse],
]);

/// Runs the command line and returns the exit status: 0 all coded, 1 some inputs failed, 2 wrong usage.
export async function main(args: readonly string[]): Promise<number> {
  setV8Flags();
  if (args[0] !== 'code') endWithoutReader();
  const program = new Command('herodotus')
    .description('Reads news pages with their readers’ comments and writes down who did what to whom, and who says so.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  let status = 0;
  for (const load of commandsFor(args[0])) (await load())(program, (code) => (status = code));
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const found =
      error instanceof HerodotusError
        ? error.problem
        : problem('internal-error', { input: 'herodotus', reason: String(error) });
    process.stderr.write(`${describe(found)}\n`);
    return found.code === 'usage' ? 2 : 1;
  }
}

/// The command that is called; all of them for help and for what is no command.
function commandsFor(name = '--help'): Iterable<() => Promise<Register>> {
  if (name === '--version' || name === '-V') return [];
  const called = COMMANDS.get(name);
  return called === undefined ? new Set(COMMANDS.values()) : [called];
}
