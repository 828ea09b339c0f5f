import type { WordClasses } from './words.js';

/// What the number words of a language are worth, from its classes `number-1`, `number-2` and so on.
export function numberWords(classes: WordClasses): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(classes).flatMap(([name, words]) => {
      const [, value] = /^number-(\d+)$/.exec(name) ?? [];
      return value === undefined ? [] : words.map((word) => [word, Number(value)] as const);
    }),
  );
}
