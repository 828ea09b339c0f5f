import { expect, test } from 'vitest';
import { closes, isOpenBehind } from '../../src/annotation/quotation-marks.js';

/// The words of a sentence that stand in quotation marks.
function quoted(words: readonly string[]): string[] {
  let open = false;
  return words.filter((word) => {
    const before = open;
    open = isOpenBehind(word, open);
    return before && open;
  });
}

test.each([
  ['“', '”'],
  ['«', '»'],
  ['"', '"'],
  ['``', "''"],
])('words between %s and %s are quoted', (opening, closing) => {
  expect(quoted(['She', 'said', opening, 'go', 'now', closing, 'twice'])).toEqual(['go', 'now']);
});

test('a mark that closes what was opened in a sentence before opens nothing', () => {
  expect(quoted(['go', 'now', "''", 'she', 'said'])).toEqual([]);
});

test('the same mark opens in one language and closes in another', () => {
  expect(closes('“', '„')).toBe(true);
  expect(closes('“', '“')).toBe(false);
});
