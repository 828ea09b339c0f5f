/// Whole numbers as text: base-64 digits of five bits each, the lowest first, with the sixth bit set on all but the last, as in
/// the source maps of ECMA-426. Numbers under 32 take one letter.
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));
/// What an offset in a text can be needs no more.
const MOST_DIGITS = 7;

/// The numbers must not be negative.
export function writeNumbers(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let rest = number;
    do {
      const digit = rest % 32;
      rest = Math.floor(rest / 32);
      text += ALPHABET[rest > 0 ? digit + 32 : digit] ?? '';
    } while (rest > 0);
  }
  return text;
}

/// The numbers of such a text, or null where it is none.
export function readNumbers(text: string): number[] | null {
  const numbers: number[] = [];
  let value = 0;
  let places = 0;
  for (const letter of text) {
    const digit = VALUES.get(letter);
    if (digit === undefined || places === MOST_DIGITS) return null;
    value += (digit % 32) * 32 ** places;
    places++;
    if (digit >= 32) continue;
    numbers.push(value);
    value = 0;
    places = 0;
  }
  return places === 0 ? numbers : null;
}

/// A number that may be negative as one that is not: 0, −1, 1, −2 … as 0, 1, 2, 3 …
export function folded(number: number): number {
  return number < 0 ? -2 * number - 1 : 2 * number;
}

export function unfolded(number: number): number {
  return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
}
