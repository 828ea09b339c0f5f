import type { Frame } from '../codebook/frames.js';
import type { Factuality } from './factuality.js';

/// How often the type of a sentence's main event was right on 1,247 news sentences with five-way classes (`npm run
/// bench:accuracy`, actors-class): 0.90 for one word, 0.95 for several words or a condition, 0.71 where nobody acts, and about a
/// tenth less for what is only planned or proposed. Relations and claims have no such gold yet; their figures are guesses.
const ONE_WORD = 0.9;
const SEVERAL_WORDS = 0.95;
const WITHOUT_ACTOR = -0.2;
const UNREAL = -0.1;
const RELATION = 0.6;
/// What a claim's subject and predicate are worth: no more than the tree.
export const CLAIM_CONFIDENCE = 0.5;

/// The confidence in a statement, between 0 and 1: how often statements with the same evidence have the right type.
export function confidenceOf(frame: Frame, words: number, hasActor: boolean, { status }: Factuality): number {
  if (frame.type === null) return RELATION;
  const base = words > 1 || frame.when.length > 0 ? SEVERAL_WORDS : ONE_WORD;
  const real = status === 'occurred' || status === 'ongoing';
  return Math.round((base + (hasActor ? 0 : WITHOUT_ACTOR) + (real ? 0 : UNREAL)) * 100) / 100;
}
