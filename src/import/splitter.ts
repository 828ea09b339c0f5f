/// A row of a table: its cells, or why it could not be cut into cells. `line` is where it begins, 1 for the first.
export type SplitRow = { readonly line: number } & (
  { readonly cells: readonly string[] } | { readonly cells: null; readonly reason: string }
);

/// Characters in which a row must end. A quotation mark that nobody closes would else take in the rest of the file.
const LONGEST = 1 << 20;

/// Cuts text that comes in pieces into rows. In a table by commas or semicolons a cell in quotation marks may hold line ends and
/// delimiters (RFC 4180); in one by tabs a line is a row, whatever quotation marks stand in it.
export class RowSplitter {
  private text = '';
  private line = 1;

  constructor(private readonly delimiter: string) {}

  /// The rows that are whole by now.
  *push(piece: string): Generator<SplitRow> {
    this.text += piece;
    yield* this.rows(false);
  }

  /// The rows that are left.
  *end(): Generator<SplitRow> {
    yield* this.rows(true);
  }

  private *rows(isEnd: boolean): Generator<SplitRow> {
    let from = 0;
    while (from < this.text.length) {
      const found = this.row(from, isEnd);
      if (found === null && !isEnd && this.text.length - from < LONGEST) break;
      if (found === null) {
        // The row is given up with its first line, and what stands below is read.
        const end = this.text.indexOf('\n', from);
        if (end < 0 && !isEnd) {
          // The rest of an endless line is passed over when it comes.
          this.text = this.text.slice(-1);
          return;
        }
        const reason = 'a quotation mark in it is not closed, or it does not end';
        yield { line: this.line++, cells: null, reason };
        from = end < 0 ? this.text.length : end + 1;
        continue;
      }
      const { cells, next } = found;
      const line = this.line;
      this.line += lineEnds(this.text, from, next);
      from = next;
      if (cells.length > 1 || cells[0] !== '') yield { line, cells };
    }
    this.text = this.text.slice(from);
  }

  /// The row that begins at `from`, or null where its end has not come.
  private row(from: number, isEnd: boolean): { cells: string[]; next: number } | null {
    const { text, delimiter } = this;
    let end = text.indexOf('\n', from);
    if (delimiter === '\t') {
      if (end < 0 && !isEnd) return null;
      return { cells: this.lastCell(from, end).split(delimiter).map(bare), next: end < 0 ? text.length : end + 1 };
    }
    const cells: string[] = [];
    for (let at = from; ;) {
      if (text[at] === '"') {
        const close = this.closing(at, isEnd);
        if (close === null) return null;
        cells.push(text.slice(at + 1, close).replaceAll('""', '"'));
        at = close + 1;
        if (text[at] === '\r') at++;
        if (at >= text.length) return isEnd ? { cells, next: at } : null;
        if (text[at++] === '\n') return { cells, next: at };
        continue;
      }
      if (end >= 0 && end < at) end = text.indexOf('\n', at);
      if (end < 0 && !isEnd) return null;
      const stop = text.indexOf(delimiter, at);
      if (stop >= 0 && (end < 0 || stop < end)) {
        cells.push(text.slice(at, stop));
        at = stop + 1;
        continue;
      }
      cells.push(this.lastCell(at, end));
      return { cells, next: end < 0 ? text.length : end + 1 };
    }
  }

  /// What stands from `at` to a line end, which may be two characters, or to the end of the text.
  private lastCell(at: number, end: number): string {
    const last = end < 0 ? this.text.length : end;
    return this.text.slice(at, this.text[last - 1] === '\r' && last > at ? last - 1 : last);
  }

  /// Where the quotation mark at `at` is closed; one inside that no delimiter follows is a letter.
  private closing(at: number, isEnd: boolean): number | null {
    const { text, delimiter } = this;
    for (let from = at + 1; ;) {
      const found = text.indexOf('"', from);
      if (found < 0) return null;
      const next = text[found + 1];
      if (next === undefined) return isEnd ? found : null;
      if (next === '"') from = found + 2;
      else if (next === delimiter || next === '\n' || next === '\r') return found;
      else from = found + 1;
    }
  }
}

/// A cell by tabs that was written in quotation marks, as some programs do, is without them.
function bare(cell: string): string {
  if (cell.length < 2 || !cell.startsWith('"') || !cell.endsWith('"')) return cell;
  const inner = cell.slice(1, -1);
  return inner.replaceAll('""', '').includes('"') ? cell : inner.replaceAll('""', '"');
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return Math.max(count, 1);
}
