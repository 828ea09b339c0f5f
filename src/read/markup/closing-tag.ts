/// No page has longer names.
const LONGEST_NAME = 1000;

/// Returns where a closing tag ends whose name is followed by more (`</p class="x">`): the parser takes it for ended there
/// and hands `from`, behind its name, as the place of what comes next. Other places are returned as they are.
export function behindClosingTag(html: string, from: number): number {
  if (!/[ \t\n\f\r/]/.test(html.charAt(from - 1))) return from;
  let at = from - 2;
  while (at > from - LONGEST_NAME && !/[ \t\n\f\r/>]/.test(html.charAt(at))) at--;
  if (!/^<\/[a-z]$/i.test(html.slice(Math.max(0, at - 1), at + 2))) return from;
  const end = html.indexOf('>', from);
  return end < 0 ? html.length : end + 1;
}
