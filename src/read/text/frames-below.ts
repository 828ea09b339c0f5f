import type { Region } from './thread-region.js';
import type { ThreadHeader } from './thread-header.js';
import { writerLine, type WriterLine } from './writer-line.js';

/// Of the blocks of a thread such a share ends with a writer.
const LEAST_SHARE = 0.55;
const LEAST_UNHEADED = 3;
/// A dash or brackets around the name.
const DASH = /^(?:-{1,3}|[–—―])\s*(?=\S)/u;
const BRACKETS = /^\(([^()]+)\)\.?$/u;

interface Foot {
  readonly first: number;
  readonly end: number;
  readonly line: WriterLine;
  readonly isMarked: boolean;
}

/// Lines at the feet of blocks that say who wrote what stands above them: "Name, Town", "— Name", a name and a town on lines of their own.
export function linesBelow(region: Region): { headers: ThreadHeader[]; isBehind: boolean } | null {
  const { page, worded, starts, isBlocked, isHeaded } = region;
  const { lines } = page;
  const last = worded.at(-1) ?? 0;
  const isEnd = (index: number): boolean => index === last || starts.has(index + 1) || !worded.includes(index + 1);
  const found: Foot[] = [];
  for (const index of worded) {
    if (isBlocked && !isEnd(index)) continue;
    const foot = footAt(index, region, found.at(-1)?.end ?? worded[0] ?? 0);
    if (foot !== null) found.push(foot);
  }
  const [first] = found;
  if (first === undefined || found.length < 2 || found.at(-1)?.end !== last + 1) return null;
  const from = worded[0] ?? 0;
  const ends = worded.filter((index) => isEnd(index) && index >= (isHeaded ? from : first.first)).length;
  if (isBlocked && found.length < LEAST_SHARE * ends) return null;
  const isSure = found.every(({ isMarked }) => isMarked);
  if (!isHeaded && (!isSure || found.length < LEAST_UNHEADED)) return null;
  if (!isSure && found.some(({ line, first: at }) => line.marks.size === 0 && !isBlocked && lines[at] === undefined))
    return null;
  if (new Set(found.map(({ line }) => line.name)).size < 2) return null;
  return { headers: found.map((foot) => headerOf(foot, region)), isBehind: true };
}

/// The foot that ends with a line, below words that end as sentences do; null where none does.
function footAt(
  index: number,
  { page, starts, isBlocked, isHeaded, cues, dayFirst }: Region,
  from: number,
): Foot | null {
  const { lines } = page;
  const read = (at: number): { line: WriterLine; isMarked: boolean } | null => {
    const whole = lines[at] ?? '';
    const bare = BRACKETS.exec(whole)?.[1] ?? whole.replace(DASH, '');
    const line = writerLine(bare, cues, dayFirst);
    return line === null || line.depth > 0
      ? null
      : { line, isMarked: bare !== whole || line.marks.has('L') || line.marks.has('T') };
  };
  const isSaid = (at: number): boolean =>
    at >= from && /[.!?…"”’)\p{Extended_Pictographic}]$/u.test(lines[at] ?? '') && !(isBlocked && starts.has(at + 1));
  const one = read(index);
  if (one === null) return null;
  if (isSaid(index - 1) && (one.isMarked || one.line.marks.has('P') || isBlocked))
    return { first: index, end: index + 1, ...one };
  // A name above a town.
  const above = read(index - 1);
  const isTwo = above !== null && (isBlocked || isHeaded) && !(isBlocked && starts.has(index)) && isSaid(index - 2);
  return isTwo ? { first: index - 1, end: index + 1, line: above.line, isMarked: above.isMarked } : null;
}

function headerOf({ first, end, line }: Foot, { page }: Region): ThreadHeader {
  return {
    first,
    end,
    name: line.name,
    handle: line.handle,
    published: line.published,
    answers: line.answers,
    signature: 'frame',
    timed: line.marks.has('T'),
    leads: false,
    inside: 0,
    outside: 0,
    indent: page.indents[first] ?? 0,
  };
}
