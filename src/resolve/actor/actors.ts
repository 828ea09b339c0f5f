import type { ActorKind } from '../../annotation/record.js';
import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import type { AgentEntry, BodyEntry } from '../../codebook/actors-join.js';
import { nameParts } from '../../codebook/actors-words.js';
import type { Calendar } from '../../language/calendar-index.js';
import { CountryFinder, type RegionNames } from './country.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { agentOf, bodyIn, bodyMatch, memberMatch, sectorIn, sectorOf, stateItself, tellsSort } from './evidence.js';
import { lastNoun, quantified } from './quantified.js';
import { personMatch, personOf } from './office-holder.js';
import { mayBeSeveral, oneOfEach } from './joined.js';
import { stateMatch } from './people-of-land.js';
import { Sides } from './side.js';
import { documentNames } from './document-names.js';
import { PersonName } from './person-name.js';
import { written, type Hit, meaningAs } from './phrase-names.js';
import { besideName, keyOf, nameAt, nominalName, nounKey, properName, reach, titledName } from './phrase-writing.js';
import { phraseParts, type PhraseParts } from './phrase-parts.js';

export type { RegionNames } from './country.js';
export type { ActorMatch, Phrase } from './match.js';

export interface ActorResolver {
  /// The actor that a noun phrase names, or null when its head is no actor.
  resolve(phrase: Phrase): ActorMatch | null;
  /// The actors of a phrase whose head belongs to several: "the foreign ministers of Chile and Argentina"; none where it does not.
  each(phrase: Phrase): readonly ActorMatch[];
  /// What belongs to a land by its own words, though its head is no actor: "two Italian engineers", "a market in Cairo"; or
  /// null.
  ofItsLand(phrase: Phrase): ActorMatch | null;
  /// For whom an actor speaks who says "we": see `Sides`.
  sideOf(match: ActorMatch): ActorMatch | null;
}

/// Tags of words that head a noun phrase only where the tree errs.
const SPECIFIERS: ReadonlySet<string> = new Set(['DET', 'ADP', 'PART', 'PUNCT']);

export function createActorResolver(
  book: ActorBook,
  calendar: Calendar,
  regions: RegionNames | null = null,
): ActorResolver {
  return new BookResolver(book, calendar, regions);
}

class BookResolver implements ActorResolver {
  private readonly countries: CountryFinder;
  private readonly sides: Sides;

  constructor(
    private readonly book: ActorBook,
    private readonly calendar: Calendar,
    private readonly regions: RegionNames | null,
  ) {
    this.countries = new CountryFinder(book, regions);
    this.sides = new Sides(book);
  }

  resolve(phrase: Phrase): ActorMatch | null {
    const { sentence } = phrase;
    if (sentence.words[phrase.head] === undefined) return null;
    const first = Math.max(0, Math.min(phrase.first, phrase.head));
    const last = Math.min(sentence.words.length - 1, Math.max(phrase.last, phrase.head));
    const seen = phrase.nameKind ?? nameAt(phrase)?.kind ?? null;
    // A town of the same name is not meant where the document has told a person of that surname.
    const isPerson = seen === 'place' && documentNames(this.book, phrase).isSurname(sentence.word(phrase.head).form);
    const nameKind = isPerson ? 'person' : seen;
    const isWhole = first === phrase.first && last === phrase.last && nameKind === phrase.nameKind;
    return this.resolveWithin(isWhole ? phrase : { ...phrase, first, last, nameKind }, 0);
  }

  each(phrase: Phrase): readonly ActorMatch[] {
    if (!mayBeSeveral(phrase)) return [];
    const matches = oneOfEach(phrase, phraseParts(this.book, phrase)).flatMap(({ phrase: one, name }) => {
      const match = this.resolve(one);
      return match === null ? [] : [match.key === match.source ? match : { ...match, name }];
    });
    const keys = new Set(matches.map(({ key }) => key));
    return keys.size === matches.length && keys.size > 1 ? matches : [];
  }

  ofItsLand(phrase: Phrase): ActorMatch | null {
    return this.countries.ofItsLand(phrase);
  }

  sideOf(match: ActorMatch): ActorMatch | null {
    return this.sides.of(match);
  }

