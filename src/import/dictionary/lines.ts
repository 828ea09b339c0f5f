import type { ImportReport } from './report.js';

/// A line of a dictionary without its comment.
export interface DictionaryLine {
  readonly file: string;
  /// Counted from 1.
  readonly line: number;
  /// Without the blanks around it.
  readonly text: string;
  /// Whether a blank stood before it.
  readonly indented: boolean;
}

const CONTROL = /(?!\t)[\p{Cc}\p{Cf}]/gu;

/// The lines of a dictionary that are not empty, without comments (from "#" or ";" on, and XML's). Lines that are no UTF-8 are
/// read as Windows-1252.
export function linesOf(file: string, bytes: Uint8Array, report: ImportReport): DictionaryLine[] {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const old = new TextDecoder('windows-1252');
  const lines: DictionaryLine[] = [];
  let within = false;
  let number = 0;
  for (const raw of cut(bytes)) {
    number++;
    const at = { file, line: number };
    let text: string;
    try {
      text = strict.decode(raw);
    } catch {
      text = old.decode(raw);
      report.say('encoding', at, text);
    }
    text = text.replace(/^\ufeff/, '').replace(/\r$/, '');
    const clean = text.replace(CONTROL, '');
    if (clean !== text) report.say('control-character', at, clean);
    const { rest, open } = withoutMarkup(clean.replaceAll('\u00a0', ' '), within);
    within = open;
    const bare = withoutComment(rest);
    if (bare.trim() !== '') lines.push({ ...at, text: bare.trim(), indented: /^\s/.test(bare) });
  }
  return lines;
}

function* cut(bytes: Uint8Array): Generator<Uint8Array, void> {
  let from = 0;
  while (from < bytes.length) {
    const feed = bytes.indexOf(10, from);
    const to = feed < 0 ? bytes.length : feed;
    yield bytes.subarray(from, to);
    from = to + 1;
  }
}

/// TABARI's older files put comments between "<!--" and "-->".
function withoutMarkup(text: string, within: boolean): { rest: string; open: boolean } {
  const body = within ? `<!--${text}` : text;
  const rest = body.replace(/<!--.*?-->/g, ' ');
  const begun = rest.indexOf('<!--');
  return begun < 0 ? { rest, open: false } : { rest: rest.slice(0, begun), open: true };
}

/// A number sign or semicolon inside a code is none of a comment.
function withoutComment(text: string): string {
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '[') inside = true;
    else if (letter === ']') inside = false;
    else if ((letter === '#' || letter === ';') && !inside) return text.slice(0, at);
  }
  const open = inside ? /[#;]/.exec(text) : null;
  return open === null ? text : text.slice(0, open.index);
}
