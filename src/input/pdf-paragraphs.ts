import { inColumns } from './pdf-columns.js';
import type { PageItem } from './page-item.js';

interface PagesText {
  readonly paragraphs: string[];
  /// Heads and feet of the first page, which may bear the day.
  readonly furniture: string[];
}

interface Line {
  text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly page: number;
}

/// Lines of one paragraph stand closer than this many times the usual distance on the page.
const WIDE_GAP = 1.3;
/// Lines of another size are another paragraph.
const SIZE_CHANGE = 0.12;
/// A head or foot of the page stands on this many pages; on two of a file of few pages.
const REPEATED = 3;
const FEW_PAGES = 5;

/// Joins the lines of pages to paragraphs: a wide gap, another size of letters or an indented line begins a new one; a
/// paragraph may go on in the next column or on the next page. Page numbers and repeated heads and feet are left out.
export function paragraphsOfPages(pages: readonly (readonly PageItem[])[]): PagesText {
  const perPage = pages.map((items, page) => linesOf(inColumns(items), page));
  const furniture = repeatedLines(perPage);
  const paragraphs: string[] = [];
  let last: Line | null = null;
  for (const all of perPage) {
    const lines = all.filter((_, index) => !furniture.has(edgeKey(all, index) ?? ''));
    const gap = usualGap(lines);
    const margin = usualMargin(lines);
    for (const line of lines) {
      const before = paragraphs.length - 1;
      if (last !== null && before >= 0 && !beginsParagraph(line, last, gap, margin, paragraphs[before] ?? ''))
        paragraphs[before] = joined(paragraphs[before] ?? '', line.text);
      else paragraphs.push(line.text);
      last = line;
    }
  }
  const first = perPage[0] ?? [];
  return {
    paragraphs: paragraphs.filter((paragraph) => /[\p{L}\p{N}]/u.test(paragraph)),
    furniture: first.filter((_, index) => furniture.has(edgeKey(first, index) ?? '')).map(({ text }) => text),
  };
}

function linesOf(items: readonly PageItem[], page: number): Line[] {
  const lines: Line[] = [];
  let open: Line | null = null;
  for (const item of items) {
    if (item.text !== '') {
      if (open === null) {
        open = { text: '', x: item.x, y: item.y, height: item.height, page };
        lines.push(open);
      }
      open.text += item.text;
    }
    if (item.endsLine) open = null;
  }
  for (const line of lines)
    line.text = line.text
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
  return lines.filter((line) => line.text !== '');
}

function beginsParagraph(line: Line, last: Line, gap: number, margin: number, before: string): boolean {
  const sized = Math.abs(line.height - last.height) > SIZE_CHANGE * Math.max(line.height, last.height, 1);
  if (sized) return true;
  const ended = /[.!?…:]["'”’)\]]*$/.test(before);
  const below = last.y - line.y;
  // The next column or page goes on where the last one stopped inside a sentence.
  if (line.page !== last.page || below <= 0) return ended || !/^[\p{Ll}\p{N}(]/u.test(line.text);
  if (below > WIDE_GAP * gap) return true;
  return ended && line.x - margin > 0.6 * line.height && line.x > last.x + 0.3 * line.height;
}

/// The distance between most lines: the median of those of neighbouring lines of one size.
function usualGap(lines: readonly Line[]): number {
  const gaps: number[] = [];
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next === undefined || Math.abs(next.height - line.height) > 0.5) continue;
    const gap = line.y - next.y;
    if (gap > 0 && gap < 3 * Math.max(line.height, 6)) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  // The quarter, not the half: pages of short paragraphs have as many wide gaps as narrow ones.
  const typical = gaps[Math.floor(gaps.length / 4)];
  const height = lines[0]?.height ?? 12;
  return typical ?? 1.2 * height;
}

function usualMargin(lines: readonly Line[]): number {
  const starts = new Map<number, number>();
  for (const { x } of lines) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
  return [...starts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function joined(before: string, after: string): string {
  if (/[\p{L}\u00ad]\u00ad$/u.test(before)) return before.slice(0, -1) + after;
  // A word that the end of the line cut; compounds of two words lose their hyphen too.
  if (/\p{Ll}[-‐]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  return /[-‐–—/]$/.test(before) ? before + after : `${before} ${after}`;
}

function repeatedLines(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    for (const index of new Set([0, 1, lines.length - 2, lines.length - 1])) {
      const key = edgeKey(lines, index);
      if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const least = pages.length <= FEW_PAGES ? 2 : REPEATED;
  const repeated = new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
  return repeated.add('#');
}

/// A line at the edge of a page, figures made alike; a page number alone is `#`. Null for lines in the middle.
function edgeKey(lines: readonly Line[], index: number): string | null {
  const line = lines[index];
  if (line === undefined || (index > 1 && index < lines.length - 2)) return null;
  const key = line.text.toLowerCase().replace(/\d+/g, '#');
  return /^[-–—\s]*(?:page |p\. ?)?#(?:\s*(?:\/|of)\s*#)?[-–—\s]*$/.test(key) ? '#' : key;
}