  private resolveWithin(phrase: Phrase, depth: number): ActorMatch | null {
    const { sentence, head } = phrase;
    const word = sentence.word(head);
    if (word.upos === 'PRON' || word.upos === 'AUX') return null;
    if (SPECIFIERS.has(word.upos) && head < phrase.last && depth < 3) {
      const noun = lastNoun(phrase, head + 1);
      if (noun > head) return this.resolveWithin({ ...phrase, head: noun, nameKind: null }, depth + 1);
    }
    const parts = phraseParts(this.book, phrase);
    const inner = depth < 3 ? quantified(phrase, parts) : null;
    if (inner !== null) return this.resolveWithin(inner, depth + 1);
    const person = this.knownPerson(phrase, parts, depth);
    if (person !== null) return person;
    const hit = this.isPartOfOtherName(phrase, parts) ? null : parts.head;
    const body = meaningAs(hit, 'body');
    if (body !== null)
      return this.countries.placed(this.countries.bodyOfItsLand(body.entry, phrase, parts), body.entry, phrase, parts);
    const state = meaningAs(hit, 'state');
    const beside = parts.beside.at(-1);
    if (state !== null && beside !== undefined && beside.first > (hit?.last ?? 0) && depth < 3)
      return this.resolveWithin({ ...phrase, head: beside.last }, depth + 1);
    if (state !== null && hit !== null)
      return this.countries.region(phrase, hit) ?? stateMatch(phrase, parts, state, hit);
    const people = hit?.meanings.find((meaning) => meaning.as === 'people' && meaning.by === 'people');
    if (people?.as === 'people') {
      const country = people.entry.country ?? this.countries.of(phrase, parts);
      const { sector, name, source } = people.entry;
      return {
        name,
        code: codeOf(country, sector),
        country,
        sector,
        kind: 'population',
        source,
        key: `${source} ${country ?? ''}`,
        confidence: 0.8,
      };
    }
    const agent = agentOf(hit);
    if (phrase.nameKind === 'person' && (agent === null || !this.isWholeName(phrase, parts)))
      return this.unknownPerson(phrase, parts);
    if (agent?.entry.kind === 'office' && titledName(phrase, parts) !== null) return this.unknownPerson(phrase, parts);
    if (agent !== null) return this.agentMatch(phrase, parts, agent.entry, agent.word);
    return word.upos === 'VERB' ? null : this.unknownName(phrase, parts);
  }

  /// The public figure that is the head, stands beside a title that is the head, or is its apposition.
  private knownPerson(phrase: Phrase, parts: PhraseParts, depth: number): ActorMatch | null {
    const headAgent = agentOf(parts.head);
    const candidates: (Hit | null)[] = [parts.head];
    if (headAgent !== null && (headAgent.entry.kind === 'office' || phrase.nameKind === 'person'))
      candidates.push(...parts.beside);
    for (const hit of candidates) {
      if (hit === null) continue;
      const entry = personOf(this.book, phrase, hit, parts.hits);
      if (entry !== null) return personMatch(entry, phrase.published, 0.95);
    }
    if (headAgent?.entry.kind !== 'office' && phrase.nameKind !== 'person') return null;
    if (parts.head === null && parts.beside.length > 0 && phrase.nameKind === 'person') {
      for (const hit of parts.beside) {
        const entry = personOf(this.book, phrase, hit, parts.hits);
        if (entry !== null) return personMatch(entry, phrase.published, 0.9);
      }
    }
    return headAgent === null || depth >= 3 ? null : this.apposedPerson(phrase, parts);
  }

  /// The person that an apposition to an office names: "the foreign minister, Ana Costa".
  private apposedPerson(phrase: Phrase, parts: PhraseParts): ActorMatch | null {
    const { sentence, head } = phrase;
    const apposed = sentence.children(head).find((child) => child > head && sentence.word(child).label === 'appos');
    if (apposed === undefined || sentence.word(apposed).upos !== 'PROPN') return null;
    const { first, last } = reach(phrase, apposed);
    const found = this.resolveWithin({ ...phrase, head: apposed, first, last, nameKind: 'person' }, 3);
    if (found?.kind !== 'person') return null;
    if (found.key === found.source) return found;
    const office = this.unknownPerson(phrase, parts);
    return { ...office, name: found.name, key: found.key, ...(found.person && { person: found.person }) };
  }

