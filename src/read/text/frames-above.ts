import { isNickname } from '../comment/bylines.js';
import { frameHeader } from './frame-header.js';
import type { Region } from './thread-region.js';
import type { ThreadHeader } from './thread-header.js';
import { answerLine, profileLines } from './header-edges.js';
import { writerLine, type WriterLine } from './writer-line.js';

/// Of the blocks of a thread such a share begins with a writer; the others go on.
const LEAST_SHARE = 0.55;
/// Names and nothing else, where no blank lines part blocks, are such a share of the lines.
const LEAST_BARE = 0.45;
/// Without a heading above, such a share of the writers must have more than a name.
const MARKED_SHARE = 0.8;
const LEAST_UNHEADED = 3;

interface Writer {
  readonly index: number;
  /// The line with words below it.
  readonly next: number;
  readonly line: WriterLine;
}

/// Lines at the heads of blocks that say who writes what stands below them.
export function linesAbove(region: Region): { headers: ThreadHeader[]; isBehind: boolean } | null {
  const { page, worded, starts, isBlocked, isHeaded, dayFirst, cues } = region;
  const { lines } = page;
  const found: Writer[] = [];
  worded.forEach((index, at) => {
    const next = worded[at + 1];
    if (next === undefined || (at > 0 && found.at(-1)?.index === worded[at - 1])) return;
    if (
      isBlocked
        ? !starts.has(index) || starts.has(next)
        : isNickname(lines[next] ?? '') && answerLine(lines[next] ?? '', cues) === null
    )
      return;
    const line = writerLine(lines[index] ?? '', cues, dayFirst);
    if (line !== null) found.push({ index, next, line });
  });
  const [first] = found;
  if (first === undefined || found.length < 2) return null;
  const from = isHeaded ? (worded[0] ?? 0) : first.index;
  const blocks = isBlocked ? [...starts].filter((index) => index >= from).length : found.length;
  const isFull = found.length >= LEAST_SHARE * blocks;
  if (!isFull || (isHeaded && first.index !== worded[0])) return null;
  const isBare = !isBlocked && found.filter(({ line }) => line.marks.size === 0).length > found.length / 2;
  if (isBare && found.length < LEAST_BARE * worded.filter((index) => index >= from).length) return null;
  const profiles = profileLines(
    region.page,
    found.map(({ next }) => next),
    (index) => !starts.has(index),
  );
  if (!isHeaded && !isProven(found, profiles)) return null;
  if (isHeaded && region.isDoubtful && !isLikely(found, region)) return null;
  if (!isHeaded && !isBlocked && found.some(({ line }) => line.marks.size === 0)) return null;
  if (new Set(found.map(({ line }) => line.name)).size < 2) return null;
  return { headers: found.map((writer) => headerOf(writer, profiles, region)), isBehind: false };
}

/// Whether writers below a heading that may be another are more than the headings of a list: parted by blank lines, or all of them with a
/// mark.
function isLikely(found: readonly Writer[], { isBlocked }: Region): boolean {
  return found.length >= LEAST_UNHEADED && (isBlocked || found.every(({ line }) => line.marks.size > 0));
}

/// Whether writers without a heading above them are surely writers: nearly all have a mark that no heading of a section has, or the same
/// number of lines about them.
function isProven(found: readonly Writer[], profiles: number): boolean {
  const marked = found.filter(({ line }) => [...line.marks].some((mark) => mark !== 'P' && mark !== 'D'));
  if (found.length < LEAST_UNHEADED) return false;
  return marked.length >= MARKED_SHARE * found.length || profiles > 1;
}

function headerOf({ index, next, line }: Writer, profiles: number, region: Region): ThreadHeader {
  return frameHeader(region, index, line, { end: next + profiles, inside: 0, outside: 0 });
}
