#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write('error: the program is not built yet\n  → npm ci, or npm run build\n');
  process.exitCode = 1;
}
