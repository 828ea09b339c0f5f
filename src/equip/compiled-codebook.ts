import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActorData } from '../codebook/actors.js';
import { parseRegions, type RegionData } from '../codebook/actors-places.js';
import { parseActors } from '../codebook/actors-read.js';
import { parseCodebook, type Codebook } from '../codebook/codebook.js';
import { HerodotusError } from '../annotation/problem.js';
import { parsePack, type LanguagePack } from '../language/pack.js';
import { contentOf, languagesOf, readCodebookFiles, type CodebookFiles, type CodebookPlace } from './codebook-files.js';
import { fingerprint } from './fingerprint.js';
import { PACKAGE_ROOT } from './package-root.js';

const REGIONS = 'places/regions.yaml';
/// The codebook as the build writes it: reading JSON takes a tenth of the time that the YAML files take.
export const COMPILED = join(PACKAGE_ROOT, 'dist', 'codebook.json');

/// A codebook with all its parts and packs, as plain data.
export interface CompiledCodebook {
  readonly version: 1;
  readonly codebook: Codebook;
  readonly actors: ActorData;
  readonly regions: RegionData;
  readonly packs: readonly LanguagePack[];
  /// Fingerprints of the codebook's files, and of each pack's, by the code of its language.
  readonly hashes: { readonly codebook: string; readonly languages: Readonly<Record<string, string>> };
}

/// Makes a codebook from its files, checking them. Throws `codebook-missing` and `codebook-invalid`.
export function compileCodebook(all: CodebookFiles): CompiledCodebook {
  const { files } = all;
  const own = files.filter(({ name }) => !name.startsWith('language/'));
  const regions = own.find(({ name }) => name === REGIONS);
  if (regions === undefined) throw new HerodotusError('codebook-missing', { file: REGIONS });
  const languages = languagesOf(files);
  const packs = languages.map((code) => parsePack(files, `language/${code}`));
  return {
    version: 1,
    codebook: parseCodebook(own, new Set(packs.flatMap((pack) => pack.prepositions['inside-unit']))),
    actors: parseActors(own.filter(({ name }) => name.startsWith('actors/'))),
    regions: parseRegions(regions),
    packs,
    hashes: {
      codebook: fingerprint(contentOf(all, null)),
      languages: Object.fromEntries(languages.map((code) => [code, fingerprint(contentOf(all, code))])),
    },
  };
}

/// A codebook with its towns; the package's own from the build where this program is the build. Throws as `compileCodebook`.
export function loadCodebook(place: CodebookPlace = {}): CompiledCodebook & { readonly towns: string } {
  const files = readCodebookFiles(place);
  const built = import.meta.url.endsWith('.js') && existsSync(COMPILED);
  if (place.folder === undefined && built)
    return { ...(JSON.parse(readFileSync(COMPILED, 'utf8')) as CompiledCodebook), towns: files.towns };
  return { ...compileCodebook(files), towns: files.towns };
}
