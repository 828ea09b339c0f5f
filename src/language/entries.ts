import type { Codebook } from '../codebook/codebook.js';
import { joinFrames } from '../codebook/frames.js';
import type { LanguagePack } from './pack.js';

/// File and line of each entry that records name as a reason: "wording/assault.yaml:12" for "frames/assault.yaml#bomb".
export function entryPlaces(codebook: Codebook, pack: LanguagePack): ReadonlyMap<string, string> {
  return new Map([
    ...joinFrames(codebook.frames, pack.wordings).map(({ id, file, line }) => [id, `${file}:${line}`] as const),
    ...pack.cues.signatures.map(({ name, line }) => [`cues/status.yaml#${name}`, `cues/status.yaml:${line}`] as const),
  ]);
}
