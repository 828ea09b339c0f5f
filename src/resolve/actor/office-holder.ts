import type { Sentence } from '../../annotation/sentence.js';
import { heldOn, type ActorBook } from '../../codebook/actors-index.js';
import type { PersonEntry } from '../../codebook/actors-join.js';
import type { Office } from '../../codebook/actors.js';
import { nameParts } from '../../codebook/actors-words.js';
import { codeOf, type ActorMatch, type Phrase } from './match.js';
import { isHyphen, type Hit } from './phrase-names.js';
import { meaningAs } from './phrase-parts.js';

/// The public figure that a hit names, or null: when several bear the name, the one in office at the time; a surname that
/// others bear too counts only after a title or where the model saw a person's name and the office is held.
export function personOf(book: ActorBook, phrase: Phrase, hit: Hit, hits: readonly Hit[]): PersonEntry | null {
  const persons = hit.meanings.filter((meaning) => meaning.as === 'person');
  if (persons.length === 0) return null;
  const { sentence, published } = phrase;
  const titled = isTitled(book, sentence, hit, hits);
  let best: PersonEntry | null = null;
  let bestRank = -1;
  for (const { entry, by } of persons) {
    const inOffice = published !== null && entry.offices.some((office) => heldOn(office, published));
    if (by === 'surname' && !titled && !(phrase.nameKind === 'person' && inOffice)) continue;
    if (isOtherPerson(phrase, hit, hits, entry)) continue;
    const rank = (inOffice ? 2 : 0) + (by === 'name' ? 1 : 0) + nearness(entry, published);
    if (rank > bestRank) {
      best = entry;
      bestRank = rank;
    }
  }
  return best;
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

function isTitled(book: ActorBook, sentence: Sentence, hit: Hit, hits: readonly Hit[]): boolean {
  const before = hits.find((other) => other.last === hit.first - 1);
  if (before?.meanings.some((meaning) => meaning.as === 'agent') === true) return true;
  const word = sentence.words[hit.first - 1];
  return word !== undefined && book.courtesies.has(word.form.toLowerCase());
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
  const name = sentence.names.find((one) => one.first <= hit.first && hit.first <= one.last);
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
  };
}

function officeOn(entry: PersonEntry, published: string | null): Office | null {
  if (published === null) return entry.offices.at(-1) ?? null;
  return entry.offices.find((office) => heldOn(office, published)) ?? null;
}

function nearestOffice(entry: PersonEntry, published: string | null): Office | null {
  if (published === null) return entry.offices.at(-1) ?? null;
  return entry.offices.findLast((office) => office.from <= published) ?? entry.offices[0] ?? null;
}
