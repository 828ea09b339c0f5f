import type { PageItem } from './page-item.js';

/// Pieces of a row that stand further apart than this many times the height of their letters may be in different columns.
const WIDE_BLANK = 1.2;
/// Columns are made of at least so many rows, and of this share of the rows that have two pieces.
const LEAST_ROWS = 3;
const ALIGNED = 0.6;
/// Rows of tables hold less than lines of a column do.
const LEAST_LETTERS = 12;
/// Starts of lines of one column differ by less, in points.
const SAME_START = 3;

/// A piece of a row without wide blanks in it.
interface Piece {
  readonly items: readonly PageItem[];
  readonly x: number;
  readonly right: number;
}

/// The items of a page that was drawn row by row over several columns, in the order in which it is read: column by column
/// between what runs over all of them. Other pages are returned as they are.
export function inColumns(items: readonly PageItem[]): readonly PageItem[] {
  const rows = rowsOf(items);
  const starts = columnStarts(rows);
  if (starts.length === 0) return items;
  const ordered: Piece[] = [];
  let columns: Piece[][] = [];
  const flush = (): void => {
    ordered.push(...columns.flat());
    columns = [];
  };
  for (const row of rows) {
    for (const piece of row) {
      const column = starts.filter((start) => piece.x >= start - SAME_START).length;
      const crosses = starts.some((start) => piece.x < start - SAME_START && piece.right > start + SAME_START);
      if (crosses) {
        flush();
        ordered.push(piece);
      } else (columns[column] ??= []).push(piece);
    }
  }
  flush();
  return ordered.flatMap(({ items: [...parts] }) => {
    const last = parts.pop();
    return last === undefined
      ? parts
      : [...parts.map((part) => ({ ...part, endsLine: false })), { ...last, endsLine: true }];
  });
}

function rowsOf(items: readonly PageItem[]): Piece[][] {
  const rows: Piece[][] = [];
  let row: PageItem[][] = [[]];
  const close = (): void => {
    const pieces = row.flatMap((parts) => pieceOf(parts));
    if (pieces.length > 0) rows.push(pieces);
    row = [[]];
  };
  let height = 0;
  for (const item of items) {
    if (item.text.trim() !== '') height = item.height;
    if (item.text.trim() === '' && item.width > WIDE_BLANK * height) row.push([]);
    else if (item.text !== '') row.at(-1)?.push(item);
    if (item.endsLine) close();
  }
  close();
  return rows;
}

function pieceOf(items: readonly PageItem[]): Piece[] {
  const [first] = items;
  const last = items.at(-1);
  return first === undefined || last === undefined || items.every(({ text }) => text.trim() === '')
    ? []
    : [{ items, x: first.x, right: last.x + last.width }];
}

/// Where the columns behind the first one begin, from left to right; none where the rows are not those of columns of text.
function columnStarts(rows: readonly (readonly Piece[])[]): number[] {
  const split = rows.filter((row) => row.length > 1);
  const letters = split.flat().map(({ items }) => items.reduce((sum, { text }) => sum + text.length, 0));
  const usual = letters.sort((a, b) => a - b)[Math.floor(letters.length / 2)] ?? 0;
  if (split.length < LEAST_ROWS || usual < LEAST_LETTERS) return [];
  const starts: { x: number; count: number }[] = [];
  for (const { x } of split.flatMap((row) => row.slice(1))) {
    const known = starts.find((start) => Math.abs(start.x - x) < SAME_START);
    if (known === undefined) starts.push({ x, count: 1 });
    else known.count++;
  }
  return starts
    .filter(({ count }) => count >= LEAST_ROWS && count >= ALIGNED * split.length)
    .map(({ x }) => x)
    .sort((a, b) => a - b);
}
