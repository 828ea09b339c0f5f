import type { Sentence } from '../../annotation/sentence.js';
import { headsPhrase } from '../../mention/noun-phrase.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PlaceMention } from '../../resolve/place/places.js';
import { prepositionOf } from '../grammar/prepositions.js';
import { headOf } from '../grammar/word-range.js';
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
/// Bodies that are known in all lands, and so tell none: "Facebook has been blocked".
const EVERYWHERE: ReadonlySet<string> = new Set(['BUS', 'MED']);
/// Sectors of those whom a government commands: "Paris asked police to act".
const OF_CAPITALS: ReadonlySet<string> = new Set(['COP', 'JUD']);
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
  /// Lands of which more is told than that somebody came from there or went there, or that its people were met.
  private readonly grounded = new Set<string>();
  /// The land that the text is about (ISO 3166-1 alpha-3); null where none stands out.
  readonly home: string | null;

  /// `datelines`: the lands where the text was written; `going`: prepositions that say whence or whither.
  constructor(
    sentences: readonly Sentence[],
    phrasesOf: (sentence: Sentence) => Phrases,
    places: readonly (readonly PlaceMention[])[],
    private readonly datelines: readonly string[],
    going: ReadonlySet<string>,
  ) {
    for (const land of datelines) for (let times = 0; times < LEAST; times++) this.add(land, true);
    sentences.forEach((sentence, number) => {
      const phrases = phrasesOf(sentence);
      const within = places[number] ?? [];
      for (let index = 0; index < sentence.words.length; index++) {
        const word = sentence.word(index);
        if (!headsPhrase(word)) continue;
        const several = phrases.each(index);
        const actors = several.length > 0 ? several : [phrases.actor(index)];
        for (const actor of actors) {
          if (actor === null || isEverywhere(actor)) continue;
          const { country } = actor;
          // A town that stands for its government is told once, not twice.
          const isPlace =
            several.length === 0 &&
            within.some(
              ({ start, end, match }) => match.country === country && start <= word.start && word.start < end,
            );
          if (!isPlace) this.add(country, !isMet(sentence, index, actor) && !isGoal(sentence, index, going));
        }
      }
      for (const place of within) this.add(place.match.country, !isGoal(sentence, headOf(sentence, place), going));
    });
    this.home = this.findHome();
  }

  /// How often a land is told.
  times(country: string): number {
    return this.counts.get(country) ?? 0;
  }

  /// Whether the text was written in a land, by its datelines.
  isWrittenIn(country: string | null): boolean {
    return country !== null && this.datelines.includes(country);
  }

  /// How often the land is told that is told most.
  get most(): number {
    return Math.max(0, ...this.counts.values());
  }

  private add(country: string | null, isGrounded: boolean): void {
    if (country === null) return;
    this.counts.set(country, this.times(country) + 1);
    if (isGrounded) this.grounded.add(country);
  }

  private findHome(): string | null {
    let total = 0;
    for (const count of this.counts.values()) total += count;
    for (const [country, count] of this.counts)
      if (this.grounded.has(country) && (count === total || (count >= LEAST && count >= SHARE * total))) return country;
    return null;
  }
}

/// A firm or medium of the codebook, known wherever it has its seat.
function isEverywhere({ key, source, sector }: ActorMatch): boolean {
  return key === source && sector !== null && EVERYWHERE.has(sector);
}

/// "chased **the Malaysians**": the people of a land, to whom something is done wherever they are.
function isMet(sentence: Sentence, head: number, { key, country }: ActorMatch): boolean {
  return key === `${country} people` && !sentence.word(head).label.startsWith('nsubj');
}

/// Whether a phrase is where somebody came from or went: "flew home **from Paris**".
function isGoal(sentence: Sentence, head: number, going: ReadonlySet<string>): boolean {
  const { label, head: other } = sentence.word(head);
  const preposition = prepositionOf(sentence, head);
  if (preposition === null) return label === 'conj' && isGoal(sentence, other, going);
  // "60 miles from Lagos"
  const isFar = sentence.children(other).some((child) => sentence.word(child).label === 'nummod');
  return going.has(preposition) && !isFar;
}

/// Prepositions around the names of places.
export interface PlacingWords {
  /// They say whence or whither.
  readonly going: ReadonlySet<string>;
  /// They say where.
  readonly placing: ReadonlySet<string>;
}

const NO_LANDS = { land: null, others: new Set<string>() } as const;

/// Gives actors of no land that is named the land that their sentence or their text is about.
export class Homelands {
  /// The land given to an actor before, by its key.
  private readonly given = new Map<string, string>();
  private readonly placed = new WeakMap<ActorMatch, ActorMatch>();

