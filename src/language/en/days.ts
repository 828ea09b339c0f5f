import type { TaggedWord } from '../hooks.js';

/// The number of a day in a month.
const DAY = /^(?:[12]?\d|3[01])(?:st|nd|rd|th)?$/;

/// Hangs a month on its day, in place, where no comma parts it from the noun behind it: "On 12 **June** police arrested four men" (UD:
/// `nmod:unmarked` of the number that the preposition brings in). The network takes it for a part of that noun. `head` counts words from 0.
export function agreeDays(words: readonly TaggedWord[]): void {
  words.forEach((word, at) => {
    const month = words[at + 1];
    if (!DAY.test(word.form) || word.xpos !== 'CD' || month?.xpos !== 'NNP' || month.label !== 'compound') return;
    if (month.head <= at + 1 || word.head === month.head) return;
    if (!words.some(({ head, label }, index) => head === at && label === 'case' && index < at)) return;
    month.head = at;
    month.label = 'nmod:unmarked';
  });
}
