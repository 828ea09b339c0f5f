import type { EventType, PlaceRecord } from '../annotation/record.js';
import { dayNumber } from '../import/days.js';
import type { ComparableIncident } from '../store/comparable.js';
import type { DatasetEventRow } from '../store/dataset-rows.js';

/// An incident of ours or an event of theirs, as far as the one is held against the other.
export interface Side {
  /// The number of our incident; their id.
  readonly id: string;
  readonly type: EventType;
  /// First and last day since 1970 on which it may have been.
  readonly first: number;
  readonly last: number;
  /// Whether the day is told; else it is that of the page.
  readonly dayTold: boolean;
  readonly place: SidePlace;
  readonly actors: readonly SideParty[];
  readonly recipients: readonly SideParty[];
  /// Numbers of dead: those that are told, or best, least and most.
  readonly deaths: readonly number[];
}

export interface SidePlace {
  readonly name: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly precision: PlaceRecord['precision'] | null;
}

export interface SideParty {
  readonly name: string;
  readonly country: string | null;
  /// The words of its name by which it is told from others.
  readonly words: ReadonlySet<string>;
}

/// A page tells at most so many days later of what it names no day for.
const LATE = 2;
const NOWHERE: SidePlace = { name: null, country: null, lat: null, lon: null, precision: null };

/// What may have been on any day of more than a year is not held against anything.
const LONGEST = 366;

/// Our incident; null where neither it nor its pages have a day.
export function sideOfOurs(incident: ComparableIncident): Side | null {
  const { number, type, from, to, published, place, parties, killed } = incident;
  const [start, end] = [wholeDay(from ?? to), wholeDay(to ?? from)];
  const page = wholeDay(published);
  const dayTold = start !== null && end !== null;
  const last = dayTold ? dayNumber(end) : page === null ? null : dayNumber(page);
  const first = last === null ? null : dayTold ? dayNumber(start) : last - LATE;
  if (last === null || first === null || last < first || last - first > LONGEST) return null;
  const of = (role: 'actor' | 'recipient'): SideParty[] =>
    parties.filter((each) => each.role === role).map(({ name, country }) => partyOf(name, country));
  return {
    id: String(number),
    type,
    first,
    last,
    dayTold,
    place: place ?? NOWHERE,
    actors: of('actor'),
    recipients: of('recipient'),
    deaths: killed,
  };
}

/// Their event; null where it has no type or no day.
export function sideOfTheirs(event: DatasetEventRow): Side | null {
  const { id, type, from, to, place, parties, deaths } = event;
  if (type === null || from === null || to === null) return null;
  const of = (role: 'actor' | 'recipient'): SideParty[] =>
    parties.filter((each) => each.role === role).map(({ name, code, country }) => partyOf(name ?? code ?? '', country));
  return {
    id,
    type,
    first: dayNumber(from),
    last: dayNumber(to),
    dayTold: true,
    place,
    actors: of('actor'),
    recipients: of('recipient'),
    deaths: [deaths.best, deaths.low, deaths.high].flatMap((each) => each ?? []),
  };
}

/// ISO 3166-1 alpha-3 of the place and of the parties.
export function countriesOf({ place, actors, recipients }: Side): Set<string> {
  const all = [place.country, ...[...actors, ...recipients].map(({ country }) => country)];
  return new Set(all.flatMap((each) => each ?? []));
}

/// A day as the record tells it may be but a month or a year; then it is not used.
function wholeDay(day: string | null): string | null {
  const found = day?.slice(0, 10) ?? null;
  return found !== null && /^\d{4}-\d{2}-\d{2}$/.test(found) ? found : null;
}

/// Words that many names share.
const COMMON: ReadonlySet<string> = new Set(['the', 'and', 'for', 'with', 'from', 'unidentified', 'unknown', 'group']);

function partyOf(name: string, country: string | null): SideParty {
  const bare = name
    .replace(/\([^)]*\)/g, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const words = bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2 && !COMMON.has(word));
  return { name, country, words: new Set(words) };
}
