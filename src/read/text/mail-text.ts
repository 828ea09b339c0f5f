import type { SourceDocument } from '../../annotation/document.js';
import { asName } from '../comment/facts.js';
import { TextBuilder, VoiceList, assemble } from '../document/assemble.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { readDate } from '../evidence/page-date.js';
import { paragraphsOf } from './paragraphs.js';
import type { PlainTextFacts } from './plain-text.js';

/// Lines of a mail that were written by one person.
interface Passage {
  /// How many marks of quotation stand before the lines: 0 for the sender's own.
  readonly depth: number;
  readonly lines: string[];
  readonly isSignature: boolean;
  /// What the headers above an enclosed mail say of its writer.
  readonly source: Source | null;
}

/// Who wrote what is quoted, and when.
interface Source {
  readonly name: string | null;
  readonly day: string | null;
}

/// How the lines of a mail are broken (RFC 3676).
export interface LineBreaks {
  /// A blank at the end of a line joins it to the next one.
  readonly flowed: boolean;
  /// That blank is no part of the text.
  readonly deleted: boolean;
}

const MARKS = /^(?:>[^\S\n]?)+/;
const SIGNATURE = /^--\s?$/;
const LONGEST_ATTRIBUTION = 240;
/// Lines over which the words above a quotation may be broken.
const ATTRIBUTION_LINES = 3;
/// A header of a mail that stands above its text in a reply (RFC 5322).
const HEADER = /^\*?(From|Sent|Date|To|Cc|Subject)\*?:\*?[^\S\n]+(\S.*)$/;
const LEAST_HEADERS = 3;
/// What stands between a date and a name: "PM", "GMT", "+0100".
const CLOCK_WORD = /^(?:[ap]\.?m\.?|UTC|GMT|[A-Z]{2,4}T|[+-]\d{4})[,;]?$/i;

/// Whether a text has what only mails have: lines of an earlier mail, or a signature.
export function isReply(text: string): boolean {
  return /^>/m.test(text) || /^-- ?\r?$/m.test(text) || enclosed(text.split(/\r?\n/)) !== null;
}

/// A text with its lines joined where the mail says that they go on.
export function unflowed(text: string, breaks: LineBreaks): string {
  if (!breaks.flowed) return text;
  return passagesOf(text.split(/\r?\n/), breaks)
    .flatMap(({ lines }) => lines)
    .join('\n');
}

/// Reads the text of a mail that answers another: what it quotes is a segment of its own (`quote`), in the voice of the one
/// whom it names as the writer, without marks of quotation. Signatures are left out.
export function readMailText(
  text: string,
  breaks: LineBreaks,
  { author = null, ...facts }: PlainTextFacts,
  cues: CommentCues,
): SourceDocument {
  const voices = new VoiceList();
  const own = voices.own(author, facts.publisher);
  const builder = new TextBuilder();
  const sources = new Map<number, { readonly voice: string; readonly day: string | null }>();
  const passages = passagesOf(text.split(/\r?\n/), breaks);
  let announced: Source | null = null;
  for (const [index, { depth, lines, isSignature, source: stated }] of passages.entries()) {
    const source: Source | null = stated ?? announced;
    for (const other of [...sources.keys()]) if (other > depth) sources.delete(other);
    if (depth > 0 && (source !== null || !sources.has(depth)))
      sources.set(depth, {
        voice: voices.quoted(source?.name ?? null),
        day: source?.day ?? null,
      });
    announced = (passages[index + 1]?.depth ?? 0) > depth ? takeAttribution(lines, cues) : null;
    if (isSignature) continue;
    const { voice, day } = sources.get(depth) ?? { voice: own, day: null };
    const whole = lines.join('\n');
    for (const { start, end } of paragraphsOf(whole).spans)
      builder.add(whole.slice(start, end), depth === 0 ? 'body' : 'quote', voice, null, day);
  }
  return assemble({ ...facts, language: null }, builder.text, voices.voices, builder.segments, []);
}

