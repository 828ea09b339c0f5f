/// How well the statements of one happening are gathered: B-cubed and pairwise precision, recall and F1 over the events that both
/// have: `npm run bench:links -- GOLD.jsonl RECORDS.jsonl`. A line of the gold is {id, text, gold: [{words, incident}]}: `words`
/// stand in the text and tell an event, `incident` names its happening, null where it is told once. An event is found by the
/// statement whose cue overlaps its words.
import { readFileSync } from 'node:fs';
import type { DocumentRecord } from '../src/annotation/record.js';
import { readRecord } from '../src/annotation/read-record.js';

interface GoldPage {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly { readonly words: string; readonly incident: string | null }[];
}

const [goldFile, recordFile] = process.argv.slice(2);
if (goldFile === undefined || recordFile === undefined) {
  process.stderr.write('usage: npm run bench:links -- GOLD.jsonl RECORDS.jsonl\n');
  process.exit(2);
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

const records = new Map(
  linesOf(recordFile).map((line) => {
    const read = readRecord(JSON.parse(line));
    if (!read.ok) throw new Error(`${recordFile}: no record`);
    return [read.record.id, read.record];
  }),
);
const pairs = { right: 0, given: 0, wanted: 0 };
const cubed = { precision: 0, recall: 0, events: 0 };
for (const line of linesOf(goldFile)) {
  const page: GoldPage = JSON.parse(line);
  const record = records.get(page.id);
  if (record === undefined) continue;
  const found = eventsOf(page, record);
  for (const [index, one] of found.entries()) {
    const given = found.filter(({ ours }) => ours === one.ours);
    const wanted = found.filter(({ theirs }) => theirs === one.theirs);
    const both = given.filter(({ theirs }) => theirs === one.theirs).length;
    cubed.precision += both / given.length;
    cubed.recall += both / wanted.length;
    cubed.events++;
    for (const two of found.slice(0, index)) {
      const [ours, theirs] = [one.ours === two.ours, one.theirs === two.theirs];
      pairs.given += Number(ours);
      pairs.wanted += Number(theirs);
      pairs.right += Number(ours && theirs);
    }
  }
}
report('pairwise', pairs.right / Math.max(1, pairs.given), pairs.right / Math.max(1, pairs.wanted));
report('B-cubed', cubed.precision / Math.max(1, cubed.events), cubed.recall / Math.max(1, cubed.events));
process.stdout.write(`${cubed.events} events found, ${pairs.wanted} pairs of one happening\n`);

/// The happening of each event that was found: as it was coded, and as the gold has it.
function eventsOf({ text, gold }: GoldPage, record: DocumentRecord): { ours: string; theirs: string }[] {
  const points = (offset: number): number => [...text.slice(0, offset)].length;
  const taken = new Set<string>();
  return gold.flatMap(({ words, incident }, index) => {
    const from = points(text.indexOf(words));
    const to = from + [...words].length;
    const statement = record.statements.find(
      ({ id, event, cue }) => event !== null && !taken.has(id) && cue.start < to && from < cue.end,
    );
    if (statement === undefined) return [];
    taken.add(statement.id);
    const ours = record.incidents.find(({ statements }) => statements.includes(statement.id))?.id ?? statement.id;
    return [{ ours, theirs: incident ?? `alone ${index}` }];
  });
}

function report(name: string, precision: number, recall: number): void {
  const f1 = (2 * precision * recall) / Math.max(Number.EPSILON, precision + recall);
  process.stdout.write(`${name}: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)}\n`);
}
