import type { Sentence } from '../../annotation/sentence.js';

/// A part of a word between hyphens, in small letters without a full stop behind it.
export interface Cell {
  readonly text: string;
  readonly word: number;
}

/// The words of a sentence as cells: "mid-May" is "mid" and "may", "3–5" is "3", "-" and "5".
export function cellsOf(sentence: Sentence): Cell[] {
  const cells: Cell[] = [];
  sentence.forms.forEach((form, word) => {
    if (!HYPHEN.test(form)) cells.push({ text: withoutStop(form), word });
    else if (/^\d{4}-\d\d?-\d\d?$/.test(form)) cells.push({ text: form, word });
    else
      for (const piece of form.split(/([-–—])/))
        if (piece !== '') cells.push({ text: HYPHEN.test(piece) ? '-' : withoutStop(piece), word });
  });
  return cells;
}

const HYPHEN = /[-–—]/;

function withoutStop(text: string): string {
  return text.length > 1 && text.endsWith('.') ? text.slice(0, -1) : text;
}
