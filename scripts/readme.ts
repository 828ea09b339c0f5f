/// Writes what README.md shows of the program: the table of an example page, from its kept record, and with `--figures FILE`
/// the output of the benches, between the markers `<!-- NAME -->` and `<!-- /NAME -->`. With `--check` it only says whether
/// the table is stale.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DocumentRecord } from '../src/annotation/record.js';
import { renderTable } from '../src/export/table.js';

const README = 'README.md';
const RECORD = 'examples/nepal-talks.jsonl';
const WIDTH = 100;
/// Lines of the table that the README shows.
const LINES = 40;

const { values } = parseArgs({ options: { check: { type: 'boolean' }, figures: { type: 'string' } } });
const before = readFileSync(README, 'utf8');
let after = between(before, 'table', `\`\`\`text\n${table()}\n\`\`\``);
if (values.figures !== undefined)
  after = between(after, 'figures', `\`\`\`text\n${readFileSync(values.figures, 'utf8').trim()}\n\`\`\``);
if (after !== before) {
  if (values.check !== true) writeFileSync(README, after);
  process.stderr.write(`${README} ${values.check === true ? 'is stale; run npm run derived' : 'made'}\n`);
  if (values.check === true) process.exitCode = 1;
}

function table(): string {
  const record = JSON.parse(readFileSync(RECORD, 'utf8')) as DocumentRecord;
  const lines = renderTable(record, { width: WIDTH, color: false }).split('\n');
  return [...lines.slice(0, LINES).map((line) => line.trimEnd()), '…'].join('\n');
}

function between(text: string, name: string, content: string): string {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from < 0 || to < from) throw new Error(`${README} has no ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n\n${content}\n\n${text.slice(to)}`;
}
