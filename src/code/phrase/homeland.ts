import type { Sentence } from '../../annotation/sentence.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PlaceMention } from '../../resolve/place/places.js';
import type { Phrases } from './phrases.js';
import { codeOf } from '../../resolve/actor/match.js';

/// Sectors whose bodies belong to the land that a report is about, where it names no other: "the government", "police".
const DOMESTIC: ReadonlySet<string> = new Set(['GOV', 'COP', 'LEG', 'JUD']);
/// Sectors of those who mostly act in their own land, so that the place of a deed tells theirs: "police fired at protesters in Lagos".
const LOCAL: ReadonlySet<string> = new Set(
  ['COP', 'JUD', 'CVL', 'OPP', 'REB', 'CRM', 'PRM', 'LAB', 'EDU', 'REF', 'AGR', 'REL'], // prettier-ignore
);
/// How often a land must be named, and with what share of all lands named, to be the one that a report is about; where all are
/// one, once is enough.
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
  for (const [country, count] of counts)
    if (count === total || (count >= LEAST && count >= SHARE * total)) return country;
  return null;
}

/// Gives actors of no land that is named the land that their sentence or their text is about.
export class Homelands {
  /// The land given to an actor before, by its key.
  private readonly given = new Map<string, string>();
  private readonly placed = new WeakMap<ActorMatch, ActorMatch>();

  constructor(
    private readonly home: string | null,
    private readonly places: readonly (readonly PlaceMention[])[],
  ) {}

  /// An actor as it was placed before, else as that of the land which the text is about.
  of(match: ActorMatch): ActorMatch {
    return this.placed.get(match) ?? atHome(match, this.home);
  }

  /// Places the actors of a sentence, by its number; called in the order of the text: "police" that were those of Moscow
  /// are so in the next sentence too.
  place(match: ActorMatch, sentence: number): void {
    const { country, code, sector, source, key } = match;
    if (country !== null || code !== null || source === null || sector === null || !LOCAL.has(sector)) return;
    const here = this.landOf(sentence);
    if (here !== null) this.given.set(key, here);
    const land = here ?? this.given.get(key) ?? this.home;
    if (land !== null) this.placed.set(match, ofLand(match, land));
  }

  /// The one land of the towns and regions of a sentence. Lands that it names are as often actors as scenes, and tell nothing.
  private landOf(sentence: number): string | null {
    const within = (this.places[sentence] ?? []).filter(({ match }) => match.precision !== 'country');
    const lands = new Set(within.flatMap(({ match }) => match.country ?? []));
    const [land = null] = lands.size === 1 ? lands : [];
    return land;
  }
}

/// The government, police, parliament or court of no land that is named, as that of the land which the text is about.
function atHome(match: ActorMatch, home: string | null): ActorMatch {
  if (home === null || match.country !== null || match.sector === null || !DOMESTIC.has(match.sector)) return match;
  if (match.source === null || (match.kind !== 'organisation' && match.kind !== 'group')) return match;
  return ofLand(match, home);
}

function ofLand(match: ActorMatch, country: string): ActorMatch {
  return { ...match, country, code: codeOf(country, match.sector), key: `${country} ${match.key}` };
}
