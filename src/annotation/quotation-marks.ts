/// Double quotation marks, of papers and (the last) of treebanks: what opens, and what then closes. Single ones are not read:
/// apostrophes look like them.
const CLOSING_OF: Readonly<Record<string, string>> = { '“': '”', '„': '“', '«': '»', '``': "''" };
/// Those of typewriters look the same before and behind a quotation.
const STRAIGHT: ReadonlySet<string> = new Set(['"', "''"]);

const OPENING: ReadonlySet<string> = new Set(Object.keys(CLOSING_OF));
const CLOSING: ReadonlySet<string> = new Set(Object.values(CLOSING_OF));
const MARKS: ReadonlySet<string> = new Set([...OPENING, ...CLOSING, ...STRAIGHT]);

/// The single letters that may open and that may close a quotation, for a class of a regular expression.
export const OPENING_LETTERS = lettersOf(OPENING);
export const CLOSING_LETTERS = lettersOf(CLOSING);

function lettersOf(marks: ReadonlySet<string>): string {
  return ['"', ...marks].filter((mark) => mark.length === 1).join('');
}

/// Whether only the neighbours of a mark say whether it opens or closes.
export function isStraightMark(mark: string): boolean {
  return STRAIGHT.has(mark);
}

export function isOpeningMark(mark: string): boolean {
  return OPENING.has(mark);
}

export function isClosingMark(mark: string): boolean {
  return CLOSING.has(mark);
}

/// Whether a mark closes what `opening` has opened.
export function closes(mark: string, opening: string): boolean {
  return mark === (CLOSING_OF[opening] ?? opening);
}

/// Whether a quotation is open behind a word, which need not be a mark, where it was `open` before it.
export function isOpenBehind(form: string, open: boolean): boolean {
  if (!MARKS.has(form)) return open;
  return OPENING.has(form) || (!CLOSING.has(form) && !open);
}
