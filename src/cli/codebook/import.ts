import { mkdir, readFile, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Command } from 'commander';
import { HerodotusError } from '../../annotation/problem.js';
import type { CodebookFile } from '../../codebook/yaml.js';
import { readCodebookFiles } from '../../equip/codebook-files.js';
import { loadCodebook } from '../../equip/compiled-codebook.js';
import { importDictionaries, type ImportedDictionaries } from '../../import/dictionary/import-dictionaries.js';
import { KINDS, type Finding } from '../../import/dictionary/report.js';
import type { ContextFiles } from '../../import/dictionary/issues.js';
import type { FrameSurroundings } from '../../import/dictionary/verb-frames.js';
import { WholeFile } from '../whole-file.js';

interface ImportOptions {
  readonly to: string;
  readonly language: string;
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/// All that was not carried over, or not as it stands; it lies beside the codebook, which does not read it.
const REPORT = 'import-report.tsv';
/// Lines that are shown of each kind.
const SHOWN = 2;

/// Adds `herodotus codebook import`.
export function registerCodebookImport(codebook: Command, report: (status: number) => void): void {
  codebook
    .command('import')
    .description('make a codebook of the dictionaries of TABARI, PETRARCH or PETRARCH2: actors, agents, verbs, issues')
    .argument('<dictionary...>', 'their files; where two know a name, the first counts')
    .requiredOption('--to <folder>', 'where to write it; then code with --codebook FOLDER')
    .option('--language <code>', 'the language of the dictionaries, ISO 639', 'en')
    .option('--overwrite', 'write into a folder that holds something, in the place of files of the same names')
    .option('--json', 'say what was done as JSON')
    .action(async (files: string[], options: ImportOptions) => report(await run(files, options)));
}

async function run(
  files: readonly string[],
  { to, language, overwrite = false, json = false }: ImportOptions,
): Promise<number> {
  const dictionaries = await Promise.all(
    files.map(async (file) => ({ name: basename(file), bytes: await read(file) })),
  );
  const held = await readdir(to).catch(() => []);
  if (held.length > 0 && !overwrite) throw new HerodotusError('output-exists', { file: to });
  const imported = importDictionaries(dictionaries, surroundingsIn(language));
  for (const { name, text } of imported.files) await write(join(to, name), text);
  await write(join(to, REPORT), imported.report.table());
  process.stdout.write(json ? `${JSON.stringify(summary(imported, to))}\n` : words(imported, to));
  return 0;
}

/// What the codebook and the pack of a language have that imported frames name or stand in the place of.
function surroundingsIn(language: string): FrameSurroundings & { readonly contexts: ContextFiles } {
  const pack = loadCodebook().packs.find(({ code }) => code === language);
  if (pack === undefined) throw new HerodotusError('usage', { reason: `there is no language pack "${language}"` });
  const { files } = readCodebookFiles();
  const one = (name: string): CodebookFile => {
    const found = files.find((file) => file.name === name);
    if (found === undefined) throw new HerodotusError('codebook-missing', { file: name });
    return found;
  };
  return {
    language,
    replaced: files.flatMap(({ name }) => (name.startsWith('frames/') ? [name] : [])),
    prepositions: new Set(pack.classes['place-preposition'] ?? []),
    contexts: { names: one('ontology/contexts.yaml'), words: one(`language/${language}/contexts.yaml`) },
  };
}

async function read(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new HerodotusError('input-not-found', { input: file }, cause);
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true });
  } catch (cause) {
    throw new HerodotusError('output-unwritable', { file, reason: String(cause) }, cause);
  }
  const whole = await WholeFile.open(file, true);
  await whole.write(Buffer.from(text));
  await whole.finish();
}

function summary({ dictionaries, files, report }: ImportedDictionaries, to: string): object {
  return {
    folder: to,
    dictionaries,
    files: files.map(({ name }) => name),
    carried: report.carried,
    findings: report.counts(),
    report: join(to, REPORT),
  };
}

function words({ dictionaries, files, report }: ImportedDictionaries, to: string): string {
  const lines = dictionaries.map(({ name, kind, lines: count }) => `${name}: ${kind}, ${count} lines`);
  lines.push('', 'carried over:');
  for (const [what, count] of Object.entries(report.carried)) lines.push(`${pad(count)}  ${what}`);
  for (const effect of ['lost', 'changed'] as const) {
    const counts = report.counts().filter((one) => one.effect === effect);
    if (counts.length > 0) lines.push('', effect === 'lost' ? 'not carried over:' : 'carried over otherwise:');
    for (const { kind, count } of counts) {
      lines.push(`${pad(count)}  ${kind}: ${KINDS[kind][1]}`);
      const found = report.findings.filter((finding) => finding.kind === kind).slice(0, SHOWN);
      lines.push(...found.map(lineOf));
    }
  }
  lines.push('', `${files.length} files in ${to}; every line that was lost or changed stands in ${join(to, REPORT)}`);
  lines.push(`code with it: herodotus code --codebook ${to} PAGES`, '');
  return lines.join('\n');
}

function lineOf({ file, line, text }: Finding): string {
  return `           ${file}:${line}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
}

function pad(count: number): string {
  return String(count).padStart(8);
}
