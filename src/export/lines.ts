/// Breaks words into lines of at most `width` letters, at blanks; a word that is longer is cut.
export function wrap(words: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ')) {
    const letters = [...word];
    if (line !== '' && [...line].length + 1 + letters.length > width) {
      lines.push(line);
      line = '';
    }
    if (letters.length <= width) {
      line = line === '' ? word : `${line} ${word}`;
      continue;
    }
    for (let at = 0; at < letters.length; at += width) {
      if (line !== '') lines.push(line);
      line = letters.slice(at, at + width).join('');
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

/// Where letters are cut into lines: at blanks, no line longer than `width`.
export function breaks(letters: readonly string[], width: number): [from: number, to: number][] {
  const lines: [number, number][] = [];
  let from = 0;
  while (letters.length - from > width) {
    let to = from + width;
    while (to > from && !/\s/.test(letters[to] ?? ' ')) to--;
    if (to === from) to = from + width;
    lines.push([from, to]);
    from = /\s/.test(letters[to] ?? '') ? to + 1 : to;
  }
  if (from < letters.length) lines.push([from, letters.length]);
  return lines;
}
