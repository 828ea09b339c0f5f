import type {
  ActorRecord,
  AttributionStepRecord,
  DocumentRecord,
  RelationKind,
  RoleRecord,
  SegmentRecord,
  SpanRecord,
  StatementRecord,
  Status,
  VoiceRecord,
} from '../annotation/record.js';
import { MarkedText } from './marked-text.js';

const RELATIONS: Readonly<Record<RelationKind, string>> = {
  ally: 'ally of',
  opponent: 'opponent of',
  controls: 'controls',
  member: 'member of',
  leads: 'leads',
  located: 'located in',
  part: 'part of',
  same: 'same as',
};

/// What a status means, said of something affirmed and of something negated.
const STATUSES: Readonly<Record<Status, readonly [affirmed: string, negated: string]>> = {
  occurred: ['happened', 'did not happen'],
  ongoing: ['going on', 'not going on'],
  planned: ['planned', 'ruled out'],
  proposed: ['proposed', 'advised against'],
  demanded: ['demanded', 'demanded that not'],
  hypothetical: ['hypothetical', 'hypothetical, negated'],
  counterfactual: ['did not happen (would have)', 'would not have happened'],
};

/// Where a statement stands: the report, or one comment.
export interface Section {
  readonly kind: 'report' | 'comment';
  readonly segment: SegmentRecord | null;
  /// Number of the comment on the page from 1, or 0 for the report.
  readonly number: number;
  readonly statements: StatementRecord[];
}

/// Puts a record into words that a reader understands: who, what, whether, who says so.
export class Wording {
  readonly text: MarkedText;
  private readonly actors: ReadonlyMap<string, ActorRecord>;
  private readonly voices: ReadonlyMap<string, VoiceRecord>;
  private readonly readers: readonly string[];
  private readonly pronouns: ReadonlySet<string>;

  constructor(readonly record: DocumentRecord) {
    this.text = new MarkedText(record.text);
    this.actors = new Map(record.actors.map((actor) => [actor.id, actor]));
    this.voices = new Map(record.voices.map((voice) => [voice.id, voice]));
    this.readers = record.voices.filter((voice) => voice.kind === 'reader').map((voice) => voice.id);
    this.pronouns = new Set(
      record.actors.flatMap(({ mentions }) =>
        mentions.filter(({ form }) => form === 'pronoun').map(({ start, end }) => `${start}-${end}`),
      ),
    );
  }

  /// A voice by name; a nameless reader by number, the publication and its author as "the report".
  voice(id: string): string {
    const voice = this.voices.get(id);
    if (voice === undefined) return 'unknown voice';
    if (voice.kind === 'reader') return clean(voice.name ?? '') || `reader ${this.readers.indexOf(id) + 1}`;
    return voice.kind === 'unknown' ? clean(voice.name ?? '') || 'unknown voice' : 'the report';
  }

  actorName(id: string | null | undefined): string | null {
    const actor = id === null || id === undefined ? undefined : this.actors.get(id);
    return actor === undefined ? null : clean(actor.name);
  }

  /// The fillers of a role: the words of the text, with the name of the actor where the words do not hold it.
  role(fillers: readonly RoleRecord[]): string {
    return this.fillers(fillers).join('; ');
  }

  /// As `role`, a filler each.
  fillers(fillers: readonly RoleRecord[]): string[] {
    const spans = new Map<string, { words: string; names: string[]; pronoun: boolean; side: string | null }>();
    for (const filler of fillers) {
      const key = `${filler.start}-${filler.end}`;
      const words = this.phrase(filler);
      const entry = spans.get(key) ?? { words, names: [], pronoun: this.pronouns.has(key), side: this.sideOf(filler) };
      const name = this.actorName(filler.actor);
      if (name !== null && !entry.names.includes(name)) entry.names.push(name);
      spans.set(key, entry);
    }
    return [...spans.values()].map(({ words, names, pronoun, side }) => {
      if (side !== null) return `${words} (${[side, ...names.filter((name) => name !== words)].join(': ')})`;
      if (pronoun && names.length > 0) return names.join(' and ');
      const unsaid = names.filter((name) => !words.toLowerCase().includes(name.toLowerCase()));
      return unsaid.length === 0 ? words : `${words} (${unsaid.join(', ')})`;
    });
  }

