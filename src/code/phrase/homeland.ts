import type { Sentence } from '../../annotation/sentence.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PlaceMention } from '../../resolve/place/places.js';
import type { Phrases } from './phrases.js';
import { codeOf } from '../../resolve/actor/match.js';

/// Sectors whose bodies belong to the land that a report is about, where it names no other: "the government", "police",
/// "the army".
const DOMESTIC: ReadonlySet<string> = new Set(['GOV', 'COP', 'LEG', 'JUD', 'MIL']);
/// "platoon of the Royal Fusiliers": soldiers of a name are not yet those of the land where they are.
const NAMED = / \p{Lu}/u;
/// Sectors of those who mostly act in their own land, so that the place of a deed tells theirs: "police fired at protesters in Lagos".
const LOCAL: ReadonlySet<string> = new Set(
  ['COP', 'JUD', 'CVL', 'OPP', 'REB', 'CRM', 'PRM', 'LAB', 'EDU', 'REF', 'AGR', 'REL', 'ETH'], // prettier-ignore
);
/// How often a land must be named, and with what share of all lands named, to be the one that a report is about; where all are
/// one, once is enough.
const LEAST = 2;
const SHARE = 0.6;
/// A land that is told less often is a stray one, where another is told so often.
const TWICE = 2;
const OFTEN = 3;

/// The lands that a text tells of: of the states, their people and the places that it names.
export class ToldLands {
  private readonly counts = new Map<string, number>();
  /// The land that the text is about (ISO 3166-1 alpha-3); null where none stands out.
  readonly home: string | null;

  constructor(
    sentences: readonly Sentence[],
    phrasesOf: (sentence: Sentence) => Phrases,
    places: readonly (readonly PlaceMention[])[],
  ) {
    sentences.forEach((sentence, number) => {
      const phrases = phrasesOf(sentence);
      const within = places[number] ?? [];
      for (let index = 0; index < sentence.words.length; index++) {
        const word = sentence.word(index);
        if (!headsPhrase(word)) continue;
        const several = phrases.each(index);
        for (const { country } of several) this.add(country);
        const country = several.length > 0 ? null : (phrases.actor(index)?.country ?? null);
        // A town that stands for its government is told once, not twice.
        const isPlace = within.some(
          ({ start, end, match }) => match.country === country && start <= word.start && word.start < end,
        );
        if (!isPlace) this.add(country);
      }
      for (const { match } of within) this.add(match.country);
    });
    this.home = this.findHome();
  }

  /// How often a land is told.
  times(country: string): number {
    return this.counts.get(country) ?? 0;
  }

  /// How often the land is told that is told most.
  get most(): number {
    return Math.max(0, ...this.counts.values());
  }

  private add(country: string | null): void {
    if (country !== null) this.counts.set(country, this.times(country) + 1);
  }

  private findHome(): string | null {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    for (const [country, count] of this.counts)
      if (count === total || (count >= LEAST && count >= SHARE * total)) return country;
    return null;
  }
}

/// Gives actors of no land that is named the land that their sentence or their text is about.
export class Homelands {
  /// The land given to an actor before, by its key.
  private readonly given = new Map<string, string>();
  private readonly placed = new WeakMap<ActorMatch, ActorMatch>();

  constructor(
    private readonly lands: ToldLands,
    private readonly places: readonly (readonly PlaceMention[])[],
  ) {}

  /// An actor as it was placed before, else as that of the land which the text is about.
  of(match: ActorMatch): ActorMatch {
    return this.placed.get(match) ?? atHome(match, this.lands.home);
  }

  /// Gives "its troops" the land of whom "its" means, or of nobody, where that is not known.
  own(match: ActorMatch, land: string | null): void {
    const { country, sector } = match;
    if (country !== null || sector === null || !DOMESTIC.has(sector)) return;
    this.placed.set(match, land === null ? match : ofLand(match, land));
  }

  /// Places the actors of a sentence, by its number; called in the order of the text: "police" that were those of Moscow
  /// are so in the next sentence too.
  place(match: ActorMatch, sentence: number): void {
    const { country, code, sector, source, key } = match;
    if (this.placed.has(match) || match.abroad === true) return;
    if (country !== null || code !== null || source === null || sector === null || !LOCAL.has(sector)) return;
    const here = this.landOf(sentence);
    if (here !== null) this.given.set(key, here);
    const land = here ?? this.given.get(key) ?? this.lands.home;
    if (land !== null) this.placed.set(match, ofLand(match, land));
  }

  /// Whether a land is told once, in a text that tells more of another: a town far off, or one of many places of that name.
  private isStray(land: string): boolean {
    return this.lands.times(land) < TWICE && this.lands.most >= OFTEN;
  }

  /// The one land of the towns and regions of a sentence. Lands that it names are as often actors as scenes, and tell nothing.
  private landOf(sentence: number): string | null {
    const within = (this.places[sentence] ?? []).filter(({ match }) => match.precision !== 'country');
    const lands = new Set(within.flatMap(({ match }) => match.country ?? []));
    const [land = null] = lands.size === 1 ? lands : [];
    return land === null || this.isStray(land) ? null : land;
  }
}

/// The government, police, parliament or court of no land that is named, as that of the land which the text is about.
function atHome(match: ActorMatch, home: string | null): ActorMatch {
  if (home === null || match.country !== null || match.sector === null || !DOMESTIC.has(match.sector)) return match;
  if (match.abroad === true || (match.sector === 'MIL' && NAMED.test(match.name))) return match;
  if (match.source === null || (match.kind !== 'organisation' && match.kind !== 'group')) return match;
  return ofLand(match, home);
}

function ofLand(match: ActorMatch, country: string): ActorMatch {
  return { ...match, country, code: codeOf(country, match.sector), key: `${country} ${match.key}` };
}