function passagesOf(lines: readonly string[], breaks: LineBreaks): Passage[] {
  const inner = enclosed(lines);
  if (inner !== null) {
    const before = passagesOf(lines.slice(0, inner.from), breaks);
    const behind = passagesOf(lines.slice(inner.to), breaks);
    return [
      ...before,
      ...behind.map((passage, index) => ({
        ...passage,
        depth: passage.depth + 1,
        source: index === 0 ? inner.source : passage.source,
      })),
    ];
  }
  const passages: Passage[] = [];
  let joins = false;
  for (const line of lines) {
    const marks = MARKS.exec(line)?.[0] ?? '';
    const depth = marks.split('>').length - 1;
    const words = breaks.flowed ? line.slice(marks.length).replace(/^ /, '') : line.slice(marks.length);
    const isSoft = breaks.flowed && words.endsWith(' ') && !SIGNATURE.test(words);
    const kept = isSoft && breaks.deleted ? words.slice(0, -1) : words;
    const last = passages.at(-1);
    if (SIGNATURE.test(words) && depth === 0) passages.push({ depth, lines: [], isSignature: true, source: null });
    else if (last?.depth !== depth) passages.push({ depth, lines: [kept], isSignature: false, source: null });
    else if (joins) last.lines.push(`${last.lines.pop() ?? ''}${kept}`);
    else last.lines.push(kept);
    joins = isSoft;
  }
  return passages;
}

/// The headers of a mail that stands below them as a whole: the lines that they take up, and what they say.
function enclosed(
  lines: readonly string[],
): { readonly from: number; readonly to: number; readonly source: Source } | null {
  for (let from = 0; from < lines.length; from++) {
    if (!HEADER.test(lines[from] ?? '')) continue;
    const headers = new Map<string, string>();
    let to = from;
    for (let match = HEADER.exec(lines[to] ?? ''); match !== null; match = HEADER.exec(lines[++to] ?? ''))
      headers.set(match[1] ?? '', match[2] ?? '');
    const sender = headers.get('From');
    if (headers.size >= LEAST_HEADERS && sender !== undefined) {
      const name = withoutAddress(sender);
      const day = readDate(headers.get('Sent') ?? headers.get('Date') ?? '')?.day ?? null;
      const ruled = /^\s*[-_]{2,}.{0,60}[-_]{2,}\s*$/.test(lines[from - 1] ?? '');
      return { from: ruled ? from - 1 : from, to, source: { name: name === '' ? null : name, day } };
    }
    from = to;
  }
  return null;
}

/// Takes the words that introduce a quotation ("On 5 March 2024 at 18:00, Name wrote:") off the end of the lines above it; null
/// where there are none.
function takeAttribution(lines: string[], cues: CommentCues): Source | null {
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.trim() === '') end--;
  if (!/:\s*$/.test(lines[end - 1] ?? '')) return null;
  for (let count = 1; count <= Math.min(ATTRIBUTION_LINES, end); count++) {
    const words = lines
      .slice(end - count, end)
      .join(' ')
      .trim();
    if (words.length > LONGEST_ATTRIBUTION) return null;
    const name = writerIn(words, cues);
    if (name === null) continue;
    lines.splice(end - count);
    return { name, day: readDate(words)?.day ?? null };
  }
  return null;
}

function writerIn(words: string, cues: CommentCues): string | null {
  const says = new RegExp(cues.patterns.says.source, 'iu').exec(words);
  if (says === null && !/@|\d{4}/.test(words)) return null;
  const bare = withoutAddress(words.replace(/:\s*$/, ''));
  const said = says === null ? -1 : bare.lastIndexOf(says[0].replace(/[:\s]+$/, ''));
  const parts = said < 0 ? [bare] : [bare.slice(0, said), bare.slice(said + (says?.[0].trim().length ?? 0) + 1)];
  for (const part of parts) {
    const tokens = part.split(/\s+/).filter((token) => token !== '');
    const behind = tokens.slice(tokens.findLastIndex((token) => /\d/.test(token)) + 1);
    while (
      behind.length > 0 &&
      (CLOCK_WORD.test(behind[0] ?? '') || cues.weekdays.has((behind[0] ?? '').toLowerCase()))
    )
      behind.shift();
    const name = asName(behind.join(' '), cues);
    if (name !== null && /^[\p{Lu}\p{Lo}]/u.test(name)) return name;
  }
  return null;
}

/// "Ana Berg" of '"Ana Berg" <ana@post.example>'.
function withoutAddress(words: string): string {
  return words
    .replace(/[<([]?(?:mailto:)?[^\s<>()[\]]+@[^\s<>()[\]]+[>)\]]?/g, ' ')
    .replace(/[<>"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
