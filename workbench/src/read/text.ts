import type { SpanRecord } from '../../../src/annotation/record.js';

/// The text of a record, addressed as records address it: by Unicode code points. Offsets outside are taken to its ends.
export class Text {
  /// UTF-16 offset of every code point; null where each code point is one unit.
  private readonly units: Uint32Array | null;
  readonly length: number;

  constructor(private readonly text: string) {
    this.units = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? unitOffsets(text) : null;
    this.length = this.units === null ? text.length : this.units.length - 1;
  }

  slice(span: SpanRecord): string {
    return this.text.slice(this.unit(span.start), Math.max(this.unit(span.start), this.unit(span.end)));
  }

  /// The words of a span in one line.
  line(span: SpanRecord): string {
    return this.slice(span).replace(/\s+/g, ' ').trim();
  }

  private unit(point: number): number {
    const at = Math.min(Math.max(point, 0), this.length);
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
