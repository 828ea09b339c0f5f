/// Cuts running text into sentences and tokens, for training on text that nobody has annotated: a line a sentence, tokens
/// divided by blanks. Usage: npx tsx training/raw.ts MODEL_DIRECTORY FILE.jsonl… > RAW, each line of FILE with a field `text`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Splitter } from '../src/parse/splitter.js';
import { ENGLISH } from '../src/language/en.js';

const PARAGRAPH = 4000;
const LONGEST = 200;

const [model = 'language/en/model', ...files] = process.argv.slice(2);
const tokeniser = ENGLISH.tokeniser(readFileSync(join(model, 'tokens.json'), 'utf8'));
const splitter = new Splitter(readFileSync(join(model, 'sentences.json'), 'utf8'));
for (const file of files) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line !== '') write(String((JSON.parse(line) as { text?: unknown }).text ?? ''));
  }
}

function write(text: string): void {
  for (const tokens of tokeniser.paragraphs(text, { start: 0, end: text.length }, PARAGRAPH)) {
    let start = 0;
    for (const end of splitter.ends(tokens, LONGEST, true)) {
      const words = tokens.slice(start, end).flatMap((token) => token.parts ?? [token]);
      console.log(words.map((word) => text.slice(word.start, word.end)).join(' '));
      start = end;
    }
  }
}
