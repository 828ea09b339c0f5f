import type { ActorRecord, MentionRecord } from '../../annotation/record.js';
import type { Span } from '../../annotation/span.js';
import type { ActorMatch } from '../../resolve/actor/actors.js';

type Form = MentionRecord['form'];

interface Entry {
  readonly id: string;
  readonly match: ActorMatch;
  readonly mentions: Map<number, { span: Span; form: Form }>;
}

/// The actors of one document: mentions that name the same actor share an entry.
export class ActorRegistry {
  private readonly entries: Entry[] = [];
  private readonly byKey = new Map<string, Entry>();
  private readonly byFamilyName = new Map<string, Entry>();

  /// Adds a mention and returns the actor's id.
  add(match: ActorMatch, span: Span, form: Form): string {
    const entry = this.entryOf(match);
    if (!entry.mentions.has(span.start)) entry.mentions.set(span.start, { span, form });
    return entry.id;
  }

  private entryOf(match: ActorMatch): Entry {
    const known = this.byKey.get(match.key) ?? this.samePerson(match);
    if (known !== undefined) return known;
    const entry: Entry = { id: `a${this.entries.length + 1}`, match, mentions: new Map() };
    this.entries.push(entry);
    this.byKey.set(match.key, entry);
    const family = familyName(match);
    if (family !== null && !this.byFamilyName.has(family)) this.byFamilyName.set(family, entry);
    return entry;
  }

  /// "Novak" after "Jan Novak" is the same person.
  private samePerson(match: ActorMatch): Entry | undefined {
    if (match.kind !== 'person' || match.name.includes(' ')) return undefined;
    return this.byFamilyName.get(match.name.toLowerCase());
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

function familyName(match: ActorMatch): string | null {
  if (match.kind !== 'person' && match.kind !== 'office') return null;
  return match.name.split(' ').at(-1)?.toLowerCase() ?? null;
}
