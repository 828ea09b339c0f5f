import type { Sentence } from '../../annotation/sentence.js';
import type { TimeMention } from '../../resolve/time/dates.js';
import type { PlaceMention } from '../../resolve/place/places.js';
import { prepositionOf } from '../grammar/prepositions.js';
import type { Draft } from './draft.js';

/// Where a statement is placed: the nearest place in its clause that one of the prepositions `placing` brings in and that fills no role.
export function placeOf(
  draft: Draft,
  sentence: Sentence,
  mentions: readonly PlaceMention[],
  placing: ReadonlySet<string>,
): PlaceMention | null {
  if (mentions.length === 0) return null;
  const roles = new Set([...draft.actor, ...draft.recipient]);
  const fitting = mentions.filter((mention) => {
    const head = headOf(sentence, mention.first, mention.last);
    if (roles.has(head) || !inClause(draft, mention)) return false;
    const preposition = prepositionOf(sentence, head);
    return preposition !== null && placing.has(preposition);
  });
  return nearest(draft, fitting);
}

/// When a statement is set: the nearest time in its clause, else the only one of the sentence.
export function timeOf(draft: Draft, _sentence: Sentence, mentions: readonly TimeMention[]): TimeMention | null {
  return (
    nearest(
      draft,
      mentions.filter((mention) => inClause(draft, mention)),
    ) ?? (mentions.length === 1 && draft.depth < 0.5 ? (mentions[0] ?? null) : null)
  );
}

function inClause(draft: Draft, mention: { first: number; last: number }): boolean {
  return draft.clause.first <= mention.first && mention.last <= draft.clause.last;
}

function nearest<T extends { first: number; last: number }>(draft: Draft, mentions: readonly T[]): T | null {
  let best: T | null = null;
  let least = Infinity;
  for (const mention of mentions) {
    const distance = mention.first > draft.anchor ? mention.first - draft.anchor : draft.anchor - mention.last;
    if (distance < least) {
      least = distance;
      best = mention;
    }
  }
  return best;
}

/// The word of a stretch that is governed from outside of it.
function headOf(sentence: Sentence, first: number, last: number): number {
  for (let index = first; index <= last; index++) {
    const { head } = sentence.word(index);
    if (head < first || head > last) return index;
  }
  return last;
}
