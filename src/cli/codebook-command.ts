import type { Command } from 'commander';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { mistakesOfActors, mistakesOfNames, type ActorMistake } from '../codebook/actors-check.js';
import { namelessActors, unknownNames } from '../codebook/actors-join.js';
import { parseNames, type ActorNames } from '../codebook/actors-names.js';
import { parseActors } from '../codebook/actors-read.js';
import { joinFrames, parseFrames, unknownFrames, type Frame } from '../codebook/frames.js';
import { mistakesOfIdiom, mistakesOfMeaning, mistakesOfWording, unknownFrame } from '../codebook/mistakes.js';
import { parseOntology } from '../codebook/ontology.js';
import { parseWordings } from '../codebook/wording.js';
import { parseIdioms, type Idiom } from '../language/idioms.js';
import { parsePrepositions } from '../language/prepositions.js';
import { parseWordClasses, type WordClasses } from '../language/words.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { Pipeline } from '../pipeline.js';
import { checkExamples, checkIdioms } from '../codebook/check-examples.js';
import { registerCodebookDiff } from './codebook/diff.js';
import { registerCodebookImport } from './codebook/import.js';
import {
  isEdited,
  languagesOf,
  misplacedFiles,
  readCodebookFiles,
  type CodebookFiles,
} from '../equip/codebook-files.js';
import { loadEquipment } from '../equip/equipment.js';

/// Classes that the program knows without a file, see docs/codebook.md.
const KNOWN_CLASSES = ['actor', 'state', 'person', 'organisation', 'armed', 'place', 'number', 'bidden'];

/// Adds `herodotus codebook` with what it can do.
export function registerCodebook(program: Command, report: (status: number) => void): void {
  const codebook = program.command('codebook').description('work on a codebook');
  codebook
    .command('check')
    .description('read all files of a codebook, name every mistake with its line and cure, and run the examples')
    .argument('[folder]', 'a folder of your own files, laid over the codebook of the package')
    .option('--only <name>', 'run only the examples of frames whose name contains this')
    .option('--no-examples', 'only read the files')
    .action(async (folder: string | undefined, options: { only?: string; examples: boolean }) =>
      report(await check(folder, options)),
    );
  registerCodebookImport(codebook, report);
  registerCodebookDiff(codebook, report);
}

async function check(folder: string | undefined, options: { only?: string; examples: boolean }): Promise<number> {
  const { frames, idioms, problems } = readForm(readCodebookFiles({ folder }));
  for (const found of problems) process.stdout.write(`${found.message}\n  → ${found.remedy}\n`);
  const senses = frames.reduce((sum, frame) => sum + frame.units.length, 0);
  process.stdout.write(
    `${frames.length} frames, ${senses} senses, ${idioms.length} idioms, ${problems.length} mistakes\n`,
  );
  if (problems.length > 0) return 1;
  if (!options.examples) return 0;
  const pipeline = new Pipeline(await loadEquipment({ folder, built: false }));
  const isWanted = ({ id }: { readonly id: string }): boolean =>
    options.only === undefined || id.includes(options.only);
  const code = (text: string): ReturnType<Pipeline['run']> => pipeline.run(asDocument(text));
  const ofFrames = await checkExamples(frames.filter(isWanted), code);
  const ofIdioms = await checkIdioms(idioms.filter(isWanted), code);
  const failures = [...ofFrames.failures, ...ofIdioms.failures];
  const count = ofFrames.count + ofIdioms.count;
  for (const { frame, line, text, reason } of failures)
    process.stdout.write(`${frame.file}:${line}: ${frame.id.replace(/.*#/, '')}: ${text}\n  ${reason}\n`);
  process.stdout.write(`${count} examples, ${failures.length} fail\n`);
  return failures.length > 0 ? 1 : 0;
}

