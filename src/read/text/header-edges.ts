import type { CommentCues } from '../evidence/comment-cues.js';
import type { PageLines, ThreadHeader } from './thread-header.js';
import { answeredIn, writerLine } from './writer-line.js';

/// Lines about the writer below his name, and their length.
const MOST_PROFILE = 4;
const LONGEST_PROFILE = 60;
/// So many headers at least tell that such lines are no words of their comments.
const LEAST_PROFILED = 3;

/// Headers with what stands right around them and belongs to them: whom the writer answers on a line of its own ("Replying to @name",
/// "To: Name"), the initials in the place of a picture above the name, "Comment: " in front of the words.
export function withEdges(headers: readonly ThreadHeader[], page: PageLines, cues: CommentCues): ThreadHeader[] {
  const { lines } = page;
  const wider = headers.map((header, at): ThreadHeader => {
    const { first, end, name } = header;
    const isOnLine = end > first;
    const answers =
      isOnLine && end < (headers[at + 1]?.first ?? lines.length) - 1 ? answerLine(lines[end] ?? '', cues) : null;
    const isPictured = name !== null && first > 1 && isOnLine && lines[first - 1] === initialsOf(name);
    return {
      ...header,
      first: isPictured ? first - 1 : first,
      end: answers === null ? end : end + 1,
      answers: header.answers ?? answers,
    };
  });
  const isInline = wider.some(({ first, end }) => end === first);
  const profiles =
    isInline || wider.length < LEAST_PROFILED
      ? 0
      : profileLines(
          page,
          wider.map(({ end }) => end),
          (index) => wider.every(({ first }) => first !== index),
        );
  return withoutLabels(
    profiles === 0 ? wider : wider.map((header) => ({ ...header, end: header.end + profiles })),
    page,
    cues,
  );
}

/// How many lines about the writer stand below each header: short ones without a stop, under all of them, above words that go on.
export function profileLines(
  { lines, kinds, gaps }: PageLines,
  from: readonly number[],
  goesOn: (index: number) => boolean,
): number {
  const isProfile = (index: number): boolean => {
    const line = lines[index] ?? '';
    const isShort = line.length <= LONGEST_PROFILE && !/[.!?…"”):]$/u.test(line);
    return isShort && kinds[index + 1] === 'words' && (gaps[index + 1] ?? 0) < 2 && goesOn(index + 1);
  };
  let count = 0;
  while (count < MOST_PROFILE && from.every((index) => isProfile(index + count))) count++;
  return count;
}

/// "Comment: " in front of the words of all comments is the page's.
function withoutLabels(headers: readonly ThreadHeader[], { lines }: PageLines, cues: CommentCues): ThreadHeader[] {
  const labels = headers.map(({ first, end }) => (end > first ? labelLength(lines[end] ?? '', cues) : 0));
  return labels.every((length) => length > 0)
    ? headers.map((header, at) => ({ ...header, inside: labels[at] ?? 0 }))
    : [...headers];
}

/// The name in a line that says nothing but whom a comment answers, or null.
export function answerLine(line: string, cues: CommentCues): string | null {
  const answered = answeredIn(line, cues);
  if (answered !== null) return answered;
  const match = /^(\p{L}{2,12})\s?:\s+(\S.*)$/u.exec(line);
  if (match === null || !cues.answering.has((match[1] ?? '').toLowerCase())) return null;
  return writerLine(match[2] ?? '', cues)?.name ?? null;
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/u);
  return [...words.slice(0, 1), ...(words.length > 1 ? words.slice(-1) : [])]
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

function labelLength(line: string, cues: CommentCues): number {
  const match = /^(\p{L}{2,14})\s?:\s+(?=\S)/u.exec(line);
  return match !== null && cues.commentLabels.has((match[1] ?? '').toLowerCase()) ? match[0].length : 0;
}
