/// Turns UTF-16 offsets of a text into offsets in Unicode code points. A lone surrogate counts as one code point, as it
/// does in Python.
export class CodePoints {
  /// For every UTF-16 offset that stands behind a surrogate pair: how many pairs came before. Null where the text has none.
  private readonly pairs: Uint32Array | null;

  constructor(text: string) {
    this.pairs = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? countPairs(text) : null;
  }

  /// The code point offset of a UTF-16 offset (0 … text.length). An offset inside a pair counts as behind it.
  at(offset: number): number {
    return this.pairs === null ? offset : offset - (this.pairs[offset] ?? 0);
  }

  /// The UTF-16 offset at which a code point begins.
  unitOf(point: number): number {
    if (this.pairs === null) return point;
    let [low, high] = [point, this.pairs.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < point) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function countPairs(text: string): Uint32Array {
  const pairs = new Uint32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    pairs[i] = count;
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff || i + 1 >= text.length) continue;
    const next = text.charCodeAt(i + 1);
    if (next < 0xdc00 || next > 0xdfff) continue;
    pairs[i + 1] = ++count - 1;
    i++;
    pairs[i] = count - 1;
  }
  pairs[text.length] = count;
  return pairs;
}
