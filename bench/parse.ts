/// Speed of the parse step on one thread, from raw text to sentences with trees.
/// Usage: npx tsx bench/parse.ts FILE… [--runtime node|web] [--parser fast|accurate] [--model DIR] [--rounds N]
/// FILE is plain text, or JSONL with a field `text` a line (a document each).
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadParser } from '../src/equip/model.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runtime: { type: 'string' },
    parser: { type: 'string' },
    model: { type: 'string' },
    rounds: { type: 'string', default: '3' },
  },
});
const runtime = values.runtime === 'web' ? 'web' : 'node';
const texts = positionals.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.jsonl')) return [text];
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { text?: unknown }).text ?? ''));
});

const begun = performance.now();
const parser = await loadParser({
  directory: values.model,
  runtime,
  setting: values.parser === 'accurate' ? 'accurate' : 'fast',
});
console.log(`start-up ${(performance.now() - begun).toFixed(0)} ms, ${texts.length} texts, onnxruntime-${runtime}`);
for (let round = 1; round <= Number(values.rounds); round++) {
  const start = performance.now();
  const before = process.cpuUsage();
  let words = 0;
  let sentences = 0;
  for (const text of texts) {
    for (const sentence of await parser.parse(text)) {
      words += sentence.words.length;
      sentences++;
    }
  }
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  const memory = process.memoryUsage().rss / 2 ** 20;
  console.log(
    `round ${round}: ${(words / seconds).toFixed(0)} tokens/s, ${(sentences / seconds).toFixed(0)} sentences/s, ` +
      `${words} tokens in ${seconds.toFixed(2)} s, ${memory.toFixed(0)} MB, ${((user + system) / words).toFixed(1)} µs of processor time a token`,
  );
}
