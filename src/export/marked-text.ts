import type { SpanRecord } from '../annotation/record.js';

/// The text of a record, addressed as records address it: by Unicode code points. Offsets outside the text are taken to
/// its ends, so that a damaged record can still be looked at.
export class MarkedText {
  /// UTF-16 offset of every code point; null where each code point is one unit.
  private readonly units: Uint32Array | null;
  /// Length in code points.
  readonly length: number;

  constructor(readonly text: string) {
    this.units = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? unitOffsets(text) : null;
    this.length = this.units === null ? text.length : this.units.length - 1;
  }

  /// The words of a span.
  slice(span: SpanRecord): string {
    return this.text.slice(this.unit(span.start), Math.max(this.unit(span.start), this.unit(span.end)));
  }

  /// The words of a span in one line, without the blanks around them.
  line(span: SpanRecord): string {
    return this.slice(span).replace(/\s+/g, ' ').trim();
  }

  private unit(point: number): number {
    const at = Math.min(Math.max(Math.trunc(point) || 0, 0), this.length);
    return this.units === null ? at : (this.units[at] ?? this.text.length);
  }
}

function unitOffsets(text: string): Uint32Array {
  const offsets: number[] = [];
  let at = 0;
  for (const point of text) {
    offsets.push(at);
    at += point.length;
  }
  offsets.push(at);
  return Uint32Array.from(offsets);
}
