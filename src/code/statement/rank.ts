import type { Sentence } from '../../annotation/sentence.js';
import type { Attribution } from '../attribution/cited.js';
import type { Draft } from './draft.js';

/// What a step from a word to its head adds to the distance from the main clause. A clause that is said, and the object of a
/// light verb, are as central as what governs them.
const STEP: Readonly<Record<string, number>> = {
  acl: 1, 'acl:relcl': 1.2, advcl: 1, nmod: 1, 'nmod:poss': 1.2, obl: 0.8, obj: 0.5, nsubj: 0.7, 'nsubj:pass': 0.6, appos: 1, parataxis: 0.5,
  ccomp: 0.3, xcomp: 0.3, conj: 0.4, amod: 1, compound: 1,
}; // prettier-ignore

const KIND_ORDER = { event: 0, relation: 1, claim: 2 } as const;
const MAX_CLIMB = 40;

/// Sets `depth` on each draft and orders them: events before relations before claims, within each the nearest to the main
/// clause first, then in text order.
export function rankDrafts(
  sentence: Sentence,
  drafts: readonly Draft[],
  attributions: readonly Attribution[],
): Draft[] {
  const saying = new Set(attributions.map((attribution) => attribution.cue));
  const carriers = new Set(drafts.filter((draft) => draft.kind === 'event').map((draft) => draft.anchor));
  for (const draft of drafts) draft.depth = depthOf(sentence, draft, saying, carriers);
  return [...drafts].sort(
    (a, b) => KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || a.depth - b.depth || a.anchor - b.anchor,
  );
}

function depthOf(sentence: Sentence, draft: Draft, saying: ReadonlySet<number>, carriers: ReadonlySet<number>): number {
  let depth = 0;
  let at = draft.support ?? draft.anchor;
  for (let climb = 0; climb < MAX_CLIMB; climb++) {
    const word = sentence.word(at);
    if (word.head < 0) break;
    const said =
      (word.label === 'ccomp' || word.label === 'xcomp' || word.label === 'parataxis') &&
      saying.has(word.head) &&
      !carriers.has(word.head);
    depth += said ? 0 : (STEP[word.label] ?? 0.5);
    at = word.head;
  }
  return depth;
}
