import type { Span } from '../../annotation/span.js';

/// A paragraph longer than this is cut into pieces at spaces, so that no later stage meets a sentence without end. The
/// longest paragraph of 640 news texts has 6,600 characters.
export const LONGEST_PARAGRAPH = 20_000;
/// Lines of hard-wrapped text are this long at most; longer ones are paragraphs of their own.
const WRAPPED_LINE = 90;
const WRAPPED_SHARE = 0.8;
/// A line is wrapped where the next word would have come so near to the longest line or over it.
const FULL = 0.85;
/// A line with a time of day or a year may be the header of a comment, and tells nothing of wrapping.
const TIMED = /(?<!\d)(?:\d{1,2}:\d\d|(?:19|20)\d\d)(?!\d)/;

/// The paragraphs of a plain text, in order, without the white space around them; and the length of the longest one where
/// it had to be cut, else 0. A line is a paragraph, unless the text is wrapped by hand and blank lines part its paragraphs.
export function paragraphsOf(text: string): { readonly spans: Span[]; readonly cut: number } {
  const spans: Span[] = [];
  let cut = 0;
  const separator = isWrapped(text) ? /\r?\n[^\S\n]*\r?\n/g : /\r\n|[\n\r\u2028\u2029]/g;
  let from = 0;
  const close = (to: number): void => {
    let [start, end] = [from, to];
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    if (end - start > LONGEST_PARAGRAPH) {
      cut = Math.max(cut, end - start);
      spans.push(...pieces(text, start, end));
    } else if (end > start) spans.push({ start, end });
  };
  for (const match of text.matchAll(separator)) {
    close(match.index);
    from = match.index + match[0].length;
  }
  close(text.length);
  return { spans, cut };
}

/// Cuts behind a sentence end where one is near, else at a space, else anywhere but inside a surrogate pair.
function pieces(text: string, start: number, end: number): Span[] {
  const found: Span[] = [];
  let from = start;
  while (from < end) {
    let to = Math.min(end, from + LONGEST_PARAGRAPH);
    if (to < end) {
      const window = text.slice(from, to);
      const stop = Math.max(window.lastIndexOf('. '), window.lastIndexOf('! '), window.lastIndexOf('? '));
      const space = window.lastIndexOf(' ');
      if (stop > LONGEST_PARAGRAPH / 2) to = from + stop + 1;
      else if (space > LONGEST_PARAGRAPH / 2) to = from + space;
      else if ((text.charCodeAt(to - 1) & 0xfc00) === 0xd800) to--;
    }
    if (to > from) found.push({ start: from, end: to });
    from = to;
    while (from < end && isSpace(text.charCodeAt(from))) from++;
  }
  return found;
}

function isWrapped(text: string): boolean {
  const sample = text.slice(0, 20_000);
  if (!/\n[^\S\n]*\r?\n/.test(sample)) return false;
  const blocks = sample.split(/\r?\n[^\S\n]*\r?\n/).filter((block) => block.trim() !== '');
  // Each line that is not the last of its paragraph, and the first word of the next.
  const inner = blocks.flatMap((block) => {
    const lines = block.trim().split(/\r?\n/);
    return lines
      .slice(0, -1)
      .map((line, index) => ({ line, next: /\S+/.exec(lines[index + 1] ?? '')?.[0] ?? '' }))
      .filter(({ line }) => !TIMED.test(line));
  });
  if (inner.length < 3) return false;
  const width = Math.max(...inner.map(({ line }) => (line.length <= WRAPPED_LINE ? line.length : 0)));
  const wrapped = inner.filter(
    ({ line, next }) =>
      line.length > 40 &&
      line.length <= WRAPPED_LINE &&
      line.length + 1 + next.length >= FULL * width &&
      !/[.!?:"”]\s*$/.test(line),
  );
  return wrapped.length >= WRAPPED_SHARE * inner.length;
}

function isSpace(unit: number): boolean {
  return (
    unit === 32 ||
    (unit >= 9 && unit <= 13) ||
    unit === 0xa0 ||
    unit === 0xfeff ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x3000
  );
}
