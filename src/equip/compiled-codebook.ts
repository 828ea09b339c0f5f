import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseRegions } from '../codebook/actors-places.js';
import { unknownNames } from '../codebook/actors-join.js';
import { parseActors } from '../codebook/actors-read.js';
import { parseCodebook } from '../codebook/codebook.js';
import { unknownFrames } from '../codebook/frames.js';
import { unknownFrame } from '../codebook/mistakes.js';
import { HerodotusError, problem, type Problem } from '../annotation/problem.js';
import { parsePack } from '../language/pack.js';
import {
  contentsOf,
  hashOf,
  isEdited,
  languagesOf,
  misplacedFiles,
  readCodebookFiles,
  townsOf,
  type CodebookFiles,
  type CodebookPlace,
} from './codebook-files.js';
import type { CompiledCodebook } from './compiled.js';
import { readCompiled, writeCompiled } from './compiled-file.js';
import { hashFiles } from './fingerprint.js';
import { PACKAGE_ROOT } from './package-root.js';

const REGIONS = 'places/regions.yaml';
/// The codebook as the build writes it: reading it takes a tenth of the time that the YAML files take.
const COMPILED = join('dist', 'codebook.jsonl');

/// Makes a codebook from its files, checking them. Throws `codebook-missing` and `codebook-invalid`.
export function compileCodebook(all: CodebookFiles): CompiledCodebook {
  const { files } = all;
  const [misplaced] = misplacedFiles(files);
  if (misplaced !== undefined) throw new HerodotusError('codebook-invalid', misplaced);
  const own = files.filter(({ name }) => !name.startsWith('language/'));
  const regions = own.find(({ name }) => name === REGIONS);
  if (regions === undefined) throw new HerodotusError('codebook-missing', { file: REGIONS });
  const languages = languagesOf(files);
  const packs = languages.map((code) => parsePack(files, `language/${code}`));
  const codebook = parseCodebook(own, new Set(packs.flatMap((pack) => pack.prepositions['inside-unit'])));
  const actors = parseActors(own.filter(({ name }) => name.startsWith('actors/')));
  const unknown = packs
    .flatMap((pack) => [
      ...unknownFrames(codebook.frames, pack.wordings).map((wording) => ({
        file: wording.file,
        ...unknownFrame(wording),
      })),
      ...unknownNames(actors, pack.names),
    ])
    .find(({ file }) => isEdited(all, file));
  if (unknown !== undefined) throw new HerodotusError('codebook-invalid', unknown);
  return {
    codebook,
    actors,
    regions: parseRegions(regions),
    packs,
    hashes: {
      codebook: hashOf(all, null),
      languages: Object.fromEntries(languages.map((code) => [code, hashOf(all, code)])),
    },
  };
}

/// A codebook that can be used, with its towns.
export interface LoadedCodebook extends CompiledCodebook {
  readonly towns: string;
  /// `codebook-stale` where the compiled file was of no use.
  readonly warnings: readonly Problem[];
  /// Whether it came from the compiled file.
  readonly wasCompiled: boolean;
}

/// Where the compiled codebook of a package lies.
export function compiledFile(root = PACKAGE_ROOT): string {
  return join(root, COMPILED);
}

/// The codebook of a place. Where this program is the build, the package's own comes from the compiled file as long as that
/// was made from the files that are there now; else from these. Throws as `compileCodebook`.
export function loadCodebook(place: CodebookPlace = {}): LoadedCodebook {
  const all = readCodebookFiles(place);
  const { built = import.meta.url.endsWith('.js') } = place;
  if (place.folder !== undefined || !built)
    return { ...compileCodebook(all), towns: townsOf(all), warnings: [], wasCompiled: false };
  const file = compiledFile(place.root);
  const { compiled, reason } = existsSync(file)
    ? readCompiled(readFileSync(file), hashFiles(contentsOf(all)))
    : { compiled: null, reason: 'it is not there' };
  if (compiled !== null) return { ...compiled, towns: townsOf(all), warnings: [], wasCompiled: true };
  const warnings = [problem('codebook-stale', { file, reason })];
  return { ...compileCodebook(all), towns: townsOf(all), warnings, wasCompiled: false };
}

/// Writes the compiled codebook of a package. Throws as `compileCodebook`.
export function buildCodebook(root = PACKAGE_ROOT): void {
  const all = readCodebookFiles({ root });
  const file = compiledFile(root);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, writeCompiled(compileCodebook(all), hashFiles(contentsOf(all))));
}