function readForm(all: CodebookFiles): { frames: Frame[]; idioms: Idiom[]; problems: Problem[] } {
  const { files } = all;
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
  const within = (folder: string): CodebookFile[] => files.filter(({ name }) => name.startsWith(`${folder}/`));
  const one = (wanted: string): CodebookFile | undefined => files.find(({ name }) => name === wanted);
  const [types, contexts] = [one('ontology/types.yaml'), one('ontology/contexts.yaml')];
  const ontology =
    types === undefined || contexts === undefined ? null : attempt(() => parseOntology(types, contexts), null);
  const languages = languagesOf(files).map((code) => {
    const classes: WordClasses = attempt(() => parseWordClasses(within(`language/${code}/words`)), {});
    const grammar = one(`language/${code}/prepositions.yaml`);
    return {
      code,
      inside: new Set(grammar === undefined ? [] : attempt(() => parsePrepositions(grammar)['inside-unit'], [])),
      names: {
        ontology,
        classes: new Set([...Object.keys(classes), ...KNOWN_CLASSES]),
        prepositions: classes['place-preposition'] === undefined ? null : new Set(classes['place-preposition']),
      },
    };
  });
  const inside = new Set(languages.flatMap((language) => [...language.inside]));
  const entries = within('frames').flatMap((file) => attempt(() => parseFrames(file, inside), []));
  const say = (
    file: string,
    mistake: { readonly line: number; readonly reason: string; readonly cure: string },
  ): void => void problems.push(problem('codebook-invalid', { file, ...mistake }));
  for (const { file, ...mistake } of misplacedFiles(files)) say(file, mistake);
  const actors = attempt(() => parseActors(within('actors')), null);
  const tell = ({ code, ...mistake }: ActorMistake): void => void problems.push(problem(code, mistake));
  if (actors !== null)
    mistakesOfActors(actors)
      .filter(({ file }) => isEdited(all, file))
      .forEach(tell);
  const frames: Frame[] = [];
  const idioms: Idiom[] = [];
  for (const { code, inside: ofLanguage, names } of languages) {
    const wordings = within(`language/${code}/wording`).flatMap((file) =>
      attempt(() => parseWordings(file, ofLanguage), []),
    );
    for (const wording of unknownFrames(entries, wordings).filter(({ file }) => isEdited(all, file)))
      say(wording.file, unknownFrame(wording));
    const actorNames: ActorNames | null = attempt(() => parseNames(within(`language/${code}/names`)), null);
    if (actors !== null && actorNames !== null) {
      for (const { file, ...mistake } of unknownNames(actors, actorNames)) if (isEdited(all, file)) say(file, mistake);
      for (const { file, ...mistake } of namelessActors(actors, actorNames, code)) say(file, mistake);
      mistakesOfNames(actors, actorNames)
        .filter(({ file }) => isEdited(all, file))
        .forEach(tell);
    }
    const joined = joinFrames(entries, wordings);
    const worded = new Map(joined.map((frame) => [frame.id, frame]));
    for (const entry of entries) {
      const [file = '', name = ''] = entry.id.split('#');
      for (const mistake of mistakesOfMeaning(entry, names)) say(file, mistake);
      const wording = worded.get(entry.id);
      if (wording !== undefined)
        for (const mistake of mistakesOfWording(entry.id, wording, names)) say(wording.file, mistake);
      else
        say(file, {
          line: entry.line,
          reason: `${name}: no words tell this frame`,
          cure: `give it "verbs:", "nouns:" or "adjectives:" here or in language/${code}/${file.replace(/^frames/, 'wording')}`,
        });
    }
    frames.push(...joined);
    const own = within(`language/${code}/idioms`).flatMap((file) => attempt(() => parseIdioms(file, ofLanguage), []));
    for (const idiom of own) {
      for (const mistake of mistakesOfWording(idiom.id, idiom, names)) say(idiom.file, mistake);
      for (const mistake of mistakesOfIdiom(idiom, joined)) say(idiom.file, mistake);
    }
    idioms.push(...own);
  }
  return { frames, idioms, problems };
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
