/// Reads the events that were read out of openly licensed news (training/events/wikinews-labels.txt) into words and labels, as
/// event-marks.ts writes our own: a line of JSON a sentence, with `others`, the words that are no event.
/// Usage: npx tsx training/news-marks.ts WIKINEWS.jsonl LABELS > MARKS
///
/// The labels hold no text: "# " and the id of an article, then a line a sentence: where it begins and ends in the article's
/// text, and of each event where its word begins and what it is, as in event-marks.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH } from '../src/language/en.js';

const PARAGRAPH = 4000;
/// Shorter words are hardly ever deeds.
const OTHER = /^\p{L}{4,}$/u;
const [news = '', labels = ''] = process.argv.slice(2);
const tokeniser = ENGLISH.tokeniser(readFileSync(join('language', 'en', 'model', 'tokens.json'), 'utf8'));
const texts = new Map(
  readFileSync(news, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { id, text } = JSON.parse(line) as { id: string; text: string };
      return [id, text];
    }),
);

let text = '';
for (const line of readFileSync(labels, 'utf8').split('\n')) {
  if (line.startsWith('# ')) text = texts.get(line.slice(2)) ?? '';
  else if (line !== '' && text !== '') {
    const [start = 0, end = 0] = line.split(' ').map(Number);
    const words = [...tokeniser.paragraphs(text, { start, end }, PARAGRAPH)]
      .flat()
      .flatMap((token) => token.parts ?? [token]);
    const marks = line
      .split(' ')
      .slice(2)
      .map((mark): [number, string] => {
        const [at = '', label = ''] = mark.split(':');
        return [words.findIndex((word) => word.start <= Number(at) && Number(at) < word.end), label];
      })
      .filter(([word]) => word >= 0);
    const forms = words.map((word) => text.slice(word.start, word.end));
    const marked = new Set(marks.map(([word]) => word));
    const others = forms.flatMap((form, i) => (OTHER.test(form) && !marked.has(i) ? [i] : []));
    if (forms.length > 0) console.log(JSON.stringify({ forms, marks, others }));
  }
}
