import type { PartyWeights } from '../../language/parties.js';
import type { Partaken, PartySense } from '../frame/party-signs.js';
import { considerParties, weighParties } from '../frame/weighed-parties.js';
import type { MissTrace } from '../missed/miss-trace.js';
import type { Draft } from './draft.js';

/// Lets what is learned of parties overrule the rules in the roles of an event; a `trace` is told of each phrase that was weighed.
export function weighDraft(
  draft: Draft,
  sense: PartySense,
  weights: PartyWeights | null,
  trace: MissTrace | null,
): void {
  const deed = partakenOf(draft);
  if (deed === null) return;
  if (trace !== null)
    considerParties(sense, deed, (of, role, head, signs) => {
      trace.consider(of, role, head, signs);
    });
  if (weights === null) return;
  for (const { role, heads, why } of weighParties(sense, deed, weights)) {
    draft[role] = heads;
    draft.why[role] = why;
  }
}

function partakenOf({
  kind,
  type,
  frame,
  anchor,
  words,
  support,
  args,
  doubted,
  actor,
  recipient,
  why,
}: Draft): Partaken | null {
  if (kind !== 'event' || type === null || frame === null) return null;
  const found = doubted === true ? 'doubt' : frame.units.length === 0 ? 'model' : 'frame';
  const by = { actor: why['actor'] ?? '', recipient: why['recipient'] ?? '' };
  return { type, anchor, words, support, passive: args.passive, found, actor, recipient, by };
}
