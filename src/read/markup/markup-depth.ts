/// No page nests its elements deeper; the deepest of 264 saved news pages has 68 levels.
const DEEPEST = 1000;
/// Elements that have no content, and those that the next of their kind closes.
const UNCOUNTED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-z][^\s/<>]{0,40})[^<>]*>/gi;

/// Blanks the tags of elements nested deeper than any page has them, with their text left in place: the parser's time
/// grows with the square of the depth. Other markup is returned as it is; what stays keeps its offsets.
export function withoutAbyss(html: string): string {
  if (deepest(html) <= DEEPEST) return html;
  let depth = 0;
  return html.replace(TAG, (tag, closing: string, name: string) => {
    if (UNCOUNTED.has(name.toLowerCase())) return tag;
    if (closing === '') return ++depth > DEEPEST ? ' '.repeat(tag.length) : tag;
    return depth > 0 && depth-- > DEEPEST ? ' '.repeat(tag.length) : tag;
  });
}

function deepest(html: string): number {
  let depth = 0;
  let most = 0;
  for (const match of html.matchAll(TAG)) {
    if (UNCOUNTED.has((match[2] ?? '').toLowerCase())) continue;
    if (match[1] === '') most = Math.max(most, ++depth);
    else if (depth > 0) depth--;
  }
  return most;
}
