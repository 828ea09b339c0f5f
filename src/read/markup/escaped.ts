/// Tags of text, written so that they show as text.
const ESCAPED_TAG = /&lt;\/?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|blockquote|figure|img)\b/i;
const TAG = /<\/?[a-z][^<>]*>/i;
/// Feeds and data escape their markup twice, hardly ever more often.
const MOST = 3;

/// Markup that was escaped more often than it should be, as it was meant; other text is returned as it is.
export function withoutExtraEscapes(text: string): string {
  let plain = text;
  for (let time = 0; time < MOST && ESCAPED_TAG.test(plain.replace(/&amp;/g, '&')) && !TAG.test(plain); time++)
    plain = plain
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#0?39;|&apos;/g, "'")
      .replace(/&amp;/g, '&');
  return plain;
}

/// Whether a text holds markup.
export function isMarkup(text: string): boolean {
  return TAG.test(text);
}
