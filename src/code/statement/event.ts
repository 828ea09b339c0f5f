import type { EventRecord } from '../../annotation/record.js';
import type { Ontology } from '../../codebook/ontology.js';
import type { Draft } from './draft.js';

/// The event of a draft with its score and CAMEO code, or null for a relation or claim.
export function eventOf(draft: Draft, contexts: readonly string[], ontology: Ontology): EventRecord | null {
  const { type, mode } = draft;
  if (type === null) return null;
  const entry = ontology.types[type];
  const known = mode === null ? undefined : entry.modes[mode];
  const own = draft.frame?.contexts ?? [];
  return {
    type,
    mode,
    contexts: [...new Set([...own, ...contexts])],
    cameo: draft.cameo ?? known?.cameo ?? entry.cameo,
    score: known?.score ?? entry.score,
  };
}
