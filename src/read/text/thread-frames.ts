import { withoutCounts } from '../comment/bylines.js';
import type { CommentCues } from '../evidence/comment-cues.js';
import { linesAbove } from './frames-above.js';
import { linesBelow } from './frames-below.js';
import { besideWords } from './frames-inline.js';
import type { HeaderLine } from './header-lines.js';
import type { Region } from './thread-region.js';
import { beginsWithReport, lettersOf, type PageLines, type ThreadHeader } from './thread-header.js';
import { writerLine } from './writer-line.js';

/// Headers that a page repeats at the head or foot of each block, and whether their comments stand above them.
export interface Frame {
  readonly headers: readonly ThreadHeader[];
  readonly isBehind: boolean;
  /// The line with the heading over them, or null; and whether its words are those of a heading over comments.
  readonly heading: number | null;
  readonly isHeaded: boolean;
}

/// A line over a thread that no list of headings has: short, no sentence, below the words of a report.
const LONGEST_HEADING = 40;
const MOST_HEADING_WORDS = 6;
/// So many of them are tried, from the last one on; what stands below must be a thread to the end of the page.
const MOST_TRIED = 12;
/// A sentence of a report is at least so long.
const PROSE = 80;

/// The ways in which a page can say who writes.
const FRAMES = [besideWords, linesAbove, linesBelow] as const;

/// Looks below each heading over comments, then in the whole page, for what recurs at the head or foot of blocks; the frame with most
/// comments, or null.
export function threadFrame(
  page: PageLines,
  times: ReadonlyMap<number, HeaderLine>,
  dayFirst: boolean,
  cues: CommentCues,
): Frame | null {
  // "Like · Reply · 3h" ends a block.
  const isButton = (index: number): boolean =>
    times.has(index) && withoutCounts(page.lines[index] ?? '', cues) !== page.lines[index];
  const isWorded = (index: number): boolean =>
    (page.kinds[index] === 'words' || page.kinds[index] === 'byline') && !isButton(index);
  const headings = [...page.kinds.keys()].filter((index) => page.kinds[index] === 'heading');
  const below = (heading: number, isDoubtful: boolean): Frame | null =>
    best({ ...regionOf(page, heading + 1, isWorded, dayFirst, cues), isHeaded: true, isDoubtful });
  for (const heading of headings) {
    const found = below(heading, false);
    if (found !== null && !isOfMenu(heading, found, page)) return { ...found, heading, isHeaded: true };
  }
  const unheaded = best({ ...regionOf(page, 1, isWorded, dayFirst, cues), isHeaded: false, isDoubtful: true });
  if (headings.length > 0 || unheaded?.isBehind === false) return unheaded;
  let most = unheaded;
  for (const heading of likelyHeadings(page, isWorded).slice(-MOST_TRIED)) {
    const found = below(heading, true);
    if (found !== null && found.headers.length >= (most?.headers.length ?? 2)) most = { ...found, heading };
  }
  return most;
}

/// Whether a heading over comments belongs to the menu ("Reviews") or the byline ("by Name, 24 Comments") of a page: no sentence of a report
/// stands above it, and far more than a comment below the first of the frame, or below another above the next heading that a report stands over.
function isOfMenu(heading: number, { headers, isBehind }: Frame, page: PageLines): boolean {
  const { lines, kinds } = page;
  const isProse = (line: string, index: number): boolean =>
    kinds[index] === 'words' && line.length >= PROSE && /[.!?…"”’)]$/u.test(line);
  const prose = lines.findIndex(isProse);
  if (prose >= 0 && prose < heading) return false;
  const sizes = headers.map(({ first, end }, index) =>
    isBehind
      ? lettersOf(page, headers[index - 1]?.end ?? heading + 1, first)
      : lettersOf(page, end, headers[index + 1]?.first ?? lines.length),
  );
  const next = kinds.indexOf('heading', Math.max(heading, prose) + 1);
  const early = headers.filter(({ first }) => first < next).length;
  return beginsWithReport([Math.max(...sizes.slice(0, Math.max(1, early))), ...sizes]);
}

/// Lines that could be a heading over a thread.
function likelyHeadings({ lines, gaps }: PageLines, isWorded: (index: number) => boolean): number[] {
  return [...lines.keys()].filter((index) => {
    const line = lines[index] ?? '';
    return (
      index > 1 &&
      isWorded(index) &&
      line.length <= LONGEST_HEADING &&
      line.split(/\s+/u).length <= MOST_HEADING_WORDS &&
      /^["“'‘]?[\p{Lu}\p{Lt}]/u.test(line) &&
      !/[.!?,;…”"]$/u.test(line) &&
      (gaps[index] ?? 0) >= (gaps[index + 1] ?? 0)
    );
  });
}

function best(region: Region): Frame | null {
  if (region.worded.length < 2) return null;
  let most: Frame | null = null;
  for (const frame of FRAMES) {
    const found = frame(region);
    if (found !== null && found.headers.length > (most?.headers.length ?? 1))
      most = { ...found, heading: null, isHeaded: false };
  }
  return most;
}

function regionOf(
  page: PageLines,
  from: number,
  isWorded: (index: number) => boolean,
  dayFirst: boolean,
  cues: CommentCues,
): Omit<Region, 'isHeaded' | 'isDoubtful'> {
  const { lines, kinds, gaps } = page;
  const worded = [...kinds.keys()].filter((index) => index >= from && isWorded(index));
  const breaks = worded.slice(1).map((index) => gaps[index] ?? 0);
  const least = Math.min(...breaks);
  const starts = new Set<number>();
  worded.forEach((index, at) => {
    const above = worded[at - 1];
    const between = above === undefined ? [] : lines.slice(above + 1, index);
    // "Verified" below a name.
    const isBadge =
      above !== undefined &&
      starts.has(above) &&
      between.every((line) => /\p{L}/u.test(line)) &&
      writerLine(lines[above] ?? '', cues) !== null;
    const isApart = gaps.slice((above ?? 0) + 1, index + 1).some((gap) => gap > least);
    if (above === undefined || isApart || (between.length > 0 && !isBadge)) starts.add(index);
  });
  return { page, worded, starts, isBlocked: starts.size > 1 && starts.size < worded.length, dayFirst, cues };
}
