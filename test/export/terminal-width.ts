/// Columns that a line takes on a terminal: pictographs take two.
export function widthOf(line: string): number {
  return [...line].reduce(
    (sum, letter) => sum + (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(letter) ? 2 : 1),
    0,
  );
}
