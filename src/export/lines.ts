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
