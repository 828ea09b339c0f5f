import type { Segment, SegmentKind, SourceDocument, Voice } from '../../annotation/document.js';
import type { MarkupPlace, Origin } from '../../annotation/origin.js';
import type { Problem } from '../../annotation/problem.js';
import { hashText } from '../../annotation/hash.js';

/// Makes the voices of a document: one for the publication or its author, one for each commenter. The same name is the
/// same voice; who gives no name is a voice each.
export class VoiceList {
  readonly voices: Voice[] = [];
  private readonly readers = new Map<string, string>();

  /// The voice of the title and body.
  own(author: string | null, publisher: string | null): string {
    return this.add(author === null ? 'publication' : 'author', author ?? publisher);
  }

  reader(name: string | null): string {
    if (name === null) return this.add('reader', null);
    const key = name.toLowerCase();
    const known = this.readers.get(key);
    if (known !== undefined) return known;
    const id = this.add('reader', name);
    this.readers.set(key, id);
    return id;
  }

  /// A voice that nothing tells of, such as that of a quotation without its source.
  unknown(): string {
    return this.add('unknown', null);
  }

  /// Who is quoted; the same name is the same voice.
  quoted(name: string | null): string {
    if (name === null) return this.unknown();
    const known = this.voices.find((voice) => voice.kind === 'unknown' && voice.name === name);
    return known?.id ?? this.add('unknown', name);
  }

  private add(kind: Voice['kind'], name: string | null): string {
    const id = `v${this.voices.length + 1}`;
    this.voices.push({ id, kind, name });
    return id;
  }
}

/// A part of a segment's text and the element that it was read from.
export interface Piece {
  readonly length: number;
  readonly place: MarkupPlace | null;
}

/// Joins blocks of text with a blank line between them and keeps the segment of each.
export class TextBuilder {
  private readonly parts: string[] = [];
  private length = 0;
  readonly segments: Segment[] = [];
  readonly origins: Origin[] = [];

  /// Returns the index of the new segment, which begins `from` units into `text`; none is made of nothing. `pieces`: what its parts, in order and a
  /// line break apart, were read from.
  add(
    text: string,
    kind: SegmentKind,
    voice: string,
    replyTo: number | null = null,
    published: string | null = null,
    from = 0,
    pieces: readonly Piece[] = [],
  ): number {
    if (this.parts.length > 0) {
      this.parts.push('\n\n');
      this.length += 2;
    }
    const start = this.length + from;
    let at = this.length;
    for (const { length, place } of pieces) {
      if (place !== null && length > 0) this.origins.push({ start: at, end: at + length, place });
      at += length + 1;
    }
    this.parts.push(text);
    this.length += text.length;
    if (start < this.length) this.segments.push({ start, end: this.length, kind, voice, replyTo, published });
    return this.segments.length - 1;
  }

  get text(): string {
    return this.parts.join('');
  }
}

/// The facts of a document that do not follow from its text.
type DocumentFacts = Omit<SourceDocument, 'id' | 'text' | 'voices' | 'segments' | 'warnings'> & {
  readonly id: string | null;
};

/// Puts a document together; the id is the given one, else SHA-256 of address and text.
export function assemble(
  facts: DocumentFacts,
  text: string,
  voices: readonly Voice[],
  segments: readonly Segment[],
  warnings: readonly Problem[],
): SourceDocument {
  const id = facts.id ?? hashText((facts.uri ?? '') + text);
  return { ...facts, id, text, voices, segments, warnings };
}
