import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { HerodotusError } from '../annotation/problem.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { PACKAGE_ROOT } from './package-root.js';

/// The codebook that comes with the package.
export const OWN_CODEBOOK = join(PACKAGE_ROOT, 'codebook');

/// Reads all YAML files below a codebook's folder, sorted by name. Throws `codebook-missing`.
export function readCodebookFiles(folder: string): CodebookFile[] {
  if (!existsSync(folder)) throw new HerodotusError('codebook-missing', { file: folder });
  return list(folder)
    .map((path) => ({ name: relative(folder, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function list(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return list(path);
    return entry.name.endsWith('.yaml') ? [path] : [];
  });
}
