import type { Sentence } from '../annotation/sentence.js';

/// A number in a role of a statement: words `first` to `last`, its value, and what is counted.
export interface Quantity {
  readonly first: number;
  readonly last: number;
  readonly value: number;
  readonly unit: string | null;
}

const WORDS: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13,
  fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50,
  sixty: 60, seventy: 70, eighty: 80, ninety: 90, dozen: 12,
}; // prettier-ignore
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
};

/// The numbers that stand with the given heads.
export function readQuantities(sentence: Sentence, heads: readonly number[]): Quantity[] {
  return heads.flatMap((head) => {
    const numbers = sentence.children(head).filter((child) => sentence.word(child).label === 'nummod');
    const unit = sentence.word(head).lemma.toLowerCase();
    const read = numbers.map((index) => quantityAt(sentence, index, unit)).filter((quantity) => quantity !== null);
    if (read.length > 0) return read;
    const alone = sentence.word(head).upos === 'NUM' ? quantityAt(sentence, head, null) : null;
    return alone === null ? [] : [alone];
  });
}

function quantityAt(sentence: Sentence, index: number, unit: string | null): Quantity | null {
  const parts = [...sentence.children(index).filter((child) => sentence.word(child).upos === 'NUM'), index].sort(
    (a, b) => a - b,
  );
  let value = 0;
  let current = 0;
  for (const part of parts) {
    const form = sentence.word(part).form.toLowerCase().replaceAll(',', '');
    const scale = SCALES[form];
    if (scale !== undefined) current = Math.max(current, 1) * scale;
    else {
      const number = WORDS[form] ?? Number.parseFloat(form);
      if (!Number.isFinite(number)) return null;
      value += current;
      current = number;
    }
  }
  return { first: parts[0] ?? index, last: parts.at(-1) ?? index, value: value + current, unit };
}