  /// "the side of the minister", where a filler means no more than that; null of others.
  private sideOf({ inherited, start, end }: RoleRecord): string | null {
    if (inherited === undefined) return null;
    const told = this.record.statements.find(({ actor, recipient }) =>
      [...actor, ...recipient].some((role) => role.start === start && role.end === end),
    );
    const voice = told?.attribution.at(-1);
    return voice === undefined ? 'the side of the voice' : `the side of ${this.step(voice)}`;
  }

  /// The words of a span without the stops at its ends.
  phrase(span: SpanRecord): string {
    return clean(this.text.line(span)).replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/g, '');
  }

  /// Type and mode of an event, name of a relation; null for a claim.
  what(statement: StatementRecord): string | null {
    if (statement.event !== null) {
      return statement.event.mode === null
        ? statement.event.type
        : `${statement.event.type} ${clean(statement.event.mode)}`;
    }
    return statement.relation === null ? null : RELATIONS[statement.relation];
  }

  where(statement: Pick<StatementRecord, 'place'>): string {
    if (statement.place === null) return '';
    const words = clean(this.text.line(statement.place));
    const id = statement.place.place;
    const name = clean(this.record.places.find((place) => place.id === id)?.name ?? '');
    return name === '' || words.toLowerCase().includes(name.toLowerCase()) ? words : `${words} (${name})`;
  }

  /// The dates of a statement, else its words for them.
  when(statement: Pick<StatementRecord, 'time'>): string {
    if (statement.time === null) return '';
    const from = clean(statement.time.from ?? '');
    const to = clean(statement.time.to ?? '');
    if (from === '' && to === '') return clean(this.text.line(statement.time));
    if (from === '') return `until ${to}`;
    if (to === '') return `since ${from}`;
    return from === to ? from : (calendarUnit(from, to) ?? `${from} – ${to}`);
  }

  /// Whether it happened, by the lights of the one who says so.
  whether(statement: StatementRecord): string {
    if (statement.event === null) {
      const holds = statement.polarity === 'positive' ? 'is so' : 'is not so';
      return statement.status === 'occurred' || statement.status === 'ongoing'
        ? hedged(holds, statement)
        : this.status(statement);
    }
    return this.status(statement);
  }

  private status(statement: StatementRecord): string {
    const [affirmed, negated] = STATUSES[statement.status];
    const cited = statement.attribution.some((step) => step.voice === undefined);
    if (statement.polarity === 'positive') return hedged(affirmed, statement);
    return hedged(statement.status === 'occurred' && cited ? 'denied' : negated, statement);
  }

  /// The chain of voices, outermost first: "the report ← Iraq's ambassador".
  chain(statement: StatementRecord): string {
    return statement.attribution.map((step) => this.step(step)).join(' ← ') || 'unknown voice';
  }

  /// One voice of a chain.
  step(step: AttributionStepRecord): string {
    if (step.voice !== undefined) return this.voice(step.voice);
    const name = this.actorName(step.actor);
    const words = step.source === undefined ? '' : this.phrase(step.source);
    return (name !== null && this.isPronoun(step) ? name : words || name) || 'someone not named';
  }

  private isPronoun(step: AttributionStepRecord): boolean {
    return step.source !== undefined && this.pronouns.has(`${step.source.start}-${step.source.end}`);
  }

  /// The statements in text order, the report first, then comment by comment; those of comments without any are left out.
  sections(): Section[] {
    const { segments } = this.record;
    const comments = segments.filter(({ kind }) => kind === 'comment');
    const sections = new Map<SegmentRecord | null, Section>();
    for (const statement of this.record.statements) {
      const segment = this.commentAt(statement.start);
      const section = sections.get(segment) ?? {
        kind: segment === null ? 'report' : 'comment',
        segment,
        number: segment === null ? 0 : comments.indexOf(segment) + 1,
        statements: [],
      };
      section.statements.push(statement);
      sections.set(segment, section);
    }
    return [...sections.values()].sort((a, b) => a.number - b.number);
  }

  /// Whether words stand in the sentence in which a span begins, in whatever letters.
  inSentence(span: SpanRecord, words: string): boolean {
    const { start } = span;
    const sentence = this.record.sentences.find((each) => each.start <= start && start < each.end) ?? span;
    return this.text.line(sentence).toLowerCase().includes(words.toLowerCase());
  }

  /// Where an offset stands: in the report or in a comment, without the statements.
  sectionAt(offset: number): Section {
    const comments = this.record.segments.filter(({ kind }) => kind === 'comment');
    const segment = this.commentAt(offset);
    const number = segment === null ? 0 : comments.indexOf(segment) + 1;
    return { kind: segment === null ? 'report' : 'comment', segment, number, statements: [] };
  }

  /// The comment in which an offset stands; for a quotation among the comments, the comment behind it.
  private commentAt(offset: number): SegmentRecord | null {
    const { segments } = this.record;
    const index = segments.findIndex(({ start, end }) => start <= offset && offset < end);
    const found = segments[index];
    if (found === undefined || found.kind === 'comment') return found ?? null;
    const first = segments.findIndex(({ kind }) => kind === 'comment');
    if (found.kind !== 'quote' || first < 0 || first > index) return null;
    return segments.slice(index).find(({ kind }) => kind === 'comment') ?? segments[first] ?? null;
  }

  /// "Report" or "Comment 2", with who wrote it, when, and whom it answers.
  heading(section: Section): { readonly title: string; readonly about: string } {
    if (section.segment === null) return { title: 'Report', about: this.byline() };
    const { voice, published, replyTo } = section.segment;
    const answered = replyTo === null ? undefined : this.record.segments[replyTo];
    const about = [
      this.voice(voice),
      published === null ? '' : clean(published).slice(0, 10),
      answered === undefined ? '' : `answers ${this.voice(answered.voice)}`,
    ];
    return { title: `Comment ${section.number}`, about: about.filter((part) => part !== '').join(' · ') };
  }

  /// Publisher, authors, date: what is known of them.
  byline(): string {
    const { record } = this;
    const names = record.voices.filter(({ kind }) => kind === 'author').map(({ name }) => clean(name ?? ''));
    const parts = [clean(record.publisher ?? ''), names.filter(Boolean).join(', '), clean(record.published ?? '')];
    return parts.filter((part) => part !== '').join(' · ');
  }

  /// "23 statements: 17 events, 1 relation, 5 claims · 10 actors · …"
  figures(): string {
    const { record } = this;
    const of = (kind: StatementRecord['kind']) => record.statements.filter((each) => each.kind === kind).length;
    const kinds = `${count(of('event'), 'event')}, ${count(of('relation'), 'relation')}, ${count(of('claim'), 'claim')}`;
    const comments = record.segments.filter(({ kind }) => kind === 'comment').length;
    return [
      `${count(record.statements.length, 'statement')}: ${kinds}`,
      count(record.actors.length, 'actor'),
      count(record.places.length, 'place'),
      comments === 0 ? '' : count(comments, 'comment'),
      record.warnings.length === 0 ? '' : count(record.warnings.length, 'warning'),
    ]
      .filter((part) => part !== '')
      .join(' · ');
  }
}

/// "1 actor", "2 actors".
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/// One line without control characters and without marks that turn the direction of writing, so that no page can move the
/// cursor, change colours or reorder what a terminal shows.
export function clean(words: string): string {
  return words
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g, '')
    .trim();
}

/// "1949" or "2031-03" for a range that is a whole year or month, else null.
function calendarUnit(from: string, to: string): string | null {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  const month = from.slice(0, 7);
  if (from !== `${month}-01` || !to.startsWith(month)) return null;
  const next = new Date(Date.parse(to) + 86_400_000);
  return next.getUTCDate() === 1 ? month : null;
}

function hedged(word: string, { certainty, status }: StatementRecord): string {
  // What is only supposed is not made less sure by a "may".
  if (status === 'hypothetical' || status === 'counterfactual') return word;
  return certainty === 'certain' ? word : certainty === 'probable' ? `probably ${word}` : `possibly ${word}`;
}
