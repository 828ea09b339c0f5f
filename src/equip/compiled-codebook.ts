import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorData } from '../codebook/actors.js';
import { parseRegions, type RegionData } from '../codebook/actors-places.js';
import { parseActors } from '../codebook/actors-read.js';
import { parseCodebook, type Codebook } from '../codebook/codebook.js';
import { HerodotusError } from '../annotation/problem.js';
import { parsePack, type LanguagePack } from '../language/pack.js';
import type { CodebookFile } from '../codebook/yaml.js';
import { OWN_CODEBOOK, readCodebookFiles } from './codebook-files.js';
import { PACKAGE_ROOT } from './package-root.js';

const REGIONS = 'places/regions.yaml';
const TOWNS = 'places/gazetteer.tsv';
/// The codebook as the build writes it: reading JSON takes a tenth of the time that the YAML files take.
export const COMPILED = join(PACKAGE_ROOT, 'dist', 'codebook.json');

/// A codebook with all its parts, as plain data.
export interface CompiledCodebook {
  readonly version: 1;
  readonly codebook: Codebook;
  readonly actors: ActorData;
  readonly regions: RegionData;
  readonly pack: LanguagePack;
}

/// Reads a codebook's files and checks them. Throws `codebook-missing` and `codebook-invalid`.
export function compileCodebook(folder: string): CompiledCodebook {
  const files = readCodebookFiles(folder);
  const one = (wanted: string): CodebookFile => {
    const found = files.find(({ name }) => name === wanted);
    if (found === undefined) throw new HerodotusError('codebook-missing', { file: join(folder, wanted) });
    return found;
  };
  const pack = parsePack(files);
  return {
    version: 1,
    codebook: parseCodebook(files, new Set(pack.prepositions['inside-unit'])),
    actors: parseActors(files.filter(({ name }) => name.startsWith('actors/'))),
    regions: parseRegions(one(REGIONS)),
    pack,
  };
}

/// The codebook of a folder; the package's own from the build where this program is the build. Throws as `compileCodebook`.
export function loadCodebook(folder: string | undefined): CompiledCodebook {
  const built = import.meta.url.endsWith('.js') && existsSync(COMPILED);
  if (folder === undefined && built) return JSON.parse(readFileSync(COMPILED, 'utf8')) as CompiledCodebook;
  return compileCodebook(folder ?? OWN_CODEBOOK);
}

/// The towns of a codebook's gazetteer, as text. Throws `codebook-missing`.
export function loadTowns(folder: string | undefined): string {
  const file = join(folder ?? OWN_CODEBOOK, TOWNS);
  if (!existsSync(file)) throw new HerodotusError('codebook-missing', { file });
  return readFileSync(file, 'utf8');
}
