import type { DocumentRecord, StatementRecord } from '../../annotation/record.js';
import { Happenings } from '../happenings.js';
import { Wording } from '../wording.js';

/// A record as the page shows it: its wording, and the anchors and numbers by which text, table, network and map refer
/// to the same thing. Numbers are positions in the record's lists, so nothing untrusted stands in an attribute.
export class DocumentView {
  readonly wording: Wording;
  readonly happenings: Happenings;
  private readonly anchors: readonly string[];
  private readonly statementNumbers: ReadonlyMap<string, number>;
  private readonly actorNumbers: ReadonlyMap<string, number>;
  private readonly placeNumbers: ReadonlyMap<string, number>;
  private readonly voiceNumbers: ReadonlyMap<string, number>;

  /// `prefix` is put before every anchor: "" for the only document of a page, "d2-" for its second.
  constructor(
    readonly record: DocumentRecord,
    readonly prefix: string,
  ) {
    this.wording = new Wording(record);
    this.happenings = new Happenings(record);
    const ids = record.statements.map(({ id }) => id);
    // A hash link is worth having where it is the record's own id, "s7"; ids of another form are numbered instead.
    const usable = ids.every((id) => /^s\d{1,9}$/.test(id)) && new Set(ids).size === ids.length;
    this.anchors = ids.map((id, index) => prefix + (usable ? id : `s${index + 1}`));
    this.statementNumbers = numbered(record.statements);
    this.actorNumbers = numbered(record.actors);
    this.placeNumbers = numbered(record.places);
    this.voiceNumbers = numbered(record.voices);
  }

  anchor(statement: number): string {
    return this.anchors[statement] ?? `${this.prefix}s`;
  }

  /// The number shown for a statement: its anchor without prefix and letter.
  label(statement: number): string {
    return this.anchor(statement).slice(this.prefix.length + 1);
  }

  statementNumber(id: string): number | undefined {
    return this.statementNumbers.get(id);
  }

  actorNumber(id: string | null | undefined): number | undefined {
    return id === null || id === undefined ? undefined : this.actorNumbers.get(id);
  }

  placeNumber(id: string | null | undefined): number | undefined {
    return id === null || id === undefined ? undefined : this.placeNumbers.get(id);
  }

  voiceNumber(id: string | undefined): number | undefined {
    return id === undefined ? undefined : this.voiceNumbers.get(id);
  }

  /// The voice of the page in which a statement stands: the first of its chain.
  statementVoice(statement: StatementRecord): number | undefined {
    return this.voiceNumber(statement.attribution.find((step) => step.voice !== undefined)?.voice);
  }

  /// Numbers of the actors that fill a role of a statement.
  statementActors(statement: StatementRecord): number[] {
    const numbers = [...statement.actor, ...statement.recipient].map(({ actor }) => this.actorNumber(actor));
    return [...new Set(numbers.filter((number) => number !== undefined))];
  }

  /// The class name of the colour of a voice: readers take turns, the page's own voices share one.
  voiceColor(id: string): string {
    const readers = this.record.voices.filter(({ kind }) => kind === 'reader');
    const reader = readers.findIndex((voice) => voice.id === id);
    return reader < 0 ? 'v-report' : `v-reader-${reader % READER_COLORS}`;
  }
}

/// Colours for readers in style/statements.css.
const READER_COLORS = 6;

function numbered(parts: readonly { readonly id: string }[]): Map<string, number> {
  const numbers = new Map<string, number>();
  parts.forEach(({ id }, index) => {
    if (!numbers.has(id)) numbers.set(id, index);
  });
  return numbers;
}
