import { isInterview } from './interview.js';
import { frameHeader } from './frame-header.js';
import type { Region } from './thread-region.js';
import type { ThreadHeader } from './thread-header.js';
import { writerLine, type WriterLine } from './writer-line.js';

/// Of the lines of a thread such a share has a writer beside the words; of the blocks, where there are any.
const LEAST_SHARE = 0.5;
const LEAST_UNHEADED = 3;
/// Of lines without a heading above such a share has more than a name.
const MARKED_SHARE = 0.7;
/// Letters of each comment where nothing but names and colons mark them.
const LEAST_SAID = 12;

/// How a name stands in front of the words: the name first, then where the words begin.
const INSIDE: readonly RegExp[] = [
  /^(\S.{0,70}?\S)\s?:\s+(?=\S)/u,
  /^((?:[([][^\])]{3,12}[\])]\s*)?<[^<>]{2,40}>):?\s+(?=\S)/u,
  /^((?:[\p{L} ]{4,20}\S{2,40}\s+[–—-]\s+)?\[[^[\]]{2,40}\]):?\s+(?=\S)/u,
  /^(\*\*[^*]{2,40}\*\*:?|__.{2,40}?__:?)\s+(?=\S)/u,
  /^(\S.{0,60}?\S)\s+[–—]\s+(?=\S)/u,
  /^((?=\p{Lu}[\p{Lu}.'’ -]{3})[^a-z,]{3,30}(?:,\s[^.:]{2,30})?)\.\s+(?=["“'‘]?\p{Lu})/u,
];
/// "N. Lastname, Town – …"
const PLACED = INSIDE[4];
/// How it stands behind them.
const OUTSIDE: readonly RegExp[] = [
  /(?<=[.!?…"”’])\s+(?:[–—-]|--)\s?(\p{Lu}(?:[^.!?"“”]|(?<=\p{Lu})\.){1,50})$/u,
  /(?<=[.!?…"”’])\s+\(([^()]{2,50})\)\.?$/u,
];

interface Beside {
  readonly index: number;
  readonly line: WriterLine;
  readonly length: number;
}

/// Names in front of the words of comments in the same line, or behind them.
export function besideWords(region: Region): { headers: ThreadHeader[]; isBehind: boolean } | null {
  if (!region.isHeaded && isInterview(region.page.lines, region.cues)) return null;
  let most: { headers: ThreadHeader[]; isBehind: boolean } | null = null;
  for (const [patterns, isOutside] of [
    [INSIDE, false],
    [OUTSIDE, true],
  ] as const)
    for (const pattern of patterns) {
      const found = besideBy(pattern, isOutside, region);
      if (found.length > (most?.headers.length ?? 1))
        most = { headers: found.map((one) => headerOf(one, isOutside, region)), isBehind: false };
    }
  return most;
}

function besideBy(pattern: RegExp, isOutside: boolean, region: Region): readonly Beside[] {
  const { page, worded, starts, isBlocked, isHeaded, dayFirst, cues } = region;
  const { lines } = page;
  const all = worded.flatMap((index): Beside[] => {
    const match = pattern.exec(lines[index] ?? '');
    if (match === null) return [];
    const line = writerLine(match[1] ?? '', cues, dayFirst);
    return line === null ? [] : [{ index, line, length: match[0].length }];
  });
  const found = isHeaded ? all : atEnd(all, worded);
  const [first] = found;
  if (first === undefined || found.length < 2) return [];
  const from = isHeaded ? (worded[0] ?? 0) : first.index;
  if (first.index !== from) return [];
  const heads = isBlocked ? [...starts].filter((index) => index >= from) : worded.filter((index) => index >= from);
  if (found.length < LEAST_SHARE * heads.length) return [];
  const names = found.map(({ line }) => line.name);
  if (new Set(names).size < 2) return [];
  const sizes = found.map(({ index, length }) => (lines[index]?.length ?? 0) - length);
  if (isHeaded) return found;
  const marked = found.filter(({ line }) => [...line.marks].some((mark) => mark !== 'P'));
  // "N. Lastname, Town – …", but not the datelines of a digest.
  const isPlaced =
    pattern === PLACED && found.every(({ line }) => line.marks.has('P') && /\p{Ll}/u.test(line.name ?? ''));
  const isMarked = isPlaced || marked.length >= MARKED_SHARE * found.length || (isOutside && pattern === OUTSIDE[0]);
  const turns = [...new Set(names)].filter((name) => names.indexOf(name) !== names.lastIndexOf(name)).length;
  const isTalk = turns <= 1 && new Set(names).size >= LEAST_UNHEADED && Math.min(...sizes) >= LEAST_SAID;
  return found.length >= LEAST_UNHEADED && (isMarked || (pattern === INSIDE[0] && isTalk)) ? found : [];
}

/// The last of them, between which no other lines stand.
function atEnd(all: readonly Beside[], worded: readonly number[]): readonly Beside[] {
  let from = all.length;
  for (let at = worded.length - 1; from > 0 && all[from - 1]?.index === worded[at]; at--) from--;
  return all.slice(from);
}

function headerOf({ index, line, length }: Beside, isOutside: boolean, region: Region): ThreadHeader {
  const place = isOutside ? { inside: 0, outside: length } : { inside: length, outside: 0 };
  return frameHeader(region, index, line, { end: index, ...place });
}
