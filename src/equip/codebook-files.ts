import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { PACKAGE_ROOT } from './package-root.js';

/// The codebook that comes with the package.
export const OWN_CODEBOOK = join(PACKAGE_ROOT, 'codebook');
/// The language pack that comes with the package.
const OWN_LANGUAGE = join(PACKAGE_ROOT, 'language', 'en');

/// Folders of a language pack that hold nothing of the codebook.
const APART = ['cases', 'model'];

/// Reads all YAML files below a codebook's folder and those of the language, sorted by name; of two of one name the
/// codebook's. Throws `codebook-missing`.
export function readCodebookFiles(folder: string): CodebookFile[] {
  if (!existsSync(folder)) throw new HerodotusError('codebook-missing', { file: folder });
  const files = new Map([...filesBelow(OWN_LANGUAGE), ...filesBelow(folder)].map((file) => [file.name, file]));
  return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function filesBelow(folder: string): CodebookFile[] {
  return list(folder).map((path) => ({
    name: relative(folder, path).split(sep).join('/'),
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
