import type { Span } from '../../annotation/span.js';
import type { LineKind } from './page-lines.js';

/// The lines of a page that are the header of one comment, from `first` up to `end`, and what they say.
export interface ThreadHeader {
  readonly first: number;
  readonly end: number;
  readonly name: string | null;
  readonly published: string | null;
  readonly answers: string | null;
  /// By which headers of one page are alike: "N T", "name / T", "name > indented".
  readonly signature: string;
  readonly timed: boolean;
  /// Whether its comment must follow: "Name says:", or a name above what stands further in.
  readonly leads: boolean;
  /// Characters of it in front of the words of the comment, where both stand in one line; else 0.
  readonly inside: number;
  /// The same behind the words.
  readonly outside?: number;
  /// "@name", by which answers call the writer.
  readonly handle?: string | null;
  /// Columns before it.
  readonly indent: number;
}

/// The lines of a page without the white space around them, and what stood around them.
export interface PageLines {
  readonly lines: readonly string[];
  readonly kinds: readonly LineKind[];
  /// Columns of white space before each line; a tab fills up to the next fourth column.
  readonly indents: readonly number[];
  /// Line breaks between each line and the one above.
  readonly gaps: readonly number[];
}

const TAB = 4;
/// The report is longer than comments are.
const LONGER = 4;
const LONG = 500;

export function pageLines(text: string, spans: readonly Span[], kinds: readonly LineKind[]): PageLines {
  const indents = spans.map(({ start }) => {
    let [column, from] = [0, start];
    while (from > 0 && /[^\S\n\r]/u.test(text[from - 1] ?? '\n')) from--;
    for (; from < start; from++) column = text[from] === '\t' ? column + TAB - (column % TAB) : column + 1;
    return column;
  });
  const gaps = spans.map(({ start }, index) => {
    const above = spans[index - 1];
    return above === undefined ? 0 : (text.slice(above.end, start).match(/\n/gu)?.length ?? 0);
  });
  return { lines: spans.map(({ start, end }) => text.slice(start, end)), kinds, indents, gaps };
}

export function lettersOf({ lines }: PageLines, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += lines[at]?.length ?? 0;
  return sum;
}

/// Whether so many letters stand below the first of several headers that they are the report, not a comment.
export function beginsWithReport([own = 0, ...others]: readonly number[]): boolean {
  const usual = others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0;
  return own > LONG && own > LONGER * usual;
}
