/// Speed of the whole way from text to record on one thread, and what each stage of it costs:
/// `npm run bench:code [-- FILE.jsonl] [--rounds N] [--codebook FOLDER] [--files]`. Without a file it codes the example pages many times over.
///
/// The command bundles the program as users run it (from the sources it is a third slower) and starts Node with
/// `--single-threaded`, so that the processor time is that of one thread, the collection of garbage included. Each document
/// is parsed once; every round then codes it anew, stage by stage, and forgets it. Other programs on the machine
/// only make rounds slower: the best round says most. `--files` tells how the time falls on the source files.
import { AnnotatedDocument } from '../src/annotation/annotated-document.js';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { SourceDocument } from '../src/annotation/document.js';
import { Sentence } from '../src/annotation/sentence.js';
import { loadEquipment } from '../src/equip/equipment.js';
import { DocumentCoder } from '../src/code/record/document-coder.js';
import { Linker } from '../src/compare/links.js';
import { PageReading } from '../src/compare/reading.js';
import { readBytes } from '../src/read/read-bytes.js';
import { writtenOn } from '../src/pipeline.js';
import { resolveAllDates } from '../src/resolve/time/dates.js';
import { timeByFile } from './profile.js';

const STAGES = ['places', 'dates', 'statements', 'links'] as const;
/// How many documents the example pages are coded as.
const EXAMPLES = 300;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '10' },
    codebook: { type: 'string' },
    files: { type: 'boolean', default: false },
  },
});

const equipment = await loadEquipment({ folder: values.codebook });
const english = equipment.languages.get('en');
if (english === undefined) throw new Error('no English pack');
const { places: placeResolver, calendar } = english;
const { user, system } = process.cpuUsage();
console.log(`start-up from the YAML of the codebook ${((user + system) / 1e6).toFixed(2)} s`);
const coder = new DocumentCoder(equipment.codebook, english.pack, english.actors);
const linker = new Linker(english.pack);
const documents = readAll(positionals[0]);

const parsing = now();
const parsed: { readonly source: SourceDocument; readonly sentences: readonly Sentence[] }[] = [];
for (const source of documents)
  parsed.push({ source, sentences: await english.parser.parse(source.text, source.segments) });
const parse = now() - parsing;
const sentences = parsed.reduce((sum, document) => sum + document.sentences.length, 0);
const words = parsed
  .flatMap((document) => document.sentences)
  .reduce((sum, sentence) => sum + sentence.words.length, 0);
console.log(
  `${documents.length} documents, ${sentences} sentences, ${words} words; parse ${rate(words, parse)} words/s`,
);

const rounds: { readonly cpu: number; readonly wall: number; readonly stages: readonly number[] }[] = [];
for (let round = 0; round < Number(values.rounds); round++) rounds.push(code());
rounds.sort((a, b) => a.cpu - b.cpu);
const [best] = rounds;
const middle = rounds[rounds.length >> 1];
if (best === undefined || middle === undefined) throw new RangeError('--rounds must be 1 or more');
console.log(
  `after the tree: ${rate(sentences, best.cpu)} sentences/s of processor time in the best of ${rounds.length} rounds, ` +
    `${rate(sentences, middle.cpu)} in the middle one; ${rate(sentences, best.wall)} by the clock`,
);
for (const [at, stage] of STAGES.entries())
  console.log(
    `  ${stage.padEnd(10)} ${(((best.stages[at] ?? 0) / sentences) * 1e6).toFixed(1).padStart(6)} µs a sentence`,
  );
console.log(
  `with the parse ${rate(sentences, parse + best.cpu)} sentences/s, memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`,
);

if (values.files) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  code();
  const { profile } = await session.post('Profiler.stop');
  for (const { file, share } of timeByFile(profile, readFileSync(fileURLToPath(import.meta.url), 'utf8')).slice(0, 25))
    console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${file}`);
}

/// One round over all documents: seconds of the processor, of the clock, and of the clock by stage. The processor is asked but
/// once a round, for on some systems the question takes as long as a sentence.
function code(): { cpu: number; wall: number; stages: number[] } {
  const stages = STAGES.map(() => 0);
  const begun = now();
  for (const { source, sentences } of parsed) {
    // What a sentence has looked up of itself in the round before is not kept.
    const fresh = sentences.map(
      ({ start, end, words, multiwords, names, deeds }) => new Sentence(start, end, words, multiwords, names, deeds),
    );
    const times = [performance.now()];
    const places = placeResolver.resolve(fresh);
    times.push(performance.now());
    const dates = resolveAllDates(
      calendar,
      fresh,
      fresh.map((sentence) => writtenOn(source, sentence)),
    );
    times.push(performance.now());
    const record = coder.code(new AnnotatedDocument(source, fresh, places, dates));
    times.push(performance.now());
    linker.links(new PageReading(record, fresh));
    times.push(performance.now());
    for (const at of STAGES.keys()) stages[at] = (stages[at] ?? 0) + ((times[at + 1] ?? 0) - (times[at] ?? 0)) / 1000;
  }
  return { cpu: now() - begun, wall: stages.reduce((sum, stage) => sum + stage, 0), stages };
}

/// Seconds of the processor that this process has taken.
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function rate(count: number, seconds: number): number {
  return Math.round(count / seconds);
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
  if (file !== undefined || read.length === 0) return read;
  return Array.from({ length: Math.ceil(EXAMPLES / read.length) }, () => read).flat();
}
