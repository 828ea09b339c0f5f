import type { ActorEntries } from '../codebook/actors.js';
import type { RegionData } from '../codebook/actors-places.js';
import type { Codebook } from '../codebook/codebook.js';
import type { LanguagePack } from '../language/pack.js';

/// A codebook with all its parts and packs, as plain data.
export interface CompiledCodebook {
  readonly codebook: Codebook;
  readonly actors: ActorEntries;
  readonly regions: RegionData;
  readonly packs: readonly LanguagePack[];
  /// Fingerprints of the codebook's files, and of each pack's, by the code of its language.
  readonly hashes: { readonly codebook: string; readonly languages: Readonly<Record<string, string>> };
}
