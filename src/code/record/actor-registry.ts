import type { ActorRecord, MentionRecord } from '../../annotation/record.js';
import type { Span } from '../../annotation/span.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';
import type { PersonName } from '../../resolve/actor/person-name.js';

type Form = MentionRecord['form'];

interface Entry {
  readonly id: string;
  match: ActorMatch;
  /// Of a person the fullest name that was told.
  person: PersonName | null;
  readonly mentions: Map<number, { span: Span; form: Form }>;
}

/// The actors of one document: mentions that name the same actor share an entry.
export class ActorRegistry {
  private readonly entries: Entry[] = [];
  private readonly byKey = new Map<string, Entry>();
  /// Persons by each end of their names, the one told last behind the others.
  private readonly byName = new Map<string, Entry[]>();

  /// Who was found for what a phrase names: what is told later does not change it.
  private readonly found = new WeakMap<ActorMatch, Entry>();

  /// Adds a mention and returns the actor's id. Mentions are first added in the order of the text.
  add(match: ActorMatch, span: Span, form: Form): string {
    const entry = this.found.get(match) ?? this.entryOf(match);
    this.found.set(match, entry);
    if (!entry.mentions.has(span.start)) entry.mentions.set(span.start, { span, form });
    return entry.id;
  }

  /// What all mentions of an actor tell together, by its id.
  matchOf(id: string): ActorMatch | null {
    return this.entries[Number(id.slice(1)) - 1]?.match ?? null;
  }

  private entryOf(match: ActorMatch): Entry {
    const { person = null } = match;
    const key = person === null || isListed(match) ? match.key : null;
    const known = (key === null ? undefined : this.byKey.get(key)) ?? this.samePerson(match);
    const entry = known ?? { id: `a${this.entries.length + 1}`, match, person, mentions: new Map() };
    if (known === undefined) this.entries.push(entry);
    if (key !== null) this.byKey.set(key, entry);
    if (person !== null) this.learnName(entry, match, person);
    return entry;
  }

  /// "Novak" after "Jan Novak" is the same person; "Eva Novak" is another. Of several Novaks the one told most is meant.
  private samePerson(match: ActorMatch): Entry | undefined {
    const { person } = match;
    if (person === undefined) return undefined;
    const isOne = (entry: Entry): boolean =>
      entry.person?.isOne(person) === true && !(isListed(match) && isListed(entry.match));
    for (const end of person.ends) {
      const bearers = this.byName.get(end)?.filter(isOne) ?? [];
      const [first, ...others] = bearers;
      if (first !== undefined)
        return others.reduce((most, each) => (each.mentions.size >= most.mentions.size ? each : most), first);
    }
    return undefined;
  }

  private learnName(entry: Entry, match: ActorMatch, person: PersonName): void {
    if (entry.person === null || person.length > entry.person.length) entry.person = person;
    for (const end of person.ends) {
      const bearers = this.byName.get(end) ?? [];
      if (bearers.at(-1) !== entry) this.byName.set(end, [...bearers.filter((each) => each !== entry), entry]);
    }
    entry.match = fuller(entry.match, match);
  }

  /// The records, with offsets converted by `at`.
  records(at: (offset: number) => number): ActorRecord[] {
    return this.entries.map(({ id, match, mentions }) => ({
      id,
      name: match.name,
      code: match.code,
      country: match.country,
      sector: match.sector,
      kind: match.kind,
      mentions: [...mentions.values()]
        .sort((a, b) => a.span.start - b.span.start)
        .map(({ span, form }) => ({ start: at(span.start), end: at(span.end), form })),
      source: match.source,
    }));
  }
}

/// Whether the codebook lists the person itself.
function isListed({ key, source }: ActorMatch): boolean {
  return key === source;
}

/// What two mentions of a person tell together: the longer name, and the land and office of the one that tells them.
function fuller(one: ActorMatch, other: ActorMatch): ActorMatch {
  if (isListed(one)) return one;
  if (isListed(other)) return other;
  const { name, person } = (other.person?.length ?? 0) > (one.person?.length ?? 0) ? other : one;
  const told = rank(other) > rank(one) ? other : one;
  return name === told.name ? told : { ...told, name, ...(person && { person }) };
}

function rank({ code, sector }: ActorMatch): number {
  return 2 * Number(code !== null) + Number(sector !== null);
}
