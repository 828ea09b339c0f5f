import type { Cues } from '../../language/cues.js';

/// The lists of cues that are asked word by word.
export type CueLists = ReturnType<typeof cueListsOf>;

export function cueListsOf(cues: Cues) {
  return {
    purposes: new Set(cues.purposes),
    prospects: new Set(cues.prospects),
    replaced: new Set(cues.replaced),
    awaiting: new Set(cues.awaiting),
    lacking: new Set(cues.lacking),
    probable: new Set(cues.probable),
    possible: new Set(cues.possible),
    hedging: new Set(cues.hedgingAdjectives),
  } as const satisfies Readonly<Record<string, ReadonlySet<string>>>;
}
