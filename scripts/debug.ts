/// Shows how a golden case is coded: its trees, why each statement was coded, what was not and why, and how that differs from what
/// the case expects: npm run -s debug -- "NAME OF THE CASE", or a part of its name. Exit status 1 where it differs.
import { fileURLToPath } from 'node:url';
import type { Sentence } from '../src/annotation/sentence.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { renderExplain } from '../src/export/explain.js';
import { renderMissed } from '../src/export/missed.js';
import { entryPlaces } from '../src/language/entries.js';
import { Pipeline } from '../src/pipeline.js';
import { CASE_FILES, KNOWN_FAILINGS, shown } from '../test/code/case-files.js';
import { pageWithComments } from '../test/code/coded.js';
import { goldenCases, type GoldenCase } from '../test/golden.js';

/// A case and the file in which it stands.
export interface FoundCase extends GoldenCase {
  readonly file: string;
}

/// The cases of language/en/cases/code whose name is the wanted one, or else holds it, in any case of letters.
export function findCases(wanted: string): FoundCase[] {
  const all = [...Object.keys(CASE_FILES), KNOWN_FAILINGS].flatMap((file) =>
    goldenCases(`code/${file}.txt`).map((found) => ({ ...found, file })),
  );
  const exact = all.filter(({ name }) => name === wanted);
  return exact.length > 0 ? exact : all.filter(({ name }) => name.toLowerCase().includes(wanted.toLowerCase()));
}

/// All that there is to say of a case, and whether it is coded as it expects.
export async function debugCase(
  found: FoundCase,
  width = 120,
): Promise<{ readonly text: string; readonly agrees: boolean }> {
  const equipment = await loadEquipment();
  const pipeline = new Pipeline(equipment);
  const page = pageWithComments(found.input);
  const english = equipment.languages.get('en');
  if (english === undefined) throw new Error('no English pack');
  const sentences = await english.parser.parse(page.text, page.segments);
  const { record, missed } = await pipeline.explain(page);
  const lines = entryPlaces(equipment.codebook, english.pack);
  const style = { width, color: false, claims: true };
  const view = CASE_FILES[found.file === KNOWN_FAILINGS ? found.name.slice(0, found.name.indexOf(':')) : found.file];
  if (view === undefined) throw new Error(`"${found.name}" begins with the name of no file of cases`);
  const now = await shown(pipeline, found.input, view);
  const text = [
    `# ${found.name}   (language/en/cases/code/${found.file}.txt)\n${found.input}`,
    heading('trees', sentences.map(treeOf).join('\n\n')),
    heading(
      'why each statement was coded',
      renderExplain(record, { ...style, lineOf: (rule) => lines.get(rule) ?? null }),
    ),
    heading('what was not coded, and why', renderMissed(record, missed, style)),
    heading('expected (-) and found (+)', difference(found.expected, now)),
  ].join('\n\n');
  return { text, agrees: now === found.expected };
}

function heading(words: string, content: string): string {
  return `── ${words}\n${content.trimEnd()}`;
}

/// A line a word in the order of the tree, each below the word that governs it.
function treeOf(sentence: Sentence): string {
  const below = (index: number, depth: number): string[] => {
    const { form, lemma, upos, xpos, label } = sentence.word(index);
    const name = lemma.toLowerCase() === form.toLowerCase() ? form : `${form} (${lemma})`;
    const line = `${'  '.repeat(depth)}${label}: ${name} ${upos} ${xpos}`;
    return [line, ...sentence.children(index).flatMap((child) => below(child, depth + 1))];
  };
  return sentence.root < 0 ? '' : below(sentence.root, 0).join('\n');
}

function difference(expected: string, found: string): string {
  const wanted = expected.split('\n');
  const got = found.split('\n');
  const lines = [
    ...wanted.map((line) => `${got.includes(line) ? ' ' : '-'} ${line}`),
    ...got.filter((line) => !wanted.includes(line)).map((line) => `+ ${line}`),
  ];
  return expected === found ? lines.join('\n') : [...lines, '(the order counts too)'].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2).join(' ').trim();
  const found = wanted === '' ? [] : findCases(wanted);
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    const { text, agrees } = await debugCase(only);
    process.stdout.write(`${text}\n`);
    if (!agrees) process.exitCode = 1;
  } else {
    const names = found.map(({ file, name }) => `  ${file}.txt: ${name}`);
    process.stderr.write(
      names.length === 0
        ? 'no case of that name; usage: npm run -s debug -- "NAME OF A CASE OF language/en/cases/code"\n'
        : `${names.length} cases have that in their names:\n${names.join('\n')}\n`,
    );
    process.exitCode = 2;
  }
}
