/// Speed and memory of the whole way from text to record, in one process on one thread: `npm run bench:code [FILE.jsonl]`.
/// Without an argument it codes the example pages again and again.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceDocument } from '../src/annotation/document.js';
import { loadEquipment } from '../src/cli/equipment.js';
import { DocumentCoder, type AnnotatedDocument } from '../src/code/document-coder.js';
import { readBytes } from '../src/read/read-bytes.js';
import { resolveDates } from '../src/resolve/dates.js';

const ROUNDS = 3;
const started = process.cpuUsage();
const equipment = await loadEquipment(undefined);
const ready = seconds(started);
const documents = readAll(process.argv[2]);
const coder = new DocumentCoder(equipment.codebook, equipment.actors);

for (let round = 1; round <= ROUNDS; round++) {
  let words = 0;
  let sentences = 0;
  const annotated: AnnotatedDocument[] = [];
  const parsing = process.cpuUsage();
  for (const source of documents) {
    const parsed = await equipment.parser.parse(source.text, source.segments);
    words += parsed.reduce((sum, sentence) => sum + sentence.words.length, 0);
    sentences += parsed.length;
    annotated.push({ source, sentences: parsed, places: [], times: [] });
  }
  const parse = seconds(parsing);
  const coding = process.cpuUsage();
  for (const { source, sentences: parsed } of annotated) {
    const places = equipment.places.resolve(parsed, source.text);
    const times = parsed.map((sentence) => resolveDates(sentence, source.text, source.published));
    coder.code({ source, sentences: parsed, places, times });
  }
  const code = seconds(coding);
  console.log(
    `round ${round}: ${documents.length} documents, ${sentences} sentences, ${words} words; ` +
      `parse ${Math.round(words / parse)} words/s, after the tree ${Math.round(sentences / code)} sentences/s, ` +
      `together ${Math.round(sentences / (parse + code))} sentences/s of processor time`,
  );
}
console.log(`start-up ${ready.toFixed(2)} s, memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`);

function seconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

function readAll(file: string | undefined): SourceDocument[] {
  const paths =
    file === undefined
      ? readdirSync('examples')
          .filter((name) => name.endsWith('.html'))
          .map((name) => join('examples', name))
      : [file];
  const read = paths
    .filter((path) => existsSync(path))
    .flatMap((input) => readBytes(readFileSync(input), { input, published: null }, equipment.cues))
    .flatMap((result) => (result.ok ? [result.document] : []));
  return file === undefined ? Array.from({ length: 50 }, () => read).flat() : read;
}
