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
}

/// What a codebook and its language packs are made from.
export interface CodebookFiles {
  /// The YAML files by name; those of a pack begin with "language/" and its code.
  readonly files: readonly CodebookFile[];
  /// places/gazetteer.tsv.
  readonly towns: string;
}

const TOWNS = 'places/gazetteer.tsv';

/// Folders of a language pack that hold nothing that is edited.
const APART = ['cases', 'model'];

/// Reads the YAML files of a place, sorted by name. Throws `codebook-missing`.
export function readCodebookFiles({ root = PACKAGE_ROOT, folder }: CodebookPlace = {}): CodebookFiles {
  const own = join(root, 'codebook');
  for (const wanted of [own, ...(folder === undefined ? [] : [folder])])
    if (!existsSync(wanted)) throw new HerodotusError('codebook-missing', { file: wanted });
  const found = [
    ...filesBelow(own),
    ...filesBelow(join(root, 'language'), 'language/'),
    ...(folder === undefined ? [] : filesBelow(folder)),
  ];
  const files = [...new Map(found.map((file) => [file.name, file])).values()];
  return { files: files.sort((a, b) => (a.name < b.name ? -1 : 1)), towns: readTowns(own, folder) };
}

/// What belongs to the pack of a language, or, for null, to the codebook.
export function contentOf({ files, towns }: CodebookFiles, language: string | null): NamedContent[] {
  const folder = language === null ? 'language/' : `language/${language}/`;
  const own = files.filter(({ name }) => name.startsWith(folder) === (language !== null));
  const content = own.map(({ name, text }) => ({ name, content: text }));
  return language === null ? [...content, { name: TOWNS, content: towns }] : content;
}

/// The fingerprint of all of them.
export function hashOf(all: CodebookFiles): string {
  return fingerprint([...contentOf(all, null), ...languagesOf(all.files).flatMap((code) => contentOf(all, code))]);
}

/// The codes of the languages that have a pack among files.
export function languagesOf(files: readonly CodebookFile[]): string[] {
  return files.flatMap(({ name }) => /^language\/([^/]+)\/pack\.yaml$/.exec(name)?.[1] ?? []);
}

function readTowns(own: string, folder: string | undefined): string {
  const ofUser = folder === undefined ? null : join(folder, TOWNS);
  const file = ofUser !== null && existsSync(ofUser) ? ofUser : join(own, TOWNS);
  if (!existsSync(file)) throw new HerodotusError('codebook-missing', { file });
  return readFileSync(file, 'utf8');
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
    return entry.name.endsWith('.yaml') ? [path] : [];
  });
}
