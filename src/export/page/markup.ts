/// HTML as a value: only what `markup` built, or what was escaped, ever reaches the page, so that no text of a record can
/// become markup.
export class Markup {
  constructor(readonly source: string) {}
}

export type Content = Markup | string | number | null | false | readonly Content[];

/// Line ends of the templates, which cost room on the page and mean nothing there.
const INDENT = /\s*\n\s*/g;

/// A template of HTML; what stands in `${}` is escaped unless it is markup itself. Values of attributes must be quoted. A line end in the
/// template is one blank of the page.
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings.map((part, index) => part.replace(INDENT, '\n') + write(values[index] ?? null)).join(''));
}

/// Several contents, one after the other.
export function join(contents: readonly Content[], between = ''): Markup {
  return new Markup(contents.map(write).join(write(between)));
}

/// Markup that this program wrote itself: its style and script.
export function trusted(source: string): Markup {
  return new Markup(source);
}

/// A data block for `<script type="application/json">`: no `<` stands in it, so nothing can end the element.
export function dataBlock(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape));
}

function write(content: Content): string {
  if (content === null || content === false) return '';
  if (content instanceof Markup) return content.source;
  if (typeof content === 'number') return String(content);
  return typeof content === 'string' ? escape(content) : content.map(write).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/// Characters that HTML does not allow at all (controls other than white space, lone surrogates) become U+FFFD.
function escape(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0e-\x1f\x7f-\x9f]|\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
