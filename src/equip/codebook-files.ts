import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { fingerprint, type NamedContent } from './fingerprint.js';
import { PACKAGE_ROOT } from './package-root.js';

/// Where the files of codebook and language packs are taken from.
export interface CodebookPlace {
  /// The package; another one only in tests.
  readonly root?: string;
  /// A folder of the user's own, laid over the codebook of the package: a file in it stands in the place of ours of the same
  /// name ("frames/coerce.yaml", "language/en/frames/coerce.yaml").
  readonly folder?: string | undefined;
  /// Whether the compiled codebook of the package is used; left out, it is where this program is the build.
  readonly built?: boolean;
}

/// What a codebook and its language packs are made from.
export interface CodebookFiles {
  /// The YAML files and the tables of actors by name; those of a pack begin with "language/" and its code.
  readonly files: readonly CodebookFile[];
  /// places/gazetteer.tsv as it lies on disk: it is large, and many ask only for its hash.
  readonly towns: Uint8Array;
  /// Names of the files that come from the user's folder; null where there is none.
  readonly laid: ReadonlySet<string> | null;
}

const TOWNS = 'places/gazetteer.tsv';

/// Folders of a language pack that hold nothing that is edited.
const APART = ['cases', 'model'];

/// Reads the YAML files of a place, sorted by name. Throws `codebook-missing`.
export function readCodebookFiles({ root = PACKAGE_ROOT, folder }: CodebookPlace = {}): CodebookFiles {
  const own = join(root, 'codebook');
  for (const wanted of [own, ...(folder === undefined ? [] : [folder])])
    if (!existsSync(wanted)) throw new HerodotusError('codebook-missing', { file: wanted });
  const laid = folder === undefined ? null : filesBelow(folder);
  const found = [...filesBelow(own), ...filesBelow(join(root, 'language'), 'language/'), ...(laid ?? [])];
  const files = [...new Map(found.map((file) => [file.name, file])).values()];
  return {
    files: files.sort((a, b) => (a.name < b.name ? -1 : 1)),
    towns: readTowns(own, folder),
    laid: laid === null ? null : new Set(laid.map(({ name }) => name)),
  };
}

/// Whether somebody who edits a codebook answers for a file: all of ours as long as no folder is laid over them.
export function isEdited({ laid }: CodebookFiles, name: string): boolean {
  return laid?.has(name) ?? true;
}

/// Where files are read.
const PLACES =
  /^(?:codebook\.yaml|(?:ontology|frames|actors|places)\/[^/]+\.yaml|actors\/[^/]+\.tsv|language\/[a-z]{2,3}\/(?:(?:words|wording|idioms|cues|names)\/)?[^/]+\.yaml)$/;

/// Files that stand where nothing is read: they would be without effect, silently.
export function misplacedFiles(
  files: readonly CodebookFile[],
): { file: string; line: number; reason: string; cure: string }[] {
  return files
    .filter(({ name }) => !PLACES.test(name))
    .map(({ name }) => ({
      file: name,
      line: 1,
      reason: 'no file is read there',
      cure: 'put it where ours of its kind stands, such as frames/ or language/en/wording/',
    }));
}

/// What belongs to the pack of a language, or, for null, to the codebook.
export function contentOf({ files, towns }: CodebookFiles, language: string | null): NamedContent[] {
  const folder = language === null ? 'language/' : `language/${language}/`;
  const own = files.filter(({ name }) => name.startsWith(folder) === (language !== null));
  const content = own.map(({ name, text }) => ({ name, content: text }));
  return language === null ? [...content, { name: TOWNS, content: towns }] : content;
}

/// The hash of these in the provenance of records.
export function hashOf(all: CodebookFiles, language: string | null): string {
  return fingerprint(contentOf(all, language));
}

/// All of them by their names.
export function contentsOf(all: CodebookFiles): NamedContent[] {
  return [null, ...languagesOf(all.files)].flatMap((language) => contentOf(all, language));
}

/// The codes of the languages that have a pack among files.
export function languagesOf(files: readonly CodebookFile[]): string[] {
  return files.flatMap(({ name }) => /^language\/([^/]+)\/pack\.yaml$/.exec(name)?.[1] ?? []);
}

/// The text of the gazetteer.
export function townsOf({ towns }: CodebookFiles): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(towns);
}

function readTowns(own: string, folder: string | undefined): Uint8Array {
  const ofUser = folder === undefined ? null : join(folder, TOWNS);
  const file = ofUser !== null && existsSync(ofUser) ? ofUser : join(own, TOWNS);
  if (!existsSync(file)) throw new HerodotusError('codebook-missing', { file });
  return readFileSync(file);
}

function filesBelow(folder: string, prefix = ''): CodebookFile[] {
  return list(folder).map((path) => ({
    name: prefix + relative(folder, path).split(sep).join('/'),
    text: readFileSync(path, 'utf8'),
  }));
}

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return APART.includes(entry.name) ? [] : list(path);
    return /\.yaml$|[\\/]actors[\\/][^\\/]+\.tsv$/.test(path) ? [path] : [];
  });
}
