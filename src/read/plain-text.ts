import type { Segment, SourceDocument } from '../annotation/document.js';
import type { Problem } from '../annotation/problem.js';
import { problem } from '../annotation/problem.js';
import type { Span } from '../annotation/span.js';
import { VoiceList, assemble } from './assemble.js';
import { beforeAge, commentBoundary, isByline } from './comment-boundary.js';
import type { CommentCues } from './comment-cues.js';
import { asName, isFurniture, looksLikeName, readHeader } from './comment-facts.js';
import { isCommentHeading } from './comment-structure.js';
import { commentStarts } from './comment-threads.js';
import { firstDateline } from './dateline.js';
import { readDate } from './page-date.js';
import { LONGEST_PARAGRAPH, paragraphsOf } from './paragraphs.js';

/// What is given beside a plain text.
interface PlainTextFacts {
  readonly input: string;
  readonly id: string | null;
  readonly uri: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author?: string | null;
}

const LONGEST_TITLE = 150;

/// Reads a text without markup. The text stays as it is; its paragraphs become segments, and where readers' comments follow
/// the report, one segment a comment.
export function readPlainText(
  text: string,
  { author = null, ...facts }: PlainTextFacts,
  cues: CommentCues,
): SourceDocument {
  const { spans, cut } = paragraphsOf(text);
  const warnings: Problem[] = [];
  if (cut > 0) warnings.push(problem('text-long-line', { input: facts.input, length: cut, limit: LONGEST_PARAGRAPH }));
  const slice = (span: Span): string => text.slice(span.start, span.end);
  const titled = hasTitle(spans.map(slice), facts.title, cues);
  const body = titled ? spans.slice(1) : spans;
  const boundary = commentBoundary(body.map(slice), cues);
  const voices = new VoiceList();
  const own = voices.own(author, facts.publisher);
  const segments: Segment[] = [];
  const plain = { voice: own, replyTo: null, published: null };
  const [first] = spans;
  if (titled && first !== undefined) segments.push({ ...first, kind: 'title', ...plain });
  const report = body.slice(0, boundary.first);
  const dateline = firstDateline(report.map(slice), cues);
  report.forEach((span, index) => {
    const start = index === dateline?.paragraph ? span.start + dateline.end : span.start;
    segments.push({ start, end: span.end, kind: 'body', ...plain });
  });
  segments.push(...commentSegments(body.slice(boundary.first), slice, voices, cues));
  const title = facts.title ?? (titled && first !== undefined ? slice(first) : null);
  const published = facts.published ?? dateline?.day ?? null;
  return assemble({ ...facts, title, published, language: null }, text, voices.voices, segments, warnings);
}

/// A short first line without a final stop, before a longer one, that is no date.
function hasTitle(paragraphs: readonly string[], given: string | null, cues: CommentCues): boolean {
  const [first, below, next] = paragraphs;
  const second = below !== undefined && isWriter(below, cues) ? next : below;
  if (first === undefined || second === undefined) return false;
  if (given !== null) return first === given.trim();
  if (first.length > LONGEST_TITLE || first.includes('\n') || /[.!…:;,]["”’]?$/.test(first)) return false;
  if (readDate(first, true) !== null && first.length < 40) return false;
  return /\p{L}{2}/u.test(first) && second.length > first.length;
}

/// "By Name": a line between title and text.
function isWriter(text: string, cues: CommentCues): boolean {
  const words = text.split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 8 &&
    cues.besideDates.has(words[0]?.toLowerCase() ?? '') &&
    !/[.!?]$/.test(text)
  );
}

function commentSegments(
  spans: readonly Span[],
  slice: (span: Span) => string,
  voices: VoiceList,
  cues: CommentCues,
): Segment[] {
  const texts = spans.map(slice);
  const bylines = texts.map((text, index) => isByline(text, texts[index - 1], cues));
  const headers = texts.map((text, index) => (bylines[index] === true ? bylineFacts(text, cues) : null));
  const idle = texts.map((text, index) => {
    if (bylines[index] === true) return false;
    if (isFurniture(text, cues)) return true;
    const next = headers[index + 1];
    // A name on a line of its own above the time.
    if (next !== null && next !== undefined && next.name === null && looksLikeName(text)) return true;
    return index === 0 && text.length <= 60 && isCommentHeading(text, cues) && texts.length > 1;
  });
  const marked = bylines.includes(true);
  const worded = texts.map((_, index) => index).filter((index) => !bylines[index] && !idle[index]);
  const guessed = marked
    ? []
    : commentStarts(
        worded.map((index) => texts[index] ?? ''),
        cues,
      );
  const segments: Segment[] = [];
  let open: { start: number; end: number; name: string | null; published: string | null } | null = null;
  let pending: { name: string | null; published: string | null } | null = null;
  const close = (): void => {
    if (open === null) return;
    const { start, end, name, published } = open;
    segments.push({ start, end, kind: 'comment', voice: voices.reader(name), replyTo: null, published });
    open = null;
  };
  spans.forEach((span, index) => {
    if (bylines[index]) {
      close();
      const header = headers[index];
      const above = idle[index - 1] === true ? asName(texts[index - 1] ?? '', cues) : null;
      pending = { name: header?.name ?? above ?? pending?.name ?? null, published: header?.published ?? null };
      return;
    }
    if (idle[index]) {
      if (marked) close();
      return;
    }
    const starts = marked ? pending !== null || open === null : guessed[worded.indexOf(index)] === true;
    if (starts) {
      close();
      open = { start: span.start, end: span.end, name: pending?.name ?? null, published: pending?.published ?? null };
      pending = null;
    } else if (open !== null) open.end = span.end;
  });
  close();
  return segments;
}

function bylineFacts(
  text: string,
  cues: CommentCues,
): { readonly name: string | null; readonly published: string | null } {
  const before = beforeAge(text, cues);
  if (before !== null) return { name: asName(before, cues), published: null };
  return readHeader(text, cues) ?? { name: null, published: null };
}
