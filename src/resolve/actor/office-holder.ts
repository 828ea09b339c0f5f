import type { ActorBook, Meaning } from '../../codebook/actor-book.js';
import { heldOn } from '../../codebook/actors-index.js';
import type { PersonEntry } from '../../codebook/actors-join.js';
import type { Office } from '../../codebook/actors.js';
import { nameParts } from '../../codebook/actors-words.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { documentNames } from './document-names.js';
import { PersonName } from './person-name.js';
import { isHyphen, type Hit, meaningAs } from './phrase-names.js';

/// The public figure that a hit names, or null. Of several who bear the name, the one whose land or title stands beside it, who
/// was in office at the time, or nearest to it. A surname that others bear too counts only where something else tells that this
/// person is meant: the full name in the document, the title of an office held, the land.
export function personOf(book: ActorBook, phrase: Phrase, hit: Hit, hits: readonly Hit[]): PersonEntry | null {
  const persons = hit.meanings.filter((meaning) => meaning.as === 'person');
  if (persons.length === 0) return null;
  const { published } = phrase;
  const beside = new Beside(book, phrase, hit, hits);
  let best: PersonEntry | null = null;
  let bestRank = -1;
  for (const { entry, by } of persons) {
    if (isOtherPerson(phrase, hit, hits, entry)) continue;
    const held = published === null ? null : (entry.offices.find((office) => heldOn(office, published)) ?? null);
    if (by === 'surname' && !beside.tells(entry, held)) continue;
    const rank =
      (beside.isOfLand(entry) ? 8 : 0) +
      3 * beside.titled(entry) +
      (held === null ? 0 : 2) +
      (by === 'name' ? 1 : 0) +
      nearness(entry, published);
    if (rank > bestRank) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
}

/// What stands beside a name and tells whom it means.
class Beside {
  /// The word for an agent in front: "President Costa".
  private readonly title: (Meaning & { readonly as: 'agent' }) | null;
  private readonly isCourtesy: boolean;
  /// Lands that the phrase names.
  private readonly lands: ReadonlySet<string>;
  private readonly surname: string;

  constructor(
    private readonly book: ActorBook,
    private readonly phrase: Phrase,
    hit: Hit,
    hits: readonly Hit[],
  ) {
    const { sentence } = phrase;
    this.title = meaningAs(
      hits.find((other) => other.last === hit.first - 1),
      'agent',
    );
    const word = sentence.words[hit.first - 1];
    this.isCourtesy = word !== undefined && book.courtesies.has(word.form.toLowerCase());
    const lands = hits.map(
      (other) => meaningAs(other, 'state')?.entry.country ?? meaningAs(other, 'people')?.entry.country,
    );
    this.lands = new Set(lands.filter((land) => land != null));
    const parts: string[] = [];
    for (let index = hit.first; index <= hit.last; index++)
      for (const { key } of nameParts(sentence.word(index).form)) parts.push(key);
    this.surname = parts.join(' ');
  }

  isOfLand(entry: PersonEntry): boolean {
    return entry.offices.some(({ country }) => country !== null && this.lands.has(country));
  }

  /// How well the title in front tells an office that the person held: 0, 1 or 2.
  titled(entry: PersonEntry): number {
    const { title, book } = this;
    if (title === null) return 0;
    return Math.max(...entry.offices.map((office) => book.tellsOffice(title.word, title.entry, office.title)));
  }

  /// Whether a surname means this person.
  tells(entry: PersonEntry, held: Office | null): boolean {
    const document = documentNames(this.book, this.phrase);
    const bearers = document.bearers(this.surname);
    if (bearers.length > 0) {
      const own = keysOf(entry);
      return bearers.some((bearer) => [...bearer].every((key) => own.has(key)));
    }
    if (this.lands.size > 0 && !this.isOfLand(entry)) return false;
    if (this.titled(entry) > 0) return true;
    if (held === null || (this.phrase.nameKind !== 'person' && !this.isCourtesy && this.title === null)) return false;
    return (
      this.book.isHead(held) ||
      this.isOfLand(entry) ||
      entry.offices.some(({ country }) => country !== null && document.lands.has(country))
    );
  }
}

/// Less than 1; the nearer to the day an office was held, the more.
function nearness(entry: PersonEntry, published: string | null): number {
  const day = published ?? '9999';
  const year = Number(day.slice(0, 4));
  let least = Infinity;
  for (const office of entry.offices) {
    const from = Number(office.from.slice(0, 4));
    const to = office.to === null ? Infinity : Number(office.to.slice(0, 4));
    least = Math.min(least, Math.max(0, from - year, year - to));
  }
  return 0.9 / (1 + least);
}

const KEYS = new WeakMap<PersonEntry, ReadonlySet<string>>();

/// The parts of all names of a person.
function keysOf(entry: PersonEntry): ReadonlySet<string> {
  let keys = KEYS.get(entry);
  if (keys === undefined) {
    const words = [entry.name, ...entry.aliases].flatMap((name) => name.split(' '));
    keys = new Set(words.flatMap((word) => nameParts(word).map((part) => part.key)));
    KEYS.set(entry, keys);
  }
  return keys;
}

/// Another first or second name beside a surname makes another person: "Lara Trump" is not the president.
function isOtherPerson(phrase: Phrase, hit: Hit, hits: readonly Hit[], entry: PersonEntry): boolean {
  const own = keysOf(entry);
  const { sentence } = phrase;
  const name = sentence.nameAt(hit.first);
  const first = Math.min(phrase.first, name?.first ?? phrase.first);
  const last = Math.max(phrase.last, name?.last ?? phrase.last);
  const isStrange = (index: number): boolean => {
    const word = index < first || index > last ? undefined : sentence.words[index];
    if (word?.upos !== 'PROPN' || !/^\p{Lu}/u.test(word.form)) return false;
    if (hits.some((other) => other !== hit && other.first <= index && index <= other.last && !isPersonHit(other)))
      return false;
    const parts = nameParts(word.form);
    return parts.length > 0 && parts.every((part) => part.key.length > 1 && !own.has(part.key));
  };
  const behind = sentence.words[hit.last + 1];
  if (behind !== undefined && isHyphen(behind)) return false;
  const joinedBehind =
    behind !== undefined && behind.upos === 'PROPN' && !hits.some((other) => other.first === hit.last + 1);
  return isStrange(hit.first - 1) || (joinedBehind && behind.label.startsWith('flat') && isStrange(hit.last + 1));
}

function isPersonHit(hit: Hit): boolean {
  return meaningAs(hit, 'person') !== null;
}

/// The match for a public figure, coded by the office held on the day of publication; outside the terms of office with the
/// country of the nearest office and the sector that the codebook gives for that time.
export function personMatch(entry: PersonEntry, published: string | null, confidence: number): ActorMatch {
  const held = officeOn(entry, published);
  const nearest = held ?? nearestOffice(entry, published);
  const country = nearest?.country ?? null;
  const sector = held === null ? entry.otherwise : held.sector;
  const body = held?.body ?? null;
  return {
    name: entry.name,
    code: body ?? codeOf(country, sector),
    country,
    sector,
    kind: 'person',
    source: entry.source,
    key: entry.source,
    confidence,
    person: nameOf(entry),
  };
}

const NAMES = new WeakMap<PersonEntry, PersonName>();

function nameOf(entry: PersonEntry): PersonName {
  let name = NAMES.get(entry);
  if (name === undefined) {
    name = new PersonName(entry.name.split(' ').flatMap((word) => nameParts(word).map((part) => part.key)));
    NAMES.set(entry, name);
  }
  return name;
}

/// Whether a person holds an office on a day, or, without a day, is one who held some.
export function isInOffice(entry: PersonEntry, day: string | null): boolean {
  return officeOn(entry, day) !== null;
}

function officeOn(entry: PersonEntry, published: string | null): Office | null {
  if (published === null) return entry.offices.at(-1) ?? null;
  return entry.offices.find((office) => heldOn(office, published)) ?? null;
}

function nearestOffice(entry: PersonEntry, published: string | null): Office | null {
  if (published === null) return entry.offices.at(-1) ?? null;
  return entry.offices.findLast((office) => office.from <= published) ?? entry.offices[0] ?? null;
}
