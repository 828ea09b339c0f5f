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

/// Among spans in text order that do not overlap, the index of the first that ends behind an offset; their number where none
/// does.
export function firstBehind(spans: readonly Pick<Span, 'end'>[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/// Among spans in the order of their beginnings, the index of the last that begins at or before an offset; -1 where none does.
export function lastBegun(spans: readonly Pick<Span, 'start'>[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
