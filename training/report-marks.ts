/// Reads reports with the rows that a careful reader wants of them (bench/blind) into words and labels, as event-marks.ts writes our
/// own: a line of JSON a sentence. Of the words of a row the first verb that means something of its own has its (first) label, else the first
/// noun; its other words, optional rows and nouns of no row (they may mean a deed that another row tells) are left open; other words are no
/// events.
/// Usage: npx tsx training/report-marks.ts MODEL_DIRECTORY FILE.jsonl… > MARKS
import { readFileSync } from 'node:fs';
import { loadParser } from '../src/equip/model.js';

interface Row {
  readonly words: string;
  readonly type: string;
  readonly status: readonly string[];
  readonly polarity: string;
  readonly optional: boolean;
}

/// Shorter words are hardly ever deeds.
const OTHER = /^\p{L}{4,}$/u;
/// Verbs that lend a noun or another verb their form: "was", "had", "took".
const LIGHT = new Set(['be', 'have', 'do', 'make', 'take', 'give', 'get', 'go', 'come', 'put', 'pay', 'keep', 'let', 'set']);
const REAL = new Set(['occurred', 'ongoing']);
const [model = 'language/en/model', ...files] = process.argv.slice(2);
const parser = await loadParser({ directory: model });

for (const file of files) {
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { text, gold } = JSON.parse(line) as { text: string; gold: readonly Row[] };
    const rows = gold.map((row) => ({ ...row, start: text.indexOf(row.words), end: text.indexOf(row.words) + row.words.length }));
    for (const { words } of await parser.parse(text)) {
      const open = new Set<number>();
      const marks = new Map<number, string>();
      for (const row of rows) {
        const inside = words.flatMap(({ start, end }, i) => (start < row.end && row.start < end ? [i] : []));
        for (const i of inside) open.add(i);
        const one = inside.find((i) => words[i]?.upos === 'VERB' && !LIGHT.has(words[i]?.lemma ?? '')) ?? inside.find((i) => words[i]?.upos === 'NOUN');
        if (one !== undefined && !row.optional) marks.set(one, (row.type.split('|')[0] ?? '') + turn(row));
      }
      const others = words.flatMap(({ start, end, upos }, i) =>
        OTHER.test(text.slice(start, end)) && !open.has(i) && upos !== 'NOUN' && upos !== 'PROPN' ? [i] : [],
      );
      const forms = words.map(({ start, end }) => text.slice(start, end));
      console.log(JSON.stringify({ forms, marks: [...marks], others }));
    }
  }
}

function turn({ status, polarity }: Row): string {
  if (polarity === 'negative') return '!';
  return status.some((one) => REAL.has(one)) ? '' : '?';
}
