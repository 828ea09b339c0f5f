/// The parser in a page that needs no server: `npm run page` makes one file of this, to be opened from disk.
import { openParser, writeConllu, type Parser, type Sentence } from 'herodotus-events/browser';
import { embeddedModel, embeddedRuntime } from './embedded.js';
import { element } from './element.js';
import { drawSentence } from './sentence.js';

/// Sentences shown at a time.
const SHOWN = 50;

const form = find('form', HTMLFormElement);
const text = find('textarea', HTMLTextAreaElement);
const parse = find('button[type=submit]', HTMLButtonElement);
const save = find('#save', HTMLButtonElement);
const more = find('#more', HTMLButtonElement);
const status = find('output', HTMLOutputElement);
const list = find('#sentences', HTMLElement);

let shown: { text: string; sentences: Sentence[] } = { text: '', sentences: [] };

try {
  const begun = performance.now();
  const parser = await openParser({ model: await embeddedModel(), wasm: await embeddedRuntime() });
  status.value = `The language model was opened in ${Math.round(performance.now() - begun)} ms.`;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void show(parser);
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  save.addEventListener('click', saveConllu);
  more.addEventListener('click', draw);
  parse.disabled = false;
} catch (error) {
  status.value = error instanceof Error ? error.message : String(error);
}

/// Parses what stands in the text field and shows it.
async function show(parser: Parser): Promise<void> {
  parse.disabled = true;
  shown = { text: text.value, sentences: [] };
  const whole = [{ start: 0, end: shown.text.length }];
  let spent = 0;
  let begun = performance.now();
  for await (const window of parser.windows(shown.text, whole)) {
    shown.sentences.push(...window);
    spent += performance.now() - begun;
    status.value = `${plural(shown.sentences.length, 'sentence')} …`;
    await new Promise((resolve) => setTimeout(resolve));
    begun = performance.now();
  }
  const words = shown.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  status.value = `${plural(shown.sentences.length, 'sentence')}, ${plural(words, 'word')}, parsed in ${Math.round(spent)} ms`;
  list.replaceChildren();
  draw();
  save.hidden = shown.sentences.length === 0;
  parse.disabled = false;
}

/// The next sentences that are not shown yet.
function draw(): void {
  const from = list.children.length;
  const next = shown.sentences.slice(from, from + SHOWN);
  list.append(...next.map((sentence, i) => drawSentence(sentence, shown.text, from + i + 1)));
  const left = shown.sentences.length - list.children.length;
  more.hidden = left <= 0;
  more.textContent = `Show ${Math.min(left, SHOWN)} more of ${plural(left, 'sentence')}`;
}

function saveConllu(): void {
  const lines = shown.sentences.map((sentence, i) => writeConllu(sentence, shown.text, String(i + 1)));
  const address = URL.createObjectURL(new Blob(lines, { type: 'text/plain' }));
  element('a', { href: address, download: 'sentences.conllu' }).click();
  URL.revokeObjectURL(address);
}

function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}

function find<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}
