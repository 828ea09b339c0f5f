import type { ActorBook } from '../../codebook/actor-book.js';
import type { BodyEntry } from '../../codebook/actors-join.js';
import { documentNames } from './document-names.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { agentOf, bodyMatch, countryIn } from './evidence.js';
import { written, type Hit, meaningAs } from './phrase-names.js';
import { phraseParts, regionNames, type PhraseParts } from './phrase-parts.js';
import { keyOf, nameAt, nominalName, properName } from './phrase-writing.js';

/// Names of regions and towns with the country that they lie in, for "Texas police" and "a court in Cairo".
export interface RegionNames {
  /// The country (ISO 3166-1 alpha-3) of the best-known place of a name, and whether it is a region with a government.
  lookUp(name: string): { readonly country: string; readonly region: boolean } | null;
}

/// Sectors of societies that have branches in many lands.
const OF_LANDS: ReadonlySet<string> = new Set(['NGO', 'HRI', 'REL', 'MED', 'LAB']);

/// Sectors of what belongs to a state.
const OF_STATES: ReadonlySet<string> = new Set(['GOV', 'MIL', 'SPY', 'COP', 'JUD', 'LEG']);

/// Finds the land that an actor belongs to.
export class CountryFinder {
  constructor(
    private readonly book: ActorBook,
    private readonly regions: RegionNames | null,
  ) {}

  /// The land of a phrase: of a possessor or modifier, else of what follows a preposition of belonging; else that of a
  /// region or town named there.
  of(phrase: Phrase, parts: PhraseParts): string | null {
    const direct = this.direct(phrase, parts);
    if (direct !== null || this.regions === null) return direct;
    for (const name of regionNames(phrase, parts)) {
      if (documentNames(this.book, phrase).isSurname(name)) continue;
      const found = this.regions.lookUp(name);
      if (found !== null) return found.country;
    }
    return null;
  }

  /// The land of a body or its people that have none of their own: rebels of many lands are those of the land beside them ("Islamic
  /// State militants in Syria"), others only of a land in front ("the Turkey head of Amnesty International").
  placed(match: ActorMatch, body: BodyEntry, phrase: Phrase, parts: PhraseParts): ActorMatch;
  placed(match: ActorMatch | null, body: BodyEntry, phrase: Phrase, parts: PhraseParts): ActorMatch | null;
  placed(match: ActorMatch | null, body: BodyEntry, phrase: Phrase, parts: PhraseParts): ActorMatch | null {
    if (match === null || match.country !== null) return match;
    const isRebel = body.sector === 'REB';
    if (!isRebel && (match.kind === 'organisation' || !OF_LANDS.has(body.sector))) return match;
    const country = this.direct(phrase, { ...parts, head: null, beside: [], after: isRebel ? parts.after : [] });
    return country === null ? match : { ...match, country };
  }

  /// The government of a region whose name holds that of a land: "New Mexico", or null.
  region(phrase: Phrase, hit: Hit): ActorMatch | null {
    const country = this.regionAround(phrase, hit);
    if (country === null) return null;
    const name = written(phrase.sentence, hit.first - 1, hit.last);
    const key = `name ${keyOf(name)}`;
    const code = codeOf(country, 'GOV');
    return {
      name,
      code,
      country,
      sector: 'GOV',
      kind: 'organisation',
      source: null,
      key,
      confidence: 0.4,
      byRegion: true,
    };
  }

  /// The land of a region whose name is a land's with one more word in front.
  private regionAround({ sentence }: Phrase, hit: Hit): string | null {
    const word = sentence.words[hit.first - 1];
    if (this.regions === null || word?.upos !== 'PROPN' || !/^\p{Lu}/u.test(word.form)) return null;
    const found = this.regions.lookUp(written(sentence, hit.first - 1, hit.last));
    return found?.region === true ? found.country : null;
  }

  /// What the phrase names as a thing or person of its land, where its head is no actor.
  ofItsLand(phrase: Phrase): ActorMatch | null {
    const word = phrase.sentence.words[phrase.head];
    if (word === undefined || (word.upos !== 'NOUN' && word.upos !== 'PROPN')) return null;
    const parts = phraseParts(this.book, phrase);
    const country = this.of(phrase, parts) ?? this.ofPlace(phrase, parts, word.form);
    if (country === null) return null;
    const name = nominalName(phrase, parts);
    const key = `${country} ${keyOf(name)}`;
    return {
      name,
      code: codeOf(country, null),
      country,
      sector: null,
      kind: 'unknown',
      source: null,
      key,
      confidence: 0.3,
    };
  }

  private ofPlace(phrase: Phrase, parts: PhraseParts, form: string): string | null {
    if (this.regions === null || nameAt(phrase)?.kind !== 'place') return null;
    return this.regions.lookUp(properName(phrase, parts) ?? form)?.country ?? null;
  }

  direct(phrase: Phrase, parts: PhraseParts): string | null {
    if (parts.hits.length === 0) return null;
    const named = agentOf(parts.head)?.entry.takes === 'state';
    const isState = (hit: Hit): boolean => meaningAs(hit, 'state') !== null || meaningAs(hit, 'people') !== null;
    const inner = [parts.head, ...parts.beside].filter((hit) => hit !== null).filter(isState);
    for (const group of [parts.before, inner, parts.after]) {
      for (const hit of group) {
        const region = meaningAs(hit, 'state') === null ? null : this.regionAround(phrase, hit);
        if (region !== null) return region;
      }
      const found = countryIn(
        group.filter((hit) => !hit.foreign),
        this.book,
        phrase,
        named,
      );
      if (found !== null) return found;
    }
    return null;
  }

  /// A body that a phrase names. "The Belarusian KGB": a service of a state that is named with another land is that land's.
  bodyOfItsLand(body: BodyEntry, phrase: Phrase, parts: PhraseParts): ActorMatch {
    const match = bodyMatch(body, 0.95);
    if (body.country === null || !OF_STATES.has(body.sector)) return match;
    const country = this.direct(phrase, { ...parts, head: null, beside: [], after: [] });
    if (country === null || country === body.country) return match;
    const name = nominalName(phrase, { ...parts, after: [] });
    return { ...match, name, country, code: codeOf(country, body.sector), key: `${match.key} ${country}` };
  }
}
