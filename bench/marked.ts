/// How many predicates marked in sentences the coder finds, by label: `npm run bench:marked -- FILE… [--errors] [--label LABEL]`.
/// A file holds a sentence a line, in which predicates stand as `[COERCE:seized]`; `!` or `?` behind the label is left out of
/// account, and `REL:` names a relation. A predicate counts as found where a statement of its type has the word in its cue, or
/// stands in the word's clause and has its cue on no other mark. A word without a mark is unknown.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { StatementRecord } from '../src/annotation/record.js';
import { plainPage, wholePipeline } from '../test/code/coded.js';

interface Mark {
  readonly label: string;
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

interface Marked {
  readonly text: string;
  readonly marks: readonly Mark[];
}

interface Tally {
  marked: number;
  found: number;
  wrong: number;
}

const RELATIONS: Readonly<Record<string, string>> = { leader: 'leads' };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { errors: { type: 'boolean' }, label: { type: 'string' } },
});
const tallies = new Map<string, Tally>();
const pipeline = await wholePipeline();
for (const file of positionals) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const marked = readMarks(line);
    if (marked.marks.length === 0) continue;
    const { statements } = await pipeline.run(plainPage(marked.text, file));
    for (const mark of marked.marks) count(marked, mark, statements);
  }
}
print();

/// The sentence as it is printed, and where its marked words stand in code points.
function readMarks(line: string): Marked {
  let text = '';
  const marks: Mark[] = [];
  const closed = line.replaceAll(/ (?=[,.;:?!)](?:\s|$)|'s\b|n't\b)/g, '').replaceAll('( ', '(');
  for (const [piece] of closed.matchAll(/\[[^\]]*\]|[^[]+/g)) {
    const found = /^\[([A-Z]+(?::[a-z]+)?)[!?]*:(.*)\]$/.exec(piece);
    const word = found?.[2] ?? piece;
    const start = [...text].length;
    if (found !== null) marks.push({ label: found[1] ?? '', word, start, end: start + [...word].length });
    text += word;
  }
  return { text, marks };
}

function count({ text, marks }: Marked, mark: Mark, statements: readonly StatementRecord[]): void {
  const told = statements.filter(({ kind }) => kind !== 'claim');
  const at = told.filter(({ cue }) => overlap(cue, mark)).map(labelOf);
  const wanted = labelWanted(mark);
  const near = (statement: StatementRecord): boolean =>
    overlap(statement, mark) && !marks.some((other) => overlap(statement.cue, other));
  const found =
    wanted !== 'NONE' && (at.includes(wanted) || told.some((each) => labelOf(each) === wanted && near(each)));
  const wrong = !found && at.length > 0;
  const tally = tallies.get(wanted) ?? { marked: 0, found: 0, wrong: 0 };
  tally.marked++;
  if (found) tally.found++;
  if (wrong) tally.wrong++;
  tallies.set(wanted, tally);
  const isError = wanted === 'NONE' ? wrong : !found;
  if (values.errors !== true || !isError || (values.label !== undefined && values.label !== wanted)) return;
  const marked = `${[...text].slice(0, mark.start).join('')}[${mark.word}]${[...text].slice(mark.end).join('')}`;
  console.log(`${wanted}\t${at.length > 0 ? at.join('+') : '-'}\t${marked}`);
}

function labelWanted({ label }: Mark): string {
  const relation = /^REL:(.*)$/.exec(label)?.[1];
  return relation === undefined ? label : `REL:${RELATIONS[relation] ?? relation}`;
}

function labelOf({ event, relation }: StatementRecord): string {
  return event?.type ?? `REL:${relation ?? ''}`;
}

function overlap(one: { start: number; end: number }, other: { start: number; end: number }): boolean {
  return one.start < other.end && other.start < one.end;
}

function print(): void {
  console.log('label\tmarked\tfound\tshare\twrong type');
  const all: Tally = { marked: 0, found: 0, wrong: 0 };
  for (const [label, { marked, found, wrong }] of [...tallies].sort()) {
    if (label === 'NONE') continue;
    row(label, marked, found, wrong);
    all.marked += marked;
    all.found += found;
    all.wrong += wrong;
  }
  row('all', all.marked, all.found, all.wrong);
  const none = tallies.get('NONE');
  if (none !== undefined)
    console.log(`NONE\t${none.marked}\tcoded ${none.wrong}\t${(none.wrong / none.marked).toFixed(3)}`);
}

function row(label: string, marked: number, found: number, wrong: number): void {
  console.log(`${label}\t${marked}\t${found}\t${(found / marked).toFixed(3)}\t${wrong}`);
}
