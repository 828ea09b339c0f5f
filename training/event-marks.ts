/// Reads our sentences with marked predicates (training/events/*.txt) into words and labels: a line of JSON a sentence,
/// `{"forms": […], "marks": [[2, "COERCE"], …]}`. Usage: npx tsx training/event-marks.ts FILE… > MARKS
///
/// A predicate is marked by its label: "The coast guard [COERCE:seized] a trawler". Behind the label stands `!` where the deed
/// did not happen and `?` where it has not happened yet. In a file that begins with the line "# all marked", all other words are no
/// events: `others` lists those of four letters and more.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH } from '../src/language/en.js';

const MARK = /\[([A-Z]+(?::[a-z]+)?[!?]*):([^\]\s]+)\]/g;
const PARAGRAPH = 4000;
const WHOLE = '# all marked\n';
/// Shorter words are hardly ever deeds.
const OTHER = /^\p{L}{4,}$/u;
const tokeniser = ENGLISH.tokeniser(readFileSync(join('language', 'en', 'model', 'tokens.json'), 'utf8'));
let wrong = 0;

for (const file of process.argv.slice(2)) {
  const content = readFileSync(file, 'utf8');
  const isWhole = content.startsWith(WHOLE);
  for (const [number, line] of content.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const { text, places } = unmarked(line);
    const words = [...tokeniser.paragraphs(text, { start: 0, end: text.length }, PARAGRAPH)]
      .flat()
      .flatMap((token) => token.parts ?? [token]);
    const marks = places.map(({ at, label }): [number, string] => [
      words.findIndex(({ start, end }) => start <= at && at < end),
      label,
    ]);
    if ((marks.length === 0 && !isWhole) || marks.some(([word]) => word < 0) || /[[\]]/.test(text)) {
      process.stderr.write(`${file}:${number + 1}: not read: ${line.slice(0, 80)}\n`);
      wrong++;
      continue;
    }
    const forms = words.map(({ start, end }) => text.slice(start, end));
    const marked = new Set(marks.map(([word]) => word));
    const others = forms.flatMap((form, i) => (OTHER.test(form) && !marked.has(i) ? [i] : []));
    console.log(JSON.stringify({ forms, marks, ...(isWhole ? { others } : {}) }));
  }
}
if (wrong > 0) process.stderr.write(`${wrong} lines not read\n`);

/// The sentence without its marks, and where in it each marked word begins.
function unmarked(line: string): { text: string; places: { at: number; label: string }[] } {
  const places: { at: number; label: string }[] = [];
  let text = '';
  let from = 0;
  for (const match of line.matchAll(MARK)) {
    text += line.slice(from, match.index);
    places.push({ at: text.length, label: match[1] ?? '' });
    text += match[2] ?? '';
    from = match.index + match[0].length;
  }
  return { text: (text + line.slice(from)).trimEnd(), places };
}
