import type { Meaning } from '../../codebook/actor-book.js';
import { stateItself } from './evidence.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { meaningAs, type Hit } from './phrase-names.js';
import type { PhraseParts } from './phrase-parts.js';
import { nominalName } from './phrase-writing.js';

/// What a phrase means whose head is the name of a state, its adjective or its people.
export function stateMatch(
  phrase: Phrase,
  parts: PhraseParts,
  { entry, by }: Meaning & { as: 'state' },
  hit: Hit,
): ActorMatch {
  if (by === 'name') return stateItself(entry, 0.95);
  if (by === 'seat') return stateItself(entry, 0.85);
  if (by === 'capital') return { ...stateItself(entry, 0.6), byCapital: true };
  // "Russian airstrikes": the adjective alone stands for the state, "the Russians" for its people.
  const { label, upos } = phrase.sentence.word(phrase.head);
  if (upos === 'ADJ' && (label === 'amod' || label === 'compound')) return stateItself(entry, 0.7);
  const { source } = entry;
  const name = nominalName(phrase, parts);
  const home = homeElsewhere(parts, hit, entry.country);
  const sector = home === undefined ? 'CVL' : 'ETH';
  const country = home === undefined ? entry.country : home;
  const key = home === undefined ? `${country} people` : `${entry.country} people ${country ?? '*'}`;
  return { name, code: codeOf(country, sector), country, sector, kind: 'population', source, key, confidence: 0.75 };
}

/// The land in which a people lives that is told by descent: of "Georgian Armenians" Georgia, of "ethnic Armenians" null, since any
/// may be meant; undefined of people of their own land.
function homeElsewhere({ before }: PhraseParts, hit: Hit, own: string): string | null | undefined {
  const beside = before.find((other) => other.last === hit.first - 1);
  const home = meaningAs(beside, 'state')?.entry.country ?? null;
  if (home !== null && home !== own) return home;
  return hit.foreign ? null : undefined;
}
