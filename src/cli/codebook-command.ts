import type { Command } from 'commander';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { parseFrames, type Frame } from '../codebook/frames.js';
import { mistakesOf } from '../codebook/mistakes.js';
import { parseOntology } from '../codebook/ontology.js';
import { parseWordClasses, type WordClasses } from '../language/words.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { Pipeline } from '../pipeline.js';
import { checkExamples } from './check-codebook.js';
import { OWN_CODEBOOK, readCodebookFiles } from '../equip/codebook-files.js';
import { loadEquipment } from '../equip/equipment.js';

/// Classes that the program knows without a file, see docs/codebook.md.
const KNOWN_CLASSES = ['actor', 'state', 'person', 'organisation', 'armed', 'place', 'number', 'bidden'];

/// Adds `herodotus codebook check`.
export function registerCodebook(program: Command, report: (status: number) => void): void {
  const codebook = program.command('codebook').description('work on a codebook');
  codebook
    .command('check')
    .description('read all files of a codebook, name every mistake with its line and cure, and run the examples')
    .argument('[folder]', 'the codebook', OWN_CODEBOOK)
    .option('--only <name>', 'run only the examples of frames whose name contains this')
    .option('--no-examples', 'only read the files')
    .action(async (folder: string, options: { only?: string; examples: boolean }) =>
      report(await check(folder, options)),
    );
}

async function check(folder: string, options: { only?: string; examples: boolean }): Promise<number> {
  const files = readCodebookFiles(folder);
  const { frames, problems } = readForm(files);
  for (const found of problems) process.stdout.write(`${found.message}\n  → ${found.remedy}\n`);
  const senses = frames.reduce((sum, frame) => sum + frame.units.length, 0);
  process.stdout.write(`${frames.length} frames, ${senses} senses, ${problems.length} mistakes\n`);
  if (problems.length > 0) return 1;
  if (!options.examples) return 0;
  const pipeline = new Pipeline(await loadEquipment(folder));
  const wanted = frames.filter((frame) => options.only === undefined || frame.id.includes(options.only));
  const { failures, count } = await checkExamples(wanted, (text) => pipeline.run(asDocument(text)));
  for (const { frame, line, text, reason } of failures)
    process.stdout.write(`${frame.id}:${line}: ${text}\n  ${reason}\n`);
  process.stdout.write(`${count} examples, ${failures.length} fail\n`);
  return failures.length > 0 ? 1 : 0;
}

function readForm(files: readonly CodebookFile[]): { frames: Frame[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const attempt = <T>(read: () => T, fallback: T): T => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof HerodotusError)) throw error;
      problems.push(error.problem);
      return fallback;
    }
  };
  const classes: WordClasses = attempt(
    () => parseWordClasses(files.filter(({ name }) => name.startsWith('words/'))),
    {},
  );
  const [types, contexts] = ['types', 'contexts'].map((part) =>
    files.find(({ name }) => name === `ontology/${part}.yaml`),
  );
  const names = {
    ontology:
      types === undefined || contexts === undefined ? null : attempt(() => parseOntology(types, contexts), null),
    classes: new Set([...Object.keys(classes), ...KNOWN_CLASSES]),
    prepositions: classes['place-preposition'] === undefined ? null : new Set(classes['place-preposition']),
  };
  const frames = files
    .filter(({ name }) => name.startsWith('frames/'))
    .flatMap((file) => attempt(() => parseFrames(file), []));
  for (const frame of frames) {
    const [file = ''] = frame.id.split('#');
    for (const mistake of mistakesOf(frame, names)) problems.push(problem('codebook-invalid', { file, ...mistake }));
  }
  return { frames, problems };
}

function asDocument(text: string): Parameters<Pipeline['run']>[0] {
  const voice = { id: 'v1', kind: 'unknown', name: null } as const;
  return {
    id: 'example',
    input: 'example',
    uri: null,
    title: null,
    published: null,
    language: 'en',
    publisher: null,
    text,
    voices: [voice],
    segments: [{ start: 0, end: text.length, kind: 'body', voice: 'v1', replyTo: null, published: null }],
    warnings: [],
  };
}
