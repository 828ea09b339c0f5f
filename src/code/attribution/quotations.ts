import {
  CLOSING_LETTERS,
  closes,
  isOpeningMark,
  isStraightMark,
  OPENING_LETTERS,
} from '../../annotation/quotation-marks.js';
import type { Span } from '../../annotation/span.js';

/// What opens, closes or cuts off a quotation.
const MARK = new RegExp(`''|[${OPENING_LETTERS}${CLOSING_LETTERS}\\n]`, 'g');

/// The quotations of a stretch of text, with their marks, in order. A quotation that is not closed runs to the end of its
/// paragraph, as papers print quotations of several paragraphs. Single quotes are not read: apostrophes look like them.
export function findQuotations(text: string, stretch: Span): Span[] {
  const out: Span[] = [];
  let open: { start: number; mark: string } | null = null;
  MARK.lastIndex = stretch.start;
  for (let found = MARK.exec(text); found !== null && found.index < stretch.end; found = MARK.exec(text)) {
    const [char] = found;
    const i = found.index;
    const straight = isStraightMark(char);
    const last = i + char.length;
    if (open === null) {
      if (isOpeningMark(char) || (straight && opensHere(text, last, stretch))) open = { start: i, mark: char };
    } else if (closes(char, open.mark) || (straight && !opensHere(text, last, stretch))) {
      out.push({ start: open.start, end: last });
      open = null;
    } else if (char === '\n' && (text[last] === '\n' || last === stretch.end)) {
      out.push({ start: open.start, end: i });
      open = null;
    }
  }
  if (open !== null && stretch.end - open.start > 1) out.push({ start: open.start, end: stretch.end });
  return out;
}

/// A straight mark opens where a word follows it directly.
function opensHere(text: string, after: number, stretch: Span): boolean {
  const next = after < stretch.end ? (text[after] ?? ' ') : ' ';
  return !/[\s.,;:!?)—–-]/.test(next);
}
