import type { Sentence } from '../../annotation/sentence.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PlaceMention } from '../../resolve/place/places.js';
import type { Phrases } from './phrases.js';
import { codeOf } from '../../resolve/actor/match.js';

/// Sectors whose bodies belong to the land that a report is about, where it names no other: "the government", "police".
const DOMESTIC: ReadonlySet<string> = new Set(['GOV', 'COP', 'LEG', 'JUD']);
/// How often a land must be named, and with what share of all lands named, to be the one that a report is about.
const LEAST = 3;
const SHARE = 0.6;

/// The land that a text is about (ISO 3166-1 alpha-3), of the states, their people and the places that it names; null where
/// none stands out.
export function homeOf(
  sentences: readonly Sentence[],
  phrasesOf: (sentence: Sentence) => Phrases,
  places: readonly PlaceMention[],
): string | null {
  const counts = new Map<string, number>();
  let total = 0;
  const add = (country: string | null): void => {
    if (country === null) return;
    counts.set(country, (counts.get(country) ?? 0) + 1);
    total++;
  };
  for (const sentence of sentences) {
    const phrases = phrasesOf(sentence);
    for (let index = 0; index < sentence.words.length; index++)
      if (headsPhrase(sentence.word(index))) add(phrases.actor(index)?.country ?? null);
  }
  for (const { match } of places) add(match.country);
  for (const [country, count] of counts) if (count >= LEAST && count >= SHARE * total) return country;
  return null;
}

/// The government, police, parliament or court of no land that is named, as that of the land which the text is about.
export function atHome(match: ActorMatch, home: string | null): ActorMatch {
  if (home === null || match.country !== null || match.sector === null || !DOMESTIC.has(match.sector)) return match;
  if (match.source === null || (match.kind !== 'organisation' && match.kind !== 'group')) return match;
  return { ...match, country: home, code: codeOf(home, match.sector), key: `${home} ${match.key}` };
}
