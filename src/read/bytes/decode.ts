import { detect } from 'chardet';
import type { Problem } from '../../annotation/problem.js';
import { problem } from '../../annotation/problem.js';
import { wideEncoding } from './content-kind.js';

/// Text and what was wrong with its bytes.
interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly warnings: readonly Problem[];
}

const SAMPLE = 100_000;
/// A text with more broken sequences than this for each sound one is in another character set.
const BROKEN_SHARE = 0.5;

/// Turns bytes into text. A byte order mark decides; else UTF-8 where the bytes are UTF-8; else what a header beside the
/// bytes says (`stated`); else what an HTML page declares; else what the bytes look like, with a warning. Bytes that stay
/// wrong become U+FFFD and are counted in a warning.
export function decodeText(bytes: Uint8Array, input: string, stated: string | null = null): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: decodeWith(wide, bytes), encoding: wide, warnings: [] };
  const asUtf8 = decodeWith('utf-8', bytes);
  const broken = asUtf8.includes('\ufffd') ? occurrences(asUtf8) - encodedReplacements(bytes) : 0;
  if (broken <= 0) return { text: asUtf8, encoding: 'utf-8', warnings: [] };
  const sound = soundSequences(asUtf8);
  if (broken > BROKEN_SHARE * sound) {
    const declared = declaredEncoding(bytes);
    for (const label of [stated, declared, detect(bytes.subarray(0, SAMPLE)), 'windows-1252']) {
      // Bytes in which a page can say so are not UTF-16.
      const text = label === null || /^(?:utf-?(?:8|16)|ucs-2|unicode)/i.test(label) ? null : decodeAs(bytes, label);
      if (text !== null && label !== null && occurrences(text) < broken) {
        const left = occurrences(text);
        return {
          text,
          encoding: label.toLowerCase(),
          warnings: [
            ...(label === stated || label === declared
              ? []
              : [problem('encoding-guessed', { input, encoding: label.toLowerCase() })]),
            ...(left === 0 ? [] : [brokenBytes(input, left, label.toLowerCase())]),
          ],
        };
      }
    }
  }
  return { text: asUtf8, encoding: 'utf-8', warnings: [brokenBytes(input, broken, 'UTF-8')] };
}

/// Bytes in the character set of a label that the platform knows (`isEncoding`). In one go, Node 20.18.3 to 20.20 and 22.13
/// and later read windows-1252, and every label that stands for it, as Latin-1, which makes control characters of quotation
/// marks and apostrophes (nodejs/node issue 60888); as a stream it is read right everywhere.
export function decodeWith(label: string, bytes: Uint8Array): string {
  const decoder = new TextDecoder(label);
  return /^utf-?8$/i.test(label) ? decoder.decode(bytes) : decoder.decode(bytes, { stream: true }) + decoder.decode();
}

/// Whether the platform knows a character set by this label.
export function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/// Text that somebody else decoded in one go (see `decodeWith`), with the quotation marks that windows-1252 has where the
/// text has control characters of the second set (U+0080 to U+009F), which no writer means.
export function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) =>
    decodeWith('windows-1252', Uint8Array.of(control.charCodeAt(0))),
  );
}

function brokenBytes(input: string, count: number, encoding: string): Problem {
  return problem('encoding-broken', { input, count, encoding });
}

/// A label that the platform does not know gives null; the next guess is tried.
function decodeAs(bytes: Uint8Array, label: string): string | null {
  return isEncoding(label) ? decodeWith(label, bytes) : null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  let head = '';
  for (const byte of bytes.subarray(0, 4096)) head += String.fromCharCode(byte);
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,30})/i.exec(head)?.[1] ??
    /^\s{0,20}<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]{2,30})["']/.exec(head)?.[1] ??
    null
  );
}

function occurrences(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

/// U+FFFD that the input holds itself is not a fault of its bytes.
function encodedReplacements(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

function soundSequences(text: string): number {
  let count = 0;
  const end = Math.min(text.length, 2_000_000);
  for (let at = 0; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127 && unit !== 0xfffd) count++;
  }
  return count;
}
