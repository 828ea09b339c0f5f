import { Command } from 'commander';
import { registerParse } from '../src/cli/parse.js';

const program = new Command('herodotus');
registerParse(program);
await program.parseAsync();
