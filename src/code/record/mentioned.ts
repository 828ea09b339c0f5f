import type { EventType } from '../../annotation/record.js';
import { isNominal } from '../../mention/noun-phrase.js';
import type { Draft } from '../statement/draft.js';
import type { Written } from './inherit.js';

/// The statements without those that only mention a deed that the page tells elsewhere: "deplored **the ambush**", "since **the raid**".
/// A definite noun is such a mention where it names neither party, place, time nor number of its own, nothing is said of it, and another
/// statement of its type does name a party. `drop` is told of each.
export function withoutMentions(written: readonly Written[], drop: (mention: Written) => void): Written[] {
  const told = new Set<EventType>();
  for (const { draft } of written)
    if (draft.type !== null && draft.actor.length + draft.recipient.length > 0) told.add(draft.type);
  return written.filter((each) => {
    const isMention = each.draft.type !== null && told.has(each.draft.type) && isBare(each);
    if (isMention) drop(each);
    return !isMention;
  });
}

function isBare(written: Written): boolean {
  const { draft, statement, sentence } = written;
  const { kind, actor, recipient, instrument, support } = draft;
  if (kind !== 'event' || actor.length + recipient.length > 0 || instrument !== null || support !== null) return false;
  const { place, time, quantities, polarity, status } = statement;
  if (place !== null || time !== null || quantities.length > 0 || polarity === 'negative') return false;
  if (status !== 'occurred' && status !== 'ongoing') return false;
  const { label } = sentence.word(draft.anchor);
  return (
    isNominal(sentence.word(draft.anchor)) && !SAID_OF.some((part) => label.startsWith(part)) && isDefinite(written)
  );
}

/// Of what something is said: a subject, or what stands by itself.
const SAID_OF: readonly string[] = ['nsubj', 'root', 'conj', 'parataxis'];

function isDefinite({ draft, sentence }: { readonly draft: Draft } & Pick<Written, 'sentence'>): boolean {
  return sentence.children(draft.anchor).some((child) => {
    const { label, features } = sentence.word(child);
    return label === 'det' && (features.Definite === 'Def' || features.PronType === 'Dem');
  });
}
