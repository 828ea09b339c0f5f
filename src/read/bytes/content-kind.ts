/// What an input is, told from its bytes alone.
type ContentKind = 'html' | 'jsonl' | 'text';

/// First bytes of files that are no text, as Latin-1, with the place where they stand.
const SIGNATURES: readonly (readonly [kind: string, offset: number, signature: string])[] = [
  ['PDF', 0, '%PDF-'],
  ['PNG image', 0, '\u0089PNG'],
  ['JPEG image', 0, '\u00ff\u00d8\u00ff'],
  ['GIF image', 0, 'GIF8'],
  ['TIFF image', 0, 'II*\0'],
  ['TIFF image', 0, 'MM\0*'],
  ['BMP image', 0, 'BM\0'],
  ['WebP image', 8, 'WEBP'],
  ['audio or video', 4, 'ftyp'],
  ['MP3 audio', 0, 'ID3'],
  ['Ogg audio', 0, 'OggS'],
  ['WAVE audio', 8, 'WAVE'],
  ['Matroska video', 0, '\u001aE\u00df\u00a3'],
  ['zip archive or office document', 0, 'PK\u0003\u0004'],
  ['zip archive', 0, 'PK\u0005\u0006'],
  ['gzip archive', 0, '\u001f\u008b'],
  ['bzip2 archive', 0, 'BZh'],
  ['xz archive', 0, '\u00fd7zXZ'],
  ['7z archive', 0, '7z\u00bc\u00af'],
  ['zstd archive', 0, '(\u00b5/\u00fd'],
  ['RAR archive', 0, 'Rar!'],
  ['program', 0, '\u007fELF'],
  ['program', 0, 'MZ\u0090'],
  ['WebAssembly module', 0, '\0asm'],
  ['SQLite database', 0, 'SQLite format 3'],
  ['old office document', 0, '\u00d0\u00cf\u0011\u00e0'],
  ['Parquet table', 0, 'PAR1'],
  ['font', 0, 'wOF'],
];
const SAMPLE = 65_536;
/// Text has hardly any control characters; compressed data has one byte in nine of them.
const MAX_CONTROL_SHARE = 0.02;

/// The kind of a binary file ("PDF", "PNG image", "unknown"), or null where the bytes are text in some character set.
export function binaryKind(bytes: Uint8Array): string | null {
  const head = latin1(bytes.subarray(0, 64));
  for (const [kind, offset, signature] of SIGNATURES) if (head.startsWith(signature, offset)) return kind;
  if (wideEncoding(bytes) !== null) return null;
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) control++;
  return control > MAX_CONTROL_SHARE * sample.length && control > 1 ? 'unknown kind' : null;
}

/// UTF-16 with or without a byte order mark, else null.
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 8) return null;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even++;
    else odd++;
  });
  const half = sample.length / 2;
  if (odd > 0.7 * half && even < 0.05 * half) return 'utf-16le';
  return even > 0.7 * half && odd < 0.05 * half ? 'utf-16be' : null;
}

/// Tells HTML, JSON lines and plain text apart by how the text begins.
export function contentKind(text: string): ContentKind {
  const head = text
    .slice(0, 20_000)
    .replace(/^(?:\s|\ufeff|<!--[^]{0,5000}?-->|<\?[^>]{0,500}>)+/, '')
    .slice(0, 10_000);
  if (
    /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|article|section|main|h[1-6]|span|table|ul|ol|a|br|img|header|nav|center|font)\b/i.test(
      head,
    )
  ) {
    return 'html';
  }
  if (/<(?:html|body)[\s>]/i.test(head)) return 'html';
  if (looksLikeJson(text)) return 'jsonl';
  return (head.match(/<\/(?:p|div|a|span|h[1-6]|li|em|strong|b|i)>|<(?:p|br)\s*\/?>/gi) ?? []).length >= 3
    ? 'html'
    : 'text';
}

/// One line that begins an object suffices: a file of JSON lines with a broken line in it stays one.
function looksLikeJson(text: string): boolean {
  const head = text.slice(0, 200_000);
  const lines = head.split('\n', 50).filter((line) => line.trim() !== '');
  const objects = lines.filter((line) => /^\s*\{\s*(?:"|\}|$)/.test(line)).length;
  if (/^\s*\{\s*"/.test(head)) return true;
  return (objects > 0 && objects >= 0.5 * lines.length) || /^\s*\[\s*\{\s*"/.test(head);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