  constructor(
    private readonly lands: ToldLands,
    private readonly sentences: readonly Sentence[],
    private readonly phrasesOf: (sentence: Sentence) => Phrases,
    private readonly places: readonly (readonly PlaceMention[])[],
    private readonly words: PlacingWords,
  ) {}

  /// An actor as it was placed before, else as that of the land which the text is about.
  of(match: ActorMatch): ActorMatch {
    return this.placed.get(match) ?? atHome(match, this.lands.home);
  }

  /// Gives "its troops" and "its citizens" the land of whom "its" means, and the troops that of nobody, where that is not known;
  /// "his lawyer", who is `isOne`, may be of another.
  own(match: ActorMatch, land: string | null, isOne: boolean): void {
    const { country, sector } = match;
    if (country !== null || sector === null) return;
    if (!DOMESTIC.has(sector) && (land === null || isOne || !LOCAL.has(sector))) return;
    this.placed.set(match, land === null ? match : ofLand(match, land));
  }

  /// Places the actors of a sentence, by its number; called in the order of the text: "police" that were those of Moscow
  /// are so in the next sentence too.
  place(match: ActorMatch, sentence: number): void {
    const { country, code, sector, source, key } = match;
    if (this.placed.has(match) || match.abroad === true) return;
    if (country !== null || code !== null || source === null || sector === null || !LOCAL.has(sector)) return;
    const { land: here, others } = this.landsOf(sentence, sector);
    if (here !== null) this.given.set(key, here);
    const land = here ?? this.given.get(key) ?? this.lands.home;
    if (land === null) return;
    // Whoever "fled from Mali" is not surely of the land that the text is about.
    const isElsewhere = here === null && others.size > 0 && !others.has(land);
    this.placed.set(match, isElsewhere ? match : ofLand(match, land));
  }

  /// Whether a land is told once, in a text that tells more of another: a town far off, or one of many places of that name.
  private isStray(land: string): boolean {
    return this.lands.times(land) < TWICE && this.lands.most >= OFTEN;
  }

  /// The one land in whose towns and regions a sentence is set. Lands that it names are as often actors as scenes, and tell nothing; a
  /// scene, goal or capital of another land leaves it open. With all lands in which it may be set.
  private landsOf(
    number: number,
    sector: string,
  ): { readonly land: string | null; readonly others: ReadonlySet<string> } {
    const sentence = this.sentences[number];
    if (sentence === undefined) return NO_LANDS;
    const places = (this.places[number] ?? []).flatMap((place) => {
      const head = headOf(sentence, place);
      return this.isOpen(sentence, head, place) ? [{ place, head }] : [];
    });
    const lands = new Set(places.flatMap(({ place }) => place.match.country ?? []));
    const [land = null] = lands.size === 1 ? lands : [];
    const settings = places.filter(({ head }) => OF_CAPITALS.has(sector) || !this.isRuling(sentence, head));
    const isSet = settings.some(
      ({ place: { match }, head }) =>
        match.precision !== 'country' &&
        (!isGoal(sentence, head, this.words.going) || this.lands.isWrittenIn(match.country)),
    );
    const others = settings
      .flatMap(({ place: { match } }) => match.country ?? [])
      .filter((each) => !this.isStray(each));
    return { land: land === null || !isSet || this.isStray(land) ? null : land, others: new Set(others) };
  }

  /// Whether a place may be where a sentence is set, or where somebody of it comes from or goes; not "the line to Djibouti".
  private isOpen(sentence: Sentence, head: number, { match }: PlaceMention): boolean {
    const goal = isGoal(sentence, head, this.words.going);
    if (match.precision === 'country') return !goal && this.isScene(sentence, head);
    return !goal || sentence.word(head).label !== 'nmod';
  }

  /// Whether a land is named as where something is: "in Mali", "Mali's war"; not "an envoy in Mali", where only he is.
  private isScene(sentence: Sentence, head: number): boolean {
    const { label, head: governor } = sentence.word(head);
    if (label === 'nmod:poss') return true;
    const preposition = prepositionOf(sentence, head);
    if (preposition === null || !this.words.placing.has(preposition)) return false;
    return label !== 'nmod' || this.phrasesOf(sentence).actor(governor) === null;
  }

  /// Whether a town stands for the government that sits there: "**Paris** refused".
  private isRuling(sentence: Sentence, head: number): boolean {
    return sentence.word(head).label.startsWith('nsubj') && this.phrasesOf(sentence).actor(head)?.kind === 'state';
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
