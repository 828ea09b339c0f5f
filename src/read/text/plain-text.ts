import type { Segment, SourceDocument } from '../../annotation/document.js';
import type { Problem } from '../../annotation/problem.js';
import { problem } from '../../annotation/problem.js';
import type { Span } from '../../annotation/span.js';
import { VoiceList, assemble } from '../document/assemble.js';
import { commentBoundary, evidenceOf, SURE } from './comment-boundary.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { datelinesOf, writtenBefore } from '../evidence/dateline.js';
import { withDayEntries } from '../evidence/day-entries.js';
import { readDate } from '../evidence/page-date.js';
import { markedThread } from './marked-thread.js';
import { lineKinds } from './page-lines.js';
import { LONGEST_PARAGRAPH, paragraphsOf } from './paragraphs.js';
import { pastedComments } from './pasted-comments.js';
import { pageLines } from './thread-header.js';

/// What is given beside a plain text.
export interface PlainTextFacts {
  readonly input: string;
  readonly id: string | null;
  readonly uri: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly author?: string | null;
}

const LONGEST_TITLE = 150;
const SHOWN_WORDS = 6;

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
  const lines = body.map(slice);
  const kinds = lineKinds(lines, cues);
  const evidence = evidenceOf(lines, kinds, cues);
  const marked = markedThread(body, pageLines(text, body, kinds), evidence, cues);
  const boundary =
    marked === null ? commentBoundary(lines, kinds, evidence, cues) : { first: marked.first, confidence: SURE };
  const { first: behind, comments } =
    marked ??
    (boundary.first < body.length
      ? pastedComments(text, body, kinds, boundary.first, cues)
      : { first: body.length, comments: [] });
  const [opening] = comments;
  if (opening !== undefined && boundary.confidence < SURE)
    warnings.push(
      problem('comments-guessed', {
        input: facts.input,
        words: firstWords(text.slice(opening.start, opening.end)),
        percent: Math.round(100 * boundary.confidence),
      }),
    );
  const voices = new VoiceList();
  const own = voices.own(author, facts.publisher);
  const segments: Segment[] = [];
  const plain = { voice: own, replyTo: null, published: null };
  const [first] = spans;
  if (titled && first !== undefined) segments.push({ ...first, kind: 'title', ...plain });
  const report = body.slice(0, behind);
  const datelines = datelinesOf(report.map(slice), cues);
  const [dateline] = datelines.values();
  const published = facts.published ?? dateline?.day ?? null;
  const written = dateline === undefined ? null : writtenBefore(dateline, published);
  report.forEach((span, index) => {
    const start = span.start + (datelines.get(index)?.end ?? 0);
    if (start < span.end) segments.push({ start, end: span.end, kind: 'body', ...plain, published: written });
  });
  const above = segments.length;
  for (const { start, end, name, published: posted, replyTo } of comments)
    segments.push({
      start,
      end,
      kind: 'comment',
      voice: voices.reader(name),
      replyTo: replyTo === null ? null : above + replyTo,
      published: posted,
    });
  const title = facts.title ?? (titled && first !== undefined ? slice(first) : null);
  return assemble(
    { ...facts, title, published, language: null },
    text,
    voices.voices,
    withDayEntries(text, segments, cues),
    warnings,
  );
}

/// A short first line without a final stop, before a longer one or the name of who wrote it, that is no date.
function hasTitle(paragraphs: readonly string[], given: string | null, cues: CommentCues): boolean {
  const [first, below, next] = paragraphs;
  const isSigned = below !== undefined && isWriter(below, cues);
  const second = isSigned ? next : below;
  if (first === undefined || second === undefined) return false;
  if (given !== null) return first === given.trim();
  if (first.length > LONGEST_TITLE || first.includes('\n') || /[.!…:;,]["”’]?$/.test(first)) return false;
  if (readDate(first, true) !== null && first.length < 40) return false;
  return /\p{L}{2}/u.test(first) && (isSigned || second.length > first.length);
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

/// Enough of a text to find it by.
function firstWords(text: string): string {
  const words = text.slice(0, 80).split(/\s+/);
  return words.length <= SHOWN_WORDS ? words.join(' ') : `${words.slice(0, SHOWN_WORDS).join(' ')} …`;
}
