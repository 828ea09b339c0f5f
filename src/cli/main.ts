import { Command, CommanderError } from 'commander';
import { HerodotusError, problem } from '../annotation/problem.js';
import { registerCode } from './code.js';
import { registerCodebook } from './codebook-command.js';
import { describe } from './describe.js';
import { registerDoctor } from './doctor.js';
import { registerExplain } from './explain.js';
import { registerParse } from './parse.js';
import { VERSION } from '../annotation/version.js';
import { setV8Flags } from '../work/v8-flags.js';

/// Runs the command line and returns the exit status: 0 all coded, 1 some inputs failed, 2 wrong usage.
export async function main(args: readonly string[]): Promise<number> {
  setV8Flags();
  const program = new Command('herodotus')
    .description('Reads news pages with their readers’ comments and writes down who did what to whom, and who says so.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  let status = 0;
  registerCode(program, (code) => (status = code));
  registerExplain(program, (code) => (status = code));
  registerCodebook(program, (code) => (status = code));
  registerDoctor(program, (code) => (status = code));
  registerParse(program);
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
