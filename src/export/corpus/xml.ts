/// A text in XML 1.0, which has no room for most control characters.
export function xml(words: string): string {
  return [...words]
    .filter((letter) => isXmlLetter(letter.codePointAt(0) ?? 0))
    .map((letter) => ESCAPES[letter] ?? letter)
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/// https://www.w3.org/TR/xml/#charsets
function isXmlLetter(point: number): boolean {
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || point >= 0x10000;
}
