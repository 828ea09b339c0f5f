import type { ThreadHeader } from './thread-header.js';
import type { Region } from './thread-region.js';
import type { WriterLine } from './writer-line.js';

/// What a sign of depth in front of a writer's line counts beside a blank.
const DEEPER = 2;

/// The header that a line with a writer makes in a thread whose comments stand below or behind their writers.
export function frameHeader(
  { page }: Region,
  index: number,
  line: WriterLine,
  place: Pick<ThreadHeader, 'end' | 'inside' | 'outside'>,
): ThreadHeader {
  return {
    first: index,
    ...place,
    name: line.name,
    handle: line.handle,
    published: line.published,
    answers: line.answers,
    signature: 'frame',
    timed: line.marks.has('T'),
    leads: true,
    indent: (page.indents[index] ?? 0) + DEEPER * line.depth,
  };
}
