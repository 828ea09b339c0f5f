import type { FrameHit } from '../frame/frame-index.js';
import type { Factuality } from '../factuality/factuality-draft.js';

/// How often the type of a sentence's main event was right on 1,272 news sentences with five-way classes (`npm run
/// bench:evidence`): 0.90 told by one word, 0.95 by several or with a condition; 0.71 where nobody acts against 0.95 where
/// somebody does; 0.73 for what is not told as real against 0.96. Relations and claims have no such gold: their figures are
/// guesses, not measured.
const ONE_WORD = 0.9;
const SEVERAL_WORDS = 0.95;
const WITHOUT_ACTOR = -0.24;
const UNREAL = -0.23;
const RELATION = 0.6;
const LEAST = 0.05;
/// What a claim's subject and predicate are worth: no more than the tree.
export const CLAIM_CONFIDENCE = 0.5;

/// The confidence in a statement, between 0 and 1: how often statements with the same evidence have the right type; no more than
/// the model's own odds where it is told by these.
export function confidenceOf(hit: FrameHit, hasActor: boolean, { status }: Factuality): number {
  const { frame } = hit.entry;
  if (frame.type === null) return RELATION;
  const listed = hit.words.length > 1 || frame.when.length > 0 ? SEVERAL_WORDS : ONE_WORD;
  const base = Math.min(listed, (hit.odds ?? 100) / 100);
  const real = status === 'occurred' || status === 'ongoing';
  const confidence = base + (hasActor ? 0 : WITHOUT_ACTOR) + (real ? 0 : UNREAL);
  return Math.max(LEAST, Math.round(confidence * 100) / 100);
}
