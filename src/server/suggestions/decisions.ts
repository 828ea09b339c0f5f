import { CodePoints } from '../../annotation/code-points.js';
import type { DocumentRecord, EventType, SpanRecord, StatementRecord } from '../../annotation/record.js';
import type { Span } from '../../annotation/span.js';
import type { Changes } from '../../store/desk/changes.js';
import type { Desk } from '../../store/desk/desk.js';

/// What a statement should tell, as a reviewer sees it: an event of a type, nothing, or what it tells.
export type Wanted =
  | { readonly as: 'event'; readonly type: EventType; readonly mode: string | null }
  | { readonly as: 'nothing' }
  | { readonly as: 'it' };

/// A decision of a reviewer that holds, with the sentence on which it was made. Spans count UTF-16 units of that sentence.
export interface Decision {
  readonly key: string;
  readonly document: string;
  readonly language: string;
  readonly author: string | null;
  /// The sentence in one line.
  readonly sentence: string;
  /// The words that tell it.
  readonly cue: Span;
  /// What told it: the frame, and its type; null for what reviewers added.
  readonly told: {
    readonly rule: string;
    readonly kind: StatementRecord['kind'];
    readonly type: EventType | null;
    readonly mode: string | null;
  } | null;
  readonly wanted: Wanted;
  readonly actor: readonly Span[];
  readonly recipient: readonly Span[];
  /// Roles that the reviewer gave anew.
  readonly roles: readonly ('actor' | 'recipient')[];
  readonly parties: readonly NamedParty[];
  readonly place: Changes['place'];
}

/// Whom a reviewer took words for.
export interface NamedParty extends Span {
  readonly words: string;
  readonly name: string;
}

/// A rule that is an entry of the codebook: its file below `frames/`, and its name.
export const FRAME = /^frames\/([^#]+)#(.+)$/;

/// All decisions on statements that hold, in the order in which the pages came up for review.
export async function decisionsOf(desk: Desk): Promise<Decision[]> {
  const ledger = await desk.history();
  const found: Decision[] = [];
  for (const id of new Set(ledger.entries.map(({ document }) => document))) {
    const record = await desk.corpus.record(id);
    if (record === null) continue;
    const page = new Page(record);
    for (const key of ledger.keysOf(id)) {
      const { verdict, changes, author } = ledger.review(key);
      const statement = record.statements.find((each) => each.key === key);
      const cue = statement?.cue ?? ledger.addedSpans(key)?.cue;
      if (verdict === 'open' || cue === undefined) continue;
      const wanted = wantedOf(verdict, changes, statement);
      if (wanted !== null) found.push(page.decision({ key, author, wanted, changes, cue, statement }));
    }
  }
  return found;
}

function wantedOf(verdict: string, { type, mode }: Changes, statement: StatementRecord | undefined): Wanted | null {
  if (verdict === 'rejected') return statement === undefined ? null : { as: 'nothing' };
  const event = statement?.event ?? null;
  const wanted = type ?? event?.type;
  if (statement === undefined || (event !== null && wanted !== event.type) || (mode != null && mode !== event?.mode))
    return wanted === undefined ? null : { as: 'event', type: wanted as EventType, mode: mode ?? null };
  return { as: 'it' };
}

interface Decided {
  readonly key: string;
  readonly author: string | null;
  readonly wanted: Wanted;
  readonly changes: Changes;
  readonly cue: SpanRecord;
  readonly statement: StatementRecord | undefined;
}

/// A page, and the sentences on which reviewers decided.
class Page {
  private readonly points: CodePoints;

  constructor(private readonly record: DocumentRecord) {
    this.points = new CodePoints(record.text);
  }

  decision({ key, author, wanted, changes, cue, statement }: Decided): Decision {
    const { id, language, sentences } = this.record;
    const around = sentences.find(({ start, end }) => start <= cue.start && cue.start < end) ?? cue;
    const { actor = statement?.actor ?? [], recipient = statement?.recipient ?? [] } = changes;
    const within = (spans: readonly SpanRecord[]): Span[] =>
      spans
        .filter(({ start, end }) => around.start <= start && end <= around.end)
        .map((span) => this.span(around, span));
    return {
      ...{ key, document: id, language: language ?? '', author, wanted },
      sentence: line(this.raw(around)),
      cue: this.span(around, cue),
      told: toldBy(statement),
      actor: within(actor),
      recipient: within(recipient),
      roles: (['actor', 'recipient'] as const).filter((role) => changes[role] !== undefined),
      parties: [...(changes.actor ?? []), ...(changes.recipient ?? [])].flatMap(({ start, end, actor: name }) =>
        name === null ? [] : [{ ...this.span(around, { start, end }), words: line(this.raw({ start, end })), name }],
      ),
      place: changes.place,
    };
  }

  /// A span of the text as one of the line that its sentence is.
  private span(around: SpanRecord, { start, end }: SpanRecord): Span {
    const lead = /^\s*/.exec(this.raw(around))?.[0].length ?? 0;
    const unitOf = (point: number): number =>
      this.raw({ start: around.start, end: point }).slice(lead).replace(/\s+/g, ' ').length;
    return { start: unitOf(start), end: unitOf(end) };
  }

  private raw({ start, end }: SpanRecord): string {
    return this.record.text.slice(this.points.unitOf(start), this.points.unitOf(end));
  }
}

function toldBy(statement: StatementRecord | undefined): Decision['told'] {
  const rule = statement?.why['rule'];
  if (statement === undefined || rule === undefined) return null;
  const { kind, event } = statement;
  return { rule, kind, type: event?.type ?? null, mode: event?.mode ?? null };
}

function line(words: string): string {
  return words.replace(/\s+/g, ' ').trim();
}
