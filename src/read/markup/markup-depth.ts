/// No page nests its elements deeper; the deepest of 264 saved news pages has 68 levels.
const DEEPEST = 1000;
/// Elements that have no content, and those that the next of their kind closes.
const UNCOUNTED = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt'.split(
    ' ',
  ),
);
const TAG = /<(\/?)([a-z][^\s/<>]{0,40})[^<>]*>/gi;

/// What is parsed of a page, and whether something was left out.
interface ShallowMarkup {
  readonly html: string;
  readonly cut: boolean;
}

/// Blanks the tags of elements nested deeper than any page has them, with their text left in place: the parser's time grows with the
/// square of the depth. Behind `most` tags the rest of such a page is left out. Other markup is returned as it is; what stays keeps
/// its offsets.
export function withoutAbyss(html: string, most: number): ShallowMarkup {
  if (!isAbyss(html)) return { html, cut: false };
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  let tags = 0;
  for (const match of html.matchAll(TAG)) {
    if (++tags > most) return { html: parts.join('') + html.slice(from, match.index), cut: true };
    const [tag, closing, name = ''] = match;
    if (UNCOUNTED.has(name.toLowerCase())) continue;
    const isDeep = closing === '' ? ++depth > DEEPEST : depth > 0 && depth-- > DEEPEST;
    if (!isDeep) continue;
    parts.push(html.slice(from, match.index), ' '.repeat(tag.length));
    from = match.index + tag.length;
  }
  return { html: parts.join('') + html.slice(from), cut: false };
}

function isAbyss(html: string): boolean {
  let depth = 0;
  for (const match of html.matchAll(TAG)) {
    if (UNCOUNTED.has((match[2] ?? '').toLowerCase())) continue;
    if (match[1] !== '') depth = Math.max(0, depth - 1);
    else if (++depth > DEEPEST) return true;
  }
  return false;
}
