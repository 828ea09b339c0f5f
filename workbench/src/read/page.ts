import type {
  AttributionStepRecord,
  DocumentRecord,
  IncidentRecord,
  RoleRecord,
  SegmentRecord,
  SpanRecord,
  StatementRecord,
} from '../../../src/annotation/record.js';
import { ofSide } from '../words/words.js';
import { Text } from './text.js';

/// Colours for readers in tokens.css.
const READER_COLORS = 6;

/// A stretch of the page with what is told in it. What stands in no segment is one of its own.
export interface Part extends SpanRecord {
  readonly segment: SegmentRecord | null;
  readonly comment: boolean;
  /// Index of the segment answered, and how deep the answer stands.
  readonly depth: number;
  readonly statements: readonly StatementRecord[];
}

/// A record as it is read: its parts in the order of the text, and words for what its ids stand for.
export class Page {
  readonly text: Text;
  readonly parts: readonly Part[];
  private readonly byKey: ReadonlyMap<string, StatementRecord>;
  private readonly byId: ReadonlyMap<string, StatementRecord>;
  private readonly incidents: ReadonlyMap<string, IncidentRecord>;

  constructor(readonly record: DocumentRecord) {
    this.text = new Text(record.text);
    this.byKey = new Map(record.statements.map((statement) => [statement.key, statement]));
    this.byId = new Map(record.statements.map((statement) => [statement.id, statement]));
    this.incidents = new Map(record.incidents.flatMap((each) => each.statements.map((id) => [id, each] as const)));
    this.parts = partsOf(record, this.text);
  }

  statement(key: string | undefined): StatementRecord | undefined {
    return key === undefined ? undefined : this.byKey.get(key);
  }

  /// The other statements of the page that tell the same, or deny it.
  tellings(statement: StatementRecord): readonly StatementRecord[] {
    const told = this.incidents.get(statement.id)?.statements ?? [];
    return told.flatMap((id) => (id === statement.id ? [] : (this.byId.get(id) ?? [])));
  }

  incident(statement: StatementRecord): IncidentRecord | undefined {
    return this.incidents.get(statement.id);
  }

  /// A voice of the page by name; a nameless reader by number.
  voice(id: string): string {
    const voice = this.record.voices.find((each) => each.id === id);
    if (voice?.kind === 'reader') return voice.name ?? `reader ${this.readerNumber(id) + 1}`;
    return voice?.name ?? 'the report';
  }

  voiceClass(id: string): string {
    const number = this.readerNumber(id);
    return number < 0 ? 'v-report' : `v-reader-${number % READER_COLORS}`;
  }

  private readerNumber(id: string): number {
    return this.record.voices.filter(({ kind }) => kind === 'reader').findIndex((voice) => voice.id === id);
  }

  actorName(id: string | null | undefined): string | null {
    return this.record.actors.find((actor) => actor.id === id)?.name ?? null;
  }

  /// Who stands in a role: the words, and the actor where they do not hold its name.
  party(role: RoleRecord): string {
    const words = this.text.line(role);
    const name = this.actorName(role.actor);
    if (role.inherited !== undefined) return ofSide(words, name);
    return name === null || words.toLowerCase().includes(name.toLowerCase()) ? words : `${words} (${name})`;
  }

  /// One voice of a chain in words.
  step(step: AttributionStepRecord): string {
    if (step.voice !== undefined) return this.voice(step.voice);
    const words = step.source === undefined ? '' : this.text.line(step.source);
    return words || this.actorName(step.actor) || 'someone not named';
  }
}

function partsOf(record: DocumentRecord, text: Text): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const add = (span: SpanRecord, segment: SegmentRecord | null) => {
    if (span.start >= span.end || text.line(span) === '') return;
    const comment = segment?.kind === 'comment' || (segment?.kind === 'quote' && parts.some((part) => part.comment));
    const statements = record.statements.filter(({ cue }) => span.start <= cue.start && cue.start < span.end);
    parts.push({ start: span.start, end: span.end, segment, comment, depth: depthOf(record, segment), statements });
  };
  for (const segment of record.segments) {
    add({ start: end, end: segment.start }, null);
    add(segment, segment);
    end = Math.max(end, segment.end);
  }
  add({ start: end, end: text.length }, null);
  return parts;
}

function depthOf({ segments }: DocumentRecord, segment: SegmentRecord | null): number {
  let depth = 0;
  // A damaged record may have replies in a circle.
  for (let at = segment; at !== null && at.replyTo !== null && depth < 3; depth++) at = segments[at.replyTo] ?? null;
  return depth;
}