  private agentMatch(phrase: Phrase, parts: PhraseParts, agent: AgentEntry, word: string): ActorMatch | null {
    if (tellsSort(this.book, phrase, word)) return null;
    const body = bodyIn(parts);
    if (agent.takes === 'owner') return this.ownerMatch(phrase, parts, body);
    const country = body?.country ?? this.countries.of(phrase, parts);
    if (agent.takes === 'state' && country !== null && body === null && nameAt(phrase) === null) {
      const state = this.book.states.get(country);
      if (state !== undefined && this.countries.direct(phrase, parts) !== null) return stateItself(state, 0.9);
    }
    if (body !== null && agent.kind !== 'population') {
      const holder = this.bodyHolder(phrase, parts, body, word);
      if (holder !== null) return holder;
      const joined = this.countries.placed(memberMatch(phrase, parts, agent, body, word), body, phrase, parts);
      if (joined !== null) return joined;
    }
    const own = nameAt(phrase) !== null && /^\p{Lu}/u.test(phrase.sentence.word(phrase.head).form);
    const sector = (own ? this.apposedSector(phrase) : null) ?? sectorOf(agent, parts);
    const holder = this.holderOf(phrase, parts, agent, word, country);
    if (holder !== null) return holder;
    const name = (nameAt(phrase) === null ? null : properName(phrase, parts)) ?? nominalName(phrase, parts);
    const code = codeOf(country, sector === agent.sector ? (agent.code ?? sector) : sector);
    return {
      name,
      code,
      country,
      sector,
      kind: phrase.nameKind === 'person' ? 'person' : agent.kind === 'state' ? 'organisation' : agent.kind,
      source: agent.source,
      key: own ? `name ${keyOf(name)}` : nounKey(phrase, country, sector, word),
      confidence: country === null ? 0.6 : 0.85,
      ...(agent.abroad === true && { abroad: true }),
    };
  }

  /// Who owns what the phrase names: "Taliban positions" are the Taliban's; null where no owner is named.
  private ownerMatch(phrase: Phrase, parts: PhraseParts, body: BodyEntry | null): ActorMatch | null {
    if (body !== null) return bodyMatch(body, 0.6);
    const owner = this.countries.direct(phrase, { ...parts, after: [] });
    const sector = sectorIn({ ...parts, after: [] });
    // "An army base in Mali" is Mali's, "an American base in Mali" is not.
    const country = owner ?? (sector === null ? null : this.countries.of(phrase, parts));
    if (sector === null) {
      const state = country === null ? undefined : this.book.states.get(country);
      return state === undefined ? null : stateItself(state, 0.5);
    }
    const name = nominalName(phrase, { ...parts, after: [] });
    return {
      name,
      code: codeOf(country, sector),
      country,
      sector,
      kind: 'organisation',
      source: null,
      key: `${country ?? ''} ${sector} owner`,
      confidence: 0.5,
    };
  }

  /// "The UN secretary-general" is who held that office of an international body on the day of publication.
  private bodyHolder(phrase: Phrase, parts: PhraseParts, body: BodyEntry, word: string): ActorMatch | null {
    if (body.sector !== 'IGO' || body.code === null || phrase.published === null) return null;
    if (!this.isOne(phrase, parts)) return null;
    const entry = this.book.holder(word, body.code, phrase.published);
    return entry === null ? null : personMatch(entry, phrase.published, 0.7);
  }

  /// Whether a phrase means one person that it does not name, in office now.
  private isOne({ sentence, first, head, without }: Phrase, parts: PhraseParts): boolean {
    if ((sentence.word(head).features.Number === 'Plur' && without === undefined) || parts.beside.length > 0)
      return false;
    if (parts.coreLast > (parts.head?.last ?? head)) return false;
    for (let index = first; index <= head; index++) {
      if (this.book.former.has(sentence.forms[index] ?? '')) return false;
      if (sentence.word(index).features.Definite === 'Ind') return false;
    }
    return true;
  }

  /// "the Syrian president" is who was president of Syria on the day of publication.
  private holderOf(
    phrase: Phrase,
    parts: PhraseParts,
    agent: AgentEntry,
    word: string,
    country: string | null,
  ): ActorMatch | null {
    const { published } = phrase;
    if (!agent.unique || country === null || published === null || !this.isOne(phrase, parts)) return null;
    const entry = this.book.holder(word, country, published);
    return entry === null ? null : personMatch(entry, published, 0.7);
  }

  private unknownPerson(phrase: Phrase, parts: PhraseParts): ActorMatch {
    const title =
      agentOf(parts.head) ??
      parts.before.map(agentOf).findLast((meaning) => meaning !== null) ??
      parts.beside.map(agentOf).findLast((meaning) => meaning !== null) ??
      this.apposedTitle(phrase);
    const body = bodyIn(parts);
    const country =
      body?.country ??
      this.countries.of(phrase, besideName(phrase, parts)) ??
      (title === null ? null : this.apposedCountry(phrase));
    const sector =
      title === null
        ? null
        : title.entry.takes === null
          ? title.entry.sector
          : (body?.sector ?? sectorIn(parts) ?? title.entry.sector);
    const name =
      titledName(phrase, parts) ?? properName(phrase, parts) ?? written(phrase.sentence, phrase.head, phrase.head);
    const family = nameParts(name.split(' ').at(-1) ?? name)
      .map((part) => part.key)
      .join(' ');
    const own = name.split(' ').filter((word) => !this.book.courtesies.has(word.toLowerCase()));
    return {
      name,
      code: title !== null && title.entry.takes !== null && body?.code != null ? body.code : codeOf(country, sector),
      country,
      sector,
      kind: 'person',
      source: title?.entry.source ?? null,
      key: `person ${family}`,
      confidence: title === null ? 0.5 : 0.75,
      person: new PersonName(own.flatMap((word) => nameParts(word).map((part) => part.key))),
    };
  }

