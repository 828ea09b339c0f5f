/// A stretch of a document's text. Inside the engine `start` and `end` count UTF-16 units (what `String.prototype.slice`
/// takes), end exclusive; records given out count Unicode code points, see `code-points.ts`.
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