  /// The office in an apposition behind a name: "Ana Costa, the foreign minister of Portugal".
  private apposedTitle(phrase: Phrase): (Meaning & { as: 'agent' }) | null {
    const parts = this.appositionOf(phrase);
    return parts === null ? null : agentOf(parts.head);
  }

  /// What an apposition says of a body by name: "the Medico-Legal Unit, a rights group".
  private apposedSector(phrase: Phrase): string | null {
    const told = this.apposedTitle(phrase)?.entry;
    return told === undefined || told.kind === 'office' || told.sector === 'UNK' ? null : told.sector;
  }

  private apposedCountry(phrase: Phrase): string | null {
    const parts = this.appositionOf(phrase);
    return parts === null ? null : (bodyIn(parts)?.country ?? this.countries.of(phrase, parts));
  }

  private appositionOf(phrase: Phrase): PhraseParts | null {
    const { sentence, head } = phrase;
    const apposed = sentence.children(head).find((child) => child > head && sentence.word(child).label === 'appos');
    if (apposed === undefined) return this.apposedTo(phrase);
    const { first, last } = reach(phrase, apposed);
    return phraseParts(this.book, { ...phrase, head: apposed, first, last });
  }

  /// The phrase that a name is the apposition of: "the foreign minister, Ana Costa".
  private apposedTo(phrase: Phrase): PhraseParts | null {
    const { sentence, head } = phrase;
    const { label, head: governor } = sentence.word(head);
    if (label !== 'appos' || governor < 0 || governor >= head) return null;
    const { first } = reach(phrase, governor);
    return phraseParts(this.book, { ...phrase, head: governor, first, last: head - 1 });
  }

  private unknownName(phrase: Phrase, parts: PhraseParts): ActorMatch | null {
    const { sentence, head, nameKind } = phrase;
    const word = sentence.word(head);
    if (word.upos !== 'PROPN' && nameKind === null) return null;
    const titled = [...parts.before]
      .reverse()
      .map((hit) => agentOf(hit))
      .find((meaning) => meaning?.entry.kind === 'office');
    if (titled !== undefined || nameKind === 'person') return this.unknownPerson(phrase, parts);
    const name = properName(phrase, parts) ?? written(sentence, head, head);
    if (nameKind === 'place') {
      const found = this.regions?.lookUp(name) ?? null;
      if (found?.region !== true) return null;
      return {
        name,
        code: codeOf(found.country, 'GOV'),
        country: found.country,
        sector: 'GOV',
        kind: 'organisation',
        source: null,
        key: `name ${keyOf(name)}`,
        confidence: 0.3,
        byRegion: true,
      };
    }
    const country = this.countries.of(phrase, parts);
    const sector =
      [...parts.before, ...parts.beside]
        .map((hit) => agentOf(hit)?.entry.sector)
        .find((found) => found !== undefined && found !== 'UNK') ?? null;
    const kind: ActorKind = nameKind === 'organisation' ? 'organisation' : nameKind === 'group' ? 'group' : 'unknown';
    // "June" and "Monday" are names, but nobody's.
    if (kind === 'unknown' && this.calendar.isName(word.form.toLowerCase())) return null;
    if (kind === 'unknown' && !/^\p{Lu}/u.test(word.form)) return null;
    return {
      name,
      code: codeOf(country, sector),
      country,
      sector,
      kind,
      source: null,
      key: `name ${keyOf(name)}`,
      confidence: kind === 'unknown' ? 0.2 : 0.4,
    };
  }

  /// Whether the hit at the head is only a part of a longer name that the model saw: "Michael Jordan", "Paris Hilton".
  private isPartOfOtherName(phrase: Phrase, parts: PhraseParts): boolean {
    const name = nameAt(phrase);
    const { head: hit, hits } = parts;
    if (name === null || hit === null || name.kind === 'place') return false;
    const meaning = meaningAs(hit, 'state') ?? meaningAs(hit, 'people');
    if (meaning === null) return false;
    for (let index = name.first; index <= name.last; index++)
      if (
        phrase.sentence.word(index).upos === 'PROPN' &&
        !hits.some((other) => other.first <= index && index <= other.last)
      )
        return true;
    return false;
  }

  private isWholeName(phrase: Phrase, parts: PhraseParts): boolean {
    const name = nameAt(phrase);
    return name !== null && parts.head !== null && parts.head.first <= name.first && name.last <= parts.head.last;
  }
}
